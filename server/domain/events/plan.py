"""Planned questions, and events of the plan."""

import msgspec

from server.domain.commands import Moderation, QuestionKind, Reveal
from server.domain.events.event import BaseEvent, WordsText


class PlannedQuestion(msgspec.Struct, frozen=True, omit_defaults=True):
    """A question of the plan."""

    id: str
    text: WordsText
    #: The part of the session to which it belongs; empty for none.
    phase: WordsText = ""
    #: The time planned for it; None for no limit.
    minutes: int | None = None
    reveal: Reveal = "when_revealed"
    #: The facilitator's private notes.
    notes: WordsText = ""
    #: Further questions for the facilitator to ask aloud. Private.
    probes: tuple[WordsText, ...] = ()
    #: Whether it is left out: it stays in the plan but is not asked next.
    skipped: bool = False
    moderation: Moderation = "open"
    kind: QuestionKind = "question"


class PlannedAdded(BaseEvent, frozen=True, tag="planned_added"):
    """A question was added to the plan."""

    question: PlannedQuestion
    #: Its place, from 0.
    at: int


class PlannedRemoved(BaseEvent, frozen=True, tag="planned_removed"):
    """Adding the question was undone."""

    question: PlannedQuestion


class PlannedChanged(BaseEvent, frozen=True, tag="planned_changed"):
    """A planned question got other texts, or was left out or included."""

    question: PlannedQuestion
    before: PlannedQuestion


class PlannedMoved(BaseEvent, frozen=True, tag="planned_moved"):
    """A planned question was moved."""

    planned: str
    #: Its new place, from 0.
    at: int
    #: Its earlier place.
    before: int


PlanEvent = PlannedAdded | PlannedRemoved | PlannedChanged | PlannedMoved
"""What changes the plan."""
