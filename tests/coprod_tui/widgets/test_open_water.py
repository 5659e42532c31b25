"""Open water and the pace of the plan, as the dashboard shows them."""

from textual.app import App, ComposeResult

from coprod_tui.themes import DARK
from coprod_tui.widgets.open_water import OpenWater
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
        assert lines[2].startswith("4 no name: And the rota?")
        assert lines[2].endswith("…")
        water.view = OpenWaterView(closed=(ROW,), closed_count=1)
        await pilot.pause()
        assert water.size.height == 1


async def test_the_tab_plan_says_how_it_stands_against_the_clock() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7")
        await driver.until(lambda: "min ahead of the plan." in driver.text() or "min behind" in driver.text())
