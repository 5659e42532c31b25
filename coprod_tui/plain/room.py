"""One session in plain mode: facts as they happen, commands as they are typed.

A command is carried out, and its effect said, before the next line is read.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from coprod_tui.actions import action
from coprod_tui.model.kept_to_room import KeptToRoom, kept_to_room
from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.model.sessions import Unavailable, reason
from coprod_tui.plain import wording
from coprod_tui.plain.box import PlainBox
from coprod_tui.plain.facts.session import facts
from coprod_tui.plain.listings import exports
from coprod_tui.plain.listings import session as listings
from coprod_tui.plain.listings.hands import moved
from coprod_tui.plain.parsing.choices import InvalidLine, unquoted
from coprod_tui.plain.parsing.commands import understood
from coprod_tui.plain.parsing.parsed import BoxWish, ParsedCommand
from coprod_tui.plain.parsing.references import order
from coprod_tui.plain.parsing.requests import Request, read
from server.domain.actors import actor_key
from server.domain.commands import Command
from server.domain.errors import Rejected
from server.domain.events import Entry
from server.port import (
    CloseJoining,
    Exports,
    GiveWord,
    Joining,
    Link,
    ListExports,
    RenewCode,
    SessionPort,
    Update,
)
from server.projections.contributions.sorting import ORDER_NAMES, Order
from server.projections.people.hands import HandRows, hand_rows
from server.projections.status import StatusView

PATIENCE_SECONDS: Final = 20.0
_QUIT: Final = "quit"
_SO_ALREADY: Final = "It is so already, so nothing had to change"
_YES: Final = "yes"


class PlainRooms(Protocol):
    """What plain mode does with the session outside of it. Methods raise Unavailable."""

    async def close(self, port: SessionPort) -> None:
        """Ends the server of the room."""
        ...

    async def export(self, session: str, to: Path | None = None) -> Path:
        """Writes the record of a session, into a new folder unless one is given, and returns the folder."""
        ...


class PlainRoom:
    """Facilitates a session through `port`; `say` prints a line."""

    def __init__(
        self,
        port: SessionPort,
        say: Callable[[str], None],
        rooms: PlainRooms,
        now: Callable[[], datetime],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._port = port
        self._box = PlainBox(port)
        self._say = say
        self._rooms = rooms
        self._now = now
        self._patience = patience
        self._replica = SessionReplica()
        self._order: Order = "unheard"
        self._introduced = False
        self._told = 0
        self._felt = 0
        self._hands = HandRows()
        self._asked: Request | None = None
        self._quitting = False
        self._closing = False
        self._moved = asyncio.Condition()

    async def run(self, lines: AsyncIterator[str]) -> None:
        """Returns when a line says "quit" or the lines end. Raises Rejected if the session refuses this port."""
        following = asyncio.create_task(self._follow())
        obeying = asyncio.create_task(self._obey_all(lines))
        try:
            await asyncio.wait({following, obeying}, return_when=asyncio.FIRST_COMPLETED)
            if following.done():
                following.result()
            if obeying.done() or self._closing:
                await obeying
            else:
                self._say("The room was closed")
        except asyncio.CancelledError:
            self._say(self._way_back())
            raise
        finally:
            following.cancel()
            obeying.cancel()
            await asyncio.wait({following, obeying})
            self._port.leave()

    async def _follow(self) -> None:
        async with aclosing(self._port.follow()) as updates:
            async for update in updates:
                self._take(update)
                async with self._moved:
                    self._moved.notify_all()

    def _take(self, update: Update) -> None:
        before = self._replica.status
        fresh = self._replica.apply(update)
        if not self._introduced:
            self._introduced = self._replica.caught_up
            self._told = self._replica.state.seq
            self._felt = len(self._replica.state.felt)
            lines = listings.introduction(self._replica) if self._introduced else iter(())
        elif isinstance(update, Link):
            lines = iter([listings.link_line(update, self._port.session, self._replica.deleted)])
        else:
            lines = listings.status_lines(before, self._replica.status)
        for line in lines:
            self._say(line)
        for entry in fresh:
            self._tell(entry)
        self._tell_felt()
        self._tell_hands()

    def _tell(self, entry: Entry) -> None:
        """Says the facts of an entry once: after some losses entries come again from the first one."""
        if entry.seq > self._told:
            self._told = entry.seq
            for line in facts(self._replica.state, entry):
                self._say(line)

    def _tell_felt(self) -> None:
        """Says how many have answered the two questions of the close, once for each number, also after a loss."""
        felt = len(self._replica.state.felt)
        if felt > self._felt:
            self._felt = felt
            self._say(listings.felt_line(felt))

    def _tell_hands(self) -> None:
        """Says whose hand is up by now and who has the word."""
        hands = hand_rows(self._replica.state, self._replica.presence.hands)
        if self._introduced and hands != self._hands:
            for line in moved(self._hands, hands):
                self._say(line)
            self._hands = hands

    async def _obey_all(self, lines: AsyncIterator[str]) -> None:
        await self._until(lambda: self._introduced, Rejected("session_silent"))
        async for line in lines:
            try:
                request = self._read(line)
                if request is not None and request.word == _QUIT and not self._asks_what_becomes_of_words():
                    break
                if request is not None and request.word != _QUIT:
                    self._quitting = False
                    await self._obey(request)
            except InvalidLine as invalid:
                self._say(wording.one_line(str(invalid)))
            except (Rejected, Unavailable) as refusal:
                self._say(wording.one_line(reason(refusal)))
        await self._quit()

    def _read(self, line: str) -> Request | None:
        """What a line asks for: what was asked about, if it says yes, or else what stands in it. Raises InvalidLine.

        After a question each other line is a no, also one that is no command.
        """
        asked, self._asked = self._asked, None
        if asked is None:
            return read(line)
        if line.strip().casefold() == _YES:
            return replace(asked, confirmed=True)
        try:
            other = read(line)
        except InvalidLine:
            other = None
        self._say("Nothing was changed" if other is None else f'Without a "{_YES}" that was not done')
        return other

    def _asks_what_becomes_of_words(self) -> bool:
        """Says once, before the room of an ended session closes, how words kept to it can be deleted."""
        state = self._replica.state
        kept = kept_to_room(state)
        if self._quitting or state.phase != "ended" or state.redacts_room_only or not any(kept):
            return False
        self._quitting = True
        it = "it" if sum(kept) == 1 else "them"
        self._say(
            f'{kept.stay}. "redact room-only" deletes {it} as the room closes; "{_QUIT}" again closes it and keeps {it}'
        )
        return True

    async def _obey(self, request: Request) -> None:
        request, wanted = understood(self._replica, request)
        if wanted is not None:
            await self._submit(request, wanted)
            return
        if request.form.action == "export":
            await self._export(Path(unquoted(request.first)) if request.form.places else None)
            return
        if request.form.action == "exports":
            await self._list_exports()
            return
        if request.word == "order":
            self._order = order(request.first)
            self._say(f"Contributions are listed in this order now: {ORDER_NAMES[self._order]}")
            return
        now = self._replica.state.ended_at or self._now()
        for line in listings.answer(self._replica, request, self._order, now):
            self._say(line)

    async def _export(self, to: Path | None) -> None:
        folder = await self._rooms.export(self._port.session, to)
        self._say(f"The record is in {wording.one_line(str(folder))}")

    def _require_open(self) -> None:
        """Raises InvalidLine where the room was closed: nothing answers there."""
        if self._replica.closed:
            raise InvalidLine(f"The room was closed, so that cannot be done. {listings.way_back(self._port.session)}")

    async def _list_exports(self) -> None:
        self._require_open()
        made = await self._port.ask(ListExports())
        if isinstance(made, Exports):
            for line in exports.listed(made):
                self._say(line)

    async def _submit(self, request: Request, wanted: ParsedCommand) -> None:
        """Submits a command, after a yes where its action asks; its effect is said as a fact, like all that happens."""
        self._require_open()
        chosen = action(request.form.action)
        context = wanted.action_context(self._replica, actor_key(self._port.actor))
        why_not = chosen.applies(context)
        if why_not is not None:
            raise InvalidLine(why_not)
        if chosen.plain_asks and not request.confirmed:
            self._asked = request
            self._say(f'{chosen.plain_asks} Type "{_YES}" to do it; anything else leaves it')
            return
        match wanted.command:
            case CloseJoining() | RenewCode():
                await self._ask(wanted.command)
            case GiveWord():
                await self._give_word(wanted.command)
            case BoxWish():
                for line in await self._box.ask(wanted.command):
                    self._say(line)
            case _:
                await self._carry_out(wanted.command)

    async def _carry_out(self, command: Command) -> None:
        before = self._replica.state.seq
        receipt = await self._port.submit(command)
        if receipt.seq <= before:
            self._say(_SO_ALREADY)
        await self._until(lambda: self._told >= receipt.seq, Rejected("done_not_told"))

    async def _ask(self, wanted: CloseJoining | RenewCode) -> None:
        """Changes how people come in; that is said once the server's status tells of it."""
        known = self._replica.status.joining
        if isinstance(wanted, CloseJoining) and wanted.closed == known.closed:
            self._say(_SO_ALREADY)
            return
        made = await self._port.ask(wanted)
        await self._until(lambda: _joining(self._replica.status) == made, Rejected("done_not_told"))

    async def _give_word(self, wanted: GiveWord) -> None:
        """Gives the word; who has it is said once presence tells of it."""
        await self._port.ask(wanted)
        await self._until(lambda: _word(self._hands) == wanted.hand, Rejected("done_not_told"))

    async def _quit(self) -> None:
        if self._replica.state.phase == "ended":
            self._closing = True
            state = self._replica.state
            deleted = kept_to_room(state) if state.redacts_room_only else KeptToRoom()
            await self._rooms.close(self._port)
            told = f"{listings.deleted_words(deleted.words, sum(deleted))}. " if any(deleted) else ""
            self._say(f"The room is closed. {told}Take the record away with: coprod export {self._port.session}")
        else:
            self._say(self._way_back())

    def _way_back(self) -> str:
        return f"The room stays open. Come back with: coprod open {self._port.session}"

    async def _until(self, condition: Callable[[], bool], otherwise: Rejected) -> None:
        try:
            async with asyncio.timeout(self._patience), self._moved:
                await self._moved.wait_for(condition)
        except TimeoutError as error:
            raise otherwise from error


def _word(hands: HandRows) -> int | None:
    """The number of the hand of who has the word."""
    return None if hands.speaking is None else hands.speaking.number


def _joining(status: StatusView) -> Joining:
    """How people come in, as the server answers a request to change it."""
    return Joining(status.joining.code, status.joining.closed)
