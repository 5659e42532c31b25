"""Starts work that a screen or the app does beside its messages. No fault in it ends the dashboard."""

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Final, ParamSpec, cast

from textual.dom import DOMNode
from textual.worker import Worker

from coprod_tui.diagnostics import fault_location

P = ParamSpec("P")
_FAULT: Final = (
    "That went wrong because of a fault in the dashboard ({where}). What was said is safe; please try again."
)


def start_worker(
    node: DOMNode, group: str, doing: Callable[P, Awaitable[None]], /, *args: P.args, **kwargs: P.kwargs
) -> Worker[None]:
    """Runs a coroutine function in a worker of `group`."""
    return node.run_worker(_later(node, doing, *args, **kwargs), group=group)


def restart_worker(
    node: DOMNode, group: str, doing: Callable[P, Awaitable[None]], /, *args: P.args, **kwargs: P.kwargs
) -> Worker[None]:
    """Runs a coroutine function in the only worker of `group`; one that still runs there is cancelled."""
    return node.run_worker(_later(node, doing, *args, **kwargs), group=group, exclusive=True)


async def attempt(doing: Callable[[], Awaitable[None]]) -> Exception | None:
    """Does something whose failure must not end the dashboard; returns what went wrong, None if nothing did."""
    try:
        await doing()
    except Exception as fault:  # noqa: BLE001 - the screen worker: whatever went wrong, the room is still open
        return fault
    return None


def _later(
    node: DOMNode, doing: Callable[P, Awaitable[None]], *args: P.args, **kwargs: P.kwargs
) -> Callable[[], Coroutine[None, None, None]]:
    """A function that makes the coroutine where it is run: one that the app closes on would never be awaited."""
    return cast("Callable[[], Coroutine[None, None, None]]", partial(_say_fault, node, partial(doing, *args, **kwargs)))


async def _say_fault(node: DOMNode, doing: Callable[[], Awaitable[None]]) -> None:
    fault = await attempt(doing)
    if fault is not None and node.app.is_running:
        node.app.notify(_FAULT.format(where=fault_location(fault)), severity="error", markup=False)
