"""From keys to handlers: every action goes through `perform`, which says why one does not apply now."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, Literal, Protocol, get_args, runtime_checkable

from textual.binding import Binding
from textual.events import Key, Paste
from textual.screen import Screen

from coprod_tui.actions import Action, action, actions_at, key_name
from coprod_tui.actions.action import About
from coprod_tui.actions.arming import Armed
from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.sessions import Unavailable, reason
from coprod_tui.screens.workers import start_worker
from coprod_tui.widgets.key_bar import KeyHint
from coprod_tui.widgets.messages import show_message, take_back_message
from server.domain.errors import Rejected
from server.projections.dashboard import DashboardView

Handler = Callable[[], Awaitable[None]]
Handlers = Mapping[str, Handler]
AnyScreen = Screen[Any]
Typed = Key | Paste

_ASKING: Final = KeyHint("Enter", "Ask the room", enabled=True, press="enter", group="question")
_LEAVING: Final = KeyHint("Esc", "Back, keep the words", enabled=True, press="escape", group="question")
_READING: Final = KeyHint("Ctrl-R", "Who reads when", enabled=True, press="ctrl+r", group="question")
_WRITING: Final = {
    "none": (_ASKING, _LEAVING, _READING),
    "offered": (
        _ASKING,
        KeyHint("Tab", "Reword", enabled=True, press="tab", group="question"),
        KeyHint("Esc", "Back, keep words", enabled=True, press="escape", group="question"),
        _READING,
    ),
    "taken": (_ASKING, KeyHint("Esc", "Your words again", enabled=True, press="escape", group="question"), _READING),
}

_FINDING: Final = (
    KeyHint("Enter", "Go to what is found", enabled=True, press="enter"),
    KeyHint("Esc", "List everything again", enabled=True, press="escape"),
)
_DISARMING: Final = KeyHint("Esc", "No", enabled=True, press="escape")
_GROUPS: Final[tuple[About, ...]] = get_args(About)


@runtime_checkable
class ActionScreen(Protocol):
    """A screen that performs actions."""

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        ...

    def action_perform(self, chosen: str) -> None:
        """Performs the action with this id, or says why not."""
        ...


@runtime_checkable
class HasView(Protocol):
    """A screen or dialog that shows a session."""

    view: DashboardView


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that may use a key before any widget does."""

    def takes(self, typed: Typed) -> bool:
        """Uses what was typed; whether it did, so that nothing else gets it."""
        ...


@runtime_checkable
class Acts(Protocol):
    """A screen on which a key waits for the act before it, and for a moment's quiet after one that was refused."""

    #: Set while no act is under way, or another screen lies over this one.
    free: asyncio.Event

    def acted(self) -> None:
        """An act is over: shows what came of it."""
        ...

    def rest(self) -> None:
        """Keys do nothing but Escape, until none was pressed for a second."""
        ...


def bindings(screen_name: ScreenName) -> list[Binding]:
    """A binding for every key of every action of a screen."""
    return [
        Binding(
            key, f"perform('{known.id}')", known.title, show=False, key_display=key_name(key), priority=key == "ctrl+q"
        )
        for known in actions_at(screen_name)
        if not known.takes_over
        for key in known.keys
    ]


def taken_over(context: ActionContext) -> dict[str, Action]:
    """The actions that have taken over a key, by that key."""
    taking = (known for known in actions_at(context.screen_name) if known.takes_over)
    return {key: known for known in taking if known.applies(context) is None for key in known.keys}


def hints(context: ActionContext) -> tuple[KeyHint, ...]:
    """The labels of a screen's keys; while somebody types, those of the field."""
    taken = taken_over(context)
    first = tuple(_hint(key, known, context) for key, known in taken.items())
    return (*first, *(hint for hint in _usual(context) if hint.press not in taken))


def answers(armed: Armed) -> tuple[KeyHint, ...]:
    """The keys that answer what an armed action asks."""
    key = action(armed.action).keys[0]
    title = "again" if key == "enter" else "again or Enter"
    return KeyHint(key_name(key), title, enabled=True, press=key), _DISARMING


def armed_anew(armed: Armed, context: ActionContext) -> Armed | None:
    """The armed action with its newest counts; None where what it is bound to has changed."""
    known = action(armed.action)
    arming = known.arming(context) if known.applies(context) is None else None
    return None if arming is None or arming.target != armed.arming.target else Armed(known.id, arming)


def _usual(context: ActionContext) -> tuple[KeyHint, ...]:
    lettered = context.writing or context.finding
    shown = [known for known in actions_at(context.screen_name) if known.in_footer]
    keys = tuple(
        _hint(known.keys[0], known, context)
        for known in sorted(shown, key=lambda known: _GROUPS.index(known.about))
        if not lettered or known.keys[0].startswith("ctrl+")
    )
    if context.finding:
        return (*_FINDING, *keys)
    return (*_WRITING[context.rewording], *keys) if context.writing else keys


def _hint(key: str, known: Action, context: ActionContext) -> KeyHint:
    return KeyHint(
        key_name(key),
        known.now(context),
        enabled=known.applies(context) is None,
        spare=known.spare and not (known.takes_marked and context.marked),
        press=key,
        short=known.title,
        group=known.about,
        tells=known.about == "room",  # what is in hand is seen on the screen
    )


def perform(screen: AnyScreen, chosen: str, context: ActionContext, handlers: Handlers) -> None:
    """Performs an action that applies, or says why it does not."""
    reason = action(chosen).applies(context)
    if reason is not None:
        refuse(screen, reason, "warning")
        return
    take_back_message(screen)
    if isinstance(screen, Acts):
        screen.free.clear()
    start_worker(screen, "handlers", _guarded, screen, handlers[chosen])


def copy(screen: AnyScreen, text: str, what: str) -> None:
    """Copies to the clipboard, by the terminal's own sequence (OSC 52), which also works over a network.

    The message says only `what` was copied: a path of any length would be broken over its lines.
    """
    screen.app.copy_to_clipboard(text)
    show_message(screen, f"Copied {what}, where this terminal allows it.")


def refuse(screen: AnyScreen, words: str, severity: Literal["warning", "error"]) -> None:
    """Says why nothing was done, and lets keys rest: more of them may be under way that were meant for elsewhere."""
    show_message(screen, words, severity)
    if isinstance(screen, Acts):
        screen.rest()


async def _guarded(screen: AnyScreen, handler: Handler) -> None:
    try:
        await handler()
    except (Rejected, Unavailable) as refusal:
        refuse(screen, reason(refusal), "error")
    finally:
        if isinstance(screen, Acts):
            screen.acted()
