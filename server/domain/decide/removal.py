"""Decisions about places in the list of people: whoever left no trace can give theirs back."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import Person, State

KEPT_FOR: Final = timedelta(minutes=1)


def remove(state: State, command: c.RemovePeople) -> tuple[e.Event, ...]:
    """Removes those of the people who left no trace. Raises Rejected if all of them did."""
    require_running(state)
    named = [state.people[person] for person in dict.fromkeys(command.people) if person in state.people]
    gone = _silent(state, named)
    if named and not gone:
        raise Rejected("nobody_silent", field="people")
    return (e.PeopleRemoved(gone),) if gone else ()


def free_place(state: State, context: Context) -> tuple[e.PeopleRemoved, ...]:
    """The event that gives back the place of somebody who left no trace and is gone; none if there is nobody."""
    away = (
        person
        for person in sorted(state.people.values(), key=lambda person: person.number)
        if context.now - person.joined_at >= KEPT_FOR and not context.is_connected(person.id)
    )
    gone = _silent(state, away)[:1]
    return (e.PeopleRemoved(gone),) if gone else ()


def silent_people(state: State, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the people who are here and left no trace in the session, in the same order."""
    return _silent(state, (state.people[person] for person in people if person in state.people))


def _silent(state: State, people: Iterable[Person]) -> tuple[str, ...]:
    traces = frozenset(_named_elsewhere(state))
    return tuple(person.id for person in people if person.id not in traces and not _has_spoken(person))


def _has_spoken(person: Person) -> bool:
    return bool(person.contributions or person.passes or person.perspectives or person.invitations or not person.phone)


def _named_elsewhere(state: State) -> Iterator[str | None]:
    """Everybody whom anything in the state but the list of people names."""
    yield from state.undo
    yield from state.redo
    yield from (known for pair in (*state.joined, *state.same_asked.items()) for known in pair)
    for held in state.tenures.values():
        yield from (held.person, held.beside)
    for (_, person), offer in state.offers.items():
        yield from (person, offer.by)
    for ask in state.asks.values():
        yield from (ask.person, ask.of)
    for shadow in state.shadows.values():
        yield from (shadow.person, shadow.holder)
    for _, person in state.have_shadowed:
        yield person
    for people in state.open_to.values():
        yield from people
    for beside in state.shoulders:
        yield from (beside.person, beside.beside)
    for call in state.calls.values():
        yield call.person
    for wording in state.wordings.values():
        yield wording.person
    for words in state.captured.values():
        yield from (words.person, words.by)
    for challenge in state.challenges.values():
        yield challenge.person
    for proposal in state.proposals.values():
        yield proposal.person
    for turn in (*state.direction.turns, *state.direction.taken_away):
        yield turn.person
    for question in state.questions.values():
        yield question.by
        yield from question.passed
    for stack in (*state.undo.values(), *state.redo.values()):
        for entry in stack:
            yield from (act.person for act in entry.acts if isinstance(act, e.RoleOffered))
