"""Lines on what turns ask of leaders, with what these answered."""

from collections.abc import Iterator

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from server.projections.direction.leaders import LEADER_ANSWER_NAMES, LeaderRow, asked_rows
from server.sentences import words


def answers(replica: SessionReplica) -> Iterator[str]:
    """What is asked, in the order of the turns, each with its answers."""
    rows = asked_rows(replica.state)
    if not rows:
        yield 'Nothing is asked of leaders yet; "ask leaders N: TEXT" asks something for turn N'
    for row in rows:
        yield f"Turn {row.turn} asks: {wording.one_line(row.text)}"
        yield from map(_answer, row.answers)
        if not row.answers:
            yield "  open: nobody has answered yet"


def _answer(row: LeaderRow) -> str:
    said = f" {wording.one_line(row.text)}" if row.text else ""
    held = ""
    if row.since is not None and row.until is not None:
        held = f"; held the role from {wording.clock(row.since)} to {wording.clock(row.until)}"
    return f"  {wording.name(words(row.label))}: {LEADER_ANSWER_NAMES[row.answer]}{said}{held}"
