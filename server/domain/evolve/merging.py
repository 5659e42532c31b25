"""Makes two people in a state one: everything that is the later one's becomes the earlier one's.

The work grows with what belongs to the two, with the questions and with what waits, not with all that was said.
"""

from __future__ import annotations  # rpds types take parameters only for the type checker

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec
from msgspec.structs import replace
from rpds import HashTrieMap, HashTrieSet, List

from server.domain.direction_records import Direction
from server.domain.person_ids import with_people
from server.domain.state import Person, Question, Shadow, State, Tenure, Theme, WaitingChallenge
from server.domain.text import normalized_name

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Renaming:
    """Names the earlier one of two people wherever the later one is named."""

    later: str
    earlier: str

    def person(self, person: str) -> str:
        """For the id of a person, or of anything else."""
        return self.earlier if person == self.later else person

    def pair(self, pair: tuple[str, str]) -> tuple[str, str]:
        """For a role with a person."""
        return pair[0], self.person(pair[1])

    def within(self, record: R) -> R:
        """For everybody whom a record names."""
        return with_people(record, self.person)


def merged(state: State, later: str, earlier: str) -> State:
    """The state in which `earlier` stands for both."""
    renaming = Renaming(later, earlier)
    said = _said(state, renaming)
    listed = _listed(said, renaming, passed_twice=_passed_twice(state, renaming))
    one = _held(_waiting(_gathered(listed, renaming), renaming), renaming)
    aliases, later_ids = state.aliases, state.later_ids
    moved = (*later_ids.get(later, ()), later)
    for own in moved:
        aliases = aliases.insert(own, earlier)
    return replace(
        one,
        joined=(*state.joined, (later, earlier)),
        aliases=aliases,
        later_ids=later_ids.discard(later).insert(earlier, (*later_ids.get(earlier, ()), *moved)),
    )


def _passed_twice(state: State, renaming: Renaming) -> int:
    """The number of questions on which both passed."""
    both = (renaming.later, renaming.earlier)
    return sum(all(person in question.passed for person in both) for question in state.questions.values())


def _listed(state: State, renaming: Renaming, passed_twice: int) -> State:
    """Both as one person in the list, and in the pauses so far."""
    earlier, later = state.people[renaming.earlier], state.people[renaming.later]
    unused = normalized_name((later if earlier.name else earlier).name)
    left = state.name_counts[unused] - 1

    def both_in(people: HashTrieMap[str, Person]) -> HashTrieMap[str, Person]:
        if later.id not in people:
            return people
        return people.discard(later.id).insert(earlier.id, _one_person(state, people[earlier.id], people[later.id]))

    one = _one_person(state, earlier, later)

    return replace(
        state,
        people=state.people.discard(later.id).insert(one.id, replace(one, passes=one.passes - passed_twice)),
        name_counts=state.name_counts.insert(unused, left) if left else state.name_counts.remove(unused),
        pauses=tuple(replace(pause, people=both_in(pause.people)) for pause in state.pauses),
    )


def _one_person(state: State, earlier: Person, later: Person) -> Person:
    """The earlier person with everything of the later one. They keep the name under which the room knows them."""
    said = sorted((*earlier.contributions, *later.contributions), key=lambda id_: -state.contributions[id_].number)
    spoke_last = max((earlier, later), key=lambda known: _moment(known.perspectives_at))
    named = earlier if earlier.name or not later.name else later
    return replace(
        earlier,
        name=named.name,
        name_number=named.name_number,
        contributions=List(said),
        phone=earlier.phone or later.phone,
        kept_contributions=earlier.kept_contributions + later.kept_contributions,
        passes=earlier.passes + later.passes,
        perspectives=spoke_last.perspectives,
        perspectives_at=spoke_last.perspectives_at,
        invited_at=max((earlier.invited_at, later.invited_at), key=_moment),
        invitations=earlier.invitations + later.invitations,
        taken_up=earlier.taken_up + later.taken_up,
        heard_contributions=earlier.heard_contributions + later.heard_contributions,
        code=earlier.code or later.code,
    )


def _moment(at: datetime | None) -> float:
    return 0.0 if at is None else at.timestamp()


def _said(state: State, renaming: Renaming) -> State:
    """What was said, passed on, offered as a wording and called."""
    contributions, wordings, calls = state.contributions, state.wordings, state.calls
    for said in state.people[renaming.later].contributions:
        contributions = contributions.insert(said, renaming.within(contributions[said]))
    for wording in state.wordings.values():
        wordings = wordings.insert(wording.id, renaming.within(wording))
    for call in state.calls.values():
        calls = calls.insert(call.id, renaming.within(call))
    state = replace(state, contributions=contributions, wordings=wordings, calls=calls)
    questions = {known: _asked(state, question, renaming) for known, question in state.questions.items()}
    return replace(state, questions=HashTrieMap(questions))


def _asked(state: State, question: Question, renaming: Renaming) -> Question:
    """A question with the two as one among those who spoke, passed, asked it, or offered a wording for it."""
    later, earlier = renaming.later, renaming.earlier
    own = [known for known in state.wordings.values() if (known.question, known.person) == (question.id, earlier)]
    newest = max(own, key=lambda known: known.number, default=None)  # one person's wording replaces their earlier one
    waits = newest is not None and newest.id in [question.offered.get(person) for person in (later, earlier)]
    offered = question.offered.discard(later).discard(earlier)
    if newest is not None and waits:
        offered = offered.insert(earlier, newest.id)
    speakers, passed = (_in_place(people, later, earlier) for people in (question.speakers, question.passed))
    counted = sum(person in question.speakers and person in question.passed for person in (later, earlier))
    both = earlier in speakers and earlier in passed
    return replace(
        question,
        by=earlier if question.by == later else question.by,
        speakers=speakers,
        passed=passed,
        spoke_and_passed=question.spoke_and_passed - counted + both,
        offered=offered,
        ever_offered=HashTrieSet((renaming.person(person), text) for person, text in question.ever_offered),
    )


def _in_place(people: HashTrieSet[str], later: str, earlier: str) -> HashTrieSet[str]:
    return people.discard(later).insert(earlier) if later in people else people


def _gathered(state: State, renaming: Renaming) -> State:
    """The themes that their words are in, what they proposed to gather, what they answered to the sentences of themes,
    where what came under the later id counts, and the turns that they proposed.
    """
    later, earlier = renaming.later, renaming.earlier
    say_back = state.say_back
    for sentence, answers in say_back.items():
        if later in answers.named:
            one = answers.with_named(earlier, answers.named[later]).with_named(later, None)
            say_back = say_back.insert(sentence, one)
    proposals = {known: renaming.within(proposal) for known, proposal in state.proposals.items()}
    proposed = state.proposals_of
    if later in proposed:
        own = sorted((*proposed.get(earlier, ()), *proposed[later]), key=lambda known: proposals[known].number)
        proposed = proposed.discard(later).insert(earlier, tuple(own))
    return replace(
        state,
        themes=tuple(_one_speaker(theme, renaming) for theme in state.themes),
        proposals=HashTrieMap(proposals),
        proposals_of=proposed,
        say_back=say_back,
        direction=_led(state.direction, renaming),
    )


def _led(direction: Direction, renaming: Renaming) -> Direction:
    return replace(
        direction,
        turns=tuple(map(renaming.within, direction.turns)),
        taken_away=tuple(map(renaming.within, direction.taken_away)),
        checks=tuple(replace(check, answers=_as_one_answer(check.answers, renaming)) for check in direction.checks),
        seats=_as_one_answer(direction.seats, renaming),
        asked=tuple(replace(one, answers=_as_one_answer(one.answers, renaming)) for one in direction.asked),
    )


def _as_one_answer(given: HashTrieMap[str, V], renaming: Renaming) -> HashTrieMap[str, V]:
    later = given.get(renaming.later)
    return given if later is None else given.discard(renaming.later).insert(renaming.earlier, later)


def _one_speaker(theme: Theme, renaming: Renaming) -> Theme:
    later, earlier, speakers = renaming.later, renaming.earlier, theme.speakers
    if later not in speakers:
        return theme
    both = speakers[later] + speakers.get(earlier, 0)
    return replace(theme, speakers=speakers.discard(later).insert(earlier, both))


def _waiting(state: State, renaming: Renaming) -> State:
    """Offers, requests, openness, shadows, and words that wait for a yes."""
    later, earlier = renaming.later, renaming.earlier
    return replace(
        state,
        offers=HashTrieMap({renaming.pair(key): renaming.within(offer) for key, offer in state.offers.items()}),
        asks=HashTrieMap({renaming.pair(key): renaming.within(ask) for key, ask in state.asks.items()}),
        offers_by=_grouped(state.offers_by, renaming.pair, renaming),
        asks_by=_grouped(state.asks_by, renaming.person, renaming),
        asks_of=_grouped(state.asks_of, renaming.pair, renaming),
        open_to=HashTrieMap({role: _in_place(people, later, earlier) for role, people in state.open_to.items()}),
        shadows=HashTrieMap({known: renaming.within(shadow) for known, shadow in state.shadows.items()}),
        shadowing=HashTrieMap({renaming.pair(key): shadow for key, shadow in state.shadowing.items()}),
        shadowed=_grouped(state.shadowed, renaming.pair, renaming),
        have_shadowed=HashTrieSet(map(renaming.pair, state.have_shadowed)),
        captured=HashTrieMap({known: renaming.within(words) for known, words in state.captured.items()}),
        challenges=HashTrieMap(
            {known: _beside_another(renaming.within(one)) for known, one in state.challenges.items()}
        ),
        captured_for=_grouped(state.captured_for, renaming.person, renaming),
        captured_by=_grouped(state.captured_by, renaming.person, renaming),
    )


def _beside_another(waiting: WaitingChallenge) -> WaitingChallenge:
    """Nobody stands beside themselves."""
    return replace(waiting, beside=None) if waiting.beside == waiting.person else waiting


def _grouped(
    index: HashTrieMap[K, tuple[str, ...]], key_of: Callable[[K], K], renaming: Renaming
) -> HashTrieMap[K, tuple[str, ...]]:
    """A multimap with the ids in its keys and values renamed. What is the earlier one's comes first."""
    groups: dict[K, tuple[str, ...]] = {}
    items: list[tuple[K, tuple[str, ...]]] = sorted(index.items(), key=lambda item: key_of(item[0]) != item[0])
    for key, values in items:
        known = groups.get(key_of(key), ())
        groups[key_of(key)] = tuple(dict.fromkeys((*known, *map(renaming.person, values))))
    return HashTrieMap(groups)


def _held(state: State, renaming: Renaming) -> State:
    """Tenures, and who stays beside a successor. A role that both held at the same time was held once."""
    tenures = state.tenures
    for tenure in tenures.values():
        tenures = tenures.insert(tenure.id, _not_beside_oneself(renaming.within(tenure)))
    both = replace(
        state,
        tenures=tenures,
        tenure_by_holder=HashTrieMap(
            {renaming.pair(key): held for key, held in sorted(state.tenure_by_holder.items(), key=lambda item: item[1])}
        ),
        shoulders=tuple(own for own in map(renaming.within, state.shoulders) if own.person != own.beside),
    )
    roles = {tenure.role for tenure in tenures.values() if tenure.person == renaming.earlier}
    for role in roles:
        own = [known for known in both.all_tenures() if (known.role, known.person) == (role, renaming.earlier)]
        both = _held_once(both, role, renaming.earlier, own)
    return both


def _not_beside_oneself(tenure: Tenure) -> Tenure:
    return replace(tenure, beside=None) if tenure.beside == tenure.person else tenure


def _held_once(state: State, role: str, person: str, own: list[Tenure]) -> State:
    """The state in which tenures of a role by one person that overlap are one."""
    tenures, taken_in = state.tenures, state.taken_in
    shadows = [shadow for shadow in state.shadows.values() if (shadow.role, shadow.person) == (role, person)]
    for run in _runs(own):
        first = run[0]
        for tenure in run[1:]:
            tenures = tenures.discard(tenure.id)
            for known in (tenure.id, *tenure.takes_in):
                taken_in = taken_in.insert(known, first.id)
        tenures = tenures.insert(first.id, _as_one(run, shadows))
    held_now = {taken_in.get(tenure, tenure) for tenure in state.tenures_by_role.get(role, ())}
    lasting = sorted(held_now, key=lambda tenure: tenures[tenure].number)
    holding = next((tenure for tenure in lasting if tenures[tenure].person == person), None)
    held = state.tenure_by_holder
    return replace(
        state,
        tenures=tenures,
        taken_in=taken_in,
        tenures_by_role=state.tenures_by_role.insert(role, tuple(lasting)) if lasting else state.tenures_by_role,
        tenure_by_holder=held if holding is None else held.insert((role, person), holding),
    )


def _runs(own: Iterable[Tenure]) -> list[list[Tenure]]:
    """Tenures that overlap, together, each list in the order in which they began."""
    runs: list[list[Tenure]] = []
    for tenure in sorted(own, key=lambda tenure: (tenure.since, tenure.number)):
        if runs and any(before.until is None or tenure.since < before.until for before in runs[-1]):
            runs[-1].append(tenure)
        else:
            runs.append([tenure])
    return runs


def _as_one(run: list[Tenure], shadows: Iterable[Shadow]) -> Tenure:
    """The first tenure of a run, which takes the others in. `shadows` are those of its person with the same role."""
    first, *others = run
    last = max(run, key=lambda tenure: float("inf") if tenure.until is None else tenure.until.timestamp())
    return replace(
        first,
        shadowed=any(shadow.since <= first.since for shadow in shadows),
        until=last.until,
        how_ended=last.how_ended,
        takes_in=(*first.takes_in, *(known for tenure in others for known in (tenure.id, *tenure.takes_in))),
    )
