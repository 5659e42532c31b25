"""Keeps the replica of a session up to date, through every fault, and never calls it up to date when it is not."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from typing import Final

from coprod_tui.diagnostics import fault_location
from coprod_tui.model.session_model import SessionModel
from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.screens.workers import attempt
from server.domain.errors import Rejected
from server.sentences import refusal_words

AGAIN_SECONDS: Final = (0.5, 1.0, 2.0, 5.0)
SHOW_SECONDS: Final = 5.0
_OVER: Final = "the way into the room was closed"


class SessionFollower:
    """Follows a session. `show` shows the session as its model says it stands."""

    def __init__(self, session: SessionModel, show: Callable[[], Awaitable[None]], again: Sequence[float]) -> None:
        self._session = session
        self._show = show
        self._again = again
        self._tries = 0

    async def run(self) -> None:
        """Follows for good; after a fault it says so, and begins again with the first entry."""
        while True:
            fault = await attempt(self._follow)
            self._session.fault = _in_words(fault)
            await attempt(self._show_in_time)
            await asyncio.sleep(self._again[min(self._tries, len(self._again) - 1)])
            self._tries += 1

    async def _follow(self) -> None:
        """Folds into a replica of its own, which takes the place of the one that is shown once it has caught up."""
        session, replica = self._session, SessionReplica()
        async with aclosing(session.port.follow()) as updates:
            async for update in updates:
                replica.apply(update)
                if replica.caught_up:
                    session.replica, session.fault = replica, ""
                    await self._show_in_time()
                    self._tries = 0

    async def _show_in_time(self) -> None:
        async with asyncio.timeout(SHOW_SECONDS):
            await self._show()


def _in_words(fault: Exception | None) -> str:
    if fault is None:
        return _OVER
    return refusal_words(fault).rstrip(".") if isinstance(fault, Rejected) else fault_location(fault)
