"""A replica of the session that is kept up to date from a port."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing

from coprod_tui.model.session_replica import SessionReplica
from server.port import SessionPort


class ReplicaFollower:
    """Keeps `replica` up to date for as long as `follow` runs."""

    def __init__(self, port: SessionPort) -> None:
        self.replica = SessionReplica()
        self._port = port
        self._moved = asyncio.Condition()

    async def follow(self) -> None:
        """Applies updates; returns when the session's server is gone."""
        async with aclosing(self._port.follow()) as updates:
            async for update in updates:
                self.replica.apply(update)
                async with self._moved:
                    self._moved.notify_all()

    async def until(self, condition: Callable[[SessionReplica], bool], seconds: float) -> bool:
        """Waits for a condition; returns whether it was met within so many seconds."""
        try:
            async with asyncio.timeout(seconds), self._moved:
                await self._moved.wait_for(lambda: condition(self.replica))
        except TimeoutError:
            return False
        return True
