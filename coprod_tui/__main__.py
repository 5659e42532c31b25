"""The command line: one branch a command, and the only place that puts the parts together.

Each branch imports what it needs itself, because `coprod --help` has to answer at once and no command should wait for
the parts of another.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations  # names that only the type checker has to know are not imported

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never
from urllib.parse import urlsplit

from coprod_tui import config
from coprod_tui.cli.arguments import parse
from coprod_tui.cli.options import (
    Export,
    Home,
    Import,
    Invocation,
    List,
    New,
    Open,
    Plans,
    Rehearse,
    RehearsePlan,
    Repair,
    Serve,
    Slips,
    Version,
)
from coprod_tui.diagnostics import FINE, answer, as_failure, exit_code_of, say
from coprod_tui.session.listen_options import NOT_SAID

if TYPE_CHECKING:
    from coprod_tui.app import CoprodApp
    from coprod_tui.model.sessions import NewSession
    from coprod_tui.model.settings import Settings
    from coprod_tui.session.local_sessions import LocalSessions
    from server.port import SessionPort
    from server.store.library import Library, SessionRecord


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command and returns its exit code: 0 fine, 1 failed, 2 used wrongly."""
    return exit_code_of(lambda: _carry_out(parse(sys.argv[1:] if arguments is None else arguments)))


def _carry_out(invocation: Invocation) -> int:
    match invocation:
        case Home() | New() | Open():
            return _work(invocation)
        case Serve():
            return _serve(invocation)
        case List():
            return _list(as_json=invocation.as_json)
        case Export():
            return _export(invocation)
        case Rehearse() | RehearsePlan():
            return _rehearse(invocation)
        case Slips():
            return _slips(invocation)
        case Repair():
            return _repair(invocation.file)
        case Plans() | Import():
            return _plans(invocation)
        case Version():
            return _version()
        case _:
            assert_never(invocation)


def _work(invocation: Home | New | Open) -> int:
    import asyncio
    from dataclasses import replace

    if isinstance(invocation, New) and invocation.title is None and invocation.plan is None:
        invocation = replace(invocation, title=_asked_title())
    plain = invocation.plain or config.needs_plain(sys.stdin, sys.stdout)
    return asyncio.run(_plain(invocation) if plain else _dashboard(invocation))


async def _plain(invocation: Home | New | Open) -> int:
    from coprod_tui.model.sessions import Unavailable
    from coprod_tui.plain.home import PlainHome
    from coprod_tui.plain.room import PlainRoom
    from coprod_tui.plain.terminal import Printer, confirmed, marked_pastes, typed_lines
    from server.domain.errors import Rejected
    from server.sentences import refusal_words

    with as_failure(Unavailable), as_failure(Rejected, words=refusal_words):
        settings = _settings(invocation)
        sessions = _sessions(settings, invocation)
        printer = Printer(sys.stdout)
        raw = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115, ASYNC230 - not ours to close
        with marked_pastes(raw, sys.stdout, os.environ):
            lines = confirmed(typed_lines(raw), printer)

            async def enter(port: SessionPort) -> None:
                await PlainRoom(port, printer, sessions, lambda: datetime.now(UTC)).run(lines)

            port = await _first_port(sessions, invocation)
            if port is None:
                await PlainHome(sessions, printer).run(lines, enter)
            else:
                await enter(port)
    return FINE


async def _dashboard(invocation: Home | New | Open) -> int:
    import asyncio

    from coprod_tui.cli.leaving import goes_on
    from coprod_tui.model.sessions import Unavailable

    if not isinstance(invocation, Home):
        say("One moment, the room is being opened…")
    with as_failure(Unavailable):
        settings = _settings(invocation)
        sessions = _sessions(settings, invocation)
        # The server starts in its process while the dashboard is loaded in this one.
        port, build = await asyncio.gather(_first_port(sessions, invocation), asyncio.to_thread(_app_builder, settings))
    app = build(sessions, port)
    await app.run_async()
    rooms = await sessions.list_sessions()
    for sentence in goes_on(rooms, sessions.entered, lambda session: sessions.ready(session) is not None):
        answer(sentence)
    return app.return_code or FINE


def _app_builder(settings: Settings) -> Callable[[LocalSessions, SessionPort | None], CoprodApp]:
    from coprod_tui.app import CoprodApp
    from coprod_tui.display import is_unicode

    drawn_so = settings.glyphs == "auto" and not is_unicode(sys.stdout.encoding)
    return lambda sessions, port: CoprodApp(
        sessions,
        lambda: datetime.now(UTC),
        port,
        ascii_only=drawn_so or settings.glyphs == "ascii",
        colours=settings.colours,
        sounds=settings.sounds,
    )


def _settings(invocation: Invocation) -> Settings:
    """The settings: of the command line, else of the environment, else of their file. Mistakes are said."""
    from dataclasses import asdict, replace

    from coprod_tui.session.settings_file import read_settings, with_environment

    kept, wrong = read_settings(config.settings_file())
    settings, also_wrong = with_environment(kept, os.environ)
    for sentence in (*wrong, *also_wrong):
        say(sentence)
    if not isinstance(invocation, Home | New | Open):
        return settings
    return replace(settings, **{name: given for name, given in asdict(invocation.look).items() if given is not None})


def _sessions(settings: Settings, invocation: Home | New | Open | RehearsePlan) -> LocalSessions:
    from coprod_tui.session.local_sessions import LocalSessions

    listen = invocation.listen if isinstance(invocation, Home | New) else NOT_SAID
    return LocalSessions(
        config.home(),
        config.exports(settings.exports),
        settings_file=config.settings_file(),
        listen=listen.otherwise(settings),
    )


async def _first_port(sessions: LocalSessions, invocation: Home | New | Open) -> SessionPort | None:
    """The port to the session that the command line names, None if it names none."""
    match invocation:
        case Home():
            return None
        case New(listen=listen):
            begin = _beginning(invocation)
            port = await sessions.start(begin.title, plan=begin.plan, zone=invocation.zone)
            ready = sessions.ready(port.session)
            if listen.port is None and ready is not None:
                _say_other_port(ready.url)
            return port
        case Open(session=session):
            return await sessions.open(session)
        case _:
            assert_never(invocation)


def _say_other_port(url: str) -> None:
    from server.net import DEFAULT_PORT

    port = urlsplit(url).port
    if port not in (None, DEFAULT_PORT):
        say(f"Port {DEFAULT_PORT} is in use by another program, so this session is at port {port}.")


def _serve(invocation: Serve) -> int:
    from coprod_tui.cli.serving import serve_again, serve_new

    library, listen = _library(), invocation.listen.otherwise(_settings(invocation))
    if invocation.session is None:
        return serve_new(library, _beginning(invocation), listen, invocation.zone)
    recalled = None if invocation.listen == NOT_SAID else listen
    return serve_again(library, _find(library, invocation.session), recalled)


def _beginning(invocation: New | Serve) -> NewSession:
    from coprod_tui.cli.plans import read_new_session
    from coprod_tui.model.sessions import NewSession

    return (
        NewSession(invocation.title or "")
        if invocation.plan is None
        else read_new_session(invocation.title, invocation.plan)
    )


def _asked_title() -> str:
    """The title as it is typed or piped in: everybody who uses this machine can read the arguments of a program.

    Nothing beyond its line is read, because what follows is for the dashboard or plain mode.
    """
    say("What is the session called?")
    typed = bytearray()
    while (one := os.read(0, 1)) not in (b"", b"\n"):
        typed += one
    return typed.decode(errors="replace").strip()


def _plans(invocation: Plans | Import) -> int:
    from coprod_tui.cli import plans

    match invocation:
        case Plans():
            plans.print_plans(invocation.name)
        case Import():
            plans.import_method(invocation.method, invocation.to, force=invocation.force)
        case _:
            assert_never(invocation)
    return FINE


def _list(*, as_json: bool) -> int:
    from coprod_tui.cli import overview

    overview.print_sessions(_library(), as_json=as_json)
    return FINE


def _export(invocation: Export) -> int:
    from coprod_tui.cli.records import export_record
    from coprod_tui.session.records import export_name

    library = _library()
    found = _find(library, invocation.session)
    to = invocation.to or config.exports(_settings(invocation).exports) / export_name(found, datetime.now(UTC))
    export_record(library.folder(found.id), to.absolute(), force=invocation.force)
    return FINE


def _rehearse(invocation: Rehearse | RehearsePlan) -> int:
    from coprod_tui.cli import practice

    match invocation:
        case Rehearse():
            practice.rehearse_in_session(invocation)
        case RehearsePlan():
            practice.rehearse_plan(_sessions(_settings(invocation), invocation), invocation)
        case _:
            assert_never(invocation)
    return FINE


def _slips(invocation: Slips) -> int:
    from coprod_tui.cli.slips import write_slips

    write_slips(invocation)
    return FINE


def _repair(file: Path) -> int:
    from coprod_tui.cli.records import repair_record

    repair_record(file)
    return FINE


def _version() -> int:
    from importlib.metadata import version

    answer(f"coprod {version('coprod')}")
    return FINE


def _library() -> Library:
    from server.store.library import Library

    return Library(config.home())


def _find(library: Library, text: str) -> SessionRecord:
    from server.store.library import NoSuchSession

    with as_failure(NoSuchSession):
        return library.find(text)


if __name__ == "__main__":
    sys.exit(main())
