"""What forms share: labelled fields, and a note that says why something is refused."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

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


async def keep_and_close(
    dialog: Dialog[Written | None],
    write: Callable[[], Written],
    keep: Callable[[Written], Awaitable[None]],
) -> None:
    """Keeps what is written and closes the form with it, unless that is refused."""
    if not dialog.is_current:
        return
    if (written := await keep_or_explain(dialog, write, keep)) is not None:
        dialog.dismiss(written)


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
