"""The screens' interface to the application, as a protocol."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from coprod_tui.model.sessions import Sessions
from coprod_tui.model.tabs import TabName
from server.port import SessionPort


class Navigator(Protocol):
    """Navigates between screens."""

    @property
    def sessions(self) -> Sessions:
        """Starts, finds, exports and closes sessions."""
        ...

    @property
    def now(self) -> Callable[[], datetime]:
        """Returns the time (UTC)."""
        ...

    @property
    def ascii_only(self) -> bool:
        """Whether only ASCII characters are drawn."""
        ...

    async def enter(self, port: SessionPort) -> None:
        """Shows the session of `port` and follows it."""
        ...

    async def reopen(self) -> None:
        """Starts the server of the session again, or finds the one that runs. Raises Unavailable."""
        ...

    async def go_home(self, *, close: bool) -> None:
        """Leaves the session, with its room open or closed, and shows home."""
        ...

    async def leave(self, *, close: bool) -> None:
        """Quits the dashboard, with the room left open or closed."""
        ...

    async def show_tab(self, tab: TabName) -> None:
        """Shows a tab of the session instead of the current one."""
        ...

    def ask_planned(self, planned: str) -> None:
        """Shows the live screen with a question of the plan in its ask line, without asking it."""
        ...

    def show_again(self) -> None:
        """Redraws the session, after a choice that changed only what is shown."""
        ...
