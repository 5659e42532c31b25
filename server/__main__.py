"""Runs the server of one session, without a screen."""

import argparse
import asyncio
import gc
import logging
import re
import secrets
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from msgspec.structs import replace

from server.announcer import Announcer
from server.domain.actors import FIRST_FACILITATOR
from server.domain.decide.session import create
from server.domain.errors import Rejected
from server.domain.events import Entry
from server.domain.join_code import JoinAccess, new_code, new_invitation
from server.domain.plan import SessionPlan, plain_plan
from server.engine.arrivals import Arrivals
from server.engine.authenticator import Authenticator
from server.engine.come_back import ComeBackDesk
from server.engine.controls import Controls
from server.engine.drop_in import DropInBox
from server.engine.entrance import Entrance
from server.engine.guesses import Guesses
from server.engine.ids import random_ids
from server.engine.local_port import LocalAdmission
from server.engine.local_session import LocalSession
from server.engine.shares import Shares
from server.engine.writer import Dependencies
from server.net.addresses import ListenAddress, lasting_url, local_url
from server.net.descriptors import descriptor_limit, raise_descriptor_limit
from server.net.http import names_of_this_host
from server.net.limits import Limits
from server.net.log import log_to_stderr
from server.net.machine import local_zone
from server.net.origins import Origins
from server.net.page import load_page
from server.net.serve import CannotListen, listen, serving
from server.plans.files import plan_named
from server.plans.problems import PlanError
from server.sentences import refusal_words
from server.store.box_file import box_keeper, discard_damaged, load_box
from server.store.exports_made import exports_reader
from server.store.file_journal import FileJournal, raising_not_understood
from server.store.folder import PRIVATE_FILE, SessionFolder, write_private
from server.store.join_access import keep_join_access, load_join_access
from server.store.journal import Fenced, RedactionRefused
from server.store.known_origins import keep_origins, load_origins
from server.store.storage import Unreadable

TOKEN_BYTES: Final = 32
_TOKEN: Final = re.compile(rb"[0-9a-f]{%d}" % (2 * TOKEN_BYTES))
LOCK_SECONDS: Final = 0.2  # a program that checks whether the session is running holds the lock for a moment
GC_THRESHOLD: Final = (50_000, 20, 50)  # rarer than by default: a thousand phones are many objects to traverse
log = logging.getLogger("coprod")


def main(arguments: list[str] | None = None, when_ready: Callable[[str], None] = lambda _: None) -> int:
    """Serves a session until it is told to stop, and returns the exit code.

    `when_ready` is called with the server's local URL.
    """
    options = _parse(arguments)
    folder = SessionFolder(options.folder.resolve())
    log_to_stderr()
    raise_descriptor_limit()
    try:
        folder.make()
        if folder.is_exposed():
            log.warning("others who use this machine can open %s, and its rights cannot be changed", folder.path)
        with FileLock(folder.lock, timeout=LOCK_SECONDS, mode=PRIVATE_FILE):
            folder.run.unlink(missing_ok=True)  # of a crashed server; another program may have its port by now
            asyncio.run(_run(folder, options, when_ready))
    except Timeout:
        return _fail(
            f"The session {folder.session} is open already. Re-attach to it with: coprod open {folder.session}"
        )
    except (Unreadable, CannotListen, Fenced) as error:
        return _fail(str(error))
    except PlanError as error:
        return _fail("\n".join(error.sentences))
    except Rejected as refusal:
        return _fail(refusal_words(refusal))
    except OSError as error:
        return _fail(f"{error.filename or folder.path}: {error.strerror}. Nothing was changed.")
    return 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m server", description=__doc__, allow_abbrev=False)
    parser.add_argument("folder", type=Path, help="the session's folder, named by its id")
    parser.add_argument("--title", help="the title, for a session that does not exist yet")
    parser.add_argument(
        "--read-title", action="store_true", help="read the title from standard input, so that no process list shows it"
    )
    parser.add_argument("--plan", help="its plan: a ready one's name or a file, likewise")
    parser.add_argument("--practice", action="store_true", help="mark it as practice, likewise")
    parser.add_argument("--zone", help="the time zone of the room, likewise; else that of this machine")
    parser.add_argument("--port", type=int, help="the port to listen on, 0 for any free one")
    parser.add_argument("--host", default="0.0.0.0", help="the address to listen on")  # noqa: S104 - phones come from outside
    parser.add_argument(
        "--public-url", help="the address that phones use, where a tunnel or proxy stands before this server"
    )
    options = parser.parse_args(arguments)
    if options.read_title:
        options.title = sys.stdin.readline().strip()
    return options


async def _run(folder: SessionFolder, options: argparse.Namespace, when_ready: Callable[[str], None]) -> None:
    journal = FileJournal(folder.journal)
    if journal.set_aside:
        log.warning("%d damaged lines at the end of %s were set aside", journal.set_aside, folder.journal)
    stopping = asyncio.Event()
    fences: list[Fenced] = []

    def fenced(fence: Fenced) -> None:
        fences.append(fence)
        stopping.set()

    try:
        listening = listen(options.host, options.port)
        if not journal.durable:
            zone = options.zone or local_zone()
            await _create(journal, folder, _plan(options), practice=options.practice, zone=zone)
        dependencies = Dependencies(lambda: datetime.now(UTC), random_ids(), secrets.SystemRandom().random)
        session = _load_session(journal, dependencies)
        session.when_fenced = fenced
        box = await _open_box(folder, session, dependencies)
        await _close(folder, session, box)  # in case the last server was killed before it could
        replica = session.replica
        replica.status.record_opened(journal.set_aside, exposed=folder.is_exposed())
        entrance = _entrance(folder, replica.state.code)
        admission = _admission(session, folder, entrance, box, stopping.set)
        reach = ListenAddress(options.host, listening.getsockname()[1], options.public_url)
        limits = Limits(descriptor_limit, time.monotonic)
        origins = Origins(load_origins(folder.origins), partial(keep_origins, folder.origins))
        announcer = Announcer(folder, reach, replica, admission, entrance, origins, limits)
        replica.status.lasting_url = lasting_url(reach)
        _stop_on_signals(stopping)
        async with serving(admission, listening, names_of_this_host(options.public_url, origins), load_page(), limits):
            announcer.show_entrance()
            when_ready(local_url(reach))
            announcer.announce()
            watching = [asyncio.create_task(watch) for watch in (announcer.watch(), box.keep_turning())]
            await stopping.wait()
            for task in watching:
                task.cancel()
        if fences:
            raise fences[0]
        await _close(folder, session, box)
    finally:
        folder.run.unlink(missing_ok=True)
        await journal.close()


def _admission(
    session: LocalSession, folder: SessionFolder, entrance: Entrance, box: DropInBox, stop: Callable[[], None]
) -> LocalAdmission:
    guesses = Guesses(time.monotonic)
    authenticator = Authenticator({_token(folder): FIRST_FACILITATOR}, entrance, guesses)
    desk = ComeBackDesk(session, guesses, time.monotonic)
    arrivals, exports = Arrivals(time.monotonic), exports_reader(folder.exports)
    controls = Controls(entrance, desk, Shares(time.monotonic), arrivals, stop, exports, box)
    return LocalAdmission(session, authenticator, controls)


def _load_session(journal: FileJournal, dependencies: Dependencies) -> LocalSession:
    """The session, replayed from its journal.

    Its objects stay for good, so the garbage collector is told to skip them.
    """
    gc.disable()
    with raising_not_understood(journal.path):
        session = LocalSession(journal, dependencies)
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLD)
    gc.enable()
    return session


async def _open_box(folder: SessionFolder, session: LocalSession, dependencies: Dependencies) -> DropInBox:
    """The drop-in box, in a file that is there from the beginning, so that its being there tells nothing."""
    kept, is_damaged = load_box(folder.box)
    if is_damaged:
        log.warning("the drop-in box of %s could not be read and was set aside", folder.path)
    box = DropInBox(kept, box_keeper(folder.box), session.replica, dependencies)
    await box.turn()
    return box


async def _close(folder: SessionFolder, session: LocalSession, box: DropInBox) -> None:
    """Empties and deletes what an ended session must not keep."""
    await _redact_at_close(session)
    if session.replica.state.phase != "ended":
        return
    try:
        await box.close()
        discard_damaged(folder.box)
    except OSError as error:
        log.error(
            "what is to be deleted is still in the drop-in box, until it closes the next time: %s", error.strerror
        )


async def _redact_at_close(session: LocalSession) -> None:
    try:
        await session.redact_at_close()
    except RedactionRefused as refusal:
        log.error("words that were taken back are still in the record, until it closes the next time: %s", refusal)


def _plan(options: argparse.Namespace) -> SessionPlan:
    if options.plan is None:
        return plain_plan(options.title or "")
    plan = plan_named(options.plan)
    return replace(plan, title=options.title or plan.title)


async def _create(journal: FileJournal, folder: SessionFolder, plan: SessionPlan, *, practice: bool, zone: str) -> None:
    events = create(folder.session, new_code(secrets.choice), plan, practice=practice, zone=zone)
    journal.append(Entry(1, datetime.now(UTC), events, FIRST_FACILITATOR))
    await journal.committed(1)


def _token(folder: SessionFolder) -> str:
    """The facilitator's token of 256 bits, kept over restarts. An invalid token file is replaced."""
    kept = folder.token.read_bytes().strip() if folder.token.exists() else b""
    if not _TOKEN.fullmatch(kept):
        kept = secrets.token_hex(TOKEN_BYTES).encode()
        write_private(folder.token, kept)
    return kept.decode()


def _entrance(folder: SessionFolder, first_code: str) -> Entrance:
    """What lets people in, kept over restarts. A session without an invitation gets one."""
    kept = load_join_access(folder.join_access)
    if kept is None:
        kept = JoinAccess(first_code, new_invitation(secrets.choice))
        keep_join_access(folder.join_access, kept)
    return Entrance(kept, partial(keep_join_access, folder.join_access), secrets.choice)


def _stop_on_signals(stopping: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    names = ["SIGINT", "SIGTERM", "SIGBREAK" if sys.platform == "win32" else "SIGHUP"]
    for number in (signal.Signals[name] for name in names):
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopping.set))
        else:
            loop.add_signal_handler(number, stopping.set)


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - one sentence for the user
    return 1


if __name__ == "__main__":
    sys.exit(main())
