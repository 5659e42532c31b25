"""The sessions on this machine, for dashboard and plain mode.

It joins the library, the launching of servers and the ports to them, and turns what goes wrong into one sentence.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coprod_tui.diagnostics import refused_by_system
from coprod_tui.model.sessions import PlanSummary, SessionSummary, Unavailable
from coprod_tui.model.settings import Settings
from coprod_tui.session import records
from coprod_tui.session.connection import Address
from coprod_tui.session.file_manager import open_folder
from coprod_tui.session.launch import (
    LaunchFailed,
    ServerAnnouncement,
    ServerProgram,
    ended,
    find_running,
    is_process_running,
    read_announcement,
    start,
    start_again,
)
from coprod_tui.session.listen_options import LOOPBACK, NOT_SAID, ListenOptions
from coprod_tui.session.practice_people import send_people
from coprod_tui.session.remote_port import RemotePort
from coprod_tui.session.settings_file import read_settings, write_settings
from server.domain.errors import Rejected
from server.domain.state import State
from server.port import SessionPort, Stop
from server.protocol.frames import SOCKET_PATH
from server.store.folder import SessionFolder, write_private
from server.store.library import Library, NoSuchSession, SessionRecord
from server.store.storage import Unreadable

TOUR_SEEN: Final = "tour-seen"


class LocalSessions:
    """Implements Sessions for the sessions under `home`.

    Exports go into a folder of their own under `exports`; `listen` says where sessions listen that are started without
    saying so.
    """

    def __init__(
        self,
        home: Path,
        exports: Path,
        *,
        settings_file: Path | None = None,
        listen: ListenOptions = NOT_SAID,
        program: ServerProgram | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        with _plainly():
            self._library = Library(home, now=now)
        self._home = home
        self._exports = exports
        self._settings_file = settings_file or home / "settings.toml"
        self._listen = listen
        self._program = program or ServerProgram()
        self._now = now
        #: The ids of the sessions that were started or opened here, in that order.
        self.entered: dict[str, None] = {}
        self._looked_at: dict[str, tuple[tuple[int, int], SessionSummary]] = {}

    async def list_sessions(self) -> tuple[SessionSummary, ...]:
        """The sessions kept on this machine, newest first. Raises Unavailable."""
        with _plainly():
            return await asyncio.to_thread(self._look)

    async def list_plans(self) -> tuple[PlanSummary, ...]:
        """The plans that come with coprod."""
        return await asyncio.to_thread(_ready_plans)

    async def read_plan(self, file: str) -> PlanSummary:
        """Reads a plan file. Raises Unavailable."""
        with _plainly():
            return await asyncio.to_thread(_plan_file, file)

    async def start(
        self,
        title: str,
        listen: ListenOptions | None = None,
        plan: str | None = None,
        *,
        practice: bool = False,
        zone: str | None = None,
    ) -> RemotePort:
        """Starts a session. Raises Rejected for a bad title, and Unavailable.

        `plan` is the name of a ready plan or the absolute path of a plan file; `practice` marks the session as
        practice; `zone` is the time zone of the room, None for that of this machine.
        """
        with _plainly():
            folder = self._library.create(title, practice=practice)
            try:
                listen = listen or self._listen
                ready = await start(folder, title, listen, self._program, plan, practice=practice, zone=zone)
                return self._enter(folder, ready)
            except LaunchFailed:
                self._library.discard(folder)
                raise

    async def practise(self, title: str, *, plan: str | None = None) -> RemotePort:
        """Starts a practice session that listens on this machine alone, with simulated people who join it.

        Raises Rejected for a bad title, and Unavailable.
        """
        port = await self.start(title, replace(self._listen, host=LOOPBACK, public_url=None), plan, practice=True)
        ready = self.ready(port.session)
        if ready is not None:
            with _plainly():
                await self._send_people(ready)
        return port

    @property
    def settings_file(self) -> Path:
        """Where the settings are kept."""
        return self._settings_file

    async def settings(self) -> Settings:
        """The settings as they are kept; options and the environment may say otherwise for now."""
        settings, _ = await asyncio.to_thread(read_settings, self._settings_file)
        return settings

    async def keep_settings(self, settings: Settings) -> None:
        """Keeps the settings for the next start. Raises Unavailable."""
        with _plainly():
            await asyncio.to_thread(write_settings, self._settings_file, settings)

    async def tour_is_due(self) -> bool:
        """Whether nobody has been through, or left, the tour on this machine."""
        return not (self._home / TOUR_SEEN).exists()

    async def tour_was_seen(self) -> None:
        """Remembers that the tour need not be offered again. Raises Unavailable."""
        with _plainly():
            write_private(self._home / TOUR_SEEN, b"")

    async def open(self, session: str) -> RemotePort:
        """The port to a session, by id or title, whose room is opened if it is closed. Raises Unavailable.

        Where a practice session is opened again, its simulated people come back.
        """
        with _plainly():
            record = self._library.find(session)
            folder = self._library.folder(record.id)
            ready = await find_running(folder, self._program.seconds)
            if ready is None:
                ready = await start_again(folder, record.title, self._program)
                if record.practice:
                    await self._send_people(ready)
            return self._enter(folder, ready)

    async def export(self, session: str, to: Path | None = None) -> Path:
        """Writes a session's record into `to`, or a new folder, in a process of its own. Raises Unavailable.

        Nothing that is in the folder already is replaced.
        """
        with _plainly():
            record = self._library.find(session)
        folder = _absolute(to or self._exports / records.export_name(record, self._now()))
        await _run_export(self._home, record.id, folder)
        return folder

    async def show_folder(self, folder: Path) -> None:
        """Opens a folder in the system's file manager. Raises Unavailable where there is none."""
        with _plainly():
            await asyncio.to_thread(open_folder, folder)

    async def close(self, port: SessionPort) -> None:
        """Ends the server of a session; returns when it has ended. Raises Unavailable if it does not."""
        asking = asyncio.create_task(port.ask(Stop()))
        over = await ended(self._library.folder(port.session))
        port.leave()
        with suppress(Rejected):  # an answer that was lost with the server
            await asking
        if not over:
            raise Unavailable("The room's server does not end; what was said is kept. Please try once more.")

    def ready(self, session: str) -> ServerAnnouncement | None:
        """What the running server of a session announced, None if none runs."""
        return read_announcement(self.folder(session))

    def folder(self, session: str) -> SessionFolder:
        """The folder of a session, by its id."""
        return self._library.folder(session)

    async def _send_people(self, ready: ServerAnnouncement) -> None:
        folder = self._library.folder(ready.session)
        await asyncio.to_thread(send_people, ready.local_join_url, folder, self._home)

    def _enter(self, folder: SessionFolder, ready: ServerAnnouncement) -> RemotePort:
        self.entered[ready.session] = None
        return RemotePort(ready.session, ready.title, lambda: _address(folder))

    def _look(self) -> tuple[SessionSummary, ...]:
        return tuple(self._line(record) for record in self._library.sessions())

    def _line(self, record: SessionRecord) -> SessionSummary:
        """A session with the summary of its file, which is read again only when the file has changed."""
        folder = self._library.folder(record.id)
        try:
            there = folder.journal.stat()
        except FileNotFoundError:
            return _described(record, State())
        version = (there.st_size, there.st_mtime_ns)
        known = self._looked_at.get(record.id)
        if known is None or known[0] != version or known[1].running != record.running:
            known = self._looked_at[record.id] = (version, _read(record, folder))
        return known[1]


def _ready_plans() -> tuple[PlanSummary, ...]:
    from coprod_tui.session import plan_files  # noqa: PLC0415 - the first paint is not to wait for it

    return plan_files.bundled_plans()


def _plan_file(file: str) -> PlanSummary:
    from coprod_tui.session import plan_files  # noqa: PLC0415 - likewise

    return plan_files.read_plan_file(file)


def _read(record: SessionRecord, folder: SessionFolder) -> SessionSummary:
    try:
        return _described(record, records.state_of(folder))
    except (Unreadable, OSError) as error:
        return _described(record, State(), damage=str(error))


def _described(record: SessionRecord, state: State, damage: str | None = None) -> SessionSummary:
    return SessionSummary(
        record.id,
        record.title,
        record.created_at,
        state.phase,
        record.running,
        len(state.people),
        state.kept_contributions,
        damage,
        record.practice,
    )


def _address(folder: SessionFolder) -> Address | None:
    """The address of the session's server, by its last announcement; the token goes to no other process."""
    ready = read_announcement(folder)
    if ready is None or not is_process_running(folder, ready.pid):
        return None
    scheme, _, rest = (ready.local or ready.url).partition(":")
    return Address(
        f"{'wss' if scheme == 'https' else 'ws'}:{rest}{SOCKET_PATH}", folder.token.read_text("ascii").strip()
    )


def _absolute(folder: Path) -> Path:
    return folder.expanduser().absolute()


async def _run_export(home: Path, session: str, to: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "coprod_tui", "export", session, f"--to={to}"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "COPROD_HOME": str(home)},
    )
    _, said = await process.communicate()
    if process.returncode:
        lines = said.decode(errors="replace").strip().splitlines() or ["The export stopped without a reason."]
        raise Unavailable(lines[-1].removeprefix("coprod: "))


@contextmanager
def _plainly() -> Iterator[None]:
    """Turns what can go wrong into Unavailable with one sentence."""
    try:
        yield
    except (LaunchFailed, NoSuchSession, Unreadable) as error:
        raise Unavailable(str(error)) from error
    except OSError as error:
        raise Unavailable(refused_by_system(error)) from error
