"""A room in memory behind the dashboard: no disk, socket or clock; commands fold with the pure core."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from textual.strip import Strip

from coprod_tui.app import CoprodApp
from coprod_tui.model.sessions import PlanSummary, SessionSummary, Unavailable
from coprod_tui.model.settings import Settings
from coprod_tui.screens.session_screen import REST
from server.domain import commands as c
from server.domain.actors import Actor
from server.domain.errors import Rejected
from server.domain.events import FIRST_EPOCH, Entry
from server.engine.envelope import created_id
from server.net.qr import qr_rows
from server.port import (
    AnswerTalk,
    BoxRead,
    CloseJoining,
    ConcernShown,
    Entries,
    ExportLine,
    Exports,
    GiveWord,
    HandsMoved,
    Joining,
    Link,
    ListExports,
    ListPeople,
    People,
    Position,
    ReadBox,
    Receipt,
    RenewCode,
    Request,
    Response,
    SessionPort,
    ShowConcern,
    Stop,
    Stopping,
    Update,
)
from server.projections.box import BoxCounts
from server.projections.people.hands import HandsView
from server.projections.people.list import people_views
from server.projections.people.presence import PresenceView
from server.projections.showings import ShowingsView
from server.projections.status import AddressView, JoiningView, StatusView, TroubleView
from tests.coprod_tui.straight_pilot import PATIENCE, StraightPilot, piloted
from tests.session import FACILITATOR, Session

SIZES = ((80, 24), (120, 40))
NOW = datetime(2026, 11, 23, 10, 42, 10, tzinfo=UTC)
_LOOK = 0.01  # seconds between looks at what comes in its own time
AGAIN = (0.05,)
MY_PLAN = "ours.toml"
PLANS = (
    PlanSummary("first-meeting", "Our first meeting", 60, 6, "To meet as people who each know something."),
    PlanSummary(
        "two-hours", "Shaping it together", 110, 10, "To leave with a direction that the room can stand behind."
    ),
)


def address(host: str = "192.168.1.20", where: str = "Wi-Fi") -> AddressView:
    """An address with its QR code."""
    url = f"http://{host}:8765"
    return AddressView(url, f"{url}/#KITE", where, qr_rows(f"{url}/#KITE".upper()))


class FakePort:
    """The facilitator's way into a session in memory; `commands` holds what the dashboard asked for."""

    def __init__(self, session: Session) -> None:
        self.inside = session
        self.actor: Actor = FACILITATOR
        self.commands: list[c.Command] = []
        self.stopped = False
        self.left = False
        self.refusal: Rejected | None = None
        self._followers: list[asyncio.Queue[Update]] = []
        self.words_given: list[int | None] = []
        self.exports: tuple[ExportLine, ...] = ()
        self.box = BoxRead((), ())
        self.asked_of_box: list[AnswerTalk | ShowConcern] = []
        self._hands = HandsView()
        self._showings = ShowingsView()
        self._away: dict[str, datetime] = {}
        self._writing = 0
        self._published = 0
        self.status = StatusView((address(), address("10.0.0.7", "Ethernet")), joining=JoiningView(session.state.code))

    @property
    def session(self) -> str:
        return self.inside.state.session

    @property
    def epoch(self) -> int:
        return FIRST_EPOCH

    @property
    def title(self) -> str:
        return self.inside.state.title

    async def submit(self, command: c.Command, command_id: str | None = None) -> Receipt:
        self.commands.append(command)
        if self.refusal is not None:
            raise self.refusal
        made = created_id(self.inside.submit(self.actor, command))
        self.publish()
        return Receipt(self.inside.state.seq, made)

    async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        updates: asyncio.Queue[Update] = asyncio.Queue()
        for update in (Link(up=True), self._entries(), self._presence(), self.status):
            updates.put_nowait(update)
        self._followers.append(updates)
        while True:
            yield await updates.get()

    def done(self, question: str, on: bool) -> None:
        """Counted, never kept."""

    def writing(self, on: bool) -> None:
        raise NotImplementedError

    def mine(self) -> None:
        """A facilitator has no view of their own."""

    async def ask(self, request: Request) -> Response:
        match request:
            case ListPeople():
                return People(people_views(self.inside.state))
            case Stop():
                self.stopped = True
                return Stopping()
            case RenewCode():
                return self._joining(JoiningView("BADAGA", self.status.joining.closed))
            case CloseJoining(closed=closed):
                return self._joining(JoiningView(self.status.joining.code, closed))
            case GiveWord(hand=hand):
                self.words_given.append(hand)
                return HandsMoved()
            case ListExports():
                return Exports(self.exports)
            case ReadBox():
                return self.box
            case AnswerTalk(talk=talk):
                self.asked_of_box.append(request)
                self.box = replace(self.box, talks=tuple(known for known in self.box.talks if known.id != talk))
                return self.box
            case ShowConcern():
                self.asked_of_box.append(request)
                return ConcernShown()
            case _:
                raise NotImplementedError  # a facilitator asks for nothing else

    def _joining(self, joining: JoiningView) -> Joining:
        self.status = replace(self.status, joining=joining)
        self.tell(self.status)
        return Joining(joining.code, joining.closed)

    def leave(self) -> None:
        self.left = True

    def publish(self) -> None:
        """Tells the dashboard what happened since."""
        self.tell(self._entries(self._published))
        self.tell(self._presence())

    def tell(self, update: Update) -> None:
        """Sends the dashboard one update."""
        for updates in self._followers:
            updates.put_nowait(update)

    def present(self, *, away: Sequence[str] = (), since: datetime = NOW, writing: int = 0) -> None:
        """These people lost their connection; that many are writing."""
        self._away, self._writing = dict.fromkeys(away, since), writing
        self.tell(self._presence())

    def hands(self, hands: HandsView) -> None:
        """These hands are up."""
        self._hands = hands
        self.tell(self._presence())

    def shown(self, showings: ShowingsView) -> None:
        """So often "Read three" has shown contributions."""
        self._showings = showings
        self.tell(self._presence())

    def fill_box(self, box: BoxRead) -> None:
        """Lets so much be read in the drop-in box."""
        self.box = box
        self.status = replace(self.status, box=BoxCounts(len(box.concerns), len(box.talks)))
        self.tell(self.status)

    def trouble(self, trouble: TroubleView | None) -> None:
        """The disk refuses, or no longer does."""
        self.status = replace(self.status, trouble=trouble)
        self.tell(self.status)

    def _entries(self, after: int = 0) -> Entries:
        entries: tuple[Entry, ...] = tuple(self.inside.entries[after:])
        self._published = len(self.inside.entries)
        return Entries(entries, self._published)

    def _presence(self) -> PresenceView:
        here = frozenset(person for person in self.inside.state.people if person not in self._away)
        return PresenceView(here, self._writing, self._away, hands=self._hands, showings=self._showings)


class FakeSessions:
    """Hands out FakePorts; `wrong` is raised instead where it is set, `unreadable` where sessions are listed."""

    def __init__(self, port: FakePort | None = None, lines: tuple[SessionSummary, ...] = ()) -> None:
        self.port = port or FakePort(Session())
        self.lines = lines
        self.started: list[str] = []
        self.planned: list[str | None] = []
        self.opened: list[str] = []
        self.practised: list[str] = []
        self.kept = Settings()
        self.tour_due = False
        self.exported: list[str] = []
        self.shown: list[Path] = []
        self.closed: list[str] = []
        self.wrong: Unavailable | None = None
        self.unreadable: Unavailable | None = None

    async def list_sessions(self) -> tuple[SessionSummary, ...]:
        if self.unreadable is not None:
            raise self.unreadable
        return self.lines

    async def list_plans(self) -> tuple[PlanSummary, ...]:
        return PLANS

    async def read_plan(self, file: str) -> PlanSummary:
        if file != MY_PLAN:
            raise Unavailable(f"There is no plan and no file “{file}”.")
        return PlanSummary(f"/home/ama/{file}", "Our own plan", 30, 3)

    async def start(self, title: str, *, plan: str | None = None) -> FakePort:
        self._maybe_wrong()
        self.started.append(title)
        self.planned.append(plan)
        self.port = FakePort(Session(title))
        return self.port

    async def practise(self, title: str, *, plan: str | None = None) -> FakePort:
        self._maybe_wrong()
        self.practised.append(title)
        self.planned.append(plan)
        self.port = FakePort(Session(title, practice=True))
        return self.port

    @property
    def settings_file(self) -> Path:
        return Path("/home/ama/settings.toml")

    async def settings(self) -> Settings:
        return self.kept

    async def keep_settings(self, settings: Settings) -> None:
        self._maybe_wrong()
        self.kept = settings

    async def tour_is_due(self) -> bool:
        return self.tour_due

    async def tour_was_seen(self) -> None:
        self.tour_due = False

    async def open(self, session: str) -> FakePort:
        self._maybe_wrong()
        self.opened.append(session)
        return self.port

    async def export(self, session: str) -> Path:
        self._maybe_wrong()
        self.exported.append(session)
        return Path("/home/ama/coprod/exports/s1")

    async def show_folder(self, folder: Path) -> None:
        self._maybe_wrong()
        self.shown.append(folder)

    async def close(self, port: SessionPort) -> None:
        self.closed.append(port.session)

    def _maybe_wrong(self) -> None:
        if self.wrong is not None:
            raise self.wrong


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


class DashboardDriver:
    """A running dashboard with everything behind it."""

    def __init__(self, app: CoprodApp, pilot: StraightPilot, sessions: FakeSessions, clock: Clock) -> None:
        self.app = app
        self.pilot = pilot
        self.sessions = sessions
        self.clock = clock

    @property
    def port(self) -> FakePort:
        return self.sessions.port

    @property
    def session(self) -> Session:
        return self.sessions.port.inside

    async def press(self, *keys: str) -> None:
        """Presses keys, and waits until what they led to is on the screen."""
        await self.pilot.press(*keys)

    async def resize(self, width: int, height: int) -> None:
        """Makes the terminal another size, and waits until the screen has taken it."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen._compositor.size == (width, height))

    def rested(self) -> None:
        """The moment is over in which keys do nothing after one that was refused."""
        self.clock.at += REST

    async def settle(self) -> None:
        """Waits until everything that was sent is taken in, worked out and drawn."""
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Waits until something holds that comes in its own time, like the next second of a clock."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await asyncio.sleep(_LOOK)
                await self.pilot.pause()

    def lines(self) -> list[str]:
        """What is on the screen, a text a line."""
        return [strip.text for strip in self.strips()]

    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines())

    def said(self) -> list[str]:
        """The sentences at the edge of the screen."""
        return [notification.message for notification in self.app._notifications]

    def strips(self) -> list[Strip]:
        """What is on the screen, as it is sent to the terminal."""
        return self.app.screen._compositor.render_strips()


@asynccontextmanager
async def running(
    port: FakePort | None = None,
    *,
    size: tuple[int, int] = (120, 40),
    lines: tuple[SessionSummary, ...] = (),
    ascii_only: bool = False,
    tour_due: bool = False,
) -> AsyncIterator[DashboardDriver]:
    """A dashboard in the session behind `port`, or on home without one."""
    sessions, clock = FakeSessions(port, lines), Clock()
    sessions.tour_due = tour_due
    app = CoprodApp(sessions, clock, port, ascii_only=ascii_only, again=AGAIN)
    async with piloted(app, size=size, notifications=True) as pilot:
        driver = DashboardDriver(app, pilot, sessions, clock)
        await driver.settle()
        yield driver
        assert not any("a fault in the dashboard" in sentence for sentence in driver.said())
