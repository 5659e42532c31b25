"""The report's part about outcomes: what the room wants to change, what serves that, and what came of it."""

from collections.abc import Iterator
from typing import Final

from server.exports.markdown import inline
from server.projections.direction.outcomes import OutcomeRecord
from server.projections.record import Record

_STAYS: Final = "An outcome in words that stay in the room, or that were taken back."
_NOT_SAID: Final = "It was not said what came of it."


def outcome_blocks(record: Record) -> Iterator[str]:
    """Each outcome with what served it and what came of it, and what served none; nothing where there are none."""
    if not record.room_outcomes:
        return
    yield "## What would make it worth it, and what came of it"
    for outcome in record.room_outcomes:
        yield f"### {outcome.number}. {inline(outcome.text or _STAYS)}"
        yield _whose(outcome)
        serving = [*_serving(outcome)]
        if serving:
            yield "What served it:"
            yield "\n".join(serving)
        if outcome.text:
            yield f"What came of it: {inline(outcome.came_of)}" if outcome.came_of else _NOT_SAID
    served = {theme for outcome in record.room_outcomes for theme in outcome.themes}
    if loose := [inline(theme.name) for theme in record.themes if theme.name not in served]:
        yield f"Not tied to one of them yet: {', '.join(loose)}."


def outcome_line(outcome: OutcomeRecord) -> str:
    """The words of an outcome, or that they stay in the room."""
    return inline(outcome.text or _STAYS)


def _whose(outcome: OutcomeRecord) -> str:
    if outcome.planned:
        return "From the plan."
    if not outcome.text:
        return "Its words are not in this report."
    return f"In the words of {inline(outcome.person)}." if outcome.person else "In somebody's words, without a name."


def _serving(outcome: OutcomeRecord) -> Iterator[str]:
    for name in outcome.themes:
        yield f"- the theme {inline(name)}"
    for number, text in outcome.turns:
        yield f"- turn {number}: {inline(text)}"
