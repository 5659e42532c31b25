import pytest
from textual.geometry import Size

from coprod_tui.widgets.theme_rows import theme_list
from server.projections.themes import ThemeRow, ThemesView

VIEW = ThemesView(
    (
        ThemeRow("h1", 1, "Mornings", 12, 8, people=7, fresh=True),
        ThemeRow("h2", 2, "What holds the days together, on paper and otherwise", 3, 3),
        ThemeRow("h3", 3, "Empty"),
        ThemeRow("h4", 4, "Rota", 1, serves=(1, 3)),
        ThemeRow("h5", 5, "Tea", unserving=True),
    ),
    loose=5,
    loose_heard=5,
)


def drawn(at: int, width: int, *, selected: bool = False) -> list[str]:
    lines = [line.plain for line in theme_list(VIEW).draw(at, Size(width, 9), selected=selected)]
    assert {len(line) for line in lines} == {width}
    assert len(lines) == theme_list(VIEW).row_height(at, Size(width, 9))
    return [" ".join(line.split()) for line in lines]


def test_what_is_in_no_theme_stands_before_the_themes_in_their_order() -> None:
    listed = theme_list(VIEW)
    assert [listed.row(at).name for at in range(listed.count)] == [
        "In no theme",
        "Mornings",
        "What holds the days together, on paper and otherwise",
        "Empty",
        "Rota",
        "Tea",
    ]
    assert listed.title == "Themes · 5"


def test_a_theme_says_how_much_is_in_it_and_what_of_that_waits() -> None:
    assert drawn(0, 78) == ["In no theme 5 ✓ all heard"]
    assert drawn(1, 78, selected=True) == ["▌Mornings 12 new · 4 not heard · from 7 people"]
    assert drawn(3, 78) == ["Empty 0"]


@pytest.mark.parametrize("width", [20, 36, 60])
def test_where_there_is_no_width_the_marks_stand_below_and_no_name_is_cut(width: int) -> None:
    first, *others = drawn(1, width)
    assert first == "Mornings 12"
    assert " ".join(others).replace(" · ", " ") == "new 4 not heard from 7 people"
    words = " ".join(drawn(2, width)).replace(" 3 ", " ").split()
    assert words[:10] == ["What", "holds", "the", "days", "together,", "on", "paper", "and", "otherwise", "✓"]


def test_a_theme_says_which_outcomes_it_serves_and_one_that_serves_none_asks() -> None:
    assert drawn(4, 78) == ["Rota 1 1 not heard · serves 1, 3"]
    assert drawn(5, 78) == ["Tea 0 which outcome?"]
