"""The review of an ended session: what was said, who held what, and the export."""

from dataclasses import replace
from pathlib import Path, PurePath
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import cell_width, fit, line
from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.widgets.text_layout import render_pieces, wrap_pieces
from coprod_tui.widgets.times import duration, short_duration
from server.projections.dashboard import DashboardView
from server.projections.record import TenureRecord, record
from server.projections.summary import SummaryView

_NAMES: Final = 16
_MOST: Final = 96
_BESIDE: Final = 8


class ReviewScreen(SessionScreen):
    """The first tab of an ended session: one page to read."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "review.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]
    screen_name: ClassVar[ScreenName] = "review"

    busy: reactive[bool] = reactive(default=False)
    folder: reactive[Path | None] = reactive(None)

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._tenures: tuple[TenureRecord, ...] = ()
        self._told: tuple[SummaryView, int] | None = None
        self.add_handlers({"export": self._export})

    def compose_middle(self) -> ComposeResult:
        """Composes one page."""
        with VerticalScroll(id="report"):
            yield Static(id="counts")
            yield Static(id="tenures")
            yield Static(id="written")

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        super().watch_view(view)
        state = self.session.replica.state
        known = (view.summary, state.seq)
        if known != self._told:  # building the record walks through everything that was said
            self._told = known
            told = record(state)
            self._tenures = told.tenures
            self.query_one("#report #counts", Static).update(_counts(view.summary, told.kept_to_room))
            self._say_who_held_what()

    def on_resize(self, _: Resize) -> None:
        """Wraps the names of holders for the new size."""
        self._say_who_held_what()

    def watch_busy(self) -> None:
        """Updates the key bar."""
        self._say_where()
        self.update_hints()

    def watch_folder(self) -> None:
        """Shows where the export was written."""
        self._say_where()

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        return replace(super().action_context(), busy=self.busy)

    async def _export(self) -> None:
        self.busy = True
        try:
            self.folder = await self.navigator.sessions.export(self.session.port.session)
        finally:
            self.busy = False

    def _say_who_held_what(self) -> None:
        width = min(_MOST, self.app.size.width - _BESIDE)
        self.query_one("#tenures", Static).update(_who_held_what(self._tenures, width))

    def _say_where(self) -> None:
        where = self.query_one("#written", Static)
        if self.busy:
            where.update("Writing the export…")
        elif self.folder is None:
            where.update(
                Content.styled("Press x to write the record of the whole session into a folder.", "$foreground")
            )
        else:
            where.update(Content.assemble("✓ Written to ", (line(str(self.folder)), "bold")))


def _counts(summary: SummaryView, kept_to_room: int) -> Content:
    time = duration(summary.opened_at, summary.ended_at) if summary.opened_at and summary.ended_at else "not begun"
    unheard = summary.contributions - summary.heard
    rows = [
        ("Lasted", time),
        ("People", str(summary.here)),
        ("Questions", str(summary.question.number if summary.question else 0)),
        (
            "Contributions",
            f"{summary.contributions}, {summary.heard} heard" + (f", {unheard} not yet" if unheard else ""),
        ),
    ]
    if kept_to_room:
        rows.append(("Kept to room", f"{kept_to_room}, and so not in any export"))
    heading = Content.styled("The session has ended. Thank you for holding it.", "bold $accent")
    return Content("\n").join([heading, Content(""), *map(_row, rows)])


def _row(row: tuple[str, str]) -> Content:
    return Content.assemble((fit(row[0], _NAMES), "$muted"), row[1])


def _who_held_what(tenures: tuple[TenureRecord, ...], width: int) -> Content:
    if not tenures:
        return Content.styled("Nobody held a role this time.", "$muted")
    roles: dict[str, list[TenureRecord]] = {}
    for tenure in tenures:
        roles.setdefault(tenure.role, []).append(tenure)
    names = min(max(_NAMES, *(cell_width(line(role)) + 2 for role in roles)), width // 2)
    rows = [row for role, held_by in roles.items() for row in _holders(role, held_by, names, width)]
    return Content("\n").join([Content.styled("Who held what", "bold $accent"), *rows])


def _holders(role: str, tenures: list[TenureRecord], names: int, width: int) -> list[Content]:
    """A role and its holders, on as many lines as needed, the names in a column beside the role."""
    held_by = [(f"{line(tenure.person)} {_held(tenure)}", "") for tenure in tenures]
    heads = [fit(line(role), names - 1), *[""] * len(held_by)]
    beside = wrap_pieces(held_by, width - names)
    return [
        render_pieces([(fit(head, names), "$muted"), *row], width) for head, row in zip(heads, beside, strict=False)
    ]


def _held(tenure: TenureRecord) -> str:
    return short_duration(tenure.since, tenure.until) if tenure.until else "still"
