"""What one follower has not been told yet; it must not know how it will be told.

Entries are not queued: the follower has a position, and reads on from there. Of a view only the newest counts.
"""

import asyncio


class Mailbox:
    """Flags of what changed, and a way to wait for the first of them. Everything is new to a fresh follower."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()
        self._kinds: set[str] = set()

    def mark(self, kind: str) -> None:
        """Something of this kind changed."""
        self._kinds.add(kind)
        self._changed.set()

    async def wait(self) -> frozenset[str]:
        """The kinds that changed since the last call, once there are any."""
        await self._changed.wait()
        self._changed.clear()
        kinds, self._kinds = frozenset(self._kinds), set()
        return kinds
