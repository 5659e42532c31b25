"""The command line: one branch a command, and the only place that puts the parts together.

Each branch imports what it needs itself, because `coprod --help` has to answer at once and no command should wait for
the parts of another.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations  # names that only the type checker has to know are not imported

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

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
    from coprod_tui.model.settings import Settings
    from coprod_tui.session.local_sessions import LocalSessions
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

    from coprod_tui.cli.rooms import first_session, run_dashboard, run_plain
    from coprod_tui.model.sessions import Unavailable
    from server.domain.errors import Rejected
    from server.sentences import refusal_words

    with as_failure(Unavailable), as_failure(Rejected, words=refusal_words):
        begin = first_session(invocation)
        settings = _settings(invocation)
        sessions = _sessions(settings, invocation)
        if invocation.plain or config.needs_plain(sys.stdin, sys.stdout):
            return asyncio.run(run_plain(sessions, invocation, begin))
        return asyncio.run(run_dashboard(sessions, settings, invocation, begin))


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


def _serve(invocation: Serve) -> int:
    from coprod_tui.cli.serving import serve_again, serve_new
    from coprod_tui.cli.titles import new_session

    library, listen = _library(), invocation.listen.otherwise(_settings(invocation))
    if invocation.session is None:
        return serve_new(library, new_session(invocation.title, invocation.plan), listen, invocation.zone)
    recalled = None if invocation.listen == NOT_SAID else listen
    return serve_again(library, _find(library, invocation.session), recalled)


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
    from coprod_tui.cli.records import export_concerns, export_record
    from coprod_tui.session.records import export_name

    library = _library()
    found = _find(library, invocation.session)
    now = datetime.now(UTC)
    to = invocation.to or config.exports(_settings(invocation).exports) / export_name(found, now)
    if invocation.concerns:
        export_concerns(library.folder(found.id), to.absolute(), force=invocation.force)
    else:
        export_record(library.folder(found.id), to.absolute(), now, force=invocation.force)
    return FINE


def _rehearse(invocation: Rehearse | RehearsePlan) -> int:
    from coprod_tui.cli import practice

    match invocation:
        case Rehearse():
            practice.rehearse_in_session(_library(), invocation)
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
