"""The review of an ended session: what was said, what came of it in figures, who held what, and the export."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import cell_width, fit, line
from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.kept_to_room import kept_to_room
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings, copy
from coprod_tui.screens.handlers.turns import TurnMaking
from coprod_tui.screens.handlers.words import WordsHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.said_list import AFTERWARDS, SaidList
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.screens.workers import start_worker
from coprod_tui.widgets.text_layout import render_pieces, wrap_pieces
from coprod_tui.widgets.times import duration, short_duration
from server.domain.errors import Rejected
from server.domain.state import State
from server.port import ExportLine, Exports, ListExports
from server.projections.contributions.index import ContributionRow
from server.projections.counting import many
from server.projections.dashboard import DashboardView
from server.projections.record import TenureRecord, record
from server.projections.summary import SummaryView
from server.sentences import counted

_NAMES: Final = 16
_BESIDE: Final = 36
_OUTDATED: Final = 2
_GAP: Final = " · "


class ReviewScreen(SessionScreen):
    """The first tab of an ended session: everything that was said, with figures above and who held what beside it."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "review.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]
    AUTO_FOCUS = "RowList"
    screen_name: ClassVar[ScreenName] = "review"

    doing: reactive[str] = reactive("")
    folder: reactive[Path | None] = reactive(None)
    #: The exports that were made of the session so far.
    made: reactive[tuple[ExportLine, ...]] = reactive(())

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._said = SaidList(session, self.holds, AFTERWARDS)
        self._told: tuple[SummaryView, int] | None = None
        self._goes_home = self.handler("home")
        self.add_handlers(
            {
                **WordsHandlers(self, session, self._said).all(),
                **TurnMaking(self, session, self._said).all(),
                "export": self._export,
                "show_folder": self._show_folder,
                "copy_path": self._copy_path,
                "home": self._home,
            }
        )

    def on_mount(self) -> None:
        """Asks which exports there are."""
        start_worker(self, "exports", self._list_exports)

    def compose_middle(self) -> ComposeResult:
        """Composes the figures, where the export is, the list, and who held what."""
        yield Static(id="counts")
        yield Static(id="written")
        with Horizontal(id="main"):
            yield self._said
            with VerticalScroll(id="held"):
                yield Static()
        yield Static(id="asked")

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        super().watch_view(view)
        state = self.session.replica.state
        known = (view.summary, state.seq)
        if known != self._told:  # building the record walks through everything that was said
            self._told = known
            start_worker(self, "exports", self._list_exports)  # what people said may no longer leave the room
            self._said.read_again()
            told = record(state)
            self.query_one("#counts", Static).update(_counts(view.summary, kept_to_room(state).words))
            self.query_one("#held Static", Static).update(_who_held_what(told.tenures, _BESIDE))

    def watch_doing(self) -> None:
        """Updates the key bar."""
        self._say_where()
        self.update_hints()

    def watch_made(self) -> None:
        """Shows how many exports there are."""
        self._say_where()

    def watch_folder(self) -> None:
        """Shows where the export was written."""
        self._say_where()
        self.update_hints()

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        context = self._said.in_context(super().action_context())
        return replace(context, doing=self.doing, exported=self.folder is not None)

    def look(self) -> None:
        """Notes which words are in view."""
        self._said.look()

    @on(SaidList.Changed)
    def _changed(self) -> None:
        self.query_one("#asked", Static).update(_asked(self.session.replica.state, self._said.selected))
        self.update_hints()

    async def _export(self) -> None:
        self.doing = "the export is being written"
        self.free.set()  # the keys need not wait for it
        try:
            self.folder = await self.navigator.sessions.export(self.session.port.session)
        finally:
            self.doing = ""
        await self._list_exports()

    async def _list_exports(self) -> None:
        with suppress(Rejected):  # while the link is lost
            made = await self.session.port.ask(ListExports())
            self.made = made.exports if isinstance(made, Exports) else ()

    async def _show_folder(self) -> None:
        if self.folder is not None:
            await self.navigator.sessions.show_folder(self.folder)

    async def _copy_path(self) -> None:
        copy(self, str(self.folder), "the path of the export")

    async def _home(self) -> None:
        """Ends a search first."""
        if self._said.listing.needle:
            self._said.list_everything()
        else:
            await self._goes_home()

    @property
    def _outdated(self) -> tuple[ExportLine, ...]:
        """The newest exports that hold words which may no longer leave the room."""
        return tuple(made for made in self.made if made.not_to_leave)[-_OUTDATED:]

    def _say_where(self) -> None:
        where = self.query_one("#written", Static)
        if self.doing:
            where.update(f"One moment, {self.doing}…")
        elif self.folder is None:
            so_far = f" {many(len(self.made), 'export')} so far." if self.made else ""
            told = f"x writes the record of the whole session into a folder.{so_far}"
            where.update(Content("\n").join([Content.styled(told, "$muted"), *map(_not_to_leave, self._outdated)]))
        else:
            written = Content.assemble("✓ Written to ", (line(str(self.folder)), "bold"))
            where.update(Content("\n").join([written, *map(_not_to_leave, self._outdated)]))


def _counts(summary: SummaryView, kept: str) -> Content:
    time = duration(summary.opened_at, summary.ended_at) if summary.opened_at and summary.ended_at else "not begun"
    unheard = summary.contributions - summary.heard
    told = [
        time,
        many(summary.here, "person", "people"),
        many(summary.question.number if summary.question else 0, "question"),
        f"{many(summary.contributions, 'contribution')}, {summary.heard} heard"
        + (f", {unheard} not yet" if unheard else ""),
    ]
    if kept:
        told.append(f"{kept} kept to the room, which x leaves out")
    heard = f" {counted('closing.heard', summary.here)}" if summary.all_heard else ""
    heading = Content.styled(f"The session has ended. Thank you for holding it.{heard}", "bold $accent")
    return Content("\n").join([heading, Content(_GAP.join(told))])


def _not_to_leave(made: ExportLine) -> Content:
    """Where words are that may no longer leave the room, so that the facilitator can delete the folder."""
    told = f"! {many(made.not_to_leave, 'contribution')} may no longer leave the room, and {_is(made)} in "
    return Content.assemble((told, "$warning"), (line(made.folder), "bold"))


def _is(made: ExportLine) -> str:
    if made.unfinished:
        return "may be"
    return "is" if made.not_to_leave == 1 else "are"


def _asked(state: State, row: ContributionRow | None) -> Content:
    """The question to which the selected words were said."""
    if row is None:
        return Content()
    return Content.assemble((f"{row.question} ", "$accent"), line(state.questions[state.asked[row.question - 1]].text))


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
