"""The themes, and what is in the one in hand."""

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.moved import proposal_in_hand, theme_in_hand, why_proposal_gone, why_theme_gone
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.handlers.listing import Listing
from coprod_tui.screens.handlers.outcomes import ServingHandlers
from coprod_tui.screens.handlers.sense import SenseHandlers
from coprod_tui.screens.handlers.themes import ThemesHandlers
from coprod_tui.screens.handlers.turns import TurnMaking
from coprod_tui.screens.handlers.water import WaterHandlers
from coprod_tui.screens.handlers.weaving import WeavingHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.row_in_hand import Naming
from coprod_tui.screens.said_list import SaidList
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.widgets.open_water import OpenWater
from coprod_tui.widgets.proposal_rows import proposal_list
from coprod_tui.widgets.row_list import RowList
from coprod_tui.widgets.said_back import SaidBack
from coprod_tui.widgets.theme_rows import theme_list
from server.projections.dashboard import DashboardView
from server.projections.direction.sense import RunPastView, run_past_view
from server.projections.proposals import ProposalRow
from server.projections.themes import NO_THEME, ThemeRow


class ThemesScreen(SessionScreen):
    """The themes, what is proposed, and the contributions of the selected theme; those in no theme come first."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "themes.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("themes")]
    AUTO_FOCUS = "#themes"
    screen_name: ClassVar[ScreenName] = "themes"

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        naming = Naming(theme_in_hand, why_theme_gone)
        self._list = RowList[ThemeRow](id="themes")
        self._themes = self.holds(naming, lambda: self._list, "theme")
        naming_proposals = Naming(proposal_in_hand, why_proposal_gone)
        self._proposed = RowList[ProposalRow](id="proposals")
        self._proposals = self.holds(naming_proposals, lambda: self._proposed, "proposal")
        self._said_back = SaidBack()
        self._said = SaidList(session, self.holds, Listing(everything=True, order="question", theme=NO_THEME))
        handlers = ThemesHandlers(self, session, self._said, lambda: self._theme, lambda: self._whole)
        self._goes_back = self.handler("back")
        weaving = WeavingHandlers(self, session, self._said, lambda: self._theme, lambda: self._proposals.selected)
        water = WaterHandlers(self, session)
        serving = ServingHandlers(
            self, session, lambda: None if self._theme is None else (self._theme.id, self._theme.name)
        )
        sense = SenseHandlers(self, session, "run_past_theme", self._to_run_past)
        making = TurnMaking(self, session, self._said, lambda: self._whole)
        self.add_handlers(
            {
                **handlers.all(),
                **weaving.all(),
                **water.all(),
                **serving.all(),
                **making.all(),
                **sense.all(),
                "back": self._back,
            }
        )

    def compose_middle(self) -> ComposeResult:
        """Composes the themes and what is in the selected one."""
        with Container(id="gathered"):
            with Vertical(id="names"):
                yield self._list
                yield self._proposed
            with Vertical(id="inside"):
                yield self._said_back
                yield self._said
        yield self.bind_view(OpenWater(), lambda view: view.water)

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        self._themes.show(theme_list(view.themes))
        self._proposals.show(proposal_list(view.themes.proposals))
        self.set_class(bool(view.themes.proposals), "-proposed")
        self._list_theme()
        self._said.read_again()
        super().watch_view(view)

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        context = self._said.in_context(super().action_context())
        theme, water = self._theme, self.view.water
        return replace(
            context,
            theme=theme,
            whole=self._whole is not None,
            proposal=self._proposals.selected,
            to_run_past=self._to_run_past(),
            suggested=None if theme is None else self.session.replica.themes.suggestion(theme.id),
            water=water.open_count + water.closed_count,
        )

    def look(self) -> None:
        """Notes which words are in view, and that the theme in hand is."""
        self._said.look()
        if self._theme is not None:
            self.session.seen_themes.saw(self._theme.id, self.session.replica.state.seq)

    def on_descendant_focus(self) -> None:
        """Shows in which list the keys move, and updates the key bar, as a theme may be in hand as a whole."""
        self._list.quiet = self._said.has_focus_within
        self._said.quiet = self._list.has_focus
        self.update_hints()

    @on(RowList.Highlighted, "#themes")
    def _highlighted(self) -> None:
        self._list_theme()
        self.update_hints()

    @on(SaidList.Changed)
    def _changed(self) -> None:
        self.update_hints()

    @property
    def _theme(self) -> ThemeRow | None:
        """The theme in hand."""
        row = self._themes.selected
        return None if row is None or row.id == NO_THEME else row

    def _to_run_past(self) -> RunPastView | None:
        """The theme in hand, as something to run past the design group."""
        theme = self._theme
        return None if theme is None else run_past_view(self.session.replica.state, "theme", theme.id)

    @property
    def _whole(self) -> ThemeRow | None:
        """The theme in hand, where the keys move in the list of themes."""
        return self._theme if self._list.has_focus else None

    async def _back(self) -> None:
        """Ends a search first."""
        if self._said.listing.needle:
            self._said.list_everything()
        else:
            await self._goes_back()

    def _list_theme(self) -> None:
        """Lists what is in the theme in hand; marks are of what is listed."""
        row = self._themes.selected
        theme = NO_THEME if row is None else row.id
        self._said_back.view = None if row is None else row.said_back
        if theme != self._said.listing.theme:
            self._said.marked = frozenset()
            self._said.listing = replace(self._said.listing, theme=theme)
