"""The journal as it may leave the room, without anything that tells who said words without a name, or exactly when.

Emptied:
- words that may not leave the room, with the perspectives that their speaker named for them
- words that were taken back, replaced or held back
- which of these were in a theme, proposed for one or held up, what built on or challenged them, and who said "Me too"
  to them
- why one of these was open no longer

Left out, because their results are told without them and whatever came to nothing is private:
- offers and asks for roles, openness to roles, offered wordings, invitations
- general perspectives, and answers about how the session was
- words that waited for somebody's yes, and challenges that waited to arrive
- the facilitator's notes on the plan, which may be about people
- questions whether two people are one
- proposals that went into no theme, and answers to a sentence that were replaced
- codes and hashes, which are keys rather than facts, and the codes of paper slips, which people recognize
- causes, because their digests let anybody test a guess at the words

Between entries with exact times, the position of an entry without a name would reveal its time. Such entries are
therefore moved to the beginning of their minute, or behind the question or the words that they answer, and ordered by
their random ids; signals, which keep only their kind, are ordered by kind. As a result, words from the same minute in
which their question was reworded seem to answer the earlier wording.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, NamedTuple

from msgspec.structs import replace

from server.domain import events as e
from server.domain.attribution import is_pause
from server.domain.redaction import due_at_close, redact
from server.domain.state import Contribution, GivenAnswer, State
from server.projections.record import may_leave_the_room

_LEFT_OUT: Final = (
    e.RoleOffered
    | e.OfferClosed
    | e.RoleAskedFor
    | e.AskWithdrawn
    | e.OpennessSaid
    | e.WordsCaptured
    | e.WordsDropped
    | e.WordingOffered
    | e.ChallengeKept
    | e.ArrivalChanged
    | e.ChallengeDropped
    | e.MeTooTakenBack
    | e.PersonInvited
    | e.PerspectivesSaid
    | e.FeltSaid
    | e.ComeBackWordsMade
    | e.PersonCameBack
    | e.SamePersonAsked
    | e.SamePersonClosed
    | e.ProposalLeft
)


def exported_entries(state: State, entries: Iterable[e.Entry]) -> Iterator[e.Entry]:
    """The entries up to `state`, stripped and renumbered. Replaying them leads to the same record."""
    led = [entry for entry in entries if entry.seq <= state.seq]
    led = [kept for entry in redact(led, due_at_close(led)) if (kept := _exported(state, entry)).events]
    moved = [entry for _, minute in groupby(led, key=_minute) for entry in _reordered(state, tuple(minute))]
    places = {entry.seq: place for place, entry in enumerate(moved, 1)}
    for entry in moved:
        events = tuple(_stripped(state, event, places) for event in entry.events)
        yield replace(entry, seq=places[entry.seq], cause=None, events=events)


def _exported(state: State, entry: e.Entry) -> e.Entry:
    """The entry without the events that stay in the room; its events are empty if nothing is left."""
    events = tuple(event for event in entry.events if not isinstance(event, _LEFT_OUT) and _lasts(state, event))
    was_an_offer = all(isinstance(event, e.Undone | e.Redone) for event in events)
    return replace(entry, events=() if was_an_offer else events)


def _lasts(state: State, event: e.Event) -> bool:
    """Whether an event came to something: no "Me too" that was taken back or is to words that are emptied, no proposal
    that went into no theme, and no answer that was replaced.
    """
    match event:
        case e.MeTooSaid(contribution=contribution, key_hash=key_hash):
            known = state.contributions[contribution]
            return key_hash in known.me_too and _is_exported(known)
        case (
            e.ProposalMade(proposal=proposal) | e.ProposalTaken(proposal=proposal) | e.ProposalWaits(proposal=proposal)
        ):
            left = isinstance(event, e.ProposalWaits) and event.theme is None
            return not left and state.theme(state.proposals[proposal].theme or "") is not None
        case e.SayBackAnswered():
            return _is_last_answer(state, event)
        case _:
            return True


def _is_last_answer(state: State, event: e.SayBackAnswered) -> bool:
    answers = state.say_back[event.sentence]
    last = (
        answers.nameless.get(event.key_hash or "")
        if event.person is None
        else answers.named.get(state.person_id(event.person))
    )
    return last == GivenAnswer(event.answer, event.line)


def _minute(entry: e.Entry) -> datetime:
    return entry.at.replace(second=0, microsecond=0)


class _Subject(NamedTuple):
    """The subject of an entry without a name."""

    id: str
    #: What it may not come before, the nearest first: the contribution that it is about or answers, and its question.
    behind: tuple[str, ...] = ()


def _reordered(state: State, minute: Sequence[e.Entry]) -> Iterator[e.Entry]:
    begun = {known: entry.seq for entry in minute for known in _begun(entry)}  # what is undone may begin again
    nameless = {entry.seq: about for entry in minute if (about := _nameless_subject(state, entry)) is not None}
    waiting: dict[str | None, list[e.Entry]] = {}
    for entry in sorted((entry for entry in minute if entry.seq in nameless), key=lambda entry: nameless[entry.seq].id):
        behind = next((known for known in nameless[entry.seq].behind if known in begun), None)
        waiting.setdefault(behind, []).append(entry)

    def after(known: str | None) -> Iterator[e.Entry]:
        for entry in waiting.get(known, ()):
            yield from with_what_follows(entry)

    def with_what_follows(entry: e.Entry) -> Iterator[e.Entry]:
        made = (known for known in _begun(entry) if begun[known] == entry.seq)
        yield from (entry, *(other for known in made for other in after(known)))

    yield from after(None)
    for entry in minute:
        if entry.seq not in nameless:
            yield from with_what_follows(entry)


def _begun(entry: e.Entry) -> Iterator[str]:
    """The questions that an entry asked, the contributions that it made, and the sentences of themes that it said."""
    for event in entry.events:
        match event:
            case (
                e.QuestionAsked(question=begun)
                | e.ContributionMade(contribution=begun)
                | e.ThemeSaidBack(sentence=begun)
            ):
                yield begun
            case _:
                pass


def _nameless_subject(state: State, entry: e.Entry) -> _Subject | None:
    """The subject of an entry about words without a name, or of a signal; None for any other entry.

    Challenges that arrive as a break or the session ends are no subject: that moment says nothing about them.
    """
    for event in () if is_pause(entry.events) else entry.events:
        match event:
            case _ if isinstance(event, e.WordsEvent):
                known = state.contributions[event.contribution]
                return _Subject(known.id, _known(known.to, known.question)) if known.person is None else None
            case e.MeTooSaid(contribution=contribution, key_hash=key_hash):
                question = state.contributions[contribution].question
                return _Subject(f"{contribution} {key_hash}", (contribution, question))
            case e.SignalSent(kind=kind):
                return _Subject(kind)
            case e.ProposalMade(proposal=proposal, contributions=contributions, person=None):
                return _Subject(proposal, _behind(state, contributions))
            case e.SayBackAnswered(sentence=sentence, person=None, key_hash=str(key_hash)):
                return _Subject(f"{sentence} {key_hash}", (sentence,))
            case _:
                pass
    return None


def _behind(state: State, contributions: tuple[str, ...]) -> tuple[str, ...]:
    """Contributions, the newest first, and their questions."""
    known = sorted(map(state.contributions.__getitem__, contributions), key=lambda words: -words.number)
    return (*(words.id for words in known), *(words.question for words in known))


def _known(*ids: str | None) -> tuple[str, ...]:
    return tuple(known for known in ids if known is not None)


def _stripped(state: State, event: e.Event, places: dict[int, int]) -> e.Event:
    match event:
        case e.SessionCreated():
            return replace(event, code="", plan=tuple(map(_planned_stripped, event.plan)))
        case e.PlannedAdded() | e.PlannedRemoved():
            return replace(event, question=_planned_stripped(event.question))
        case e.PlannedChanged():
            return replace(event, question=_planned_stripped(event.question), before=_planned_stripped(event.before))
        case e.PersonJoined():
            return replace(event, secret_hash="")
        case e.ContributionMade():
            return _made_stripped(state, event)
        case e.MeTooSaid():
            return _me_too_stripped(state, event)
        case e.ContributionsThemed() | e.ContributionsUnthemed():
            return replace(event, contributions=_exported_ids(state, event.contributions))
        case e.ProposalMade(key_hash=key_hash, contributions=contributions):
            hashed = None if key_hash is None else ""
            return replace(event, key_hash=hashed, contributions=_exported_ids(state, contributions))
        case e.SayBackAnswered(sentence=sentence, key_hash=str(key_hash)):
            keys = sorted(state.say_back[sentence].nameless)
            return replace(event, key_hash=str(keys.index(key_hash) + 1))
        case e.SignalSent():
            return replace(event, key_hash="")
        case e.ContributionChanged():
            exported = _is_exported(state.contributions[event.contribution])
            return event if exported else replace(event, text="", value="")
        case e.HeldUp(contribution=contribution, before=before):
            return e.HeldUp(_exported_id(state, contribution), _exported_id(state, before))
        case e.WaterClosed():
            exported = _is_exported(state.contributions[event.contribution])
            return event if exported else replace(event, reason="", before="")
        case e.Undone(seq=seq) | e.Redone(seq=seq):
            return replace(event, seq=places[seq])
        case _:
            return event


def _planned_stripped(planned: e.PlannedQuestion) -> e.PlannedQuestion:
    return replace(planned, notes="", probes=())


def _made_stripped(state: State, event: e.ContributionMade) -> e.ContributionMade:
    key_hash = None if event.key_hash is None else ""  # an empty hash still says that a phone keeps them
    stripped = replace(event, key_hash=key_hash, slip=None, to=_exported_id(state, event.to))
    if _is_exported(state.contributions[event.contribution]):
        return stripped
    return replace(stripped, text="", value="", speaking=())


def _me_too_stripped(state: State, event: e.MeTooSaid) -> e.MeTooSaid:
    """With a number in place of the hash, by which replaying the entries leads to the same count."""
    keys = sorted(state.contributions[event.contribution].me_too)
    return replace(event, key_hash=str(keys.index(event.key_hash) + 1))


def _exported_id(state: State, contribution: str | None) -> str | None:
    return next(iter(_exported_ids(state, _known(contribution))), None)


def _exported_ids(state: State, contributions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(known for known in contributions if _is_exported(state.contributions[known]))


def _is_exported(contribution: Contribution) -> bool:
    return contribution.is_shown and may_leave_the_room(contribution)
