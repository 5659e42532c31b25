"""Kills a server again and again while simulated people send."""

import asyncio
from dataclasses import dataclass
from random import Random

from coprod_tui.rehearsal.crowd import rehearse
from coprod_tui.rehearsal.options import RehearsalOptions
from coprod_tui.rehearsal.report import Report
from tests.faults.line import ask_question
from tests.faults.process import ServerProcess

LOOK_SECONDS = 0.002


@dataclass(frozen=True)
class Storm:
    """`kills` fall at even shares of the answers, each moved a little by chance."""

    people: int
    answers: int
    kills: int
    pace: float
    seed: int
    seconds: float


async def storm(server: ServerProcess, plan: Storm) -> Report:
    """Lets people send while their server is killed; returns once all were answered, or the time is up."""
    await ask_question(server)
    killing = asyncio.create_task(_kill(server, plan))
    try:
        report = await rehearse(
            RehearsalOptions(
                server.join_url,
                server.simulated_key,
                plan.people,
                plan.answers,
                plan.seed,
                pace=plan.pace,
                seconds=plan.seconds,
            )
        )
        assert killing.done(), "the answers came faster than the kills"
        await killing
    finally:
        killing.cancel()
    return report


async def _kill(server: ServerProcess, plan: Storm) -> None:
    chance = Random(plan.seed)  # noqa: S311 - faults that can be played again
    progress = _Progress(server)
    share = plan.people * plan.answers / (plan.kills + 1)
    for number in range(1, plan.kills + 1):
        wanted = int(share * (number - 0.5 * chance.random()))
        while progress.answers() < wanted:  # noqa: ASYNC110 - the other side is a file
            await asyncio.sleep(LOOK_SECONDS)
        await asyncio.to_thread(server.kill_and_restart)


class _Progress:
    """Counts answers in the journal, reading only what is new."""

    def __init__(self, server: ServerProcess) -> None:
        self._path = server.folder.journal
        self._read = 0
        self._counted = 0

    def answers(self) -> int:
        if self._path.stat().st_size > self._read:
            with self._path.open("rb") as file:
                file.seek(self._read)
                fresh = file.read()
            self._read += len(fresh)
            self._counted += fresh.count(b'"contribution_made"')
        return self._counted
