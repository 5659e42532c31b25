"""One session line by line: facts as they happen, commands as they are typed; it must not know where lines go.

A command is carried out before the next line is read, and what it brought about is said before that.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import aclosing
from datetime import datetime
from typing import Final, assert_never

from coprod_tui.board import Board
from coprod_tui.commands import command
from coprod_tui.plain import listings, wording
from coprod_tui.plain.choice import Named, Unclear, chosen
from coprod_tui.plain.facts import facts
from coprod_tui.plain.requests import Ask, Bare, Heard, Offer, Request, read
from coprod_tui.situation import Situation
from server.domain import commands as c
from server.domain.errors import Rejected
from server.domain.events import Entry
from server.port import Link, SessionPort, Update
from server.projections.contributions import ContributionRow

PATIENCE_SECONDS: Final = 20.0


class PlainRoom:
    """A facilitator's session through `port`; `say` takes one line, `close` ends the room's server."""

    def __init__(
        self,
        port: SessionPort,
        say: Callable[[str], None],
        close: Callable[[SessionPort], Awaitable[None]],
        now: Callable[[], datetime],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._port = port
        self._say = say
        self._close = close
        self._now = now
        self._patience = patience
        self._board = Board()
        self._introduced = False
        self._told = 0
        self._closing = False
        self._moved = asyncio.Condition()

    async def run(self, lines: AsyncIterator[str]) -> None:
        """Goes on until a line says "quit" or there are no more. Raises Rejected where the session turns us away."""
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
        before = self._board.status
        fresh = self._board.take(update)
        if not self._introduced:
            self._introduced = self._board.caught_up
            self._told = self._board.state.seq
            lines = listings.introduction(self._board) if self._introduced else iter(())
        elif isinstance(update, Link):
            lines = iter([listings.link_line(up=update.up)])
        else:
            lines = listings.status_lines(before, self._board.status)
        for line in lines:
            self._say(line)
        for entry in fresh:
            self._tell(entry)

    def _tell(self, entry: Entry) -> None:
        """Says what an entry brought, once: after some losses entries come again from the first one."""
        if entry.seq > self._told:
            self._told = entry.seq
            for line in facts(self._board.state, entry):
                self._say(line)

    async def _obey_all(self, lines: AsyncIterator[str]) -> None:
        await self._until(lambda: self._introduced, "The session did not answer; it may be closing. Please try again")
        async for line in lines:
            try:
                request = read(line)
                if request == Bare("quit"):
                    break
                if request is not None:
                    await self._obey(request)
            except Unclear as unclear:
                self._say(wording.one_line(str(unclear)))
            except Rejected as refusal:
                self._say(wording.one_line(refusal.message))
        await self._quit()

    async def _obey(self, request: Request) -> None:
        match request:
            case Ask(text=text):
                await self._submit("ask", c.AskQuestion(text))
            case Heard(number=number):
                row = self._row(number)
                await self._submit("heard", c.MarkHeard(row.id), row)
            case Offer():
                await self._offer(request)
            case Bare(id="close"):
                await self._submit("close", c.CloseQuestion())
            case Bare(id="undo"):
                await self._submit("undo", c.Undo())
            case Bare(id="end"):
                await self._submit("end", c.EndSession())
            case Bare(id=id_):
                for line in self._listing(id_):
                    self._say(line)
            case _:
                assert_never(request)

    async def _submit(self, id_: str, asked: c.Command, row: ContributionRow | None = None) -> None:
        """Carries a command out; what it brings about is said as a fact, like everything that happens."""
        reason = command(id_).applies(Situation("live", self._board.summary(), row=row))
        if reason is not None:
            raise Unclear(reason)
        before = self._board.state.seq
        receipt = await self._port.submit(asked)
        if receipt.seq <= before:
            self._say("It is so already, so nothing had to change")
        await self._until(lambda: self._told >= receipt.seq, "It is done, but the session has not said so yet")

    async def _offer(self, offer: Offer) -> None:
        role, person = self._meant(offer)
        if (role.id, person.id) in self._board.state.offers:
            raise Unclear(f"{role.name} is offered to {person.name} already.")
        await self._submit("role", c.OfferRole(role.id, person.id))

    def _meant(self, offer: Offer) -> tuple[Named, Named]:
        roles = [Named(row.id, row.name) for row in self._board.roles()]
        people = [Named(row.id, row.label) for row in self._board.people()]
        unclear: list[Unclear] = []
        for role, person in offer.readings:
            try:
                return chosen("role", role, roles), chosen("person", person, people)
            except Unclear as error:
                unclear.append(error)
        raise unclear[-1]

    def _row(self, number: int) -> ContributionRow:
        view = self._board.contributions()
        row = next((row for row in view.rows(0, view.count) if row.number == number), None)
        if row is None:
            raise Unclear(f'There is no contribution {number}; "said" lists them with their numbers.')
        return row

    def _listing(self, id_: str) -> Iterable[str]:
        match id_:
            case "said":
                return listings.said(self._board)
            case "people":
                return listings.people(self._board)
            case "roles":
                return listings.roles(self._board, self._board.summary().ended_at or self._now())
            case _:
                return listings.commands()

    async def _quit(self) -> None:
        if self._board.summary().phase == "ended":
            self._closing = True
            await self._close(self._port)
            self._say(f"The room is closed. Take the record away with: coprod export {self._port.session} --to DIR")
        else:
            self._say(self._way_back())

    def _way_back(self) -> str:
        return f"The room stays open. Come back with: coprod open {self._port.session}"

    async def _until(self, condition: Callable[[], bool], sentence: str) -> None:
        try:
            async with asyncio.timeout(self._patience), self._moved:
                await self._moved.wait_for(condition)
        except TimeoutError as error:
            raise Rejected("stopping", sentence) from error
