"""Keys in turn: each is handled once what the one before it led to has happened; it must not know what any key does.

The library sends every key at once to whatever has the keyboard, and a command that moves the keyboard takes effect
only later: of keys typed in one go, or held back by a slow line, all but the first would reach the wrong place.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key, Paste

from coprod_tui.screens.workers import start_worker

# A key finds its way up to its command; that is told to the screen; the screen moves the keyboard.
_ROUNDS: Final = 3
_PATIENCE_SECONDS: Final = 2.0
Typed = Key | Paste


class KeyQueue:
    """Hands what is typed to `deliver`, one at a time; what comes meanwhile waits in its order."""

    def __init__(self, app: App[Any], deliver: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[Typed] = deque()
        self._busy = False

    async def put(self, typed: Typed) -> None:
        """Delivers it now, or in its turn."""
        if self._busy:
            self._waiting.append(typed)
            return
        self._busy = True
        way = await self._delivered(typed)
        start_worker(self._app, "keys", self._go_on, way)

    async def _go_on(self, way: list[DOMNode]) -> None:
        try:
            await self._settled(way)
            while self._waiting:
                await self._settled(await self._delivered(self._waiting.popleft()))
        finally:
            self._busy = False

    async def _delivered(self, typed: Typed) -> list[DOMNode]:
        """Delivers it; returns what it passes on its way up to the application."""
        way = (self._app.focused or self._app.screen).ancestors_with_self
        await self._deliver(typed)
        return way

    async def _settled(self, way: list[DOMNode]) -> None:
        """Waits until the key has been up its way, and until a screen that it opened has the keyboard."""
        for _ in range(_ROUNDS):
            for node in way:
                await _up_to_date(node)
        if self._app.screen not in way:
            await _up_to_date(self._app.screen)


async def _up_to_date(node: DOMNode) -> None:
    """Waits until a node has handled what it was sent so far, no longer than a node may take that is just closing."""
    handled = asyncio.Event()
    if node.call_later(handled.set):
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await handled.wait()
