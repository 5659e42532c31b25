"""The screens of one session, and which of them is shown."""

from typing import Final

from coprod_tui.model.action_context import ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.model.tabs import TabName
from coprod_tui.screens.direction import DirectionScreen
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.lobby import LobbyScreen
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.plan import PlanScreen
from coprod_tui.screens.review import ReviewScreen
from coprod_tui.screens.river import RiverScreen
from coprod_tui.screens.roles import RolesScreen
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.screens.themes import ThemesScreen
from coprod_tui.screens.voices import VoicesScreen
from server.domain.state import Phase

_BESIDE_SAID: Final[tuple[type[SessionScreen], ...]] = (
    ThemesScreen,
    DirectionScreen,
    RolesScreen,
    RiverScreen,
    VoicesScreen,
    PlanScreen,
)
_OF_PHASE: Final[dict[Phase, ScreenName]] = {"lobby": "lobby", "live": "live", "ended": "review"}


class SessionScreens:
    """All screens, kept while the session is open, so that each tab stays as it was left."""

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        self.session = session
        self.live = LiveScreen(session, navigator)
        first = (LobbyScreen(session, navigator), self.live, ReviewScreen(session, navigator))
        beside = tuple(screen(session, navigator) for screen in _BESIDE_SAID)
        #: Each by its name.
        self.all: dict[ScreenName, SessionScreen] = {screen.screen_name: screen for screen in (*first, *beside)}
        self._tab: TabName = "said"
        self._ahead = False

    def choose(self, tab: TabName, *, ahead: bool = False) -> None:
        """Chooses a tab; `ahead` chooses the live screen also in the lobby, to prepare a question there."""
        self._tab, self._ahead = tab, ahead

    def shown(self, phase: Phase) -> ScreenName:
        """The screen to show in a phase of the session; the tab "said" has one for each phase."""
        self._ahead = self._ahead and phase == "lobby"
        name = next((name for name in self.all if name == self._tab), None)
        if name is not None:
            return name
        return "live" if self._ahead else _OF_PHASE[phase]
