"""An input for a question, with a remark while somebody types."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from coprod_tui.model.action_context import Rewording
from coprod_tui.widgets.wrapping_input import WrappingInput


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a question while it is typed."""

    #: The advice, in a few words.
    words: str = ""
    #: Whether the question reads as open.
    well: bool = False
    #: A whole question that could replace it; empty where no rule is sure.
    instead: str = ""
    #: How a question could begin, where there is no whole one.
    begin: str = ""

    @property
    def text(self) -> str:
        """The words, with a sign where the question reads as open."""
        return f"◎ {self.words}" if self.well else self.words

    @property
    def tone(self) -> str:
        """The style of the words."""
        return "$well" if self.well else "$accent"

    @property
    def alternative(self) -> str:
        """How else the question could be put; empty where nothing is proposed."""
        if self.instead:
            return f"Tab takes: {self.instead}"
        return f"try: {self.begin}" if self.begin else ""


Advisor = Callable[[str], Remark]


class QuestionInput(WrappingInput):
    """An input for `most` characters on which `advise` remarks.

    Tab takes the rewording that is offered. Otherwise it goes to the next field; where the input `holds` the focus,
    only
    while it is empty. Ctrl-Z restores the old words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take", "Take the rewording", show=False),
        Binding("ctrl+z", "bring_back", "Bring the old words back", show=False),
    ]

    remark: reactive[Remark] = reactive(Remark)
    rewording: reactive[Rewording] = reactive("none")

    @dataclass
    class Remarked(Message):
        """The remark, or the state of a rewording, changed."""

        remark: Remark
        rewording: Rewording

    def __init__(
        self,
        advise: Advisor,
        value: str = "",
        *,
        most: int,
        holds: bool = False,
        id: str | None = None,  # noqa: A002 - the library's name
        placeholder: str = "",
    ) -> None:
        super().__init__(value, id=id, max_length=most, placeholder=placeholder, compact=True, select_on_focus=False)
        self._advise = advise
        self._holds = holds
        self._before: str | None = None
        self._taken = ""

    def watch_remark(self) -> None:
        """Posts the new remark."""
        self.post_message(self.Remarked(self.remark, self.rewording))

    def watch_rewording(self) -> None:
        """Posts the new state of the rewording."""
        self.post_message(self.Remarked(self.remark, self.rewording))

    def put(self, text: str) -> None:
        """Replaces the words."""
        self.value = text
        self.cursor_position = len(self.value)

    def action_take(self) -> None:
        """Takes the rewording; without one, goes to the next field unless the input holds the focus."""
        if instead := self._advise(self.value).instead:
            self._before, self._taken = self.value, instead
            self.put(self._taken)
        elif not (self._holds and self.value):
            self.screen.focus_next()

    def action_bring_back(self) -> None:
        """Restores the words that the last rewording replaced."""
        if self._before is not None:
            before, self._before = self._before, None
            self.put(before)

    @on(Input.Changed)
    def _read(self, event: Input.Changed) -> None:
        if not event.value:
            self._before = None
        self.remark = self._advise(event.value)
        if self._before is not None and event.value == self._taken:
            self.rewording = "taken"
        else:
            self.rewording = "offered" if self.remark.instead else "none"
