"""The purpose of the session, and the details of a question of the plan."""

from collections.abc import Iterator
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from coprod_tui.display import line, lines, shorten, wrap
from coprod_tui.model.action_context import reading
from coprod_tui.widgets.text_layout import scrolled_width
from coprod_tui.widgets.times import time_of_day
from server.projections.questions.plan import PlannedRow, PlanView

_LABEL: Final = 9
_AIRY_FROM: Final = 12
_WIDE_FROM: Final = 100


class PlanPurpose(Widget):
    """Purpose and outcomes: a line each, two where the widget is wide."""

    DEFAULT_CSS = "PlanPurpose { height: auto; padding: 0 1; }"

    view: reactive[PlanView] = reactive(PlanView, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """The number of lines."""
        return len(head(self.view, width))

    def render(self) -> Content:
        """Purpose and outcomes."""
        return Content("\n").join(head(self.view, self.content_size.width))


def head(plan: PlanView, width: int) -> list[Content]:
    """The lines about purpose and outcomes; none where there are neither."""
    said = (("For", plan.purpose), ("So that", " · ".join(plan.outcomes)))
    most = 2 if width >= _WIDE_FROM else 1
    return [drawn for label, text in said if text for drawn in _labelled(label, text, width - _LABEL, most)]


def _labelled(label: str, text: str, width: int, most: int) -> Iterator[Content]:
    parts = wrap(text, width)
    rest = " ".join(parts[most - 1 :])
    for at, part in enumerate([*parts[: most - 1], *([shorten(rest, max(1, width))] if rest else [])]):
        yield Content.assemble((f"{'' if at else label:<{_LABEL}}", "$muted"), (part, "$foreground"))


class PlannedDetails(VerticalScroll):
    """One text about the selected question: how it will be asked, notes, probes."""

    view: reactive[PlannedRow | None] = reactive(None)

    def compose(self) -> ComposeResult:
        """Composes one scrolling text."""
        yield Static()

    def watch_view(self, before: PlannedRow | None, planned: PlannedRow | None) -> None:
        """Redraws the question; another question is shown from its beginning."""
        self.border_title = Content(f"Plan {planned.number}" if planned else "")
        if before is None or planned is None or before.id != planned.id:
            self.scroll_home(animate=False)
        self._show()

    def on_resize(self) -> None:
        """Redraws for the new size."""
        self._show()

    def _show(self) -> None:
        groups = [] if self.view is None else about(self.view, scrolled_width(self))
        apart = Content("\n\n" if self.size.height >= _AIRY_FROM else "\n")
        self.query_one(Static).update(apart.join(Content("\n").join(group) for group in groups))


def about(row: PlannedRow, width: int) -> list[list[Content]]:
    """The lines about a question, in groups that belong together."""
    minutes = "as long as it takes" if row.minutes is None else f"{row.minutes} min"
    closing = "closing round · " if row.kind == "closing" else ""
    how = [Content.styled(f"{closing}{minutes} · {reading(row.reveal, row.moderation)}", "$muted")]
    if row.asked_as is not None and row.asked_at is not None:
        how.insert(0, Content.styled(f"Asked at {time_of_day(row.asked_at)} as question {row.asked_as}.", "$well"))
    notes = [Content.styled(text, "$foreground") for text in lines(row.notes)] if row.notes else []
    probes = [
        Content.assemble(("  " if at else "▸ ", "$accent"), (part, "$foreground"))
        for probe in row.probes
        for at, part in enumerate(wrap(line(probe), width - 2))
    ]
    if not notes and not probes:
        notes = [Content.styled("No notes and no probes yet. Press e to write some.", "$muted")]
    return [group for group in (notes, _headed("You could ask further", probes), how) if group]


def _headed(heading: str, group: list[Content]) -> list[Content]:
    return [Content.styled(heading, "$muted"), *group] if group else []
