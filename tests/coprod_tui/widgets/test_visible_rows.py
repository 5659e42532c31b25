from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from coprod_tui.widgets.visible_rows import (
    Place,
    Sheet,
    Window,
    edge,
    in_view,
    paged,
    row_at,
    settled,
    stepped,
    taken,
    window,
)

HEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=60)
MOVES: tuple[Callable[[Place, Sheet, int], Place], ...] = (stepped, paged, edge)


def sheet(heights: list[int], lines: int = 10) -> Sheet:
    return Sheet(len(heights), lines, heights.__getitem__)


def top_of(view: Window, row: int, of: Sheet) -> int:
    return view.top + sum(of.tall(at) for at in range(view.first, row))


@given(HEIGHTS, st.integers(1, 30), st.lists(st.tuples(st.sampled_from(MOVES), st.sampled_from((-1, 1))), max_size=30))
def test_wherever_the_hand_moves_its_row_is_in_view(
    heights: list[int], lines: int, moves: list[tuple[Callable[[Place, Sheet, int], Place], int]]
) -> None:
    of, place = sheet(heights, lines), Place()
    for move, step in moves:
        place = settled(move(place, of, step), of)
        view = window(place, of)
        assert view.first <= place.row < view.last
        assert top_of(view, place.row, of) == place.top
        assert place.top < lines
        assert place.top + of.tall(place.row) > 0


@given(HEIGHTS, st.integers(5, 30), st.data())
def test_rows_that_come_move_the_row_in_hand_only_into_lines_that_would_stay_empty(
    heights: list[int], lines: int, data: st.DataObject
) -> None:
    of = sheet(heights, lines)
    row = data.draw(st.integers(0, len(heights) - 1))
    place = settled(in_view(Place(row, data.draw(st.integers(-5, lines))), of), of)
    above = data.draw(st.lists(st.integers(1, 9), max_size=20))
    below = data.draw(st.lists(st.integers(1, 9), max_size=20))
    more = sheet([*above, *heights, *below], lines)
    after = settled(Place(row + len(above), place.top), more)
    foot = place.top + sum(more.tall(at) for at in range(row + len(above), more.count))
    hidden = sum(above) - place.top + sum(heights[:row])
    assert after.top == place.top + max(0, min(lines - foot, hidden))
    assert window(after, more).first <= after.row < window(after, more).last


@given(HEIGHTS, st.integers(1, 30))
def test_going_down_reaches_the_end_of_the_last_row_and_up_the_beginning_of_the_first(
    heights: list[int], lines: int
) -> None:
    of, place = sheet(heights, lines), Place()
    for _ in range(sum(heights) + len(heights)):
        place = settled(stepped(place, of, 1), of)
    assert place.row == len(heights) - 1
    assert place.top + of.tall(place.row) <= max(lines, of.tall(place.row) + place.top)
    for _ in range(sum(heights) + len(heights)):
        place = settled(stepped(place, of, -1), of)
    assert place == Place()


def test_what_comes_above_is_in_view_while_there_is_room() -> None:
    of = sheet([2, 1, 3])
    assert settled(Place(1, 0), of) == Place(1, 2)
    assert window(Place(1, 0), of) == Window(0, 3, 0)


def test_a_row_taller_than_the_space_is_read_line_by_line() -> None:
    of, place = sheet([1, 25, 1]), Place()
    seen = []
    for _ in range(18):
        place = settled(stepped(place, of, 1), of)
        seen.append((place.row, place.top))
    assert seen[:3] == [(1, 0), (1, -1), (1, -2)]
    assert seen[15:] == [(1, -15), (2, 9), (2, 9)]


def test_a_page_is_about_a_screenful() -> None:
    of = sheet([2] * 100)
    assert paged(Place(), of, 1).row == 4
    assert paged(Place(50, 0), of, -1).row == 46


def test_the_edges_are_the_first_and_the_last_row() -> None:
    of = sheet([2] * 100)
    assert edge(Place(50, 3), of, -1) == Place()
    assert edge(Place(50, 3), of, 1) == Place(99, 8)


def test_a_list_without_rows_has_nothing_in_view() -> None:
    empty = sheet([])
    assert window(settled(Place(), empty), empty) == Window()
    assert all(move(Place(), empty, 1) == Place() for move in MOVES)


def test_a_row_that_is_clicked_is_found_by_its_line() -> None:
    of = sheet([2, 3, 1])
    view = window(Place(), of)
    assert [row_at(view, line, of) for line in range(7)] == [0, 0, 1, 1, 1, 2, None]


def test_taking_another_row_scrolls_no_further_than_needed() -> None:
    of = sheet([2] * 10)
    assert taken(Place(), of, 3) == Place(3, 6)
    assert taken(Place(), of, 6) == Place(6, 8)


def test_however_long_the_list_only_about_a_screenful_is_measured() -> None:
    measured: list[int] = []

    def tall(row: int) -> int:
        measured.append(row)
        return 2

    long = Sheet(20_000, 40, tall)
    place = settled(Place(10_000, 20), long)
    for move in (stepped, paged):
        place = settled(move(place, long, 1), long)
        window(place, long)
    assert len(set(measured)) < 120
    assert len(measured) < 400
