"""Rivers written down by minutes after ten, for tests that draw them."""

from datetime import UTC, datetime, timedelta

from msgspec import convert
from msgspec.structs import replace

from server.projections.roles.river import RiverRow, RiverView, Run

TEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    """So many minutes after ten."""
    return TEN + timedelta(minutes=minutes)


def run(label: str, since: float, until: float | None = None, *, lane: int = 0, tone: int = 0, name: str = "") -> Run:
    """Somebody's tenure, offered, and put down where it has ended."""
    end, how = (None, None) if until is None else (after(until), "stepped_back")
    return convert(
        {
            "person": label.lower(),
            "label": label,
            "name": name,
            "since": after(since),
            "until": end,
            "how_began": "offered",
            "how_ended": how,
            "lane": lane,
            "tone": tone,
        },
        Run,
    )


def row(name: str, *runs: Run) -> RiverRow:
    """A role and its runs, which bear its name unless they have one of their own."""
    named = tuple(replace(one, name=one.name or name) for one in runs)
    return RiverRow(name.lower(), name, 1 + max(one.lane for one in runs), named)


def river(*rows: RiverRow, ended: float | None = None, unheld: tuple[str, ...] = ()) -> RiverView:
    """Everybody's river since ten."""
    return RiverView(TEN, None if ended is None else after(ended), rows, unheld)
