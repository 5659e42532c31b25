"""Pictures of the dashboard: every tab, what is armed, practice and the other screens, at both sizes."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from coprod_tui.model.sessions import SessionSummary
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.themed import themed_room
from tests.coprod_tui.voice_room import voices_room
from tests.session import Session

_FONTS = re.compile(r"@font-face\s*\{[^}]*\}")  # the library's template would fetch them from the internet
_SESSIONS: Final = (
    SessionSummary("s2", "Shaping home care", datetime(2026, 11, 21, 12, 5, tzinfo=UTC), "live", True, 26, 120),
    SessionSummary("s1", "A spring day", datetime(2026, 4, 20, 12, 0, tzinfo=UTC), "ended", False, 12, 44),
)


@dataclass(frozen=True, slots=True)
class State:
    """A state of the dashboard, and the keys that lead to it."""

    name: str
    keys: tuple[str, ...] = ()


#: In the middle of a session.
LIVE: Final = (
    State("said"),
    State("said-zoomed", ("z",)),
    State("roles", ("4",)),
    State("river", ("5",)),
    State("voices", ("6",)),
    State("voices-figures", ("6", "F")),
    State("plan", ("7",)),
    State("armed-reveal", ("s",)),
    State("armed-wording", ("d",)),
    State("asking", ("n",)),
    State("help", ("question_mark",)),
)
#: Where contributions are gathered and answer one another.
GATHERED: Final = (
    State("links", ("v", "end")),
    State("marks", ("shift+down", "shift+down")),
    State("theme-picked", ("m", "t")),
    State("themes", ("2",)),
    State("themes-split", ("2", "down", "down", "tab", "shift+down", "S")),
)
#: Before it, and on home.
LOBBY: Final = (State("lobby"),)
HOME: Final = (State("home"), State("settings", ("comma",)))


def svg_of(driver: DashboardDriver) -> str:
    """What is on the screen, as SVG."""
    return _FONTS.sub("", driver.app.export_screenshot(title="coprod"))


async def dashboard_svgs() -> AsyncIterator[tuple[str, str]]:
    """The name of each picture, and its SVG."""
    for size in SIZES:
        across = f"{size[0]}x{size[1]}"
        for states, port in (
            (LIVE, voices_room()),
            (tuple(State(f"practice-{state.name}", state.keys) for state in LIVE[:7]), _practice()),
            (GATHERED, themed_room()),
            (LOBBY, FakePort(Session())),
            ((State("review"), State("review-roles", ("4",))), _ended()),
            (HOME, None),
        ):
            for state in states:
                async with _shown(port, size, state) as driver:
                    yield f"{state.name}-{across}", svg_of(driver)


@asynccontextmanager
async def _shown(port: FakePort | None, size: tuple[int, int], state: State) -> AsyncIterator[DashboardDriver]:
    async with running(port, size=size, lines=_SESSIONS) as driver:
        await driver.press(*state.keys)
        yield driver


def _practice() -> FakePort:
    session = Session(practice=True)
    session.does(c.OpenSession())
    people = [session.join(name) for name in ("Ama", "Bo", "Dee", "Jo", "Sam")]
    session.hold("host", people[0])
    session.hold("timekeeper", people[4])
    session.ask()
    for person, text in zip(people, ("A walk.", "Tea, hot.", "Nobody rushes.", "The same carer."), strict=False):
        session.say(person, text)
    session.phone(people[4], c.MakeCall("more_time"))
    return FakePort(session)


def _ended() -> FakePort:
    port = voices_room()
    port.inside.does(c.EndSession())
    return port
