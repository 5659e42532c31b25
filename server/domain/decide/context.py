"""What a decision may know beside the state: who asks, when, and how to name new things."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from server.domain.actors import Actor


@dataclass(frozen=True, slots=True)
class Context:
    """What a decision is given."""

    actor: Actor
    #: UTC.
    now: datetime
    #: Takes a short prefix and returns an id never returned before.
    new_id: Callable[[str], str]
    #: How many entries the record attributes to an actor, by the actor's id; to nobody, for None.
    entries_by: Callable[[str | None], int]
