"""What forms share: labelled fields, and a note that says why something is refused."""

from collections.abc import Awaitable, Callable
from itertools import pairwise
from typing import Any, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from coprod_tui.actions.arming import Arming
from coprod_tui.display import line
from coprod_tui.model.sessions import Unavailable, reason
from coprod_tui.screens.dialogs.dialog import Dialog
from server.domain.errors import Rejected

Written = TypeVar("Written")


def field(label: str, widget: Widget, *, tall: bool = False) -> ComposeResult:
    """A label and a field side by side; a `tall` field has several lines."""
    with Horizontal(classes="field -tall" if tall else "field"):
        yield Static(label)
        yield widget


def never(_: object) -> Arming | None:
    """Not armed: the first Enter keeps what is written."""
    return None


class Keeping(Generic[Written]):
    """Keeps what is written in a form and closes it.

    What would reach every phone is armed: Enter says what a second one would do and to whom, and anything else disarms.
    """

    def __init__(
        self,
        form: Dialog[Written | None],
        keys: str,
        write: Callable[[], Written],
        keep: Callable[[Written], Awaitable[None]],
        arms: Callable[[Written], Arming | None] = never,
    ) -> None:
        self._form = form
        self._keys = keys
        self._write = write
        self._keep = keep
        self._arms = arms
        self._armed: Arming | None = None

    async def enter(self) -> None:
        """Keeps what is written unless that is refused, or says what a second Enter would do."""
        if not self._form.is_current:
            return
        arming = self._arming()
        if arming is None or (self._armed is not None and self._armed.target == arming.target):
            self._arm(None)
            if (written := await keep_or_explain(self._form, self._write, self._keep)) is not None:
                self._form.dismiss(written)
        else:
            self._arm(arming)

    async def enter_in_line(self) -> None:
        """Goes on to the next line, so that nothing is typed on behind what is written; the last line is kept."""
        lines = [*self._form.query(Input)]
        following = next((after for at, after in pairwise(lines) if at.has_focus), None)
        if following is None:
            await self.enter()
        else:
            following.focus()

    def disarm(self) -> bool:
        """Disarms the form; whether it was armed."""
        was_armed = self._armed is not None
        if was_armed:
            self._arm(None)
        return was_armed

    def back(self) -> None:
        """Disarms the form, or else closes it."""
        if not self.disarm():
            self._form.dismiss()

    def _arming(self) -> Arming | None:
        try:
            return self._arms(self._write())
        except (Rejected, Unavailable):  # keeping it will say why
            return None

    def _arm(self, arming: Arming | None) -> None:
        self._armed = arming
        asks = "" if arming is None else line(arming.asks)
        self._form.query_one(".note", Static).update(Content.styled(asks, "bold $accent"))
        keys = self._keys if arming is None else "Enter again · Esc No"
        self._form.query_one(".dialog", Vertical).border_subtitle = Content(keys)


async def keep_or_explain(
    form: Screen[Any], write: Callable[[], Written], keep: Callable[[Written], Awaitable[None]]
) -> Written | None:
    """Keeps what is written and returns it.

    If that is refused, the form shows why, focuses the field to mend and keeps everything typed; the result is None.
    """
    try:
        written = write()
        await keep(written)
    except (Rejected, Unavailable) as refusal:
        note(form, reason(refusal))
        if isinstance(refusal, Rejected) and refusal.field:
            form.query(f"#{refusal.field}").focus()
        return None
    return written


def note(dialog: Screen[Any], words: str) -> None:
    """Shows a sentence at the foot of a form."""
    dialog.query_one(".note", Static).update(Content(line(words)))
