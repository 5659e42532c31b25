"""The context of a decision, beside the state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from server.domain.actors import Actor
from server.domain.messages import Text


@dataclass(frozen=True, slots=True)
class Context:
    """The context of a decision."""

    actor: Actor
    #: UTC.
    now: datetime
    #: Takes a short prefix and returns a unique id.
    new_id: Callable[[str], str]
    #: The number of entries that the record attributes to an actor, by the actor's id; None counts the entries of
    #: nobody.
    entries_by: Callable[[str | None], int]
    #: Takes a text of the record and returns its words, to compare with what people typed.
    words: Callable[[Text], str]
    #: Whether somebody is connected now, by their id.
    is_connected: Callable[[str], bool] = lambda _: True
    #: Takes a person's id and a question's; whether they say that they are done with it.
    is_done: Callable[[str, str], bool] = lambda _person, _question: False
    #: The id in the record with which somebody acts for whom another id stands; empty for anybody else.
    own: str = ""
