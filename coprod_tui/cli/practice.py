"""Runs a rehearsal for the command line, with its session and its report."""

import asyncio
import secrets
from datetime import UTC, datetime

import msgspec

from coprod_tui.cli.options import Rehearse, RehearsePlan
from coprod_tui.cli.plans import read_new_session
from coprod_tui.diagnostics import answer, as_failure, say
from coprod_tui.model.sessions import NewSession, Unavailable
from coprod_tui.rehearsal.crowd import run
from coprod_tui.rehearsal.options import CannotJoin
from coprod_tui.rehearsal.report_sentences import crowd_sentences, walkthrough_sentences
from coprod_tui.rehearsal.walkthrough import WalkthroughOptions, WalkthroughReport, walk_plan
from coprod_tui.session.local_sessions import LocalSessions
from coprod_tui.session.output_files import WouldReplace, require_free, write_output
from server.codec import encode
from server.domain.state import State

_SEEDS = 1_000_000


def rehearse_in_session(invocation: Rehearse) -> None:
    """Lets simulated people join an open session, and prints the result. Raises Failure."""
    with as_failure(CannotJoin, WouldReplace):
        _require_free(invocation)
        report = run(invocation.into, invocation.people, invocation.answers, invocation.seed)
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
        into = f"{ready.local or ready.url}/#{ready.code}"
        return await walk_plan(WalkthroughOptions(into, invocation.people, invocation.speed, seed), port)
    finally:
        await sessions.close(port)


def _require_free(invocation: Rehearse | RehearsePlan) -> None:
    if invocation.report is not None:
        require_free(invocation.report, force=invocation.force)


def _write(invocation: Rehearse | RehearsePlan, report: msgspec.Struct) -> None:
    if invocation.report is not None:
        with as_failure(WouldReplace):
            write_output(invocation.report, encode(report) + b"\n", force=invocation.force)
