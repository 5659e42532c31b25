from textual.geometry import Size

from coprod_tui.widgets.proposal_rows import proposal_list
from server.projections.proposals import ProposalRow

ROWS = (
    ProposalRow("b1", 1, "Mornings", "Both are about how the day begins", "Ama", ("c1", "c4"), (1, 4)),
    ProposalRow("b2", 2, "", "Alike", None, ("c4",), (4,), 1),
    ProposalRow("b5", 5, "", "Alike", "Bo", (), (), 2),
    ProposalRow("b6", 6, "", "Alike", "Bo", ("c4",), (4,), room_only=True),
)


def drawn(at: int, width: int, *, selected: bool = False) -> list[str]:
    lines = [line.plain for line in proposal_list(ROWS).draw(at, Size(width, 9), selected=selected)]
    assert {len(line) for line in lines} == {width}
    return [" ".join(line.split()) for line in lines]


def test_a_proposal_says_what_it_gathers_who_proposes_it_and_why() -> None:
    assert proposal_list(ROWS).title == "Proposed 4 · Enter takes, D leaves"
    assert drawn(0, 70, selected=True) == [
        "▌1 “Mornings” · 2 contributions (1, 4) · Ama",
        "▌ Both are about how the day begins",
    ]


def test_it_says_what_of_it_is_gone() -> None:
    assert drawn(1, 70) == ["2 · 1 contribution (4) · 1 taken back · no name", "Alike"]
    assert drawn(2, 70) == ["5 · its words were taken back · Bo", "Alike"]


def test_it_says_that_its_reason_stays_in_the_room() -> None:
    assert drawn(3, 70) == ["6 · 1 contribution (4) · Bo · in this room only", "Alike"]


def test_it_goes_on_in_the_next_line_where_there_is_no_width() -> None:
    assert drawn(0, 26) == ["1 “Mornings”", "2 contributions (1, 4)", "Ama", "Both are about how the", "day begins"]
