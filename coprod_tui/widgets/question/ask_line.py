"""Where the facilitator writes a question."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from coprod_tui.display import cell_width, line, shorten
from coprod_tui.model.action_context import REVEALS, Policy, Rewording
from coprod_tui.widgets.question.input import Look, QuestionInput, Remark
from server.projections.dashboard import AskLineView

_HINT: Final = "a to write a question, n for a prepared one"
_POLICIES: Final = tuple(REVEALS)
_EDGES: Final = 8
_ROOM_TO_WRITE: Final = 30


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as it would be asked; `planned` is the one of the plan that it began as.

    `beside` is what the plan holds ready beside it, to be said or kept in mind.
    """

    text: str
    reveal: Policy = "when_revealed"
    minutes: int | None = None
    planned: str | None = None
    beside: str = ""


_NONE: Final = Draft("")


class AskLine(Horizontal):
    """A prompt, an input that takes `most` characters, and at its right what `look` remarks while somebody types.

    What is written stays until it was asked. A rewording is taken with Tab; Escape or Ctrl-Z bring the old words back.
    Ctrl-R turns to the next of the policies that say when people can read along.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave the ask line", show=False),
        Binding("ctrl+r", "turn_reveal", "When people can read along", show=False),
    ]

    view: reactive[AskLineView] = reactive(AskLineView)
    began: reactive[Draft] = reactive(_NONE)
    reveal: reactive[Policy] = reactive("when_revealed")
    remark: reactive[Remark] = reactive(Remark)
    rewording: reactive[Rewording] = reactive("none")

    @dataclass
    class Asked(Message):
        """Enter was pressed on a question."""

        draft: Draft

    @dataclass
    class Left(Message):
        """The keyboard is to go back; what is written is kept."""

    @dataclass
    class Reworded(Message):
        """A rewording is there to be taken, was taken, or there is none any more."""

        rewording: Rewording

    def __init__(self, most: int, look: Look) -> None:
        super().__init__()
        self._most = most
        self._look = look

    def compose(self) -> ComposeResult:
        """The prompt, then the input, then the remark."""
        yield Static("Ask ▸", id="prompt")
        yield QuestionInput(self._look, most=self._most, holds=True, placeholder=_HINT)
        yield Static(id="remark")

    def watch_view(self) -> None:
        """Asking would close a question, or none."""
        self._say_keys()

    def watch_began(self) -> None:
        """Another question was put here, or none is any more."""
        self._say_keys()
        self._show_remark()

    def watch_reveal(self) -> None:
        """People would read along at another time."""
        self._say_keys()

    def watch_rewording(self, rewording: Rewording) -> None:
        """Other keys apply."""
        self._say_keys()
        self.post_message(self.Reworded(rewording))

    def watch_remark(self) -> None:
        """Something else is said of the words."""
        self._show_remark()

    def on_resize(self, _: Resize) -> None:
        """There is more room, or less."""
        self._say_keys()
        self._show_remark()

    @property
    def draft(self) -> str:
        """What is written so far."""
        return self._field.value

    def write(self, draft: Draft | None = None) -> None:
        """Puts the keyboard here, with another question in place of the words so far if one is given."""
        if draft is not None:
            self.began, self.reveal = draft, draft.reveal
            self._field.put(draft.text)
        self._field.focus()

    def asked(self) -> None:
        """The question was asked: the line is empty, and the keyboard goes back."""
        self._empty()
        self._field.value = ""
        self.post_message(self.Left())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if not event.value:
            self._empty()

    @on(QuestionInput.Remarked)
    def _remarked(self, event: QuestionInput.Remarked) -> None:
        self.remark, self.rewording = event.remark, event.rewording

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Asked(replace(self.began, text=event.value, reveal=self.reveal)))

    def action_leave(self) -> None:
        """Brings back the words that a rewording has just replaced, else gives the keyboard back."""
        if self._field.rewording == "taken":
            self._field.action_bring_back()
        else:
            self.post_message(self.Left())

    def action_turn_reveal(self) -> None:
        """Turns to the next policy, from the last back to the first."""
        self.reveal = _POLICIES[(_POLICIES.index(self.reveal) + 1) % len(_POLICIES)]

    def _empty(self) -> None:
        """Whatever comes next begins from nothing."""
        self.began, self.reveal = _NONE, _NONE.reveal

    @property
    def _field(self) -> QuestionInput:
        return self.query_one(QuestionInput)

    def _say_keys(self) -> None:
        """What the keys do, as far as there is room; the foot of the screen says it, too, but for when people read."""
        closing = "" if self.view.closes is None else f" and closes question {self.view.closes}"
        enter = f"Enter asks the room{closing}"
        escape = "Esc brings your words back" if self.rewording == "taken" else "Esc leaves, keeps the words"
        minutes = "" if self.began.minutes is None else f" · {self.began.minutes} min"
        reading = f"Ctrl-R: {REVEALS[self.reveal]}{minutes}"
        brief = "" if self.view.closes is None else f"closes question {self.view.closes} · "
        ways = (f"{enter} · {escape} · {reading}", f"{enter} · {reading}", f"{brief}{reading}")
        room = self.size.width - 2
        self.border_subtitle = Content(next((way for way in ways if cell_width(way) <= room), ways[-1]))

    def _show_remark(self) -> None:
        """The remark beside the words, where these keep room; the rewording in the border above them."""
        remark, shown = self.remark, self.query_one("#remark", Static)
        room = max(0, self.size.width - _EDGES - _ROOM_TO_WRITE)
        words = shorten(line(remark.told), room) if remark.words else ""
        shown.update(Content.styled(words, remark.tone))
        shown.styles.width = cell_width(words) + 2 if words else 0
        above = remark.otherwise or self.began.beside
        self.border_title = Content(shorten(line(above), max(0, self.size.width - _EDGES)))
