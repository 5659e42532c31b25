"""How things that were said or done are put on one line; it must not know where the line goes.

Whatever people typed passes through `display` first, so no line ends early and none steers the terminal.
"""

from datetime import datetime

from coprod_tui import display
from server.domain.state import Contribution, State
from server.projections.people import PersonRow
from server.projections.roles import RoleRow

NAMELESS = "without a name"


def one_line(text: str) -> str:
    """What somebody typed, on one line: its line ends become " / "."""
    return " / ".join(display.lines(text))


def person(state: State, id_: str) -> str:
    """What a person is called."""
    return one_line(state.label(id_))


def role(state: State, id_: str) -> str:
    """What a role is called."""
    known = state.role(id_)
    return known.name if known else id_


def contribution(state: State, known: Contribution) -> str:
    """ "4, Ama: The same carer every morning. (said late)"."""
    who = NAMELESS if known.person is None else person(state, known.person)
    marks = {
        "not sure": known.kind == "unsure",
        "build": known.kind == "build",
        "challenge": known.kind == "challenge",
        "said late": known.late,
        "in this room only": known.consent == "room",
        "heard": known.heard_at is not None,
    }
    shown = ", ".join(mark for mark, there in marks.items() if there)
    return f"{known.number}, {who}: {one_line(known.text)}{f' ({shown})' if shown else ''}"


def person_line(row: PersonRow) -> str:
    """ "Ama, connected, holds Host"."""
    held = f", holds {', '.join(row.roles)}" if row.roles else ""
    return f"{one_line(row.label)}, {'connected' if row.connected else 'away'}{held}"


def role_line(row: RoleRow, now: datetime) -> str:
    """ "Host: Ama 12 min, Jo 31 min (away); offered to Sam; asked for by Mei"."""
    holding = ", ".join(
        f"{one_line(held.label)} {_minutes(held.since, now)} min{' (away)' if held.away else ''}"
        for held in row.holders
    )
    offered = "; offered to " + ", ".join(one_line(ask.label) for ask in row.offered) if row.offered else ""
    asked = "; asked for by " + ", ".join(one_line(ask.label) for ask in row.asked) if row.asked else ""
    return f"{row.name}: {holding or 'nobody'}{offered}{asked}"


def _minutes(since: datetime, now: datetime) -> int:
    return max(0, int((now - since).total_seconds() // 60))
