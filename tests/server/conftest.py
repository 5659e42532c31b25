"""A session with an injected clock and ids, over a real journal in a folder of the test's own."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from server.domain.commands import Join
from server.domain.decide.session import create
from server.domain.events import Entry
from server.domain.join_code import JoinAccess
from server.domain.plan import plain_plan
from server.engine.arrivals import Arrivals
from server.engine.authenticator import Authenticator
from server.engine.come_back import ComeBackDesk
from server.engine.controls import Controls
from server.engine.drop_in import DropInBox
from server.engine.entrance import Entrance
from server.engine.guesses import Guesses
from server.engine.local_port import LocalAdmission
from server.engine.local_session import LocalSession
from server.engine.replica import Replica
from server.engine.shares import Shares
from server.engine.writer import Dependencies, Writer
from server.port import Credentials, SessionPort
from server.store.box_file import box_keeper, load_box
from server.store.exports_made import exports_reader
from server.store.file_journal import FileJournal

TOKEN = "f" * 64
OTHER_TOKEN = "e" * 64
TOKENS = {TOKEN: "facilitator", OTHER_TOKEN: "facilitator-2"}
CODE = "KITEMA"
INVITATION = "7K3MX0Q9ZT5WB"
ACCESS = JoinAccess(CODE, INVITATION)
START = datetime(2026, 11, 23, 10, 0, 30, 500_000, tzinfo=UTC)


@dataclass
class Clock:
    """Wall and monotonic time that move only when told."""

    now: datetime = START
    seconds: float = 0.0

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds


@dataclass
class Room:
    """A session and its admission."""

    session: LocalSession
    admission: LocalAdmission
    journal: FileJournal
    entrance: Entrance
    box: DropInBox
    stopped: list[bool] = field(default_factory=list)

    @property
    def writer(self) -> Writer:
        return self.session.writer

    @property
    def replica(self) -> Replica:
        return self.session.replica

    def facilitator(self, token: str = TOKEN) -> SessionPort:
        return self.admission.admit(Credentials(token=token), "192.0.2.1")

    def visitor(self, secret: str) -> SessionPort:
        return self.admission.admit(Credentials(secret=secret, code=CODE), "192.0.2.1")

    def known(self, secret: str) -> SessionPort:
        return self.admission.admit(Credentials(secret=secret), "192.0.2.1")

    async def participant(self, name: str, secret: str) -> SessionPort:
        await self.visitor(secret).submit(Join(name))
        return self.known(secret)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_room(tmp_path: Path, clock: Clock) -> Callable[..., Room]:
    """Opens the session in `tmp_path` again, as a restart does."""
    numbers = count(1)
    minutes = count(0, 60)  # nobody ever waits for their share

    def new_id(prefix: str) -> str:
        return f"{prefix}-{next(numbers)}"

    def make(journal: FileJournal) -> Room:
        stopped: list[bool] = []
        dependencies = Dependencies(lambda: clock.now, new_id, lambda: 0.5)
        session = LocalSession(journal, dependencies)
        entrance = Entrance(ACCESS, lambda _: None, lambda letters: letters[0])
        guesses = Guesses(lambda: clock.seconds)
        authenticator = Authenticator(TOKENS, entrance, guesses)
        desk = ComeBackDesk(session, guesses, lambda: clock.seconds)
        arrivals = Arrivals(lambda: clock.seconds)
        path = journal.path.with_name("box")
        box = DropInBox(load_box(path)[0], box_keeper(path), session.replica, dependencies)
        controls = Controls(
            entrance,
            desk,
            Shares(lambda: next(minutes)),
            arrivals,
            lambda: stopped.append(True),
            exports_reader(journal.path.with_name("exports.jsonl")),
            box,
        )
        admission = LocalAdmission(session, authenticator, controls)
        return Room(session, admission, journal, entrance, box, stopped)

    return make


@pytest.fixture
async def room(tmp_path: Path, open_room: Callable[..., Room]) -> AsyncIterator[Room]:
    journal = FileJournal(tmp_path / "journal.jsonl")
    journal.append(Entry(1, START, create("s-1", CODE, plain_plan("Home care")), "facilitator"))
    await journal.committed(1)
    yield open_room(journal)
    await journal.close()
