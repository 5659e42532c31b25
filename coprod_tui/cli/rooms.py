"""Opens rooms for the command line: with the dashboard, or line by line in plain mode."""

import asyncio
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, assert_never
from urllib.parse import urlsplit

from coprod_tui.cli.leaving import goes_on
from coprod_tui.cli.options import Home, New, Open
from coprod_tui.cli.titles import new_session
from coprod_tui.diagnostics import FINE, answer, say
from coprod_tui.model.sessions import NewSession
from coprod_tui.model.settings import Settings
from coprod_tui.session.local_sessions import LocalSessions
from server.net import DEFAULT_PORT
from server.port import SessionPort

if TYPE_CHECKING:
    from coprod_tui.app import CoprodApp

Way = Home | New | Open


def first_session(invocation: Way) -> NewSession | None:
    """The session that the command line begins; None where it begins none. Raises Failure."""
    return new_session(invocation.title, invocation.plan) if isinstance(invocation, New) else None


async def run_plain(sessions: LocalSessions, invocation: Way, begin: NewSession | None) -> int:
    """Works a session, or home, line by line. Raises Unavailable and Rejected."""
    from coprod_tui.plain.home import PlainHome  # noqa: PLC0415 - the dashboard does not need them
    from coprod_tui.plain.room import PlainRoom  # noqa: PLC0415 - likewise
    from coprod_tui.plain.terminal import Printer, confirmed, marked_pastes, typed_lines  # noqa: PLC0415 - likewise

    printer = Printer(sys.stdout)
    raw = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115, ASYNC230 - not ours to close
    with marked_pastes(raw, sys.stdout, os.environ):
        lines = confirmed(typed_lines(raw), printer)

        async def enter(port: SessionPort) -> None:
            await PlainRoom(port, printer, sessions, lambda: datetime.now(UTC)).run(lines)

        port = await _first_port(sessions, invocation, begin)
        if port is None:
            await PlainHome(sessions, printer).run(lines, enter)
        else:
            await enter(port)
    return FINE


async def run_dashboard(sessions: LocalSessions, settings: Settings, invocation: Way, begin: NewSession | None) -> int:
    """Shows the dashboard until it is left, and returns its exit code. Raises Unavailable and Rejected."""
    if not isinstance(invocation, Home):
        say("One moment, the room is being opened…")
    # The server starts in its process while the dashboard is loaded in this one.
    opening, building = _first_port(sessions, invocation, begin), asyncio.to_thread(_app_builder, settings)
    port, build = await asyncio.gather(opening, building)
    app = build(sessions, port)
    await app.run_async()
    rooms = await sessions.list_sessions()
    for sentence in goes_on(rooms, sessions.entered, lambda session: sessions.ready(session) is not None):
        answer(sentence)
    return app.return_code or FINE


def _app_builder(settings: Settings) -> "Callable[[LocalSessions, SessionPort | None], CoprodApp]":
    from coprod_tui.app import CoprodApp  # noqa: PLC0415 - slow, so that it is loaded while the server starts
    from coprod_tui.display import is_unicode  # noqa: PLC0415 - likewise

    drawn_so = settings.glyphs == "auto" and not is_unicode(sys.stdout.encoding)
    return lambda sessions, port: CoprodApp(
        sessions,
        lambda: datetime.now(UTC),
        port,
        ascii_only=drawn_so or settings.glyphs == "ascii",
        colours=settings.colours,
        sounds=settings.sounds,
    )


async def _first_port(sessions: LocalSessions, invocation: Way, begin: NewSession | None) -> SessionPort | None:
    """The port to the session that the command line names, None if it names none."""
    match invocation:
        case Home():
            return None
        case New(listen=listen, zone=zone):
            assert begin is not None  # noqa: S101 - for the type checker: `first_session` made it
            port = await sessions.start(begin.title, plan=begin.plan, zone=zone)
            ready = sessions.ready(port.session)
            if listen.port is None and ready is not None:
                _say_other_port(ready.url)
            return port
        case Open(session=session):
            return await sessions.open(session)
        case _:
            assert_never(invocation)


def _say_other_port(url: str) -> None:
    port = urlsplit(url).port
    if port not in (None, DEFAULT_PORT):
        say(f"Port {DEFAULT_PORT} is in use by another program, so this session is at port {port}.")
