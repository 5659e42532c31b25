"""What a decision may know beside the state: who asks, when, and how to name new things."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from server.domain.actors import Actor


@dataclass(frozen=True, slots=True)
class Context:
    """`now` is UTC; `new_id` takes a short prefix and returns an id never returned before."""

    actor: Actor
    now: datetime
    new_id: Callable[[str], str]
