"""What is said of one run in words, on its bar and beside it; it must not know where it is drawn."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from coprod_tui.display import line
from coprod_tui.widgets.riverbed import span
from coprod_tui.widgets.times import lasted
from server.projections.river import RiverRow, Run

_BEGAN: Final[Mapping[str, str]] = {
    "offered": "said yes to an offer",
    "asked": "asked for it",
    "taken_up": "took it up",
    "passed_on": "was handed it",
}
_ENDED: Final[Mapping[str, str]] = {
    "stepped_back": "stepped back",
    "passed_on": "handed it on",
    "session_ended": "held it until the end",
}


def clock(at: datetime) -> str:
    """The time of day on this machine's clock."""
    return f"{at.astimezone():%H:%M}"


def minutes(run: Run, now: datetime) -> str:
    """How long a run lasted, or has lasted."""
    time = span(run, now)
    return lasted(time.begins, time.ends)


def began(run: Run) -> str:
    """How somebody came to the role, after their name."""
    return _BEGAN[run.how_began]


def ended(run: Run) -> str:
    """How it ended, after their name, or that it goes on."""
    return "holds it now" if run.how_ended is None else _ENDED[run.how_ended]


def by_name(run: Run, now: datetime) -> tuple[str, ...]:
    """What can stand on a bar of everybody's river, the longest first."""
    who = line(run.label)
    since = f"{who} since {clock(run.since)}" if run.until is None else f"{who} {minutes(run, now)}"
    return since, who


def by_time(run: Run, now: datetime) -> tuple[str, ...]:
    """What can stand on a bar of one person's path, the longest first."""
    time = minutes(run, now)
    since = f"since {clock(run.since)}, {time}" if run.until is None else time
    return f"{since}, {began(run)}", since, time


def called(run: Run, name_now: str) -> str:
    """The role as it was called then, with its name now where that is another."""
    return line(run.name) if run.name == name_now else f"{line(run.name)} (now {line(name_now)})"


def when(run: Run) -> str:
    """ "10:00–10:14", or "since 10:14"."""
    return f"since {clock(run.since)}" if run.until is None else f"{clock(run.since)}–{clock(run.until)}"


def described(run: Run, name_now: str, now: datetime) -> str:
    """Everything about a run in one line."""
    return " · ".join(
        (line(run.label), called(run, name_now), when(run), minutes(run, now), f"{began(run)}, {ended(run)}")
    )


def preceded(run: Run, row: RiverRow, now: datetime) -> str:
    """Who held the role before, or that nobody did."""
    before = [one for one in row.runs if one.until is not None and one.until <= run.since]
    if not before:
        return "Nobody held it before."
    newest = max(before, key=lambda one: one.until or one.since)
    return f"Before: {line(newest.label)}, {when(newest)}, {minutes(newest, now)}."
