"""Starts work that a screen or the app does beside its messages."""

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import ParamSpec, cast

from textual.dom import DOMNode
from textual.worker import Worker

P = ParamSpec("P")


def start_worker(
    node: DOMNode, group: str, doing: Callable[P, Awaitable[None]], /, *args: P.args, **kwargs: P.kwargs
) -> Worker[None]:
    """Runs a coroutine function in a worker of `group`."""
    return node.run_worker(_later(doing, *args, **kwargs), group=group)


def restart_worker(
    node: DOMNode, group: str, doing: Callable[P, Awaitable[None]], /, *args: P.args, **kwargs: P.kwargs
) -> Worker[None]:
    """Runs a coroutine function in the only worker of `group`; one that still runs there is cancelled."""
    return node.run_worker(_later(doing, *args, **kwargs), group=group, exclusive=True)


def _later(
    doing: Callable[P, Awaitable[None]], *args: P.args, **kwargs: P.kwargs
) -> Callable[[], Coroutine[None, None, None]]:
    """A function that makes the coroutine where it is run: one that the app closes on would never be awaited."""
    return cast("Callable[[], Coroutine[None, None, None]]", partial(doing, *args, **kwargs))
