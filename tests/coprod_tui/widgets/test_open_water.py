"""Open water and the pace of the plan, as the dashboard shows them."""

import pytest
from msgspec.structs import replace
from textual.app import App, ComposeResult

from coprod_tui.themes import DARK
from coprod_tui.widgets.open_water import OpenWater, open_water_lines
from server.projections.open_water import OpenWaterView, WaterRow
from tests.coprod_tui.dashboard_driver import running
from tests.coprod_tui.plans import planned_room
from tests.coprod_tui.straight_pilot import piloted

ROW = WaterRow("c1", 3, "Dee", "The review meetings?", "notes", "")


class Page(App[None]):
    """Only the list."""

    def compose(self) -> ComposeResult:
        self.register_theme(DARK)
        self.theme = DARK.name
        yield OpenWater()


async def test_what_is_open_has_a_line_each_below_its_count() -> None:
    app = Page()
    async with piloted(app, size=(40, 10)) as pilot:
        water = app.query_one(OpenWater)
        assert water.size.height == 0
        water.view = OpenWaterView((ROW, WaterRow("c2", 4, None, "And the rota? " * 9, "notes", "")), (ROW,), 2, 1)
        await pilot.pause()
        lines = [strip.text.strip() for strip in app.screen._compositor.render_strips()]
        assert lines[:2] == ["Open water 2 · 1 is open no longer", "3 Dee: The review meetings?"]
        assert lines[2:4] == ["4 no name: And the rota? And the rota?", "And the rota? And the rota? And the…"]
        water.view = OpenWaterView(closed=(ROW,), closed_count=1)
        await pilot.pause()
        assert water.size.height == 1


@pytest.mark.parametrize(
    ("height", "shown"),
    [
        (1, ["Open water 4"]),
        (2, ["Open water 4", "4 more · Q lists th…"]),
        (3, ["Open water 4", "3 Dee: Long words L…", "3 more · Q lists th…"]),
        (4, ["Open water 4", "3 Dee: Long words", "  Long words Long w…", "3 more · Q lists th…"]),
        (5, ["Open water 4", "3 Dee: Long words", "  Long words Long w…", "4 no name: Soup?", "2 more · Q lists th…"]),
    ],
)
def test_where_there_is_little_room_it_says_how_many_more_are_open(height: int, shown: list[str]) -> None:
    rows = (replace(ROW, text="Long words " * 9), WaterRow("c2", 4, None, "Soup?", "notes", ""))
    drawn = open_water_lines(OpenWaterView(rows, (), 4), 20, height)
    assert [row.plain for row in drawn] == shown


async def test_the_tab_plan_says_how_it_stands_against_the_clock() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7")
        await driver.until(lambda: "min ahead of the plan." in driver.text() or "min behind" in driver.text())
