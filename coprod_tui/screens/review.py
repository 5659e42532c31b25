"""After the end: what came together, who held what, and the export; it must not change the record but by undo."""

from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import cell_width, fit, line
from coprod_tui.model.action_context import ActionContext
from coprod_tui.screens.dispatch import Handlers, bindings, hints, perform
from coprod_tui.screens.handlers.session import SessionHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.room import Room, Views
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.widgets.alert import Alert
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.text_layout import drawn, hung
from coprod_tui.widgets.times import held, lasted
from server.projections.record import TenureRecord
from server.projections.status import TroubleView
from server.projections.summary import SummaryView

_NAMES: Final = 16
_MOST: Final = 96
_BESIDE: Final = 8


class ReviewScreen(SizedScreen[None]):
    """Binds the views of a session that has ended."""

    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]

    views: reactive[Views] = reactive(Views)
    summary: reactive[SummaryView] = reactive(SummaryView)
    trouble: reactive[TroubleView | None] = reactive(None)
    linked: reactive[bool] = reactive(default=True)
    closed: reactive[bool] = reactive(default=False)
    hints: reactive[tuple[KeyHint, ...]] = reactive(())
    busy: reactive[bool] = reactive(default=False)
    folder: reactive[Path | None] = reactive(None)

    def __init__(self, room: Room, navigator: Navigator) -> None:
        super().__init__()
        self._room = room
        self._navigator = navigator
        self._handlers: Handlers = {**SessionHandlers(self, "review", room, navigator).all(), "export": self._export}

    def compose(self) -> ComposeResult:
        """One page to read."""
        yield Masthead().data_bind(ReviewScreen.summary, ReviewScreen.linked)
        yield Alert().data_bind(ReviewScreen.linked, ReviewScreen.closed, ReviewScreen.trouble)
        with VerticalScroll(id="report"):
            yield Static(id="counts")
            yield Static(id="tenures")
            yield Static(id="written")
        yield KeyBar().data_bind(ReviewScreen.hints)

    def watch_views(self, views: Views) -> None:
        """The session changed, or what is known of it."""
        self.summary, self.trouble, self.linked = views.summary, views.trouble, views.linked
        self.closed = views.closed
        self.query_one("#counts", Static).update(_counts(views))
        self._say_who_held_what()
        self.hints = hints(self.action_context())

    def on_resize(self, _: Resize) -> None:
        """The names of holders wrap anew."""
        self._say_who_held_what()

    def watch_busy(self) -> None:
        """An export began or ended."""
        self._say_where()
        self.hints = hints(self.action_context())

    def watch_folder(self) -> None:
        """An export was written."""
        self._say_where()

    def action_context(self) -> ActionContext:
        """What decides which commands apply now."""
        summary = self.views.summary
        rounds = self.views.compared is not None
        return ActionContext("review", summary, linked=self.views.linked, busy=self.busy, rounds=rounds)

    def action_perform(self, chosen: str) -> None:
        """Carries out the command with this id, or says why not."""
        perform(self, chosen, self.action_context(), self._handlers)

    async def _export(self) -> None:
        self.busy = True
        try:
            self.folder = await self._navigator.sessions.export(self._room.port.session)
        finally:
            self.busy = False

    def _say_who_held_what(self) -> None:
        width = min(_MOST, self.app.size.width - _BESIDE)
        self.query_one("#tenures", Static).update(_tenures(self.views, width))

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


def _counts(views: Views) -> Content:
    summary = views.summary
    time = lasted(summary.opened_at, summary.ended_at) if summary.opened_at and summary.ended_at else "not begun"
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
    if views.kept_to_room:
        rows.append(("Kept to room", f"{views.kept_to_room}, and so not in any export"))
    heading = Content.styled("The session has ended. Thank you for holding it.", "bold $accent")
    return Content("\n").join([heading, Content(""), *map(_row, rows)])


def _row(row: tuple[str, str]) -> Content:
    return Content.assemble((fit(row[0], _NAMES), "$muted"), row[1])


def _tenures(views: Views, width: int) -> Content:
    if not views.tenures:
        return Content.styled("Nobody held a role this time.", "$muted")
    roles: dict[str, list[TenureRecord]] = {}
    for tenure in views.tenures:
        roles.setdefault(tenure.role, []).append(tenure)
    names = min(max(_NAMES, *(cell_width(line(role)) + 2 for role in roles)), width // 2)
    rows = [row for role, tenures in roles.items() for row in _holders(role, tenures, names, width)]
    return Content("\n").join([Content.styled("Who held what", "bold $accent"), *rows])


def _holders(role: str, tenures: list[TenureRecord], names: int, width: int) -> list[Content]:
    """A role and who held it, on as many lines as that takes, all beside the role."""
    held_by = [(f"{line(tenure.person)} {_held(tenure)}", "") for tenure in tenures]
    heads = [fit(line(role), names - 1), *[""] * len(held_by)]
    beside = hung(held_by, width - names)
    return [drawn([(fit(head, names), "$muted"), *row], width) for head, row in zip(heads, beside, strict=False)]


def _held(tenure: TenureRecord) -> str:
    return held(tenure.since, tenure.until) if tenure.until else "still"
