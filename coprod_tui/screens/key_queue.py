"""Handles keys one at a time, each after the effects of the one before.

The library sends every key at once to the focused widget, and an action that moves the focus takes effect only later:
of keys typed in one go, or delayed by a slow connection, all but the first would reach the wrong widget.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key, Paste

from coprod_tui.screens.dispatch import Acts
from coprod_tui.screens.workers import start_worker

# A key bubbles up to its action; the action posts a message to the screen; the screen moves the focus.
_ROUNDS: Final = 3
_PATIENCE_SECONDS: Final = 2.0
# The server answers within some hundredths of a second; a key must not wait for a lost one.
_ACT_SECONDS: Final = 0.5
Typed = Key | Paste


class KeyQueue:
    """Passes keys to `deliver` in their order, one at a time."""

    def __init__(self, app: App[Any], deliver: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[Typed] = deque()
        self._busy = False

    async def put(self, typed: Typed) -> None:
        """Delivers a key now, or after those before it."""
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
        """Delivers a key; returns the nodes that it passes on its way up to the application."""
        way = (self._app.focused or self._app.screen).ancestors_with_self
        await self._deliver(typed)
        return way

    async def _settled(self, way: list[DOMNode]) -> None:
        """Waits until the key has passed its way up, a screen that it opened has the focus, and its act is over."""
        for _ in range(_ROUNDS):
            for node in way:
                await _up_to_date(node)
        if self._app.screen not in way:
            await _up_to_date(self._app.screen)
        if isinstance(screen := self._app.screen, Acts):
            with suppress(TimeoutError):
                await asyncio.wait_for(screen.free.wait(), _ACT_SECONDS)


async def _up_to_date(node: DOMNode) -> None:
    """Waits until a node has handled its messages, with a time limit because a closing node may never do so."""
    handled = asyncio.Event()
    if node.call_later(handled.set):
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await handled.wait()
