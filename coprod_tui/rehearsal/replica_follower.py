"""What a simulated facilitator knows of the session, kept up to date from a port; it must not ask for anything."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing

from coprod_tui.model.session_replica import SessionReplica
from server.port import SessionPort


class ReplicaFollower:
    """`replica` follows the port for as long as `follow` runs."""

    def __init__(self, port: SessionPort) -> None:
        self.replica = SessionReplica()
        self._port = port
        self._moved = asyncio.Condition()

    async def follow(self) -> None:
        """Returns when the session's server is gone."""
        async with aclosing(self._port.follow()) as updates:
            async for update in updates:
                self.replica.take(update)
                async with self._moved:
                    self._moved.notify_all()

    async def until(self, condition: Callable[[SessionReplica], bool], seconds: float) -> bool:
        """Whether it came to be within so many seconds."""
        try:
            async with asyncio.timeout(seconds), self._moved:
                await self._moved.wait_for(lambda: condition(self.replica))
        except TimeoutError:
            return False
        return True
