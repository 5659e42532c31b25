"""Runs a rehearsal for the command line, with its session and its report."""

import asyncio
import secrets
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from coprod_tui.cli.options import Rehearse, RehearsePlan
from coprod_tui.cli.plans import read_new_session
from coprod_tui.cli.titles import FROM_INPUT
from coprod_tui.diagnostics import answer, as_failure, say
from coprod_tui.model.sessions import NewSession, Unavailable
from coprod_tui.rehearsal.crowd import rehearse
from coprod_tui.rehearsal.options import CannotJoin, RehearsalOptions, at_human_pace, parse_join_address
from coprod_tui.rehearsal.report import Report
from coprod_tui.rehearsal.report_sentences import crowd_sentences, walkthrough_sentences
from coprod_tui.rehearsal.walkthrough import WalkthroughOptions, WalkthroughReport, walk_plan
from coprod_tui.session.launch import read_announcement
from coprod_tui.session.local_sessions import LocalSessions
from coprod_tui.session.output_files import WouldReplace, require_free, write_output
from server.codec import encode
from server.domain.actors import simulated_key
from server.domain.state import State
from server.projections.counting import many
from server.store.folder import PRIVATE_FILE, SessionFolder
from server.store.library import Library

_SEEDS: Final = 1_000_000


def rehearse_in_session(library: Library, invocation: Rehearse) -> None:
    """Lets simulated people join an open session, and prints the result when they left. Raises Failure."""
    with as_failure(CannotJoin, WouldReplace):
        _require_free(invocation)
        # An address in the arguments of a program can be read by everybody who uses this machine.
        into = sys.stdin.readline() if invocation.into == FROM_INPUT else invocation.into
        folder = _session_at(library, into)
        options = _options(invocation, into, _key(folder))
        with _only_once(folder, options.seed):
            report = asyncio.run(_join(options))
    _write(invocation, report)
    for sentence in crowd_sentences(report):
        answer(sentence)


def rehearse_plan(sessions: LocalSessions, invocation: RehearsePlan) -> None:
    """Goes through a whole plan in a practice session of its own, and prints the result. Raises Failure."""
    begin = read_new_session(None, invocation.plan)
    with as_failure(CannotJoin, Unavailable, WouldReplace):
        _require_free(invocation)
        report, state = asyncio.run(_rehearse(sessions, begin, invocation))
    _write(invocation, report)
    for sentence in walkthrough_sentences(report, state, datetime.now(UTC)):
        answer(sentence)


def _options(invocation: Rehearse, into: str, key: str) -> RehearsalOptions:
    seed = secrets.randbelow(_SEEDS) if invocation.seed is None else invocation.seed
    if invocation.speed is None:
        return RehearsalOptions(into, key, invocation.people, invocation.answers, seed)
    return at_human_pace(into, key, invocation.people, invocation.speed, seed, answers=invocation.answers)


def _session_at(library: Library, join_url: str) -> SessionFolder:
    """The session on this machine that this address leads into. Raises CannotJoin.

    Only whoever may read its facilitator's token may let simulated people join, so that nobody can have real words
    marked as theirs.
    """
    code = parse_join_address(join_url).code
    for folder in (library.folder(session.id) for session in library.sessions() if session.running):
        ready = read_announcement(folder)
        if ready is not None and ready.admits(code):
            return folder
    raise CannotJoin(
        "No session that is open on this machine has that address; simulated people can only join where it runs."
    )


def _key(folder: SessionFolder) -> str:
    return simulated_key(folder.token.read_text("ascii").strip())


@contextmanager
def _only_once(folder: SessionFolder, seed: int) -> Iterator[None]:
    """Keeps the same people from being in a session twice. Raises CannotJoin."""
    try:
        with FileLock(folder.people_lock(seed), timeout=0, mode=PRIVATE_FILE):
            yield
    except Timeout as error:
        raise CannotJoin("These simulated people are in the session already; another --seed brings others.") from error


async def _join(options: RehearsalOptions) -> Report:
    """Lets people join until they leave, or until this program is stopped."""
    sent_away, loop = asyncio.Event(), asyncio.get_running_loop()
    if options.stays:
        people = many(options.people, "simulated person", "simulated people")
        say(f"{people} will join, and stay until Ctrl-C sends them away or the room is closed.")
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(sent_away.set))
    return await rehearse(options, sent_away)


async def _rehearse(
    sessions: LocalSessions, begin: NewSession, invocation: RehearsePlan
) -> tuple[WalkthroughReport, State]:
    port = await sessions.start(begin.title, plan=begin.plan, practice=True)
    try:
        ready = sessions.ready(port.session)
        if ready is None:
            raise Unavailable("The practice session was closed before it began; please try again.")
        say(f"Practice begins. Watch it in another terminal with: coprod open {port.session}")
        seed = secrets.randbelow(_SEEDS) if invocation.seed is None else invocation.seed
        key = _key(sessions.folder(port.session))
        return await walk_plan(
            WalkthroughOptions(ready.local_join_url, key, invocation.people, invocation.speed, seed), port
        )
    finally:
        await sessions.close(port)


def _require_free(invocation: Rehearse | RehearsePlan) -> None:
    if invocation.report is not None:
        require_free(invocation.report, force=invocation.force)


def _write(invocation: Rehearse | RehearsePlan, report: msgspec.Struct) -> None:
    if invocation.report is not None:
        with as_failure(WouldReplace):
            write_output(invocation.report, encode(report) + b"\n", force=invocation.force)
