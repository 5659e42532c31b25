from typing import Any

from textual.app import App, ComposeResult
from textual.content import Content

from coprod_tui.widgets.row_list import ListedRows, RowList
from tests.coprod_tui.straight_pilot import piloted


def listing(*rows: str, topic: str = "plan", title: str = "Plan") -> ListedRows[str]:
    """Rows of two lines each, known again by their first letter, beneath one line of heading."""
    return ListedRows(title, rows, lambda row: row[0], _lines, lambda _: [Content("Heading")], topic)


def _lines(row: str, _: int, selected: bool) -> list[Content]:
    return [Content(f"{'▌' if selected else ' '}{row}"), Content(f" under {row}")]


class Shown(App[None]):
    """Only the list, seven lines high."""

    CSS = "RowList { height: 9; border: solid gray; }"

    def __init__(self, rows: ListedRows[str]) -> None:
        super().__init__()
        self._rows = rows
        self.told: list[Any] = []

    def compose(self) -> ComposeResult:
        yield RowList()

    def on_mount(self) -> None:
        self.panel.focus()
        self.panel.view = self._rows

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        assert event.control is self.panel
        self.told.append(event.row)

    @property
    def panel(self) -> RowList[str]:
        return self.query_one(RowList)

    def lines(self) -> list[str]:
        return [self.panel.render_line(y).text.rstrip() for y in range(self.panel.size.height)]


async def test_the_heading_stays_above_what_is_scrolled() -> None:
    app = Shown(listing("a", "b", "c", "d", "e"))
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.pause()
        assert app.lines() == ["Heading", "▌a", " under a", " b", " under b", " c", " under c"]
        assert (str(app.panel.border_title), str(app.panel.border_subtitle)) == ("Plan", "2 more below")
        await pilot.press("end")
        assert app.lines() == ["Heading", " c", " under c", " d", " under d", "▌e", " under e"]
        assert str(app.panel.border_subtitle) == ""


async def test_rows_that_come_go_and_change_places_never_move_the_one_in_hand() -> None:
    app = Shown(listing("a", "b", "c", "d", "e"))
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.press("down", "down")
        at = app.lines().index("▌c")
        for rows in ("xyabcde", "yabcdef", "edcba", "abcz"):
            app.panel.view = listing(*rows)
            await pilot.pause()
            assert app.lines().index("▌c") == at
        assert app.told == ["a", "b", "c"]


async def test_a_row_that_goes_hands_over_to_the_next_and_one_that_changes_is_told_anew() -> None:
    app = Shown(listing("a", "b", "c"))
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.press("down")
        for rows in (("a", "b2", "c"), ("a", "c"), ()):
            app.panel.view = listing(*rows)
            await pilot.pause()
        assert app.told == ["a", "b", "b2", "c", None]


async def test_where_several_rows_go_at_once_the_next_one_that_stays_is_in_hand_or_else_the_one_before() -> None:
    app = Shown(listing("a", "b", "c", "d", "e", "f", "g"))
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.press("down", "down", "down")
        for rows, in_hand in (("aefg", "e"), ("ag", "g"), ("a", "a"), ("", None)):
            app.panel.view = listing(*rows)
            await pilot.pause()
            assert app.panel.selected == in_hand


async def test_another_list_begins_at_its_first_row() -> None:
    app = Shown(listing("a", "b", "c"))
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.press("end")
        app.panel.view = listing("a", "c", topic="rounds", title="Rounds")
        await pilot.pause()
        assert app.panel.selected == "a"
        assert str(app.panel.border_title) == "Rounds"


async def test_a_click_on_a_row_takes_it_in_hand_and_one_on_the_heading_does_nothing() -> None:
    app = Shown(listing("a", "b", "c"))
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.click(RowList, offset=(3, 5))
        assert app.panel.selected == "b"
        await pilot.click(RowList, offset=(3, 1))
        assert app.panel.selected == "b"


async def test_a_row_can_be_taken_in_hand() -> None:
    app = Shown(listing("a", "b", "c", "d", "e"))
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.pause()
        app.panel.select(3)
        assert app.lines() == ["Heading", " b", " under b", " c", " under c", "▌d", " under d"]
        app.panel.select(9)
        await pilot.pause()
        assert app.panel.selected == "e"
