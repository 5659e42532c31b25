"""A walkthrough: a simulated facilitator goes through a whole plan with simulated people."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Final

import msgspec

from coprod_tui.rehearsal.crowd import rehearse
from coprod_tui.rehearsal.facilitator import SimulatedFacilitator
from coprod_tui.rehearsal.options import RehearsalOptions
from coprod_tui.rehearsal.phrases import sentence
from coprod_tui.rehearsal.replica_follower import ReplicaFollower
from coprod_tui.rehearsal.report import Acknowledged, Report
from server.domain.state import State
from server.port import SessionPort

_LONG_AFTER: Final = 200_000  # more sentences than a crowd says
_PAUSE_MINUTES: Final = 3.0
_QUICKEST_SECONDS: Final = 0.1
_CATCHES_UP_SECONDS: Final = 20.0
_ENDS_SECONDS: Final = 5.0
# Time for the plan's own minutes, for what comes between and after them, and for a facilitator who connections in.
_AMPLE: Final = 3
_SPARE_SECONDS: Final = 600


class WalkthroughReport(msgspec.Struct, frozen=True):
    """The result of a walkthrough."""

    #: The id of the session.
    session: str
    #: How many questions the plan has.
    planned: int
    #: How many of them were asked.
    asked: int
    #: How many questions were asked once more.
    again: int
    #: What the facilitator put in for others.
    put_in: tuple[Acknowledged, ...]
    #: What the simulated people did.
    crowd: Report


@dataclass(frozen=True, slots=True)
class WalkthroughOptions:
    """Who joins the session, and how fast its plan passes."""

    #: The address to join by, with the code.
    join_url: str
    #: The session's key of simulated people.
    key: str
    #: How many people join.
    people: int
    #: How much faster than planned time passes.
    speed: float
    #: The same seed plays the same people.
    seed: int

    @property
    def minute(self) -> float:
        """How many seconds a minute of the session takes."""
        return 60 / self.speed


async def walk_plan(walk: WalkthroughOptions, port: SessionPort) -> tuple[WalkthroughReport, State]:
    """Returns once the session has ended and everybody left, with the state that it came to.

    Raises CannotJoin where nobody could, and Rejected where the session does not answer any more.
    """
    follower = ReplicaFollower(port)
    rng = Random(f"{walk.seed} lead")  # noqa: S311 - behaviour that can be played again, not secrets
    words = partial(_put_in_sentence, walk.seed)
    facilitator = SimulatedFacilitator(port, follower, rng, walk.minute, words)
    pace = max(_QUICKEST_SECONDS, _PAUSE_MINUTES * walk.minute)
    following = asyncio.create_task(follower.follow())
    try:
        await follower.until(lambda replica: replica.caught_up, _CATCHES_UP_SECONDS)
        minutes = sum(question.minutes or 0 for question in follower.replica.state.plan)
        most = _SPARE_SECONDS + _AMPLE * minutes * walk.minute
        plan = RehearsalOptions(walk.join_url, walk.key, walk.people, None, walk.seed, pace, most, walk.minute)
        report = await _both(rehearse(plan), facilitator.walk(walk.people))
        await follower.until(lambda replica: replica.state.phase == "ended", _ENDS_SECONDS)
    finally:
        following.cancel()
    state = follower.replica.state
    asked = len(state.planned_asked)
    return WalkthroughReport(
        port.session, len(state.plan), asked, facilitator.again, tuple(facilitator.put_in), report
    ), state


async def _both(crowd: Coroutine[None, None, Report], leading: Coroutine[None, None, None]) -> Report:
    """Runs both and returns the crowd's report; the first exception ends both."""
    tasks = asyncio.create_task(crowd), asyncio.create_task(leading)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in tasks:
            if task.done():
                task.result()
        return await tasks[0]
    finally:
        for task in tasks:
            task.cancel()


def _put_in_sentence(seed: int, number: int) -> str:
    return sentence(seed, _LONG_AFTER + number)
