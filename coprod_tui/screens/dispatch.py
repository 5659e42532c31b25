"""From keys to handlers: every action goes through `perform`, which says why one does not apply now."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, Literal, Protocol, runtime_checkable

from textual.binding import Binding
from textual.screen import Screen

from coprod_tui.actions import Action, action, actions_at, key_name
from coprod_tui.display import line
from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.sessions import Unavailable, reason
from coprod_tui.screens.workers import start_worker
from coprod_tui.widgets.key_bar import KeyHint
from server.domain.errors import Rejected
from server.projections.dashboard import DashboardView

Handler = Callable[[], Awaitable[None]]
Handlers = Mapping[str, Handler]
AnyScreen = Screen[Any]

_ASKING: Final = KeyHint("Enter", "Ask the room", enabled=True)
_LEAVING: Final = KeyHint("Esc", "Back, keep the words", enabled=True)
_READING: Final = KeyHint("Ctrl-R", "Who reads when", enabled=True)
_WRITING: Final = {
    "none": (_ASKING, _LEAVING, _READING),
    "offered": (
        _ASKING,
        KeyHint("Tab", "Reword", enabled=True),
        KeyHint("Esc", "Back, keep words", enabled=True),
        _READING,
    ),
    "taken": (_ASKING, KeyHint("Esc", "Your words again", enabled=True), _READING),
}

_FINDING: Final = (
    KeyHint("Enter", "Go to what is found", enabled=True),
    KeyHint("Esc", "List everything again", enabled=True),
)


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

    def takes_key(self, key: str) -> bool:
        """Uses a key; whether it did, so that nothing else gets it."""
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
    taken = {key_name(key): known for key, known in taken_over(context).items()}
    first = tuple(KeyHint(key, known.now(context), enabled=True) for key, known in taken.items())
    return (*first, *(hint for hint in _usual(context) if hint.key not in taken))


def _usual(context: ActionContext) -> tuple[KeyHint, ...]:
    lettered = context.writing or context.finding
    shown = (known for known in actions_at(context.screen_name) if known.in_footer)
    keys = tuple(
        KeyHint(key_name(known.keys[0]), known.now(context), enabled=known.applies(context) is None, spare=known.spare)
        for known in shown
        if not lettered or known.keys[0].startswith("ctrl+")
    )
    if context.finding:
        return (*_FINDING, *keys)
    return (*_WRITING[context.rewording], *keys) if context.writing else keys


def perform(screen: AnyScreen, chosen: str, context: ActionContext, handlers: Handlers) -> None:
    """Performs an action that applies, or says why it does not."""
    reason = action(chosen).applies(context)
    if reason is not None:
        show_message(screen, reason, "warning")
        return
    start_worker(screen, "handlers", _guarded, screen, handlers[chosen])


def show_message(
    screen: AnyScreen, words: str, severity: Literal["information", "warning", "error"] = "information"
) -> None:
    """Shows one sentence at the edge of the screen instead of the one before, which may no longer be true."""
    # Behind the sentence before, which may still be under way.
    screen.app.call_later(screen.app.clear_notifications)
    screen.notify(line(words), severity=severity, markup=False)


def copy(screen: AnyScreen, text: str) -> None:
    """Copies to the clipboard, by the terminal's own sequence (OSC 52), which also works over a network."""
    screen.app.copy_to_clipboard(text)
    show_message(screen, "Copied, where this terminal allows it.")


async def _guarded(screen: AnyScreen, handler: Handler) -> None:
    try:
        await handler()
    except (Rejected, Unavailable) as refusal:
        show_message(screen, reason(refusal), "error")
