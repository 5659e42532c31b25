"""The report's table to go on with: what people said, what was done, what was not, and why. It ranks nobody."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from server.exports.markdown import inline, table
from server.projections.counting import many
from server.projections.direction.said_and_done import SaidAndDone, TurnLine
from server.projections.record import Record

_HEAD: Final = ("You said", "We did", "We could not", "And why")
_LONG: Final = 300


def said_and_done_blocks(record: Record) -> Iterator[str]:
    """The table; nothing where there are neither themes nor turns."""
    if record.said_and_done:
        yield "## You said, we did, we could not, and why"
        yield "What is known so far. Empty cells are for whoever goes on with this to fill in."
        yield table(_HEAD, map(_row, record.said_and_done))


def _row(row: SaidAndDone) -> tuple[str, ...]:
    done = [line for line in row.turns if line.is_set and not line.parked]
    open_ = [line for line in row.turns if line.parked]
    return (
        _said(row),
        "; ".join(map(_turn, done)),
        "; ".join(f"{_turn(line)} (parked)" for line in open_),
        "; ".join(map(_why, open_)),
    )


def _said(row: SaidAndDone) -> str:
    words = "; ".join(f"“{inline(shorten(text, _LONG, placeholder='…'))}”" for text in row.words)
    if not row.theme:
        return words
    theme = f"{inline(row.theme)} ({many(row.said, 'contribution')})"
    return f"{theme}: {words}" if words else theme


def _turn(line: TurnLine) -> str:
    return f"Turn {line.number}: {inline(line.text)}"


def _why(line: TurnLine) -> str:
    told = {
        "Not known yet": line.parked,
        "Who would help": line.helps,
        "Look again": line.look_again,
    }
    return " · ".join(f"{what}: {inline(text)}" for what, text in told.items() if text)
