"""A form for a question of the plan.

What is refused is said in the form, and nothing that was typed is lost.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from coprod_tui.actions.arming import Arming
from coprod_tui.display import line, shorten
from coprod_tui.model.action_context import REVEALS
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.screens.dialogs.form import Keeping, field, never
from coprod_tui.screens.question_advice import advise
from coprod_tui.widgets.forms import ChoiceCycler
from coprod_tui.widgets.inputs import SafeArea, SafeInput
from coprod_tui.widgets.question.input import QuestionInput, Remark
from server.domain.commands import Moderation, Reveal
from server.domain.errors import Rejected
from server.domain.text import PHASE_CHARACTERS, QUESTION_CHARACTERS

W = TypeVar("W", bound=str)

_SHORT: Final = 4
_MODERATIONS: Final[dict[Moderation, str]] = {
    "open": "without a look",
    "look": "look first: once you, Host or a role let them",
    "closed": "closed: never, but you and its author do",
}
_KEYS: Final = "Ctrl-S keeps it · Enter too, but in notes · Tab next · Esc goes back"


@dataclass(frozen=True, slots=True)
class PlannedWords:
    """What is written of a planned question."""

    text: str = ""
    #: The phase of the plan that it belongs to; may be empty.
    phase: str = ""
    #: How many minutes it may take; None for as long as it takes.
    minutes: int | None = None
    reveal: Reveal = "when_revealed"
    #: What the facilitator keeps in mind.
    notes: str = ""
    #: Questions to ask along with it.
    probes: tuple[str, ...] = ()
    #: Whether others read what is said to it at once, after a look, or not at all.
    moderation: Moderation = "open"


class PlannedDialog(Dialog[PlannedWords | None]):
    """Answers with the words that `keep` accepted, or None for Escape; stays open where `keep` raises Rejected."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "form.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("ctrl+s", "keep", "Keep", show=False, priority=True),
        Binding("enter", "keep", "Keep", show=False),
        Binding("ctrl+r", "turn", "Turn when people can read along", show=False, priority=True),
    ]

    def __init__(
        self,
        heading: str,
        words: PlannedWords,
        keep: Callable[[PlannedWords], Awaitable[None]],
        arms: Callable[[PlannedWords], Arming | None] = never,
    ) -> None:
        super().__init__()
        self._heading = heading
        self._words = words
        self._keeping = Keeping(self, _KEYS, self._written, keep, arms)

    def compose(self) -> ComposeResult:
        """Composes the question with a remark on its wording, then the other fields."""
        words = self._words
        minutes = "" if words.minutes is None else str(words.minutes)
        with Vertical(classes="dialog") as box:
            box.border_title = Content(line(self._heading))
            box.border_subtitle = Content(_KEYS)
            yield from field("Question", QuestionInput(advise, words.text, most=QUESTION_CHARACTERS, id="text"))
            yield Static(id="remark")
            yield from field("Phase", _input("phase", words.phase, PHASE_CHARACTERS, "a part of the session, or none"))
            yield from field("Minutes", _input("minutes", minutes, _SHORT, "as long as it takes, if empty"))
            yield from field("What is said", ChoiceCycler([*REVEALS.items()], words.reveal, id="reveal"))
            yield from field("Others read it", ChoiceCycler([*_MODERATIONS.items()], words.moderation, id="moderation"))
            yield from field("Notes for you", SafeArea(words.notes, id="notes"), tall=True)
            probes = SafeArea("\n".join(words.probes), id="probes", placeholder="What else?")
            yield from field("To ask further,\none a line", probes, tall=True)
            yield Static("", classes="note")

    @on(QuestionInput.Remarked)
    def _remarked(self, event: QuestionInput.Remarked) -> None:
        shown = render_remark(event.remark, self.query_one(QuestionInput).size.width)
        self.query_one("#remark", Static).update(shown)

    @on(Input.Submitted)
    async def action_keep(self) -> None:
        """Keeps what is written."""
        await self._keeping.enter()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._keeping.disarm()

    def action_back(self) -> None:
        """Disarms, or else closes the form."""
        self._keeping.back()

    def action_turn(self) -> None:
        """Turns to the next reveal policy."""
        self.query_one("#reveal", ChoiceCycler).action_turn(1)

    def _written(self) -> PlannedWords:
        return PlannedWords(
            self._typed("text"),
            self._typed("phase"),
            minutes_of(self._typed("minutes")),
            self._chosen("reveal", REVEALS),
            self.query_one("#notes", SafeArea).text,
            tuple(probe for probe in self.query_one("#probes", SafeArea).text.splitlines() if probe.strip()),
            self._chosen("moderation", _MODERATIONS),
        )

    def _chosen(self, name: str, ways: Mapping[W, str]) -> W:
        chosen = self.query_one(f"#{name}", ChoiceCycler).chosen
        return next(way for way in ways if way == chosen)

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value


def render_remark(remark: Remark, width: int) -> Content:
    """A remark on a question: the advice, and another wording below it."""
    first = Content.styled(shorten(line(remark.text), max(1, width)), remark.tone)
    return Content("\n").join([first, Content.styled(shorten(line(remark.alternative), max(1, width)), "$muted")])


def minutes_of(typed: str) -> int | None:
    """The number of minutes, None for an empty field. Raises Rejected for anything else."""
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise Rejected("minutes_no_number", field="minutes")
    return int(text)


def _input(name: str, value: str, most: int, hint: str) -> SafeInput:
    return SafeInput(value, id=name, max_length=most, placeholder=hint, compact=True, select_on_focus=True)
