"""A tour of three steps for whoever opens the dashboard for the first time."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.screens.dialogs.dialog import Dialog

STEPS: Final = (
    (
        "Try it with nobody watching",
        "Practise (p) starts a session with simulated people, on this computer alone. You lead it: they answer, take "
        "roles and hand them on. Nothing can go wrong there, and it is marked PRACTICE wherever you see it.",
    ),
    (
        "One question at a time",
        "Start a session (s) shows a code that people scan with their phones. Enter goes live. a asks a question, s "
        "lets everybody read the answers, space says that one was heard. The foot of each screen tells its keys.",
    ),
    (
        "Nothing is lost",
        "What people send is kept on this computer, also if the dashboard is closed. u takes back what you did last. "
        "When the session has ended, x writes its record into a folder. ? lists every key, and offers this tour again.",
    ),
)


class TourDialog(Dialog[None]):
    """Shows one step after the other. Enter goes on, Escape leaves."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave", show=False),
        Binding("enter,right,space", "go(1)", "Next", show=False),
        Binding("left,backspace", "go(-1)", "Back", show=False),
    ]

    step: reactive[int] = reactive(0)

    def compose(self) -> ComposeResult:
        """Composes the text of a step."""
        with Vertical(classes="dialog") as box:
            box.border_subtitle = Content("Enter goes on · ← goes back · Esc leaves the tour")
            yield Static()

    def watch_step(self, step: int) -> None:
        """Shows a step."""
        heading, words = STEPS[step]
        self.query_one(".dialog").border_title = Content(f"{step + 1} of {len(STEPS)} · {heading}")
        self.query_one(Static).update(Content(words))

    def action_go(self, steps: int) -> None:
        """Goes to another step; after the last one the tour is over."""
        if self.step + steps == len(STEPS):
            self.dismiss(None)
        else:
            self.step = max(0, self.step + steps)
