"""What nobody can break about who said what, and about how it was asked, as assertions worked out the slow way; it must
not know of rules by name.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, Participant
from server.domain.state import Contribution, State
from tests.session import is_nobodys

Nameless = (
    e.ContributionMade
    | e.ContributionChanged
    | e.ConsentChanged
    | e.ContributionTakenBack
    | e.ContributionPutBack
    | e.ChallengeKept
    | e.ArrivalChanged
    | e.ChallengeConsentChanged
    | e.ChallengeDropped
    | e.MeTooSaid
    | e.MeTooTakenBack
    | e.ProposalMade
    | e.OwnProposalEvent
    | e.SayBackAnswered
    | e.SignalSent
    | e.FeltSaid
)
Keyed = e.MeTooSaid | e.MeTooTakenBack | e.SignalSent | e.FeltSaid
Waiting = e.ChallengeKept | e.ArrivalChanged | e.ChallengeConsentChanged | e.ChallengeDropped
Personal = Waiting | e.ProposalMade | e.SayBackAnswered


def nameless(state: State, entry: e.Entry) -> list[Nameless]:
    """What happened in an entry that has no name; nothing as a pause ends and what was sent earlier arrives."""
    if any(isinstance(event, e.BreakEnded | e.SessionEnded) for event in entry.events):
        return []
    return [event for event in entry.events if isinstance(event, Nameless) and _writer(state, event) is None]


def _writer(state: State, event: Nameless) -> str | None:
    if isinstance(event, Keyed):
        return None
    if isinstance(event, Personal):
        return event.person
    if isinstance(event, e.OwnProposalEvent):
        return state.proposals[event.proposal].person
    return state.contributions[event.contribution].person


def what_has_no_name_marks_nobody(before: State, state: State, entry: e.Entry) -> None:
    """Neither the entry nor anything that is known of anybody tells who it was, or just when."""
    told = nameless(state, entry)
    if not told:
        return
    assert is_nobodys(entry)
    assert (entry.at.second, entry.at.microsecond) == (0, 0)
    assert not any(f'"{person}"'.encode() in encode(entry) for person in state.people)
    assert (state.people, state.secrets, state.name_counts) == (before.people, before.secrets, before.name_counts)
    for question in before.questions:
        now, then = state.questions[question], before.questions[question]
        assert (now.speakers, now.passed, now.offered) == (then.speakers, then.passed, then.offered)
    by_phone = any(not _put_in(state, event) for event in told)
    assert not by_phone or (entry.cause, state.undo) == (None, before.undo)


def _put_in(state: State, event: Nameless) -> bool:
    """Whether it is of words that the facilitator put in, who can be told so."""
    return (
        not isinstance(event, Keyed | Personal | e.OwnProposalEvent) and state.contributions[event.contribution].put_in
    )


def words_are_said_by_their_own_yes(
    before: State, actor: Actor, command: c.Command, events: tuple[e.Event, ...]
) -> None:
    for event in events:
        match event:
            case e.ContributionMade(to=str()):
                _is_answered_by_its_own_author(before, actor, command, event)
            case e.ContributionMade(person=None, key_hash=None):
                assert isinstance(actor, Facilitator)
                assert isinstance(command, c.CaptureWords | c.CountHands)
            case e.ContributionMade(person=None):
                assert isinstance(command, c.Contribute | c.CaptureWords)
                assert command.key is not None
                assert not event.speaking
            case e.ContributionMade(person=str() as person, channel="phone"):
                assert actor == Participant(person)
                assert isinstance(command, c.Contribute)
            case e.ContributionMade(person=str() as person) if not before.people[person].phone:
                assert isinstance(command, c.CaptureWords)
                assert command.person == person
                assert isinstance(actor, Facilitator) or "words" in before.tools(_id(actor))
            case e.ContributionMade(person=str() as person):
                assert actor == Participant(person)
                assert isinstance(command, c.ConfirmWords)
                words = before.captured[command.words]
                assert (words.person, words.text, words.consent) == (person, event.text, event.consent)
                assert words.slip == event.slip
            case e.WordsDropped(words=dropped):
                words = before.captured[dropped]
                assert actor == Participant(words.person) or _is_by(actor, words.by)
            case e.WordsCaptured(person=person, by=by):
                assert by != person
                assert before.people[person].phone
                assert _is_by(actor, by)


ARRIVES = c.EndBreak | c.EndSession | c.ChangeArrival | c.StandBeside


def _is_answered_by_its_own_author(before: State, actor: Actor, command: c.Command, event: e.ContributionMade) -> None:
    """A build or a challenge comes from its author, or waited and arrives as its author chose."""
    if isinstance(command, ARRIVES):
        (waited,) = (known for known in before.challenges.values() if known.text == event.text)
        assert (waited.person, waited.key_hash, waited.value) == (event.person, event.key_hash, event.value)
        assert waited.arrives == "after_break" or not isinstance(command, c.EndBreak | c.EndSession)
        assert not isinstance(command, c.StandBeside) or actor == Participant(waited.beside or "")
        return
    assert isinstance(command, c.Build | c.Challenge)
    assert (event.person is None) == (command.key is not None)
    assert event.person is None or actor == Participant(event.person)


def _id(actor: Actor) -> str:
    return actor.person if isinstance(actor, Participant) else ""


def _is_by(actor: Actor, by: str | None) -> bool:
    """Facilitators put words in, and take them back, for one another."""
    return isinstance(actor, Facilitator) if by is None else actor == Participant(by)


def standing(state: State) -> list[Contribution]:
    return [known for known in state.contributions.values() if not known.taken_back]


def counts_are_what_a_count_gives(state: State) -> None:
    stands = standing(state)
    assert state.kept_contributions == len(stands)
    assert state.heard == sum(known.heard_at is not None for known in stands)
    by_question = Counter(known.question for known in stands)
    for question in state.asked:
        known = state.questions[question]
        assert known.answered == by_question[question]
        assert known.responders == len({*known.speakers, *known.passed})
    by_person = Counter(known.person for known in stands)
    for person in state.people.values():
        assert person.kept_contributions == by_person[person.id]
        assert person.passes == sum(person.id in question.passed for question in state.questions.values())
    assert [state.questions[asked].number for asked in state.asked] == list(range(1, len(state.asked) + 1))


def lists_are_what_a_pass_over_everything_gives(state: State) -> None:
    in_order = sorted(standing(state), key=lambda known: known.number)

    def listed(belongs: Callable[[Contribution], bool]) -> list[tuple[int, str]]:
        return [(known.number, known.id) for known in in_order if belongs(known)]

    lists = state.lists
    assert [*lists.held] == listed(lambda known: known.held is not None and known.held.reason != "")
    assert [*lists.waiting] == listed(lambda known: known.held is not None and known.held.reason == "")
    held_nameless = listed(lambda known: known.held is not None and known.person is None)
    waiting_nameless = [place for places in lists.waiting_nameless.values() for place in places]
    assert sorted([*lists.held_nameless, *waiting_nameless]) == held_nameless
    assert all(state.contributions[id_].waits for _, id_ in waiting_nameless)
    assert not any(state.contributions[id_].waits for _, id_ in lists.held_nameless)
    for question, places in lists.waiting_nameless.items():
        assert {state.contributions[id_].question for _, id_ in places} == {question}
    assert [*lists.open_water] == listed(
        lambda known: known.kind == "unsure" and known.text != "" and not known.closed_because
    )
    assert [*lists.closed_water] == listed(
        lambda known: known.kind == "unsure" and known.text != "" and known.closed_because != ""
    )
    assert [*lists.answers] == listed(lambda known: known.to is not None)
    assert [*lists.room_only] == listed(lambda known: known.consent == "room" and known.text != "")
    for theme in state.themes:
        inside = [*map(state.contributions.__getitem__, theme.contributions)]
        assert [*theme.nameless] == sorted(known.id for known in inside if known.key_hash is not None)
        kept = [known.person for known in inside if not known.taken_back]
        assert (theme.kept, dict(theme.speakers.items())) == (len(kept), Counter(filter(None, kept)))


def proposals_are_listed_by_who_made_them_and_while_they_wait(state: State) -> None:
    in_order = sorted(state.proposals.values(), key=lambda known: known.number)
    assert [*state.open_proposals] == [known.id for known in in_order if known.waits]
    by_person: dict[str | None, tuple[str, ...]] = {}
    for known in in_order:
        by_person[known.person] = (*by_person.get(known.person, ()), known.id)
    assert dict(state.proposals_of.items()) == by_person


def challenges_that_wait_are_listed_by_what_they_challenge(state: State) -> None:
    to: dict[str, tuple[str, ...]] = {}
    for known in sorted(state.challenges.values(), key=lambda known: known.number):
        to[known.contribution] = (*to.get(known.contribution, ()), known.id)
    assert dict(state.challenges_to.items()) == to


def slips_are_those_of_words_that_stand(state: State) -> None:
    assert {*state.slips.items()} == {(known.slip, known.id) for known in standing(state) if known.slip is not None}
    waiting = [words.slip for words in state.captured.values() if words.slip is not None]
    assert len({*waiting, *state.slips}) == len(waiting) + len(state.slips)


def the_plan_is_in_order(state: State) -> None:
    ids = [planned.id for planned in state.plan]
    assert len({*ids}) == len(ids)
    asked = [question.planned for question in map(state.questions.__getitem__, state.asked) if question.planned]
    assert len({*asked}) == len(asked)
    assert {*asked} == state.planned_asked <= {*ids}
    waiting = [planned for planned in state.plan if planned.id not in asked and not planned.skipped]
    assert state.next_planned == next(iter(waiting), None)


def rounds_are_chained(state: State) -> None:
    for place, asked in enumerate(state.asked):
        question, rounds = state.questions[asked], state.rounds(asked)
        assert question in rounds
        assert [known.id for known in rounds] == [known for known in state.asked if known in {r.id for r in rounds}]
        assert (question.again is None) == (rounds[0] == question)
        assert question.again is None or question.again in state.asked[:place]
        assert all(state.rounds(known.id) == rounds for known in rounds)


def wordings_wait_for_the_open_question(state: State) -> None:
    offered = [state.wordings[wording] for wording in state.offered_wordings]
    question = state.open_question
    assert all(question is not None and wording.question == question.id for wording in offered)
    assert all(question is not None and wording.text != question.text for wording in offered)
    assert len({wording.person for wording in offered}) == len(offered)
    assert offered == sorted(offered, key=lambda wording: wording.number)
    for person in state.people:
        assert state.wording_of(person) == next((known for known in offered if known.person == person), None)


def invitations_are_taken_up_under_a_name(state: State, entries: Iterable[e.Entry]) -> None:
    invited, taken_up, waiting = Counter[str](), Counter[str](), set[str]()
    for who, invites in _openings(entries):
        if invites:
            invited[who] += 1
            waiting.add(who)
        elif who in waiting:
            taken_up[who] += 1
            waiting.remove(who)
    both = (event for entry in entries for event in entry.events if isinstance(event, e.BecameOne))
    joined = {person for event in both for person in (event.later, event.earlier)}
    for person in (known for known in state.people.values() if known.id not in joined):
        counted = (person.invitations, person.taken_up, person.invited_at is not None)
        assert counted == (invited[person.id], taken_up[person.id], person.id in waiting)
        assert person.phone or person.invitations == 0


def _openings(entries: Iterable[e.Entry]) -> Iterator[tuple[str, bool]]:
    """Who was invited, or responded under their name, in order."""
    for entry in entries:
        for event in entry.events:
            match event:
                case e.PersonInvited(person=person):
                    yield person, True
                case e.QuestionPassed(person=str() as person) | e.ContributionMade(person=str() as person):
                    yield person, False
                case _:
                    pass


def signals_and_felt_are_of_no_more_than_are_here(state: State, entries: Iterable[e.Entry]) -> None:
    sent: Counter[str] = Counter()
    for entry in entries:
        sent.update(event.kind for event in entry.events if isinstance(event, e.SignalSent))
    assert dict(state.signalled.items()) == dict(sent)
    ever = sum(isinstance(event, e.PersonJoined | e.PersonWelcomed) for entry in entries for event in entry.events)
    assert max(len(state.felt), *(len(waiting) for waiting in state.signals.values()), 0) <= ever
