"""The dashboard: home, lobby, live and review, and the worker that follows the session's port."""

import sys
from collections.abc import Callable, Sequence
from contextlib import aclosing
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, Final, Literal

from rich.text import Text
from textual.app import App
from textual.command import Provider
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Input, TextArea

from coprod_tui.diagnostics import fault_location
from coprod_tui.display import Printable
from coprod_tui.model.action_context import ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.model.sessions import Sessions
from coprod_tui.model.tabs import TabName
from coprod_tui.screens.dialogs.trouble import TroubleDialog
from coprod_tui.screens.dispatch import ActionScreen, HasView
from coprod_tui.screens.home import HomeScreen
from coprod_tui.screens.key_queue import KeyQueue
from coprod_tui.screens.palette import ActionsProvider
from coprod_tui.screens.session_screens import SessionScreens
from coprod_tui.screens.too_small import SmallScreen, too_small
from coprod_tui.screens.workers import restart_worker
from coprod_tui.themes import DARK, THEMES
from server.port import SessionPort
from server.projections.status import TroubleView

Mode = ScreenName | Literal["small"]
_LOST_TRACK: Final = (
    "The dashboard lost track of the room, which is still open. Quit with Ctrl-Q and open the session again."
)


class CoprodApp(App[None]):
    """The dashboard. With `port` it opens in that session, else on home.

    `now` returns the time (UTC). `ascii_only` draws with ASCII characters only.
    """

    TITLE = "coprod"
    CSS_PATH = "app.tcss"
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
    ) -> None:
        super().__init__()
        self.sessions = sessions
        self.now = now
        self.ascii_only = ascii_only
        self._first = port
        self._session: SessionScreens | None = None
        self._session_modes: tuple[Mode, ...] = ()
        self._trouble: TroubleView | None = None
        self._wanted: Mode | None = None
        self._printable = Printable(ascii_only=ascii_only)
        self._keys = KeyQueue(self, self._deliver)
        self.add_mode("home", lambda: HomeScreen(self))
        self.add_mode("small", SmallScreen)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    async def on_mount(self) -> None:
        """Opens on home, or in the session that was given."""
        if self._first is None:
            await self._switch("home")
        else:
            await self.enter(self._first)

    async def on_resize(self) -> None:
        """Shows that the window is too small, and what it showed before once it is large enough again."""
        if self._wanted is not None:
            await self._switch(self._wanted)
            self.show_again()

    async def on_event(self, event: Event) -> None:
        """Queues what is typed; everything else is handled at once."""
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
        restart_worker(self, "follow", self._follow, session)

    async def go_home(self, *, close: bool) -> None:
        """Leaves the session and shows home."""
        await self._part(close=close)
        await self._switch("home")

    async def leave(self, *, close: bool) -> None:
        """Quits the dashboard."""
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

    async def action_quit(self) -> None:
        """Runs "quit" on the current screen; where that has none, leaves the room open."""
        beneath = self.screen_stack[0]
        if isinstance(beneath, ActionScreen):
            beneath.action_perform("quit")
        else:
            await self.leave(close=False)

    async def _deliver(self, typed: Key | Paste) -> None:
        """Passes on what was typed; a paste for which no field is open is only told."""
        if isinstance(typed, Paste) and not isinstance(self.focused, Input | TextArea):
            self.clear_notifications()
            self.notify("Nothing was pasted: no field is open here.", severity="warning", markup=False)
        else:
            await super().on_event(typed)

    async def _prepare(self, session: SessionScreens, planned: str) -> None:
        rows = session.session.view(self.now()).plan.rows
        row = next((known for known in rows if known.id == planned), None)
        if row is not None and session is self._session:
            session.choose("said", ahead=True)
            await self._show(session)
            session.live.prepare(row)

    async def _follow(self, session: SessionScreens) -> None:
        replica = session.session.replica
        try:
            async with aclosing(session.session.port.follow()) as updates:
                async for update in updates:
                    replica.apply(update)
                    if replica.caught_up:
                        await self._show(session)
        except Exception:  # noqa: BLE001 - the screen worker: whatever went wrong, the room stays open and nothing is printed
            self.notify(_LOST_TRACK, severity="error", timeout=60, markup=False)

    async def _show(self, session: SessionScreens) -> None:
        if session is not self._session:
            return
        view = session.session.view(self.now())
        await self._switch(session.shown(view.summary.phase))
        for screen in self.screen_stack:
            if isinstance(screen, HasView) and screen.is_mounted:
                screen.view = view
        await self._explain(view.alert.trouble)

    async def _explain(self, trouble: TroubleView | None) -> None:
        """Explains trouble with the disk once; the alert on the screen stays."""
        news, self._trouble = trouble if self._trouble is None else None, trouble
        if news is not None:
            await self.push_screen(TroubleDialog(news))

    async def _switch(self, mode: Mode) -> None:
        self._wanted = mode
        # The window or the session may have changed while the screen was mounted.
        while self.current_mode != (place := "small" if too_small(*self.size) else self._wanted):
            await self.switch_mode(place)

    async def _part(self, *, close: bool) -> None:
        session, self._session = self._session, None
        self.workers.cancel_group(self, "follow")
        if session is not None and close:
            await self.sessions.close(session.session.port)
        elif session is not None:
            session.session.port.leave()

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
