"""The role river by its keys."""

from collections.abc import Iterator
from datetime import timedelta
from time import tzset

import pytest
from textual.widgets import Input, Static

from coprod_tui.display import cell_width
from coprod_tui.screens.dialogs.measures import MeasuresDialog
from coprod_tui.screens.dialogs.picker import Picker
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.river import RiverScreen, path_picks
from coprod_tui.widgets.river.panel import RiverPanel
from server.domain import commands as c
from server.port import Link
from server.projections.people.list import people_views
from server.projections.roles.river import river_view
from tests.coprod_tui.dashboard_driver import DashboardDriver, FakePort, running
from tests.coprod_tui.hostile import ALL
from tests.coprod_tui.river_room import at, at_river, hand_on, panel, passed_around
from tests.session import BEGINNING, Session


@pytest.fixture(autouse=True)
def utc() -> Iterator[None]:
    """This machine's clock goes by UTC."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        tzset()
        yield
    tzset()


def told(driver: DashboardDriver) -> str:
    """The line about the run in hand."""
    return next(line for line in driver.lines() if " · said " in line or " · was " in line or " · asked " in line)


def axis(driver: DashboardDriver) -> str:
    """The first line within the river's border."""
    return driver.lines()[panel(driver).region.y + 1]


async def test_it_opens_with_whoever_holds_the_first_role_and_escape_leads_back() -> None:
    async with at_river(passed_around()) as driver:
        assert "Bo · Host · since 10:27 · 15 min · was handed it, holds it now" in told(driver)
        await driver.press("escape")
        assert isinstance(driver.app.screen, LiveScreen)


async def test_left_leads_to_who_held_it_before_and_right_back() -> None:
    async with at_river(passed_around()) as driver:
        await driver.press("left", "left")
        assert "Ama · Host · 10:12–10:27" in told(driver)
        await driver.press("home")
        assert "Jo · Host · 10:02–10:12" in told(driver)
        assert "Nobody held it before." in driver.text()
        await driver.press("right")
        assert "Ama · Host" in told(driver)
        await driver.press("end")
        assert "Bo · Host" in told(driver)


async def test_down_and_up_stay_at_the_same_time() -> None:
    async with at_river(passed_around()) as driver:
        await driver.press("home", "down", "down")
        assert "Dee · Scribe · 10:02–10:27" in told(driver)
        await driver.press("pagedown")
        assert "Pat · Outcome-keeper" in told(driver)
        await driver.press("pageup")
        assert "Jo · Host" in told(driver)


async def test_plus_draws_less_time_around_the_run_in_hand_and_minus_more() -> None:
    async with at_river(passed_around()) as driver:
        whole = driver.text()
        await driver.press("home", "greater_than_sign", "greater_than_sign")
        assert "10:00" not in driver.text()
        assert "●Jo 10 min" in driver.text()
        assert "now" not in axis(driver)
        await driver.press("less_than_sign", "less_than_sign", "end")
        assert driver.text() == whole


async def test_comma_and_full_stop_lead_through_time_with_the_same_run_in_hand() -> None:
    async with at_river(passed_around()) as driver:
        await driver.press("greater_than_sign", "greater_than_sign")
        before = driver.text()
        assert "●Bo" in before
        await driver.press("comma", "comma")
        assert "●Bo" not in driver.text()
        assert "Bo · Host" in told(driver)
        await driver.press("shift+right", "full_stop", "full_stop", "full_stop")
        assert axis(driver).rstrip("│ ").endswith("now")


async def test_a_click_takes_a_run_in_hand() -> None:
    async with at_river(passed_around(), size=(80, 24)) as driver:
        lines = driver.lines()
        row = next(place for place, line in enumerate(lines) if "Timekeeper" in line)
        await driver.pilot.click(offset=(lines[row].index("▌Jo") + 2, row))
        await driver.settle()
        assert "Jo · Timekeeper · 10:18–10:33" in told(driver)


async def test_what_happens_meanwhile_appears_and_leaves_the_run_in_hand() -> None:
    async with at_river(passed_around()) as driver:
        await driver.press("left")
        session = driver.session
        at(session, 41)
        known = {person.name: person.id for person in session.state.people.values()}
        hand_on(session, "host", known["Bo"], known["Pat"])
        driver.port.publish()
        await driver.settle()
        assert "Mei · Host" in told(driver)
        await driver.press("end")
        assert "Pat · Host · since 10:41" in told(driver)


async def test_time_goes_on_and_an_unchanged_picture_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    refresh = RiverPanel.refresh

    def noted(self: RiverPanel, *regions: object, **options: object) -> RiverPanel:
        drawn.append(self)
        return refresh(self, *regions, **options)  # type: ignore[arg-type]

    async with at_river(passed_around()) as driver:
        screen = driver.app.screen
        assert isinstance(screen, RiverScreen)
        monkeypatch.setattr(RiverPanel, "refresh", noted)
        driver.clock.at += timedelta(milliseconds=10)
        screen._tick()
        await driver.settle()
        assert drawn == []
        driver.clock.at += timedelta(minutes=5)
        screen._tick()
        await driver.settle()
        assert drawn
        assert "Bo · Host · since 10:27 · 20 min" in told(driver)


async def test_p_turns_to_one_persons_path_and_back() -> None:
    async with at_river(passed_around()) as driver:
        await driver.press("at", "1", "enter")
        text = driver.text()
        assert "the path of Jo" in text
        assert "Jo has held a role twice" in text
        assert "10:02–10:12  10 min  Host        said yes to an offer, handed it on" in text
        assert "10:18–10:33  15 min  Timekeeper  was handed it, handed it on" in text
        await driver.press("right")
        assert any(line.startswith("│▌ 10:18–10:33") for line in driver.lines())
        await driver.press("at")
        assert "who held which role when" in driver.text()
        await driver.press("at", "1", "enter", "escape")
        assert "who held which role when" in driver.text()
        assert isinstance(driver.app.screen, RiverScreen)


async def test_who_never_held_a_role_comes_last_and_has_an_empty_path() -> None:
    session = passed_around()
    session.join("Zoë")
    async with at_river(session) as driver:
        screen = driver.app.screen
        assert isinstance(screen, RiverScreen)
        picks = path_picks(river_view(driver.session.state), people_views(driver.session.state))
        assert [pick.name for pick in picks] == ["Jo", "Dee", "Sam", "Bo", "Ama", "Pat", "Mei", "Mrs K.", "Zoë"]
        assert (picks[0].note, picks[-1].note) == ("Host · Timekeeper", "no role yet")
        await driver.press("at")
        assert isinstance(driver.app.screen, Picker)
        driver.app.screen.query_one(Input).value = "Zo"
        await driver.press("enter")
        assert "Zoë has not held a role yet." in driver.text()
        await driver.press("greater_than_sign", "left", "down", "comma")
        assert "Zoë has not held a role yet." in driver.text()


async def test_measures_are_shown_with_what_they_are_for_and_their_blind_spots() -> None:
    async with at_river(passed_around(), size=(80, 24)) as driver:
        assert "People's worth" not in driver.text()
        await driver.press("F")
        assert isinstance(driver.app.screen, MeasuresDialog)
        seen = driver.text()
        assert "A mirror for you, not a mark for anybody." in seen
        for _ in range(12):
            await driver.press("pagedown")
            seen += driver.text()
        for name in ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"):
            assert f"  {name} " in seen
        assert seen.count("Blind spot:") >= 9
        assert "Worked out as:" in seen
        await driver.press("escape")
        assert isinstance(driver.app.screen, RiverScreen)


async def test_help_tells_how_to_move_and_what_the_marks_mean() -> None:
    async with at_river(passed_around()) as driver:
        await driver.press("question_mark")
        text = " ".join(str(driver.app.screen.query_one(Static).content).split())
        assert "Takes in hand who held the role before or after." in text
        assert "They hold the role now." in text


async def test_before_anybody_held_a_role_it_says_so_and_no_key_breaks_it() -> None:
    session = Session()
    session.does(c.OpenSession())
    async with at_river(session) as driver:
        assert "Nobody has held a role yet." in driver.text()
        await driver.press(
            "up", "down", "left", "right", "home", "end", "greater_than_sign", "less_than_sign", "comma", "full_stop"
        )
        await driver.press("F", "escape")
        assert "Nobody has held a role yet." in driver.text()


async def test_after_the_end_the_river_stands_still() -> None:
    session = passed_around()
    at(session, 40)
    session.does(c.EndSession())
    async with at_river(session) as driver:
        before = driver.lines()
        assert axis(driver).rstrip("│ ").endswith("end")
        assert "held it until the end" in told(driver)
        driver.clock.at += timedelta(hours=3)
        screen = driver.app.screen
        assert isinstance(screen, RiverScreen)
        screen._tick()
        await driver.settle()
        assert driver.lines() == before


async def test_a_lost_link_leaves_everything_in_its_place() -> None:
    async with at_river(passed_around()) as driver:
        driver.port.tell(Link(up=False))
        await driver.settle()
        assert "no link" in driver.text()
        assert "●Bo since 10:27" in driver.text()


@pytest.mark.parametrize("hours", [8, 0.05])
async def test_a_long_and_a_short_session(hours: float) -> None:
    session = Session()
    session.does(c.OpenSession())
    ama = session.join("Ama")
    session.hold("host", ama)
    async with running(FakePort(session), size=(80, 24)) as driver:
        driver.clock.at = BEGINNING + timedelta(hours=hours)
        await driver.press("5")
        assert "●Ama since 10:00" in driver.text()
        for _ in range(12):
            await driver.press("greater_than_sign")
        assert "●Ama" in driver.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_whatever_names_are_made_of_borders_hold(size: tuple[int, int]) -> None:
    session = Session()
    session.does(c.OpenSession())
    for at_, name in enumerate((*ALL, "👩‍👩‍👧 Familie 漢字", "سلام عليكم")):
        person = session.join(name[:30])
        at(session, at_)
        session.phone(person, c.AskForRole("challenger"))
    async with at_river(session, size=size) as driver:
        for keys in ((), ("pagedown",), ("left", "greater_than_sign"), ("at", "3", "enter"), ("escape",), ("F",)):
            await driver.press(*keys)
            lines = driver.lines()
            assert all(cell_width(line) == size[0] for line in lines)
            assert not any("\x1b" in line for line in lines)
        await driver.press("escape")
        inside = panel(driver).region
        assert all(
            line.startswith("│") and line.endswith("│") for line in driver.lines()[inside.y + 1 : inside.bottom - 1]
        )
