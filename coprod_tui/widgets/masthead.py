"""The top of a session's screen: title, state, where to join, who is here."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, fit, line
from coprod_tui.titles import display_title
from coprod_tui.widgets.times import duration
from server.projections.masthead import MastheadView

Part = tuple[str, str]
_GAP = "   "
_LEAST_TITLE = 24


class Masthead(Widget):
    """One line. Where there is little room, it leaves out the address and how many are connected."""

    DEFAULT_CSS = "Masthead { height: 1; background: $surface; padding: 0 1; }"

    view: reactive[MastheadView] = reactive(MastheadView, layout=True)

    def render(self) -> Content:
        """The title and the parts beside it."""
        width = max(1, self.content_size.width)
        place, counts = self._place(), self._counts()
        room = width - _width((self._state(), *place, *counts))
        if room >= _LEAST_TITLE:
            return _joined(self._title(room), self._state(), *place, *counts)
        brief = (self._state(), *self._code(), (_people(self.view, brief=True), "$muted"), *counts[1:])
        return _joined(self._title(width - _width(brief)), *brief)

    def _title(self, room: int) -> Part:
        title = display_title(self.view.title, practice=self.view.practice)
        return fit(line(title), max(1, room)), "bold $accent"

    def _state(self) -> Part:
        if not self.view.linked:
            return "○ no link", "bold $warning"
        words = {"lobby": ("○ lobby", "$muted"), "live": ("● live", "bold $well"), "ended": ("■ ended", "$muted")}
        return words[self.view.phase]

    def _place(self) -> tuple[Part, ...]:
        if self.view.address is None:
            return ()
        return (line(self.view.address.url), "$foreground"), (f"code {line(self.view.code)}", "bold $foreground")

    def _code(self) -> tuple[Part, ...]:
        return () if self.view.address is None else ((line(self.view.code), "bold $foreground"),)

    def _counts(self) -> tuple[Part, ...]:
        people: Part = (_people(self.view), "$muted")
        if self.view.opened_at is None:
            return (people, *self._box())
        return people, (duration(self.view.opened_at, self.view.now), "$foreground"), *self._box()

    def _box(self) -> tuple[Part, ...]:
        """How much there is in the drop-in box, and the key that opens it."""
        box = self.view.box
        counts = [f"concerns {box.concerns}"] * (box.concerns > 0) + [f"talk {box.talks}"] * (box.talks > 0)
        return ((f"{' · '.join(counts)} ^O", "$others"),) if counts else ()


def _width(parts: tuple[Part, ...]) -> int:
    return sum(cell_width(text) + len(_GAP) for text, _ in parts)


def _joined(*parts: Part) -> Content:
    return Content(_GAP).join(Content.styled(text, style) for text, style in parts)


def _people(view: MastheadView, *, brief: bool = False) -> str:
    """The people in the room, and how many of them are connected where that is not all of them; `brief` without that.

    After the end: who took part, and how many phones may still answer the questions of the close.
    """
    if view.phase == "ended":
        here, connected, all_of_them = "took part", "still connected", 0
    else:
        here, connected, all_of_them = "here", "connected", view.here
    told = f"{view.here} {here}"
    return told if brief or view.connected == all_of_them else f"{told}, {view.connected} {connected}"
