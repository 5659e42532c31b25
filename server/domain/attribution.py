"""Whom the record names for what happened: nobody where a name would break a promise."""

from typing import Final

from server.domain import events as e
from server.domain.actors import Actor, Visitor, actor_key

_CLOSED: Final = (e.OfferClosed, e.AskWithdrawn, e.WordsDropped)  # it may have been a "Not now", which is private


def attributed_to(actor: Actor, events: tuple[e.Event, ...]) -> str | None:
    """The id that the record gives as the actor of events that `actor` brought about; None where it names nobody.

    Nobody is named for what has no name, and for a closed offer, ask or words, so that taking back and "Not now" look
    the same. Visitors have no id yet.
    """
    if any(map(is_nameless, events)) or is_private(events) or isinstance(actor, Visitor):
        return None
    return actor_key(actor)


def is_nameless(event: e.Event) -> bool:
    """Whether an event is about words, a signal or a feeling without a name."""
    match event:
        case e.ContributionMade(person=person):
            return person is None
        case (
            e.ContributionChanged(nameless=nameless)
            | e.ContributionTakenBack(nameless=nameless)
            | e.ContributionPutBack(nameless=nameless)
        ):
            return nameless
        case e.SignalSent() | e.FeltSaid():
            return True
        case _:
            return False


def is_private(events: tuple[e.Event, ...]) -> bool:
    """Whether events only close offers, asks or words that waited for a yes."""
    return all(isinstance(event, _CLOSED) for event in events)
