"""The handlers of every screen of a session."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from textual.screen import Screen

from coprod_tui.actions import arming
from coprod_tui.actions.arming import Arming
from coprod_tui.model.action_context import ScreenName
from coprod_tui.model.kept_to_room import KeptToRoom, kept_to_room
from coprod_tui.model.session_model import SessionModel
from coprod_tui.model.settings import COLOURS
from coprod_tui.model.tabs import TABS, neighbour, tab_of
from coprod_tui.screens.dialogs.choice import close_room, delete_words, end_session, quit_room, written
from coprod_tui.screens.dialogs.help import HelpDialog
from coprod_tui.screens.dialogs.join import JoinDialog
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dialogs.rounds import RoundsDialog
from coprod_tui.screens.dialogs.tour import TourDialog
from coprod_tui.screens.dispatch import ActionScreen, Handlers, copy
from coprod_tui.screens.handlers.agreements import AgreementHandlers
from coprod_tui.screens.handlers.box import BoxHandlers
from coprod_tui.screens.handlers.breaks import BreakHandlers
from coprod_tui.screens.handlers.closing import ClosingHandlers
from coprod_tui.screens.handlers.entrance import EntranceHandlers
from coprod_tui.screens.handlers.outcomes import OutcomeHandlers
from coprod_tui.screens.handlers.people import PeopleHandlers
from coprod_tui.screens.handlers.waiting import WaitingHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.themes import theme_of
from coprod_tui.widgets.messages import show_message
from server.domain.commands import ChangeTitle, EndSession, RedactRoomOnly, Redo, Undo
from server.domain.text import TITLE_CHARACTERS
from server.projections.questions.rounds import newest_repeated_question


@dataclass(frozen=True, slots=True)
class SessionHandlers:
    """The handlers of every screen of a session."""

    screen: Screen[Any]
    screen_name: ScreenName
    session: SessionModel
    navigator: Navigator

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {
            "undo": self.undo,
            "redo": self.redo,
            "title": self.title,
            "join_code": self.join_code,
            "next_address": self.next_address,
            "export": self.export,
            "copy": self.copy,
            **{tab.id: partial(self.navigator.show_tab, tab.id) for tab in TABS},
            "next_tab": partial(self._show_neighbour, 1),
            "previous_tab": partial(self._show_neighbour, -1),
            "rounds": self.rounds,
            "back": self.back,
            "reopen": self.reopen,
            "end": self.end,
            "home": self.home,
            "quit": self.quit,
            **AgreementHandlers(self.screen, self.session).all(),
            **PeopleHandlers(self.screen, self.session).all(),
            **EntranceHandlers(self.screen, self.session).all(),
            **WaitingHandlers(self.screen, self.session).all(),
            **BoxHandlers(self.screen, self.session).all(),
            **OutcomeHandlers(self.screen, self.session).all(),
            **BreakHandlers(self.screen, self.session).all(),
            **ClosingHandlers(self.screen, self.session).all(),
            **common_handlers(self.screen, self.screen_name, self.navigator),
        }

    async def undo(self) -> None:
        """Undoes the newest act and says which that was, because its effect may be on another screen."""
        undone = self.session.summary().undo
        await self.session.port.submit(Undo())
        show_message(self.screen, f"Undone: {undone}")

    async def redo(self) -> None:
        """Does again what was undone last, and says which that was."""
        redone = self.session.summary().redo
        await self.session.port.submit(Redo())
        show_message(self.screen, f"Redone: {redone}")

    async def title(self) -> None:
        """Asks for another title; phones show it at once."""
        before = self.session.replica.state.title

        def arms(text: str) -> Arming | None:
            return arming.title(text, self.session.summary()) if text and text != before else None

        form = LineForm(
            heading="The session's title",
            sentence="Everybody sees the new title at once. The record keeps the one that the session began with.",
            enter="keeps it",
            most=TITLE_CHARACTERS,
            value=before,
            arms=arms,
        )

        async def keep(title: str) -> None:
            await self.session.port.submit(ChangeTitle(title))

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    async def join_code(self) -> None:
        """Shows how to join."""
        view = self.session.view(self.navigator.now())
        dialog = JoinDialog(view, self._show_next, blanks_only=self.navigator.ascii_only)
        await self.screen.app.push_screen_wait(dialog)

    async def next_address(self) -> None:
        """Shows the next address of the laptop."""
        self._show_next()

    async def export(self) -> None:
        """Writes the export and says where."""
        folder = await self.navigator.sessions.export(self.session.port.session)
        await tell_written(self.screen, self.navigator, folder)

    async def copy(self) -> None:
        """Copies the contribution in hand with who said it; the action does not apply to words kept to the room."""
        row = self.screen.action_context().row if isinstance(self.screen, ActionScreen) else None
        if row is not None:
            copy(
                self.screen, row.text if row.label is None else f"{row.label}: {row.text}", f"contribution {row.number}"
            )

    async def end(self) -> None:
        """Asks, then ends the session."""
        if await self.screen.app.push_screen_wait(end_session()) == "end":
            await self.session.port.submit(EndSession())

    async def rounds(self) -> None:
        """Shows the rounds of the newest question that has several."""
        question = newest_repeated_question(self.session.replica.state)
        if question is not None:
            await self.screen.app.push_screen_wait(RoundsDialog(self.session, question))

    async def reopen(self) -> None:
        """Starts the server of the session again."""
        show_message(self.screen, "Opening the room again…")
        await self.navigator.reopen()
        show_message(self.screen, "The room is open again. Phones come back by themselves.")

    async def back(self) -> None:
        """Shows the first tab."""
        await self.navigator.show_tab("said")

    async def home(self) -> None:
        """Shows home; asks first what happens to the room of an ended session."""
        close = await self._closes() if self._over() else False
        if close is not None:
            await self.navigator.go_home(close=close)

    async def quit(self) -> None:
        """Asks what happens to an open room, then quits."""
        if self._over():
            if (close := await self._closes()) is not None:
                await self.navigator.leave(close=close)
            return
        match await self.screen.app.push_screen_wait(quit_room()):
            case "leave":
                await self.navigator.leave(close=False)
            case "end":
                await self.session.port.submit(EndSession())

    async def _closes(self) -> bool | None:
        """Whether to close the room of an ended session; None to stay.

        Asks if phones are connected, and whether to delete words kept to the room, if there are any.
        """
        replica = self.session.replica
        connected, kept = len(replica.presence.connected), kept_to_room(replica.state)
        if replica.closed or not (connected or any(kept)):
            return True
        way = await self.screen.app.push_screen_wait(
            close_room(connected, kept, chosen=replica.state.redacts_room_only)
        )
        if way == "redact" and not await self._deletes():
            return None
        if way in ("close", "redact") and any(kept):
            await self.session.port.submit(RedactRoomOnly(way == "redact"))
        return None if way is None else way != "leave"

    async def _deletes(self) -> bool:
        """Whether to delete words kept to the room; asked anew where their number changes meanwhile."""
        asked, chosen = KeptToRoom(), True
        while chosen and asked != (kept := kept_to_room(self.session.replica.state)):
            asked = kept
            chosen = await self.screen.app.push_screen_wait(delete_words(kept)) == "delete"
        return chosen

    def _over(self) -> bool:
        return self.session.replica.state.phase == "ended"

    def _show_next(self) -> None:
        self.session.show_next_address()
        self.navigator.show_again()

    async def _show_neighbour(self, step: int) -> None:
        await self.navigator.show_tab(neighbour(tab_of(self.screen_name), step))


async def tell_written(screen: Screen[Any], navigator: Navigator, folder: Path) -> None:
    """Tells where an export is, and opens its folder if that is chosen."""
    if await screen.app.push_screen_wait(written(folder)) == "show":
        await navigator.sessions.show_folder(folder)


def common_handlers(screen: Screen[Any], screen_name: ScreenName, navigator: Navigator) -> Handlers:
    """The handlers of every screen."""

    async def help_() -> None:
        if await screen.app.push_screen_wait(HelpDialog(screen_name)):
            await screen.app.push_screen_wait(TourDialog())

    async def colours() -> None:
        kept = await navigator.sessions.settings()
        items = tuple(PickerItem(name, label) for name, label in COLOURS.items())
        picked = await screen.app.push_screen_wait(Picker("Colours", items))
        chosen = next((name for name in COLOURS if name == picked), None)
        if chosen is not None:
            screen.app.theme = theme_of(chosen)
            await navigator.sessions.keep_settings(replace(kept, colours=chosen))

    async def palette() -> None:
        screen.app.action_command_palette()

    async def how_to_quit() -> None:
        screen.app.action_help_quit()

    return {"how_to_quit": how_to_quit, "help": help_, "colours": colours, "palette": palette}
