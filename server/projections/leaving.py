"""The journal as it may leave the room; it must not tell who said words without a name, nor just when.

Words that may not leave, and words that were changed since, are emptied. Offers, asks, what people are open to, and
words put in for somebody's yes stay behind: what they led to is told without them, and what came to nothing is nobody's
business. Codes and hashes open doors and do not tell what happened, so they stay behind; so do causes, whose digests
would let anybody test a guess at the words.

Between entries whose times are exact, the place of one without a name would be as good as its time. So such entries
stand at the beginning of their minute, or behind the question that they answer, in the order of their random ids.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from server.domain import events as e
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
    led = [kept for entry in entries if entry.seq <= state.seq and (kept := _told(entry)).events]
    moved = [entry for _, minute in groupby(led, key=_minute) for entry in _without_order(state, tuple(minute))]
    places = {entry.seq: place for place, entry in enumerate(moved, 1)}
    for entry in moved:
        events = tuple(_leaving(state, event, places) for event in entry.events)
        yield replace(entry, seq=places[entry.seq], cause=None, events=events)


def _told(entry: e.Entry) -> e.Entry:
    """The entry without what stays behind; without any event where nothing is left to tell."""
    events = tuple(event for event in entry.events if not isinstance(event, _UNTOLD))
    took_back_an_offer = len(events) == 1 and isinstance(events[0], e.Undone)
    return replace(entry, events=() if took_back_an_offer else events)


def _minute(entry: e.Entry) -> datetime:
    return entry.at.replace(second=0, microsecond=0)


def _without_order(state: State, minute: Sequence[e.Entry]) -> Iterator[e.Entry]:
    nameless = {entry.seq: known for entry in minute if (known := _nameless(state, entry)) is not None}
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


def _nameless(state: State, entry: e.Entry) -> Contribution | None:
    """The words without a name that their writer said, changed or took back in this entry, if it is about such."""
    for event in entry.events:
        if isinstance(event, e.ContributionMade | e.ContributionChanged | e.ContributionTakenBack):
            known = state.contributions[event.contribution]
            return known if known.person is None else None
    return None


def _leaving(state: State, event: e.Event, places: dict[int, int]) -> e.Event:
    match event:
        case e.SessionCreated():
            return replace(event, code="")
        case e.PersonJoined():
            return replace(event, secret_hash="")
        case e.ContributionMade():
            key_hash = None if event.key_hash is None else ""  # that a phone kept them may be told
            return replace(event, key_hash=key_hash, text=_text_leaving(state, event))
        case e.SignalSent():
            return replace(event, key_hash="")
        case e.ContributionChanged():
            return replace(event, text=_text_leaving(state, event))
        case e.Undone(seq=seq):
            return replace(event, seq=places[seq])
        case _:
            return event


def _text_leaving(state: State, event: e.ContributionMade | e.ContributionChanged) -> str:
    known = state.contributions[event.contribution]
    stands = not known.taken_back and may_leave(known) and known.text == event.text
    return event.text if stands else ""
