"""Decisions about the plan, which can change until the end of the session."""

from typing import Final

from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.questions import known_planned, minutes, reworded_with
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import State
from server.domain.text import (
    NOTES_CHARACTERS,
    NOTES_LINES,
    PHASE_CHARACTERS,
    QUESTION_CHARACTERS,
    clean,
    required,
)

MOST_PLANNED: Final = 200
MOST_PROBES: Final = 12


def add(state: State, command: c.AddPlanned, context: Context) -> tuple[e.Event, ...]:
    """Adds a planned question."""
    require_running(state)
    if len(state.plan) >= MOST_PLANNED:
        raise Rejected("plan_full", {"most": MOST_PLANNED})
    at = len(state.plan) if command.at is None else _place(command.at, len(state.plan))
    return (e.PlannedAdded(_with_fields(e.PlannedQuestion(context.new_id("n"), ""), command), at),)


def change(state: State, command: c.ChangePlanned) -> tuple[e.Event, ...]:
    """Replaces a planned question. While it is asked in the words of the plan, the room reads the new ones too."""
    require_running(state)
    before = known_planned(state, command.planned)
    after = _with_fields(before, command)
    return () if after == before else (e.PlannedChanged(after, before), *reworded_with(state, before, after))


def move(state: State, command: c.MovePlanned) -> tuple[e.Event, ...]:
    """Moves a planned question."""
    require_running(state)
    before = state.plan.index(known_planned(state, command.planned))
    at = _place(command.at, len(state.plan) - 1)
    return () if at == before else (e.PlannedMoved(command.planned, at, before),)


def skip(state: State, command: c.SkipPlanned) -> tuple[e.Event, ...]:
    """Leaves a planned question out, or includes it again."""
    require_running(state)
    before = known_planned(state, command.planned)
    after = replace(before, skipped=command.skipped)
    return () if after == before else (e.PlannedChanged(after, before),)


def _place(at: int, last: int) -> int:
    if not 0 <= at <= last:
        raise Rejected("no_such_place", field="at")
    return at


def _with_fields(question: e.PlannedQuestion, command: c.AddPlanned | c.ChangePlanned) -> e.PlannedQuestion:
    if len(command.probes) > MOST_PROBES:
        raise Rejected("too_many_probes", {"most": MOST_PROBES}, "probes")
    return replace(
        question,
        text=required(command.text, most=QUESTION_CHARACTERS),
        phase=clean(command.phase, most=PHASE_CHARACTERS, field="phase"),
        minutes=minutes(command.minutes),
        reveal=command.reveal,
        moderation=command.moderation,
        notes=clean(command.notes, most=NOTES_CHARACTERS, lines=NOTES_LINES, field="notes"),
        probes=tuple(required(probe, most=QUESTION_CHARACTERS, field="probes") for probe in command.probes),
    )
