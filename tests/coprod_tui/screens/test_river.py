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
from tests.coprod_tui.dashboard_driver import FakePort, Stagehand, running
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


def told(house: Stagehand) -> str:
    """The line about the run in hand."""
    return next(line for line in house.lines() if " · said " in line or " · was " in line or " · asked " in line)


async def test_it_opens_with_whoever_holds_the_first_role_and_escape_leads_back() -> None:
    async with at_river(passed_around()) as house:
        assert "Bo · Host · since 10:27 · 15 min · was handed it, holds it now" in told(house)
        await house.press("escape")
        assert isinstance(house.app.screen, LiveScreen)


async def test_left_leads_to_who_held_it_before_and_right_back() -> None:
    async with at_river(passed_around()) as house:
        await house.press("left", "left")
        assert "Ama · Host · 10:12–10:27" in told(house)
        await house.press("home")
        assert "Jo · Host · 10:02–10:12" in told(house)
        assert "Nobody held it before." in house.text()
        await house.press("right")
        assert "Ama · Host" in told(house)
        await house.press("end")
        assert "Bo · Host" in told(house)


async def test_down_and_up_stay_at_the_same_time() -> None:
    async with at_river(passed_around()) as house:
        await house.press("home", "down", "down")
        assert "Dee · Scribe · 10:02–10:27" in told(house)
        await house.press("pagedown")
        assert "Pat · Outcome-keeper" in told(house)
        await house.press("pageup")
        assert "Jo · Host" in told(house)


async def test_plus_draws_less_time_around_the_run_in_hand_and_minus_more() -> None:
    async with at_river(passed_around()) as house:
        whole = house.text()
        await house.press("home", "plus", "plus")
        assert "10:00" not in house.text()
        assert "●Jo 10 min" in house.text()
        assert "now" not in house.lines()[2]
        await house.press("minus", "minus", "end")
        assert house.text() == whole


async def test_comma_and_full_stop_lead_through_time_with_the_same_run_in_hand() -> None:
    async with at_river(passed_around()) as house:
        await house.press("plus", "plus")
        before = house.text()
        assert "●Bo" in before
        await house.press("comma", "comma")
        assert "●Bo" not in house.text()
        assert "Bo · Host" in told(house)
        await house.press("shift+right", "full_stop", "full_stop", "full_stop")
        assert house.lines()[2].rstrip("│ ").endswith("now")


async def test_a_click_takes_a_run_in_hand() -> None:
    async with at_river(passed_around(), size=(80, 24)) as house:
        lines = house.lines()
        row = next(place for place, line in enumerate(lines) if "Timekeeper" in line)
        await house.pilot.click(offset=(lines[row].index("▌Jo") + 2, row))
        await house.settle()
        assert "Jo · Timekeeper · 10:18–10:33" in told(house)


async def test_what_happens_meanwhile_appears_and_leaves_the_run_in_hand() -> None:
    async with at_river(passed_around()) as house:
        await house.press("left")
        session = house.session
        at(session, 41)
        known = {person.name: person.id for person in session.state.people.values()}
        hand_on(session, "host", known["Bo"], known["Pat"])
        house.port.publish()
        await house.settle()
        assert "Mei · Host" in told(house)
        await house.press("end")
        assert "Pat · Host · since 10:41" in told(house)


async def test_time_goes_on_and_an_unchanged_picture_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    refresh = RiverPanel.refresh

    def noted(self: RiverPanel, *regions: object, **options: object) -> RiverPanel:
        drawn.append(self)
        return refresh(self, *regions, **options)  # type: ignore[arg-type]

    async with at_river(passed_around()) as house:
        screen = house.app.screen
        assert isinstance(screen, RiverScreen)
        monkeypatch.setattr(RiverPanel, "refresh", noted)
        house.clock.at += timedelta(milliseconds=10)
        screen._tick()
        await house.settle()
        assert drawn == []
        house.clock.at += timedelta(minutes=5)
        screen._tick()
        await house.settle()
        assert drawn
        assert "Bo · Host · since 10:27 · 20 min" in told(house)


async def test_p_turns_to_one_persons_path_and_back() -> None:
    async with at_river(passed_around()) as house:
        await house.press("p", "1")
        text = house.text()
        assert "the path of Jo" in text
        assert "Jo has held a role twice" in text
        assert "10:02–10:12  10 min  Host        said yes to an offer, handed it on" in text
        assert "10:18–10:33  15 min  Timekeeper  was handed it, handed it on" in text
        await house.press("right")
        assert any(line.startswith("│▌ 10:18–10:33") for line in house.lines())
        await house.press("p")
        assert "who held which role when" in house.text()
        await house.press("p", "1", "escape")
        assert "who held which role when" in house.text()
        assert isinstance(house.app.screen, RiverScreen)


async def test_who_never_held_a_role_comes_last_and_has_an_empty_path() -> None:
    session = passed_around()
    session.join("Zoë")
    async with at_river(session) as house:
        screen = house.app.screen
        assert isinstance(screen, RiverScreen)
        picks = path_picks(screen.river, screen.views.people)
        assert [pick.name for pick in picks] == ["Jo", "Dee", "Sam", "Bo", "Ama", "Pat", "Mei", "Mrs K.", "Zoë"]
        assert (picks[0].note, picks[-1].note) == ("Host · Timekeeper", "no role yet")
        await house.press("p")
        assert isinstance(house.app.screen, Picker)
        house.app.screen.query_one(Input).value = "Zo"
        await house.press("enter")
        assert "Zoë has not held a role yet." in house.text()
        await house.press("plus", "left", "down", "comma")
        assert "Zoë has not held a role yet." in house.text()


async def test_measures_are_shown_with_what_they_are_for_and_their_blind_spots() -> None:
    async with at_river(passed_around(), size=(80, 24)) as house:
        assert "People's worth" not in house.text()
        await house.press("m")
        assert isinstance(house.app.screen, MeasuresDialog)
        seen = house.text()
        assert "A mirror for you, not a mark for anybody." in seen
        for _ in range(12):
            await house.press("pagedown")
            seen += house.text()
        for name in ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"):
            assert f"  {name} " in seen
        assert seen.count("Blind spot:") >= 9
        assert "Worked out as:" in seen
        await house.press("escape")
        assert isinstance(house.app.screen, RiverScreen)


async def test_help_tells_how_to_move_and_what_the_marks_mean() -> None:
    async with at_river(passed_around()) as house:
        await house.press("question_mark")
        text = " ".join(str(house.app.screen.query_one(Static).content).split())
        assert "Takes in hand who held the role before or after." in text
        assert "They hold the role now." in text


async def test_before_anybody_held_a_role_it_says_so_and_no_key_breaks_it() -> None:
    session = Session()
    session.does(c.OpenSession())
    async with at_river(session) as house:
        assert "Nobody has held a role yet." in house.text()
        await house.press("up", "down", "left", "right", "home", "end", "plus", "minus", "comma", "full_stop")
        await house.press("m", "escape")
        assert "Nobody has held a role yet." in house.text()


async def test_after_the_end_the_river_stands_still() -> None:
    session = passed_around()
    at(session, 40)
    session.does(c.EndSession())
    async with at_river(session) as house:
        before = house.lines()[2:]
        assert before[0].rstrip("│ ").endswith("end")
        assert "held it until the end" in told(house)
        house.clock.at += timedelta(hours=3)
        screen = house.app.screen
        assert isinstance(screen, RiverScreen)
        screen._tick()
        await house.settle()
        assert house.lines()[2:] == before


async def test_a_lost_link_leaves_everything_in_its_place() -> None:
    async with at_river(passed_around()) as house:
        house.port.tell(Link(up=False))
        await house.settle()
        assert "no link" in house.text()
        assert "●Bo since 10:27" in house.text()


@pytest.mark.parametrize("hours", [8, 0.05])
async def test_a_long_and_a_short_session(hours: float) -> None:
    session = Session()
    session.does(c.OpenSession())
    ama = session.join("Ama")
    session.hold("host", ama)
    async with running(FakePort(session), size=(80, 24)) as house:
        house.clock.at = BEGINNING + timedelta(hours=hours)
        await house.press("R")
        assert "●Ama since 10:00" in house.text()
        for _ in range(12):
            await house.press("plus")
        assert "●Ama" in house.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_whatever_names_are_made_of_borders_hold(size: tuple[int, int]) -> None:
    session = Session()
    session.does(c.OpenSession())
    for at_, name in enumerate((*ALL, "👩‍👩‍👧 Familie 漢字", "سلام عليكم")):
        person = session.join(name[:30])
        at(session, at_)
        session.phone(person, c.AskForRole("challenger"))
    async with at_river(session, size=size) as house:
        for keys in ((), ("pagedown",), ("left", "plus"), ("p", "3"), ("escape",), ("m",)):
            await house.press(*keys)
            lines = house.lines()
            assert all(cell_width(line) == size[0] for line in lines)
            assert not any("\x1b" in line for line in lines)
        await house.press("escape")
        inside = panel(house).region
        assert all(
            line.startswith("│") and line.endswith("│") for line in house.lines()[inside.y + 1 : inside.bottom - 1]
        )
