"""Which actor the record names for events; none if a name would break a promise."""

from typing import Final

from server.domain import events as e
from server.domain.actors import Actor, Visitor, actor_key

_CLOSED: Final = (
    e.OfferClosed,
    e.AskWithdrawn,
    e.WordsDropped,
    e.SamePersonClosed,
    e.ArrivalChanged,
)  # each may be a "Not now", which is private


def attributed_to(actor: Actor, events: tuple[e.Event, ...]) -> str | None:
    """The id of the actor that the record names for events caused by `actor`; None if it names nobody.

    Nobody is named for events without a name. Nobody is named for closing an offer, an ask or a request for a yes
    either, so that taking it back and "Not now" look the same. Visitors have no id yet.
    """
    if are_nameless(events) or is_private(events) or isinstance(actor, Visitor):
        return None
    return actor_key(actor)


def are_nameless(events: tuple[e.Event, ...]) -> bool:
    """Whether an entry with these events must not say when exactly it came, and from whom.

    As a break or the session ends, challenges arrive that were sent earlier: that moment says nothing about them.
    """
    return any(map(is_nameless, events)) and not is_pause(events)


def is_pause(events: tuple[e.Event, ...]) -> bool:
    """Whether a break or the session ends with these events."""
    return any(isinstance(event, e.BreakEnded | e.SessionEnded) for event in events)


def is_nameless(event: e.Event) -> bool:
    """Whether an event is about words, a signal or an answer without a name."""
    match event:
        case (
            e.ContributionMade(person=person)
            | e.ChallengeKept(person=person)
            | e.ArrivalChanged(person=person)
            | e.ChallengeConsentChanged(person=person)
            | e.ChallengeDropped(person=person)
            | e.ProposalMade(person=person)
            | e.SayBackAnswered(person=person)
        ):
            return person is None
        case (
            e.ContributionChanged(nameless=nameless)
            | e.ConsentChanged(nameless=nameless)
            | e.ContributionTakenBack(nameless=nameless)
            | e.ContributionPutBack(nameless=nameless)
            | e.ProposalConsentChanged(nameless=nameless)
            | e.ProposalTakenBack(nameless=nameless)
        ):
            return nameless
        case e.SignalSent() | e.FeltSaid() | e.MeTooSaid() | e.MeTooTakenBack():
            return True
        case _:
            return False


def is_private(events: tuple[e.Event, ...]) -> bool:
    """Whether events only close offers, asks, or words that waited for a yes."""
    return all(isinstance(event, _CLOSED) for event in events)
