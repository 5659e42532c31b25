"""The outcomes on Direction."""

import pytest

from coprod_tui.widgets.outcomes import outcome_lines
from server.projections.direction.outcomes import OutcomeRow

ROWS = (
    OutcomeRow("o1", 1, "nobody is rushed", "Ama", 3, served_by=("Time",), turns=(2,), came_of="Calls are longer."),
    OutcomeRow("o2", 2, "what works and what hurts is known, in people's own words, and stays so", None, 5),
    OutcomeRow("o4", 4, "Its author took it back.", contribution=6, stands=False),
)


def test_each_says_what_serves_it_and_what_came_of_it() -> None:
    assert [one.plain for one in outcome_lines(ROWS, 118)] == [
        "Worth it if… 3 · & says what came of one",
        "1 nobody is rushed · served by Time, turn 2 · Calls are longer.",
        "2 what works and what hurts is known, in people's own words, and stays so",
        "4 Its author took it back.",
    ]
    assert outcome_lines((), 118) == []


@pytest.mark.parametrize("width", [24, 40, 78])
@pytest.mark.parametrize("height", [1, 2, 4])
def test_they_keep_to_the_room_there_is_and_say_how_many_more_there_are(width: int, height: int) -> None:
    lines = outcome_lines(ROWS, width, height)
    assert len(lines) == min(height, 4)
    assert all(one.cell_length <= width for one in lines)
    assert ("more" in lines[0].plain) == (height < 4)
