"""Lines that list the outcomes."""

from collections.abc import Iterator

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from server.projections.direction.outcomes import OutcomeRow, OutcomesView, outcomes_view


def outcomes(replica: SessionReplica) -> Iterator[str]:
    """Every outcome with what serves it and what came of it, then the themes that serve none."""
    view = outcomes_view(replica.state)
    if not view.rows:
        yield 'There is no outcome yet; "ask outcomes" asks for them, "adopt outcome N" adopts contribution N'
    for row in view.rows:
        yield from _outcome(row)
    yield from _serving_none(replica, view)


def _outcome(row: OutcomeRow) -> Iterator[str]:
    words = "of the plan" if row.contribution is None else f"contribution {row.contribution}"
    who = "" if row.label is None else f", {wording.name(row.label)}"
    room = " (in this room only)" if row.room_only else ""
    yield f"Outcome {row.number}, {words}{who}: {wording.one_line(row.text)}{room}"
    serving = [*map(wording.name, row.served_by), *(f"turn {number}" for number in row.turns)]
    if serving:
        yield f"  served by: {', '.join(serving)}"
    if row.came_of:
        yield f"  what came of it: {wording.one_line(row.came_of)}"


def _serving_none(replica: SessionReplica, view: OutcomesView) -> Iterator[str]:
    names = [theme.name for theme in replica.state.themes if not view.served_by(theme.id)]
    if view.rows and names:
        yield f"Not tied to an outcome yet: {', '.join(map(wording.name, names))}"
