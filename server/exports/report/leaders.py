"""The report's part about what turns asked of leaders, what these answered, and what is open."""

from collections.abc import Iterator

from server.exports.markdown import inline
from server.exports.wording import moment
from server.projections.direction.leaders import LEADER_ANSWER_NAMES, AskedRow, LeaderRow
from server.projections.record import Record
from server.sentences import words


def leader_blocks(record: Record) -> Iterator[str]:
    """What was asked of leaders, turn by turn; nothing where nothing was."""
    if not record.asked_of_leaders:
        return
    yield "## What was asked of leaders"
    for asked in record.asked_of_leaders:
        yield f"For turn {asked.turn}, “{inline(asked.turn_text)}”: {inline(asked.text)}"
        yield _answers(asked)


def _answers(asked: AskedRow) -> str:
    if not asked.answers:
        return "- Open: nobody answered."
    return "\n".join(f"- {_answer(row)}" for row in asked.answers)


def _answer(row: LeaderRow) -> str:
    said = f" {inline(row.text)}" if row.text else ""
    held = ""
    if row.since is not None and row.until is not None:
        held = f" (held the role from {moment(row.since)} to {moment(row.until)})"
    return f"{inline(words(row.label))}{held}: {LEADER_ANSWER_NAMES[row.answer]}{said}"
