"""Sentences at the foot of a screen, one at a time: the one before may no longer be true."""

from typing import Any, Literal

from textual.app import App
from textual.dom import DOMNode

from coprod_tui.display import line

Severity = Literal["information", "warning", "error"]


def show_message(node: DOMNode, words: str, severity: Severity = "information") -> None:
    """Shows one sentence at the foot of the screen instead of the one before."""
    # Behind the sentence before, which may still be under way.
    take_back_message(node)
    node.app.notify(line(words), severity=severity, markup=False)


def take_back_message(node: DOMNode) -> None:
    """Takes back the sentence that is shown: an act after it may have made it untrue."""
    node.app.call_later(_take_back, node.app)


def _take_back(app: App[Any]) -> None:
    """Takes back what is said, with its place, which the library would leave behind as an empty line."""
    app.clear_notifications()
    for screen in app.screen_stack:
        screen.query("ToastHolder").remove()
