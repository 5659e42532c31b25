"""Fields of forms: text of several lines, and one of a few choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import shorten
from coprod_tui.widgets.inputs import SafeArea


class LineArea(SafeArea):
    """A text area whose text is one paragraph: Enter submits it."""

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())


class ChoiceCycler(Widget, can_focus=True):
    """One of a few choices, each an id and its words; space and the left and right arrows turn to the next."""

    DEFAULT_CSS = "ChoiceCycler { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "turn(1)", "Next", show=False),
        Binding("left", "turn(-1)", "Before", show=False),
    ]

    at: reactive[int] = reactive(0)

    def __init__(self, ways: Sequence[tuple[str, str]], chosen: str, *, id: str | None = None) -> None:  # noqa: A002 - the library's name
        super().__init__(id=id)
        self._ways = ways
        self.set_reactive(ChoiceCycler.at, [way for way, _ in ways].index(chosen))

    @property
    def chosen(self) -> str:
        """The id of the current choice."""
        return self._ways[self.at][0]

    def render(self) -> Content:
        """The words of the current choice."""
        words = shorten(self._ways[self.at][1], max(1, self.size.width - 4))
        return Content.assemble(("◂ ", "$accent"), (words, "$foreground"), (" ▸", "$accent"))

    def action_turn(self, step: int) -> None:
        """Turns by `step` choices; the last is followed by the first."""
        self.at = (self.at + step) % len(self._ways)
