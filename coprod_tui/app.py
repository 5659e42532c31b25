"""The dashboard: home, lobby, live and review, and the worker that follows the session's port."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, Final

from rich.text import Text
from textual.app import App
from textual.command import Provider
from textual.driver import Driver
from textual.events import Event, InputEvent, Key, Paste
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Input, TextArea

from coprod_tui.diagnostics import fault_location
from coprod_tui.display import Printable
from coprod_tui.model.action_context import ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.model.sessions import Sessions, Unavailable
from coprod_tui.model.settings import Colours, Sounds
from coprod_tui.model.tabs import TabName
from coprod_tui.screens.dialogs.choice import ChoiceDialog
from coprod_tui.screens.dialogs.trouble import TroubleDialog
from coprod_tui.screens.dispatch import ActionScreen, TakesKeys
from coprod_tui.screens.doorbell import Doorbell
from coprod_tui.screens.home import HomeScreen
from coprod_tui.screens.key_queue import KeyQueue
from coprod_tui.screens.palette import ActionsPalette, ActionsProvider
from coprod_tui.screens.session_follower import AGAIN_SECONDS, SessionFollower
from coprod_tui.screens.session_screens import SessionScreens
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.screens.stage import Stage
from coprod_tui.screens.workers import restart_worker
from coprod_tui.themes import THEMES, theme_of
from coprod_tui.widgets.messages import show_message
from server.port import SessionPort
from server.projections.dashboard import DashboardView
from server.projections.status import TroubleView

# What still works where the window is too small to see what a key would do.
_COVERED_KEYS: Final = ("ctrl+q",)
_LEFT: Final = "this dashboard has left the room"


class CoprodApp(App[None]):
    """The dashboard. With `port` it opens in that session, else on home.

    `now` returns the time (UTC). `ascii_only` draws with ASCII characters only; `colours` are those at first; `sounds`
    says whether the terminal's bell rings when somebody waits.
    `again` are the seconds after which it follows a session again that it lost track of, the last of them for good.
    """

    TITLE = "coprod"
    CSS_PATH = "app.tcss"
    # Terminals select text themselves; the library's way breaks on a widget that goes as it is clicked.
    ALLOW_SELECT = False
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {ActionsProvider}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - declared by the library as it is
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012 - likewise

    def __init__(
        self,
        sessions: Sessions,
        now: Callable[[], datetime],
        port: SessionPort | None = None,
        *,
        ascii_only: bool = False,
        colours: Colours = "dark",
        sounds: Sounds = "off",
        again: Sequence[float] = AGAIN_SECONDS,
    ) -> None:
        super().__init__()
        self.sessions = sessions
        self.now = now
        self.ascii_only = ascii_only
        self._first = port
        self._leaving = False
        self._again = again
        self._session: SessionScreens | None = None
        self._session_modes: tuple[ScreenName, ...] = ()
        self._trouble: TroubleView | None = None
        self._stage = Stage(self, self._newest)
        self._printable = Printable(ascii_only=ascii_only)
        self._doorbell = Doorbell(self.bell if sounds == "on" else lambda: None)
        self._keys = KeyQueue(self, self._deliver)
        self.add_mode("home", lambda: HomeScreen(self))
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_of(colours)

    async def on_mount(self) -> None:
        """Opens on home, or in the session that was given."""
        self.screen_change_signal.subscribe(self, self._stage.settle)
        if self._first is None:
            await self._stage.show("home")
        else:
            await self.enter(self._first)

    async def on_event(self, event: Event) -> None:
        """Queues what is typed; everything else is handled at once. What comes while it closes reaches nothing."""
        if isinstance(event, InputEvent) and (self._leaving or not self.is_running):
            return
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._keys.put(event)
        else:
            await super().on_event(event)

    def get_driver_class(self) -> type[Driver]:
        """The library's driver; on Linux and macOS the one that tells pastes from keys."""
        driver = super().get_driver_class()
        if sys.platform != "win32":
            from textual.drivers.linux_driver import LinuxDriver  # noqa: PLC0415 - Windows has it not

            from coprod_tui.driver import PasteDriver  # noqa: PLC0415 - likewise

            return PasteDriver if driver is LinuxDriver else driver
        return driver

    async def _deliver(self, typed: Key | Paste) -> None:
        """Hands a key on, unless the screen is covered or has its own use for it."""
        screen = self.screen
        if isinstance(screen, SizedScreen) and screen.is_covered:
            taken = not (isinstance(typed, Key) and typed.key in _COVERED_KEYS)
        else:
            taken = isinstance(screen, TakesKeys) and screen.takes(typed)
        if not taken and isinstance(typed, Paste) and not isinstance(self.focused, Input | TextArea):
            show_message(screen, "Nothing was pasted: no field is open here.", "warning")
        elif not taken:
            await super().on_event(typed)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The library's filters, then `Printable`."""
        return [*super().get_line_filters(), self._printable]

    async def enter(self, port: SessionPort) -> None:
        """Shows the session of `port` and follows it."""
        for mode in self._session_modes:
            await self.remove_mode(mode)
        session = self._session = SessionScreens(SessionModel(port), self)
        self._session_modes = tuple(session.all)
        for mode, screen in session.all.items():
            self.add_mode(mode, partial(_the, screen))
        self._follow(session)

    async def go_home(self, *, close: bool) -> None:
        """Leaves the session and shows home."""
        await self._part(close=close)
        await self._stage.show("home")

    async def leave(self, *, close: bool) -> None:
        """Quits the dashboard; what is typed from now on reaches nothing."""
        self._leaving = True
        await self._part(close=close)
        self.exit()

    async def show_tab(self, tab: TabName) -> None:
        """Shows a tab of the session instead of the current one."""
        if self._session is not None:
            self._session.choose(tab)
            await self._show(self._session)

    def ask_planned(self, planned: str) -> None:
        """Shows the live screen with a question of the plan in its ask line; from the lobby, only to look ahead."""
        if self._session is not None:
            self.call_later(self._prepare, self._session, planned)

    def show_again(self) -> None:
        """Redraws the session from the replica."""
        if self._session is not None:
            self.call_later(self._show, self._session)

    async def reopen(self) -> None:
        """Starts the server of the session again, or finds the one that runs, and follows it from where this was left.

        Raises Unavailable.
        """
        session = self._session
        if session is None:
            return
        port = await self.sessions.open(session.session.port.session)
        session.session.port.leave()
        session.session.port = port
        self._follow(session)

    async def action_quit(self) -> None:
        """Runs "quit" on the current screen, also under dialogs; where that has none, leaves the room open."""
        beneath = self.screen_stack[0]
        if not isinstance(beneath, ActionScreen):
            await self.leave(close=False)
        elif not isinstance(self.screen, ChoiceDialog):
            beneath.action_perform("quit")

    def action_help_quit(self) -> None:
        """Says how to quit, to whoever presses what quits elsewhere."""
        show_message(self.screen, "Ctrl-Q quits. With a room open it asks first.")

    def action_command_palette(self) -> None:
        """Finds a command of the current screen by its name."""
        if isinstance(self.screen, ActionScreen):
            self.push_screen(ActionsPalette())

    async def _prepare(self, session: SessionScreens, planned: str) -> None:
        rows = session.session.view(self.now()).plan.rows
        row = next((known for known in rows if known.id == planned), None)
        if row is not None and session is self._session:
            session.choose("said", ahead=True)
            await self._show(session)
            session.live.prepare(row)

    def _follow(self, session: SessionScreens) -> None:
        follower = SessionFollower(session.session, partial(self._show, session), self._again)
        restart_worker(self, "follow", follower.run)

    async def _show(self, session: SessionScreens) -> None:
        if session is not self._session:
            return
        await self._stage.show(session.shown(session.session.summary().phase))
        view = self._stage.update()
        if view is not None:
            self._doorbell.heed(view)
            if news := session.session.holding_news.follow(session.session.replica):
                show_message(self.screen, news, "warning")
            await self._explain(view.alert.trouble)

    def _newest(self) -> DashboardView | None:
        return None if self._session is None else self._session.session.view(self.now())

    async def _explain(self, trouble: TroubleView | None) -> None:
        """Explains trouble with the disk once; the alert on the screen stays."""
        news, self._trouble = trouble if self._trouble is None else None, trouble
        if news is not None:
            await self.push_screen(TroubleDialog(news))

    async def _part(self, *, close: bool) -> None:
        session = self._session
        if session is None:
            return
        self.workers.cancel_group(self, "follow")
        session.session.fault = _LEFT
        if close:
            try:
                await self.sessions.close(session.session.port)
            except Unavailable:
                await self.reopen()
                raise
        else:
            session.session.port.leave()
        await self._show(session)
        self._session = None

    def _handle_exception(self, error: Exception) -> None:
        """Exits with one sentence: the library's own report prints local variables, which hold people's words."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self._exit_renderables.append(Text(_fault(error)))
        self._close_messages_no_wait()


def _the(screen: Screen[Any]) -> Screen[Any]:
    return screen


def _fault(error: Exception) -> str:
    """A fault in one sentence, with its place in the program and without anything that somebody typed."""
    return (
        f"The dashboard stopped because of a fault in it ({fault_location(error)}). "
        "The room is still open, nobody was disconnected, and coprod leads back into it.\n"
    )
