"""The tabs of a session on one line: digit, title, how much waits there, and which one is shown."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, line

_GAP = 3
_NARROW_GAP = 1


@dataclass(frozen=True, slots=True)
class TabLabel:
    """One tab."""

    #: The id of the tab.
    id: str
    #: The key that goes there.
    digit: str
    name: str
    #: How much waits there.
    count: int = 0


@dataclass(frozen=True, slots=True)
class TabsView:
    """The tabs from left to right."""

    tabs: tuple[TabLabel, ...] = ()
    #: The id of the one that is shown.
    shown: str = ""


class TabsLine(Widget):
    """One line. The tab that is shown has a sign before it and is underlined, so that no colour is needed."""

    DEFAULT_CSS = "TabsLine { height: 1; padding: 0 1; }"

    view: reactive[TabsView] = reactive(TabsView)

    @dataclass
    class Clicked(Message):
        """A tab was clicked."""

        #: The id of the tab.
        tab: str

    def render(self) -> Content:
        """All tabs."""
        gap = Content(" " * _gap(self.view.tabs, self.content_size.width))
        return gap.join(_render(tab, shown=tab.id == self.view.shown) for tab in self.view.tabs)

    def on_click(self, event: events.Click) -> None:
        """Posts the tab that is clicked."""
        offset = event.get_content_offset(self)
        tab = None if offset is None else tab_at(self.view.tabs, offset.x, self.content_size.width)
        if tab is not None:
            self.post_message(self.Clicked(tab.id))


def tab_at(tabs: tuple[TabLabel, ...], x: int, width: int) -> TabLabel | None:
    """The tab at a column of a line of `width` cells, None between two tabs and after the last."""
    begin, gap = 0, _gap(tabs, width)
    for tab in tabs:
        end = begin + cell_width(_words(tab)) + 1
        if begin <= x < end:
            return tab
        begin = end + gap
    return None


def _gap(tabs: tuple[TabLabel, ...], width: int) -> int:
    """The cells between two tabs: fewer where all would not fit otherwise."""
    taken = sum(cell_width(_words(tab)) + 1 for tab in tabs) + _GAP * (len(tabs) - 1)
    return _GAP if taken <= width else _NARROW_GAP


def _words(tab: TabLabel) -> str:
    return f"{tab.digit} {line(tab.name)}{f' {tab.count}' if tab.count else ''}"


def _render(tab: TabLabel, *, shown: bool) -> Content:
    count = (f" {tab.count}", "$accent") if tab.count else ""
    if shown:
        head = ("▸", "bold $accent")
        return Content.assemble(head, (f"{tab.digit} {line(tab.name)}", "bold underline $foreground"), count)
    return Content.assemble(" ", (tab.digit, "$accent"), (f" {line(tab.name)}", "$muted"), count)
