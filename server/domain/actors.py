"""The actors in a session: the people and roles on whose behalf a command is sent."""

import hashlib
import hmac
from typing import Final, assert_never

import msgspec

# The id of the only facilitator in older records.
FIRST_FACILITATOR: Final = "facilitator"


class Facilitator(msgspec.Struct, frozen=True, tag="facilitator"):
    """A person who works the dashboard."""

    #: The id in the record; never the id of a person who joined.
    id: str = FIRST_FACILITATOR


class Participant(msgspec.Struct, frozen=True, tag="participant"):
    """A person who joined."""

    #: The id from `PersonJoined`.
    person: str


class Visitor(msgspec.Struct, frozen=True, tag="visitor"):
    """Somebody with the right code who has not joined yet."""

    #: The hash of their phone's secret.
    secret_hash: str
    #: Whether they showed the key of simulated people.
    simulated: bool = False


class Doorkeeper(msgspec.Struct, frozen=True, tag="doorkeeper"):
    """The server itself, for a person whom it has checked. No connection acts as this."""

    #: The id of that person.
    person: str


Actor = Facilitator | Participant | Visitor | Doorkeeper


def person_of(actor: Actor) -> str | None:
    """The id of a participant; None for a facilitator or a visitor."""
    return actor.person if isinstance(actor, Participant) else None


def actor_key(actor: Actor) -> str | None:
    """The id of an actor in the record; None for a visitor, who has none yet."""
    match actor:
        case Facilitator(id=known) | Participant(person=known) | Doorkeeper(person=known):
            return known
        case Visitor():
            return None
        case _:
            assert_never(actor)


def secret_hash(secret: str) -> str:
    """The SHA-256 of a secret that a phone made, as 64 hexadecimal digits.

    The secret has 128 random bits, so no salt is needed.
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def simulated_key(token: str) -> str:
    """The key that lets simulated people in, made of a facilitator's token, which cannot be worked out from it."""
    return hmac.new(token.encode(), b"simulated people", hashlib.sha256).hexdigest()
