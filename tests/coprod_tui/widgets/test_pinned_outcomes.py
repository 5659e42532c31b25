"""The line of outcomes in the frame."""

import pytest

from coprod_tui.widgets.pinned_outcomes import pinned_line
from server.projections.direction.outcomes import OutcomeRow

ROWS = (
    OutcomeRow("o1", 1, "nobody is rushed", "Ama", 3),
    OutcomeRow("o2", 2, "what works and what hurts is known, in people's own words, and stays so", None, 5),
    OutcomeRow("o4", 4, "Its author took it back.", contribution=6, stands=False),
)


def test_what_one_does_not_need_the_others_have() -> None:
    assert pinned_line(ROWS[:2], 118).plain == (
        "Worth it if… 1 nobody is rushed   2 what works and what hurts is known, in people's own words, and stays so"
    )
    assert pinned_line(ROWS[:2], 78).plain.startswith("Worth it if… 1 nobody is rushed   2 what works and what hurts")


@pytest.mark.parametrize("width", [48, 60, 78, 118, 200])
def test_it_is_one_line_of_the_width_there_is_and_counts_what_it_leaves_out(width: int) -> None:
    line = pinned_line(ROWS, width)
    assert line.cell_length <= width
    assert ("more" in line.plain) == (width < 85)
    assert line.plain.startswith("Worth it if…")
