"""What the session means to ask, and how that list changed; it must not know what was asked of it."""

import msgspec

from server.domain.commands import Reveal
from server.domain.events.event import AnEvent, WordsText


class PlannedQuestion(msgspec.Struct, frozen=True, omit_defaults=True):
    """A question that the plan holds ready. `phase` is the part of the session it belongs to, empty for none.

    `minutes` is how long the room means to give it, None for as long as it takes; `notes` and `probes`, further
    questions to ask aloud, are the facilitator's own; a `skipped` one stays in the plan and is not asked next.
    """

    id: str
    text: WordsText
    phase: WordsText = ""
    minutes: int | None = None
    reveal: Reveal = "when_revealed"
    notes: WordsText = ""
    probes: tuple[WordsText, ...] = ()
    skipped: bool = False


class PlannedAdded(AnEvent, frozen=True, tag="planned_added"):
    """The plan has one more question, at place `at` from 0."""

    question: PlannedQuestion
    at: int


class PlannedRemoved(AnEvent, frozen=True, tag="planned_removed"):
    """The adding was undone."""

    question: PlannedQuestion


class PlannedChanged(AnEvent, frozen=True, tag="planned_changed"):
    """A planned question reads otherwise, or is skipped or not any more; `before` is what it was."""

    question: PlannedQuestion
    before: PlannedQuestion


class PlannedMoved(AnEvent, frozen=True, tag="planned_moved"):
    """A planned question stands at place `at` from 0, where it stood at `before`."""

    planned: str
    at: int
    before: int
