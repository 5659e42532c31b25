from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from coprod_tui.widgets.visible_rows import (
    Cursor,
    RowMetrics,
    Window,
    clamped,
    edge,
    in_view,
    moved_to,
    paged,
    row_at,
    stepped,
    window,
)

HEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=60)
MOVES: tuple[Callable[[Cursor, RowMetrics, int], Cursor], ...] = (stepped, paged, edge)


def sheet(heights: list[int], lines: int = 10) -> RowMetrics:
    return RowMetrics(len(heights), lines, heights.__getitem__)


def top_of(view: Window, row: int, of: RowMetrics) -> int:
    return view.top + sum(of.height(at) for at in range(view.first, row))


@given(HEIGHTS, st.integers(1, 30), st.lists(st.tuples(st.sampled_from(MOVES), st.sampled_from((-1, 1))), max_size=30))
def test_wherever_the_hand_moves_its_row_is_in_view(
    heights: list[int], lines: int, moves: list[tuple[Callable[[Cursor, RowMetrics, int], Cursor], int]]
) -> None:
    of, cursor = sheet(heights, lines), Cursor()
    for move, step in moves:
        cursor = clamped(move(cursor, of, step), of)
        view = window(cursor, of)
        assert view.first <= cursor.row < view.last
        assert top_of(view, cursor.row, of) == cursor.top
        assert cursor.top < lines
        assert cursor.top + of.height(cursor.row) > 0


@given(HEIGHTS, st.integers(5, 30), st.data())
def test_rows_that_come_move_the_row_in_hand_only_into_lines_that_would_stay_empty(
    heights: list[int], lines: int, data: st.DataObject
) -> None:
    of = sheet(heights, lines)
    row = data.draw(st.integers(0, len(heights) - 1))
    cursor = clamped(in_view(Cursor(row, data.draw(st.integers(-5, lines))), of), of)
    above = data.draw(st.lists(st.integers(1, 9), max_size=20))
    below = data.draw(st.lists(st.integers(1, 9), max_size=20))
    more = sheet([*above, *heights, *below], lines)
    after = clamped(Cursor(row + len(above), cursor.top), more)
    foot = cursor.top + sum(more.height(at) for at in range(row + len(above), more.count))
    hidden = sum(above) - cursor.top + sum(heights[:row])
    assert after.top == cursor.top + max(0, min(lines - foot, hidden))
    assert window(after, more).first <= after.row < window(after, more).last


@given(HEIGHTS, st.integers(1, 30))
def test_going_down_reaches_the_end_of_the_last_row_and_up_the_beginning_of_the_first(
    heights: list[int], lines: int
) -> None:
    of, cursor = sheet(heights, lines), Cursor()
    for _ in range(sum(heights) + len(heights)):
        cursor = clamped(stepped(cursor, of, 1), of)
    assert cursor.row == len(heights) - 1
    assert cursor.top + of.height(cursor.row) <= max(lines, of.height(cursor.row) + cursor.top)
    for _ in range(sum(heights) + len(heights)):
        cursor = clamped(stepped(cursor, of, -1), of)
    assert cursor == Cursor()


def test_what_comes_above_is_in_view_while_there_is_room() -> None:
    of = sheet([2, 1, 3])
    assert clamped(Cursor(1, 0), of) == Cursor(1, 2)
    assert window(Cursor(1, 0), of) == Window(0, 3, 0)


def test_a_row_taller_than_the_space_is_read_line_by_line() -> None:
    of, cursor = sheet([1, 25, 1]), Cursor()
    seen = []
    for _ in range(18):
        cursor = clamped(stepped(cursor, of, 1), of)
        seen.append((cursor.row, cursor.top))
    assert seen[:3] == [(1, 0), (1, -1), (1, -2)]
    assert seen[15:] == [(1, -15), (2, 9), (2, 9)]


def test_a_page_is_about_a_screenful() -> None:
    of = sheet([2] * 100)
    assert paged(Cursor(), of, 1).row == 4
    assert paged(Cursor(50, 0), of, -1).row == 46


def test_the_edges_are_the_first_and_the_last_row() -> None:
    of = sheet([2] * 100)
    assert edge(Cursor(50, 3), of, -1) == Cursor()
    assert edge(Cursor(50, 3), of, 1) == Cursor(99, 8)


def test_a_list_without_rows_has_nothing_in_view() -> None:
    empty = sheet([])
    assert window(clamped(Cursor(), empty), empty) == Window()
    assert all(move(Cursor(), empty, 1) == Cursor() for move in MOVES)


def test_a_row_that_is_clicked_is_found_by_its_line() -> None:
    of = sheet([2, 3, 1])
    view = window(Cursor(), of)
    assert [row_at(view, line, of) for line in range(7)] == [0, 0, 1, 1, 1, 2, None]


def test_taking_another_row_scrolls_no_further_than_needed() -> None:
    of = sheet([2] * 10)
    assert moved_to(Cursor(), of, 3) == Cursor(3, 6)
    assert moved_to(Cursor(), of, 6) == Cursor(6, 8)


def test_however_long_the_list_only_about_a_screenful_is_measured() -> None:
    measured: list[int] = []

    def height(row: int) -> int:
        measured.append(row)
        return 2

    long = RowMetrics(20_000, 40, height)
    cursor = clamped(Cursor(10_000, 20), long)
    for move in (stepped, paged):
        cursor = clamped(move(cursor, long, 1), long)
        window(cursor, long)
    assert len(set(measured)) < 120
    assert len(measured) < 400
