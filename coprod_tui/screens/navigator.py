"""What the screens ask of the application around them, as a protocol."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from coprod_tui.model.sessions import Sessions
from coprod_tui.model.tabs import TabName
from server.port import SessionPort


class Navigator(Protocol):
    """Leads from one screen to the next."""

    @property
    def sessions(self) -> Sessions:
        """Starts, finds, exports and closes sessions."""
        ...

    @property
    def now(self) -> Callable[[], datetime]:
        """What time it is, in UTC."""
        ...

    @property
    def ascii_only(self) -> bool:
        """Whether the terminal draws nothing but ASCII."""
        ...

    async def enter(self, port: SessionPort) -> None:
        """Shows the session that `port` leads into, and follows it."""
        ...

    async def go_home(self, *, close: bool) -> None:
        """Leaves the session, with its room open or closed, and shows home."""
        ...

    async def leave(self, *, close: bool) -> None:
        """Ends the dashboard, with the room left open or closed."""
        ...

    async def show_tab(self, tab: TabName) -> None:
        """Shows a tab of the session in place of the one that is shown."""
        ...

    def ask_planned(self, planned: str) -> None:
        """Goes to the live screen, with this question of the plan in its ask line. Nothing is asked by that."""
        ...

    def show_again(self) -> None:
        """Shows the session as it is known now, after a choice that changed only what is shown."""
        ...
