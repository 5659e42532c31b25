"""The widget of the role river, or of one person's path: selection, zoom, drawing."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coprod_tui.display import line
from coprod_tui.widgets.river.bars import COLOURS, Pieces
from coprod_tui.widgets.river.layout import Page, RiverPosition, page
from coprod_tui.widgets.river.selection import (
    RunIndex,
    RunKey,
    index_of,
    nearest,
    run_key,
    step_between_lines,
    step_in_time,
)
from coprod_tui.widgets.river.timeline import TimeSpan, Viewport, scrolled, showing, span, whole, zoomed
from server.projections.roles.river import RiverPanelView, Run

_PARTS: Final = ("axis", "now", "bar", "role", "role-selected", "note", "detail", "heading", "tenure")
_TONES: Final = tuple(f"run{tone}{selected}" for tone in range(COLOURS) for selected in ("", "-selected"))
_WAYS: Final = "↑ ↓ role · ← → before and after · , . time"
_WAYS_OF_ONE: Final = "↑ ↓ role · ← → before and after · p everybody"
_EDGE: Final = 10_000


class RiverPanel(Widget, can_focus=True):
    """Runs over time, one of them selected. The selection stays when others come; unchanged lines are not redrawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"river--{part}" for part in (*_PARTS, *_TONES)}
    DEFAULT_CSS = (
        """
    RiverPanel {
        & > .river--axis { color: $muted; }
        & > .river--now { color: $accent; text-style: bold; }
        & > .river--bar { color: $accent; }
        & > .river--role { color: $foreground; }
        & > .river--role-selected { color: $foreground; text-style: bold; }
        & > .river--note { color: $muted; }
        & > .river--detail { color: $foreground; text-style: bold; }
        & > .river--heading { color: $accent; text-style: bold; }
        & > .river--tenure { color: $foreground; }
"""
        + "".join(
            f"""        & > .river--run{tone} {{ color: $run-{tone}; background: $run-{tone} 20%; }}
        & > .river--run{tone}-selected {{ color: $run-{tone}; background: $background; text-style: bold reverse; }}
"""
            for tone in range(COLOURS)
        )
        + "    }\n"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"lines({step})", key, show=False) for key, step in (("up", -1), ("down", 1))),
        *(Binding(key, f"lines({step})", key, show=False) for key, step in (("pageup", -10), ("pagedown", 10))),
        *(Binding(key, f"runs({step})", key, show=False) for key, step in (("left", -1), ("right", 1))),
        *(Binding(key, f"runs({step})", key, show=False) for key, step in (("home", -_EDGE), ("end", _EDGE))),
        *(Binding(key, "scroll(-0.5)", key, show=False) for key in ("comma", "shift+left")),
        *(Binding(key, "scroll(0.5)", key, show=False) for key in ("full_stop", "shift+right")),
    ]

    view: reactive[RiverPanelView] = reactive(RiverPanelView, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the library's name
        super().__init__(id=id)
        self._viewport = Viewport()
        self._run_key: RunKey | None = None
        self._at: datetime | None = None  # the moment of the selection, kept while it moves up and down
        self._top = 0
        self._page: Page | None = None
        self._strips: dict[int, Strip] = {}

    def watch_view(self, old: RiverPanelView, new: RiverPanelView) -> None:
        """Redraws the river with the same run selected; a new path is shown from end to end."""
        if old.river.person != new.river.person:
            self._viewport, self._run_key, self._at = Viewport(), None, None
        self._settle()

    def on_resize(self) -> None:
        """Redraws for the new size."""
        self._settle()

    def notify_style_update(self) -> None:
        """Redraws in the new colours."""
        super().notify_style_update()
        self._strips.clear()

    def action_lines(self, step: int) -> None:
        """Selects the run nearest in time on a line above or below."""
        self._take(lambda index: step_between_lines(self.view.river, index, step, self._at or self.view.now), keep=True)

    def action_runs(self, step: int) -> None:
        """Selects the run before or after."""
        self._take(lambda index: step_in_time(self.view.river, index, step))

    def action_scroll(self, screens: float) -> None:
        """Scrolls by so many widths, with the same run selected."""
        self._viewport = scrolled(self._viewport, self._whole(), screens)
        self._settle()

    def zoom(self, step: int) -> None:
        """Shows a shorter time for a `step` of 1, a longer one for -1; the selected run stays in view."""
        index = self._selected_index()
        if index is None:
            return
        run = self._span(index)
        self._viewport = zoomed(self._viewport, self._whole(), step, run.begins + run.length / 2)
        self._viewport = showing(self._viewport, self._whole(), run)
        self._settle()

    def on_click(self, event: events.Click) -> None:
        """Selects the run that is clicked."""
        offset = event.get_content_offset(self)
        if offset is None or self._page is None or not 0 <= offset.y < len(self._page.places):
            return
        place, column = self._page.places[offset.y], offset.x - self._page.scale.left
        if place is not None:
            at = self._page.scale.moment(max(0, column))
            self._take(lambda _: nearest(self.view.river, place[:2], at))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Moves the selection down."""
        event.stop()
        self.action_lines(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Moves the selection up."""
        event.stop()
        self.action_lines(-1)

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        if self._page is None or y >= len(self._page.lines):
            return Strip.blank(self.size.width, self.rich_style)
        if y not in self._strips:
            self._strips[y] = self._strip(self._page.lines[y])
        return self._strips[y]

    def _take(self, move: Callable[[RunIndex], RunIndex], *, keep: bool = False) -> None:
        index = self._selected_index()
        if index is None:
            return
        self._at = self._at or self._span(index).ends
        index = move(index)
        run = self._span(index)
        if not keep:
            self._at = run.begins
        self._run_key = run_key(self.view.river, index)
        self._viewport = showing(self._viewport, self._whole(), run)
        self._settle()

    def _settle(self) -> None:
        """Lays the river out, and redraws if the lines changed."""
        if not self.size.width or not self.size.height:
            return
        index = self._selected_index()
        laid_out = page(self.view.river, self.view.now, RiverPosition(self._viewport, index, self._top), self.size)
        self._top = laid_out.top
        if self._page is not None and self._page.lines == laid_out.lines:
            self._page = laid_out
            return
        self._page = laid_out
        self._strips.clear()
        self._say(laid_out)
        self.refresh()

    def _say(self, laid_out: Page) -> None:
        """Shows in the border whose river this is, and the keys."""
        person = self.view.river.person
        whose = "who held which role when" if person is None else f"the path of {line(person)}"
        out = [
            f"{count} lines {where}" for count, where in ((laid_out.above, "above"), (laid_out.below, "below")) if count
        ]
        self.border_title = Content(" · ".join(("Role river", whose, *out)))
        self.border_subtitle = Content(_WAYS if person is None else _WAYS_OF_ONE)

    def _strip(self, pieces: Pieces) -> Strip:
        segments = [Segment(text, self._style(part)) for text, part in pieces if text]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"river--{part}")

    def _selected_index(self) -> RunIndex | None:
        return index_of(self.view.river, self._run_key)

    def _span(self, index: RunIndex) -> TimeSpan:
        run: Run = self.view.river.rows[index.row].runs[index.run]
        return span(run, self.view.river.ended or self.view.now)

    def _whole(self) -> TimeSpan:
        return whole(self.view.river, self.view.now)
