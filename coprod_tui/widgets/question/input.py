"""A line to write a question in, of which something is remarked meanwhile; it must not know what makes one open."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from coprod_tui.model.action_context import Rewording
from coprod_tui.widgets.inputs import SafeInput


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of the words so far: `well` where they read as open; `instead` is a whole question to take.

    `begin` is how one could begin, where no whole one is sure.
    """

    words: str = ""
    well: bool = False
    instead: str = ""
    begin: str = ""

    @property
    def told(self) -> str:
        """The words, with a sign where all is well."""
        return f"✓ {self.words}" if self.well else self.words

    @property
    def tone(self) -> str:
        """The style of the words."""
        return "$well" if self.well else "$accent"

    @property
    def otherwise(self) -> str:
        """How else the question could be put; empty where nothing is proposed."""
        if self.instead:
            return f"Tab takes: {self.instead}"
        return f"try: {self.begin}" if self.begin else ""


Advisor = Callable[[str], Remark]


class QuestionInput(SafeInput):
    """An input that takes `most` characters, which `look` remarks on.

    Tab takes the rewording that is offered, or goes on to the next field, which it does from a line that `holds` the
    keyboard only while that is empty; Ctrl-Z brings the old words back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take", "Take the rewording", show=False),
        Binding("ctrl+z", "bring_back", "Bring the old words back", show=False),
    ]

    remark: reactive[Remark] = reactive(Remark)
    rewording: reactive[Rewording] = reactive("none")

    @dataclass
    class Remarked(Message):
        """Something else is said of the words, or of a rewording: offered, taken or neither."""

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
        """Something else is said of the words."""
        self.post_message(self.Remarked(self.remark, self.rewording))

    def watch_rewording(self) -> None:
        """A rewording is there to be taken, was taken, or there is none any more."""
        self.post_message(self.Remarked(self.remark, self.rewording))

    def put(self, text: str) -> None:
        """Puts other words in place of those so far."""
        self.value = text
        self.cursor_position = len(self.value)

    def action_take(self) -> None:
        """Puts the rewording in place of the words; without one, goes to the next field, unless the words hold it."""
        if instead := self._advise(self.value).instead:
            self._before, self._taken = self.value, instead
            self.put(self._taken)
        elif not (self._holds and self.value):
            self.screen.focus_next()

    def action_bring_back(self) -> None:
        """Puts the words back that the last rewording replaced."""
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
