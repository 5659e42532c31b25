"""Runs in words, for bars and details."""

from datetime import datetime

from coprod_tui.display import line
from coprod_tui.widgets.river.timeline import span
from coprod_tui.widgets.times import duration, time_of_day
from server.projections.roles.river import RiverRow, Run
from server.projections.roles.tenures import began, ended


def minutes(run: Run, now: datetime) -> str:
    """How long a run lasted, or has lasted."""
    time = span(run, now)
    return duration(time.begins, time.ends)


def by_name(run: Run, now: datetime) -> tuple[str, ...]:
    """Labels of a bar in everybody's river, the longest first."""
    who = line(run.label)
    since = f"{who} since {time_of_day(run.since)}" if run.until is None else f"{who} {minutes(run, now)}"
    return since, who


def by_time(run: Run, now: datetime) -> tuple[str, ...]:
    """Labels of a bar in one person's path, the longest first."""
    time = minutes(run, now)
    since = f"since {time_of_day(run.since)}, {time}" if run.until is None else time
    return f"{since}, {began(run.how_began)}", since, time


def name_then(run: Run, name_now: str) -> str:
    """The role's name at that time, with its current name if that differs."""
    return line(run.name) if run.name == name_now else f"{line(run.name)} (now {line(name_now)})"


def time_range(run: Run) -> str:
    """ "10:00–10:14", or "since 10:14"."""
    return (
        f"since {time_of_day(run.since)}" if run.until is None else f"{time_of_day(run.since)}–{time_of_day(run.until)}"
    )


def description(run: Run, name_now: str, now: datetime) -> str:
    """Everything about a run in one line."""
    return " · ".join(
        (
            line(run.label),
            name_then(run, name_now),
            time_range(run),
            minutes(run, now),
            f"{began(run.how_began)}, {ended(run.how_ended)}",
        )
    )


def predecessor(run: Run, row: RiverRow, now: datetime) -> str:
    """Who held the role just before, or else who held it then and goes on; or that nobody did."""
    earlier = [one for one in row.runs if one.since < run.since]
    over = [one for one in earlier if span(one, now).ends <= run.since]
    if over:
        newest = max(over, key=lambda one: span(one, now).ends)
        return f"Before: {line(newest.label)}, {time_range(newest)}, {minutes(newest, now)}."
    if earlier:
        return f"Beside {line(earlier[-1].label)}, {time_range(earlier[-1])}."
    return "Nobody held it before."
