"""Shows the screen that is wanted, as soon as no dialog lies over the one that is shown, and keeps it up to date."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.screen import Screen

from coprod_tui.model.action_context import ScreenName
from coprod_tui.screens.dispatch import HasView
from server.projections.dashboard import DashboardView


class Stage:
    """Switches the screens of `app`. `newest` returns how the session stands, None outside of one."""

    def __init__(self, app: App[Any], newest: Callable[[], DashboardView | None]) -> None:
        self._app = app
        self._newest = newest
        self._wanted: ScreenName | None = None

    async def show(self, wanted: ScreenName) -> None:
        """Shows another screen, but not under a dialog: that would be left behind, and close the wrong one."""
        self._wanted = wanted
        # Another one may have become wanted while this one was mounted.
        while self._wanted is not None and self._waits():
            await self._app.switch_mode(self._wanted)

    def settle(self, _: Screen[Any]) -> None:
        """Shows the screen that is wanted, if it had to wait for a dialog to close."""
        if self._wanted is not None and self._waits():
            self._app.call_later(self._catch_up, self._wanted)

    def update(self) -> DashboardView | None:
        """Updates the screens that are shown to how the session stands at this moment, and returns that.

        It comes after every wait for a screen, since the session may have moved on meanwhile.
        """
        view = self._newest()
        if view is not None:
            for screen in self._app.screen_stack:
                if isinstance(screen, HasView) and screen.is_mounted:
                    screen.view = view
        return view

    async def _catch_up(self, wanted: ScreenName) -> None:
        await self.show(wanted)
        self.update()

    def _waits(self) -> bool:
        """Whether another screen is wanted than the one shown, and no dialog is in the way."""
        return self._app.current_mode != self._wanted and len(self._app.screen_stack) == 1
