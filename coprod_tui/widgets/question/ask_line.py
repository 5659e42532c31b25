"""The line in which the facilitator writes a question."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from coprod_tui.display import cell_width, line
from coprod_tui.model.action_context import REVEALS, Kind, Policy, Rewording
from coprod_tui.widgets.question.input import Advisor, QuestionInput, Remark
from server.projections.dashboard import AskLineView

_HINT: Final = "a to write a question, n for a prepared one"
_POLICIES: Final = tuple(REVEALS)


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as it would be asked."""

    text: str
    reveal: Policy = "when_revealed"
    #: How many minutes it is planned to take, None for no limit.
    minutes: int | None = None
    #: The id of the question of the plan that it began as.
    planned: str | None = None
    #: Whether it asks for outcomes.
    kind: Kind = "question"
    #: Its notes and probes from the plan, to be said or kept in mind.
    beside: str = ""


_NONE: Final = Draft("")


class AskLine(Vertical):
    """A prompt, an input for `most` characters, and beneath it a remark by `advise` and what the plan has beside it.

    What is written stays until it was asked. Tab takes a rewording; Escape or Ctrl-Z restores the old words. Ctrl-R
    turns to the next of the policies on when people can read along. A click anywhere on it begins to write.
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
        """The focus goes back; what is written is kept."""

    @dataclass
    class Reworded(Message):
        """A rewording is offered, was taken, or is gone."""

        rewording: Rewording

    def __init__(self, most: int, advise: Advisor) -> None:
        super().__init__()
        self._most = most
        self._advise = advise

    def compose(self) -> ComposeResult:
        """Composes the prompt, the input and the remark."""
        with Horizontal():
            yield Static("Ask ▸", id="prompt")
            yield QuestionInput(self._advise, most=self._most, holds=True, placeholder=_HINT)
        yield Static(id="remark")

    def watch_view(self) -> None:
        """Shows whether asking would close a question."""
        self._say_keys()

    def watch_began(self) -> None:
        """Shows what the plan has beside the question."""
        self._say_keys()
        self._show_remark()

    def watch_reveal(self) -> None:
        """Shows when people can read along."""
        self._say_keys()

    def watch_rewording(self, rewording: Rewording) -> None:
        """Shows the keys that apply."""
        self._say_keys()
        self.post_message(self.Reworded(rewording))

    def watch_remark(self) -> None:
        """Shows the remark."""
        self._show_remark()

    def on_resize(self, _: Resize) -> None:
        """Redraws for the new size."""
        self._say_keys()
        self._show_remark()

    def on_click(self, _: Click) -> None:
        """Begins to write."""
        self._field.focus()

    @property
    def draft(self) -> str:
        """What is written so far."""
        return self._field.value

    @property
    def question(self) -> Draft:
        """The question as it would be asked."""
        return replace(self.began, text=self.draft, reveal=self.reveal)

    def write(self, draft: Draft | None = None) -> None:
        """Focuses the line, with another question instead of the words so far if one is given."""
        if draft is not None:
            self.began, self.reveal = draft, draft.reveal
            self._field.put(draft.text)
        self._field.focus()

    def asked(self) -> None:
        """Empties the line after the question was asked, and gives the focus back."""
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
        self.post_message(self.Asked(self.question))

    def action_leave(self) -> None:
        """Restores the words that a rewording has just replaced, or else gives the focus back."""
        if self._field.rewording == "taken":
            self._field.action_bring_back()
        else:
            self.post_message(self.Left())

    def action_turn_reveal(self) -> None:
        """Turns to the next reveal policy; the last is followed by the first."""
        self.reveal = _POLICIES[(_POLICIES.index(self.reveal) + 1) % len(_POLICIES)]

    def _empty(self) -> None:
        """Forgets the question that the words began as."""
        self.began, self.reveal = _NONE, _NONE.reveal

    @property
    def _field(self) -> QuestionInput:
        return self.query_one(QuestionInput)

    def _say_keys(self) -> None:
        """Shows the keys where there is room; the key bar shows them too, except when people can read along."""
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
        """Shows the remark, the rewording, and what the plan has, whole, each on rows of its own."""
        remark, shown = self.remark, self.query_one("#remark", Static)
        below = ((remark.text, remark.tone), (remark.alternative, "$muted"), (self.began.beside, "$muted"))
        said = [Content.styled(line(words), style) for words, style in below if words]
        shown.update(Content("\n").join(said))
        shown.display = bool(said)
