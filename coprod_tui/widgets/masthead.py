"""The top of a session's screen: title, how it stands, where to join, who is here; it must not know what is said."""

from datetime import UTC, datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, fit, line
from coprod_tui.titles import shown
from coprod_tui.widgets.times import lasted
from server.projections.status import AddressView
from server.projections.summary import SummaryView

Part = tuple[str, str]
_GAP = "   "
_LEAST_TITLE = 24


class Masthead(Widget):
    """One line where there is room for it, else two."""

    DEFAULT_CSS = "Masthead { height: auto; background: $surface; padding: 0 1; }"

    summary = reactive(SummaryView(), layout=True)
    address: reactive[AddressView | None] = reactive(None, layout=True)
    now: reactive[datetime] = reactive(datetime.min.replace(tzinfo=UTC))
    linked = reactive(default=True)

    def render(self) -> Content:
        """The title and what stands beside it."""
        width = max(1, self.content_size.width)
        place, counts = self._place(), self._counts()
        room = width - _width((self._state(), *place, *counts))
        if room >= _LEAST_TITLE:
            return _joined(self._title(room), self._state(), *place, *counts)
        first = self._title(width - _width((self._state(), *counts[1:])))
        head = _joined(first, self._state(), *counts[1:])
        if not place:
            return head
        below = _joined(*place, *counts[:1])
        return Content("\n").join((head, below))

    def _title(self, room: int) -> Part:
        title = shown(self.summary.title, practice=self.summary.practice)
        return fit(line(title), max(1, room)), "bold $accent"

    def _state(self) -> Part:
        if not self.linked:
            return "○ no link", "bold $warning"
        words = {"lobby": ("○ lobby", "$muted"), "live": ("● live", "bold $well"), "ended": ("■ ended", "$muted")}
        return words[self.summary.phase]

    def _place(self) -> tuple[Part, ...]:
        if self.address is None:
            return ()
        return (line(self.address.url), "$foreground"), (f"code {line(self.summary.code)}", "bold $foreground")

    def _counts(self) -> tuple[Part, ...]:
        people: Part = (f"{self.summary.here} here · {self.summary.connected} connected", "$muted")
        if self.summary.opened_at is None:
            return (people,)
        return people, (lasted(self.summary.opened_at, self.summary.ended_at or self.now), "$foreground")


def _width(parts: tuple[Part, ...]) -> int:
    return sum(cell_width(text) + len(_GAP) for text, _ in parts)


def _joined(*parts: Part) -> Content:
    return Content(_GAP).join(Content.styled(text, style) for text, style in parts)
