"""What can be done on every screen of a session; it must not know which screen it is on."""

import asyncio
from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.model.action_context import ScreenName
from coprod_tui.screens.dialogs.choice import close_room, end_session, quit_room
from coprod_tui.screens.dialogs.help import HelpDialog
from coprod_tui.screens.dialogs.join import JoinDialog
from coprod_tui.screens.dialogs.measures import MeasuresDialog
from coprod_tui.screens.dialogs.rounds import RoundsDialog
from coprod_tui.screens.dispatch import Handlers, tell
from coprod_tui.screens.handlers.capture import capture, invite, welcome
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.room import Room
from coprod_tui.themes import following
from server.domain.commands import EndSession, Undo


@dataclass(frozen=True, slots=True)
class SessionHandlers:
    """The acts of a screen on a room."""

    screen: Screen[Any]
    screen_name: ScreenName
    room: Room
    navigator: Navigator

    def all(self) -> Handlers:
        """Each act by the id of its command."""
        return {
            "undo": self.undo,
            "join_code": self.join_code,
            "next_address": self.next_address,
            "export": self.export,
            "board": self.navigator.show_board,
            "river": self.navigator.show_river,
            "plan": self.navigator.show_plan,
            "rounds": self.rounds,
            "voices": self.voices,
            "put_in": self.put_in,
            "invite": self.invite,
            "welcome": self.welcome,
            "back": self.back,
            "end": self.end,
            "home": self.home,
            "quit": self.quit,
            **common_handlers(self.screen, self.screen_name),
        }

    async def undo(self) -> None:
        """Takes the newest act back, and says which that was: what comes back may be out of sight."""
        act = self.room.views().summary.undo
        await self.room.submit(Undo())
        tell(self.screen, f"Undone: {act}")

    async def join_code(self) -> None:
        """Lays the way in over the screen."""
        blanks_only = self.navigator.ascii_only
        dialog = JoinDialog(self.room.views(), self._take_next, blanks_only=blanks_only)
        await self.screen.app.push_screen_wait(dialog)

    async def next_address(self) -> None:
        """Shows the next address of the laptop."""
        self._take_next()

    async def export(self) -> None:
        """Writes the record and says where."""
        folder = await self.navigator.sessions.export(self.room.port.session)
        tell(self.screen, f"Written to {folder}")

    async def end(self) -> None:
        """Asks, then ends the session."""
        if await self.screen.app.push_screen_wait(end_session()) == "end":
            await self.room.submit(EndSession())

    async def rounds(self) -> None:
        """Lays the rounds of the newest question that has several over the screen."""
        question = self.room.views().compared
        if question is not None:
            await self.screen.app.push_screen_wait(RoundsDialog(self.room, question))

    async def voices(self) -> None:
        """Lays the voice mirror over the screen, once it is worked out."""
        measures = await asyncio.to_thread(self.room.voice_measures(self.navigator.now()))
        await self.screen.app.push_screen_wait(MeasuresDialog(measures, "Voice mirror"))

    async def put_in(self) -> None:
        """Puts somebody's words in, or nobody's."""
        await capture(self.screen, self.room, self.room.views())

    async def invite(self) -> None:
        """Sends somebody a private word."""
        await invite(self.screen, self.room, self.room.views())

    async def welcome(self) -> None:
        """Puts somebody on the list who is here without a phone."""
        await welcome(self.screen, self.room)

    async def back(self) -> None:
        """To the screen beneath."""
        self.screen.app.pop_screen()

    async def home(self) -> None:
        """Back to the first screen; asks what becomes of the room of a session that has ended."""
        close = await self._closes() if self._over() else False
        if close is not None:
            await self.navigator.go_home(close=close)

    async def quit(self) -> None:
        """Asks what becomes of an open room, then leaves."""
        if self._over():
            if (close := await self._closes()) is not None:
                await self.navigator.leave(close=close)
            return
        match await self.screen.app.push_screen_wait(quit_room()):
            case "leave":
                await self.navigator.leave(close=False)
            case "end":
                await self.room.submit(EndSession())

    async def _closes(self) -> bool | None:
        """Whether the room of a session that has ended is closed; asks where phones are in it, None to stay."""
        views = self.room.views()
        if views.closed or not views.summary.connected:
            return True
        way = await self.screen.app.push_screen_wait(close_room(views.summary.connected))
        return None if way is None else way == "close"

    def _over(self) -> bool:
        return self.room.views().summary.phase == "ended"

    def _take_next(self) -> None:
        self.room.next_address()
        self.navigator.show_again()


def common_handlers(screen: Screen[Any], screen_name: ScreenName) -> Handlers:
    """What can be done on every screen."""

    async def help_() -> None:
        await screen.app.push_screen_wait(HelpDialog(screen_name))

    async def colours() -> None:
        screen.app.theme = following(screen.app.theme)

    async def palette() -> None:
        screen.app.action_command_palette()

    return {"help": help_, "colours": colours, "palette": palette}
