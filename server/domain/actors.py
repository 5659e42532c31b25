"""Who asks for something; it must not know how somebody proved to be that."""

import hashlib
from typing import Final, assert_never

import msgspec

# As older records name the only facilitator there was.
FIRST_FACILITATOR: Final = "facilitator"


class Facilitator(msgspec.Struct, frozen=True, tag="facilitator"):
    """Somebody who works the dashboard."""

    #: The id by which the record names them, never that of a person who joined.
    id: str = FIRST_FACILITATOR


class Participant(msgspec.Struct, frozen=True, tag="participant"):
    """Someone who joined; `person` is the id from `PersonJoined`."""

    person: str


class Visitor(msgspec.Struct, frozen=True, tag="visitor"):
    """Someone at the door with the right code, who has not joined yet; `secret_hash` is of their phone's secret."""

    secret_hash: str


Actor = Facilitator | Participant | Visitor


def person_of(actor: Actor) -> str | None:
    """Who it is of those who joined; None for a facilitator or a visitor."""
    return actor.person if isinstance(actor, Participant) else None


def actor_key(actor: Actor) -> str | None:
    """The id by which the record names an actor; None for a visitor, who has none yet."""
    match actor:
        case Facilitator(id=known) | Participant(person=known):
            return known
        case Visitor():
            return None
        case _:
            assert_never(actor)


def secret_hash(secret: str) -> str:
    """SHA-256 of a secret made by a phone, 64 hexadecimal digits.

    The secret has 128 bits of chance, so no salt is needed.
    """
    return hashlib.sha256(secret.encode()).hexdigest()
