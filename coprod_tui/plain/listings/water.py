"""Lines on what people are unsure about."""

from collections.abc import Iterator

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from server.projections.open_water import WaterRow, open_water_view


def open_water(replica: SessionReplica) -> Iterator[str]:
    """What is open, oldest first, then what is open no longer, with the reason."""
    view = open_water_view(replica.state)
    yield f"Open water: {view.open_count}"
    for row in view.open:
        yield _line(row)
    for row in view.closed:
        yield f"{_line(row)}; open no longer: {wording.one_line(row.closed_because)}"


def _line(row: WaterRow) -> str:
    who = wording.NAMELESS if row.label is None else wording.name(row.label)
    room = " (in this room only)" if row.consent == "room" else ""
    return f"Contribution {row.number}, {who}: {wording.one_line(row.text)}{room}"
