"""Works a running app as a person does, and goes on as soon as the app has nothing left to do by itself."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor, LayoutUpdate
from textual._context import visible_screen_stack
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.events import Key
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot

PATIENCE = 10.0


class StraightPilot(Pilot[None]):
    """Textual's pilot sleeps until the process seems idle, for a tenth of a second a key. This one asks the loop."""

    def __init__(self, app: App[None], threads: set[asyncio.Future[Any]]) -> None:
        super().__init__(app)
        self._threads = threads

    async def press(self, *keys: str) -> None:
        """Presses keys; each meets what those before it led to. What the last one led to is drawn."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(Key(name, key if len(key) == 1 else key_to_character(name)))
            await self._rest()
        await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Waits until everything is taken in and drawn; `delay` is for Textual's own pilot."""
        await self._rest()
        visible_screen_stack.set(self.app._background_screens)
        self.app.screen._compositor.render_strips()

    async def _rest(self) -> None:
        """Waits until everything is taken in and laid out."""
        async with asyncio.timeout(PATIENCE):
            await self._idle()
            while self._lays_out():
                await self._idle()

    def _lays_out(self) -> bool:
        """Lays out what the screen would at its next tick; whether that left the app something to do."""
        self.app.screen._on_timer_update()
        return _is_busy()

    async def _idle(self) -> None:
        """Returns once no task, thread or animation has anything to do; what waits for its time does not count."""
        await asyncio.sleep(0)
        while _is_busy() or self._threads or not self.app.animator._complete_event.is_set():
            if _is_busy():
                await asyncio.sleep(0)
            elif self._threads:
                await asyncio.wait(self._threads)
            else:
                await self.app.animator.wait_until_complete()


@asynccontextmanager
async def piloted(
    app: App[None], *, size: tuple[int, int], notifications: bool = False
) -> AsyncIterator[StraightPilot]:
    """Runs an app without a terminal, and without what only slows it down for the eye."""
    app.animation_level = "none"
    with (
        _watched_threads() as threads,
        _styles_parsed_once(),
        patch.object(app, "delay_update"),
        patch.object(Compositor, "render_update", _drawn_when_asked_for),
    ):
        async with app.run_test(size=size, notifications=notifications):
            yield StraightPilot(app, threads)


class _ParsedRules(dict[Any, Any]):
    """Textual's cache of parsed styles, which it empties with every new screen."""

    def clear(self) -> None:
        """The rules of a source stay the same while the variables in them do."""


_PARSED: defaultdict[tuple[tuple[str, str], ...], _ParsedRules] = defaultdict(_ParsedRules)


@contextmanager
def _styles_parsed_once() -> Iterator[None]:
    """Apps share what they parse: a third of a dashboard's start goes there."""
    parse = Stylesheet.parse

    def parse_with_shared_cache(sheet: Stylesheet) -> None:
        sheet._parse_cache = _PARSED[tuple(sheet._variables.items())]  # type: ignore[assignment]
        parse(sheet)

    with patch.object(Stylesheet, "parse", parse_with_shared_cache):
        yield


def _drawn_when_asked_for(
    compositor: Compositor, *, full: bool = False, simplify: bool = False, **_: Any
) -> LayoutUpdate | None:
    """The whole screen for a picture of it, and else nothing.

    Nobody sees what is drawn on the way: the pilot has each screen drawn once the app has come to rest.
    """
    if full:
        return compositor.render_full_update(simplify=simplify)
    compositor._dirty_regions.clear()
    return None


def _is_busy() -> bool:
    """Whether anything in this loop is ready to run."""
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]


@contextmanager
def _watched_threads() -> Iterator[set[asyncio.Future[Any]]]:
    """What threads of this loop are at, until their results have come back."""
    loop = asyncio.get_running_loop()
    run_in_executor = loop.run_in_executor
    at_work: set[asyncio.Future[Any]] = set()

    def run(*args: Any) -> asyncio.Future[Any]:
        future = run_in_executor(*args)
        at_work.add(future)
        future.add_done_callback(at_work.discard)
        return future

    with patch.object(loop, "run_in_executor", run):
        yield at_work
