"""The journal as it may leave the room; it must not tell who said words without a name, nor just when.

Words that may not leave, and words that were changed since, are emptied, and what their writer speaks from with words
that may not. Offers, asks, what people are open to, how they would rather be asked, what they speak from in general,
how it was for them, invitations, and words put in for somebody's yes stay behind: what they led to is told without
them, and what came to nothing is nobody's business. So do the facilitator's own notes to the plan, which may be about
people; the plan itself tells what was led up to. Codes and hashes open doors and do not tell what happened, and whoever
kept a paper slip knows whose it was, so they stay behind; so do causes, whose digests would let anybody test a guess at
the words.

Between entries whose times are exact, the place of one without a name would be as good as its time. So such entries
stand at the beginning of their minute, or behind the question that they answer, in the order of their random ids, and
signals, of which nothing but the kind is left, in that of their kinds. Words that came in the very minute in which
their question was worded differently so seem to answer the earlier wording.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, NamedTuple

from msgspec.structs import replace

from server.domain import events as e
from server.domain.redaction import due_at_close, redact
from server.domain.state import Contribution, State
from server.projections.record import may_leave

_UNTOLD: Final = (
    e.RoleOffered
    | e.OfferClosed
    | e.RoleAskedFor
    | e.AskWithdrawn
    | e.OpennessSaid
    | e.WordsCaptured
    | e.WordsDropped
    | e.WordingOffered
    | e.PersonInvited
    | e.PerspectivesSaid
    | e.FeltSaid
)


def leaving_entries(state: State, entries: Iterable[e.Entry]) -> Iterator[e.Entry]:
    """Those of `entries` that led to `state`, numbered anew; they lead to the same record."""
    led = [entry for entry in entries if entry.seq <= state.seq]
    led = [kept for entry in redact(led, due_at_close(led)) if (kept := _told(entry)).events]
    moved = [entry for _, minute in groupby(led, key=_minute) for entry in _without_order(state, tuple(minute))]
    places = {entry.seq: place for place, entry in enumerate(moved, 1)}
    for entry in moved:
        events = tuple(_leaving(state, event, places) for event in entry.events)
        yield replace(entry, seq=places[entry.seq], cause=None, events=events)


def _told(entry: e.Entry) -> e.Entry:
    """The entry without what stays behind; without any event where nothing is left to tell."""
    events = tuple(event for event in entry.events if not isinstance(event, _UNTOLD))
    was_an_offer = all(isinstance(event, e.Undone | e.Redone) for event in events)
    return replace(entry, events=() if was_an_offer else events)


def _minute(entry: e.Entry) -> datetime:
    return entry.at.replace(second=0, microsecond=0)


class _Nameless(NamedTuple):
    """What an entry without a name is about; `question` is the one that its words answer."""

    id: str
    question: str | None = None


def _without_order(state: State, minute: Sequence[e.Entry]) -> Iterator[e.Entry]:
    nameless = {entry.seq: about for entry in minute if (about := _nameless(state, entry)) is not None}
    unordered = sorted((entry for entry in minute if entry.seq in nameless), key=lambda entry: nameless[entry.seq].id)
    asked_now = {question for entry in minute for question in _asked(entry)}
    yield from (entry for entry in unordered if nameless[entry.seq].question not in asked_now)
    for entry in minute:
        if entry.seq not in nameless:
            yield entry
            asked = _asked(entry)
            yield from (other for other in unordered if nameless[other.seq].question in asked)


def _asked(entry: e.Entry) -> set[str]:
    return {event.question for event in entry.events if isinstance(event, e.QuestionAsked)}


def _nameless(state: State, entry: e.Entry) -> _Nameless | None:
    """What an entry is about that says, changes or takes back words without a name, or signals."""
    for event in entry.events:
        match event:
            case (
                e.ContributionMade(contribution=contribution)
                | e.ContributionChanged(contribution=contribution)
                | e.ContributionTakenBack(contribution=contribution)
                | e.ContributionPutBack(contribution=contribution)
            ):
                known = state.contributions[contribution]
                return _Nameless(known.id, known.question) if known.person is None else None
            case e.SignalSent(kind=kind):
                return _Nameless(kind)
            case _:
                pass
    return None


def _leaving(state: State, event: e.Event, places: dict[int, int]) -> e.Event:
    match event:
        case e.SessionCreated():
            return replace(event, code="", plan=tuple(map(_planned_leaving, event.plan)))
        case e.PlannedAdded() | e.PlannedRemoved():
            return replace(event, question=_planned_leaving(event.question))
        case e.PlannedChanged():
            return replace(event, question=_planned_leaving(event.question), before=_planned_leaving(event.before))
        case e.PersonJoined():
            return replace(event, secret_hash="")
        case e.ContributionMade():
            return _made_leaving(state, event)
        case e.SignalSent():
            return replace(event, key_hash="")
        case e.ContributionChanged():
            return replace(event, text=_text_leaving(state, event))
        case e.Undone(seq=seq) | e.Redone(seq=seq):
            return replace(event, seq=places[seq])
        case _:
            return event


def _planned_leaving(planned: e.PlannedQuestion) -> e.PlannedQuestion:
    return replace(planned, notes="", probes=())


def _made_leaving(state: State, event: e.ContributionMade) -> e.ContributionMade:
    key_hash = None if event.key_hash is None else ""  # that a phone kept them may be told
    speaking = event.speaking if _leaves(state.contributions[event.contribution]) else ()
    return replace(event, key_hash=key_hash, text=_text_leaving(state, event), speaking=speaking, slip=None)


def _leaves(contribution: Contribution) -> bool:
    return not contribution.taken_back and may_leave(contribution)


def _text_leaving(state: State, event: e.ContributionMade | e.ContributionChanged) -> str:
    return event.text if _leaves(state.contributions[event.contribution]) else ""
