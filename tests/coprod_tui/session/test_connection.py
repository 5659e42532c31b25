"""The client's way to a server that is lost, silent, elsewhere, ending, or not its own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from websockets.asyncio.server import ServerConnection, serve

from coprod_tui.session import connection
from coprod_tui.session.connection import RETRY_SECONDS, Address, ReconnectingClient
from server.codec import encode
from server.domain import commands as c
from server.domain.errors import TEMPORARY, Code, Rejected
from server.port import Position, Receipt, Update
from server.protocol import frames as f

LIMIT = 10.0
HOST = "127.0.0.1"
Handler = Callable[[ServerConnection], Awaitable[None]]


@dataclass
class Listener:
    """Keeps what a line tells, in order."""

    known: Position | None = None
    heard: list[str] = field(default_factory=list)
    why: Rejected | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def position(self) -> Position | None:
        return self.known

    def linked(self, *, recovered: bool) -> None:
        self._hear("linked" if recovered else "linked from the start")

    def lost(self, *, closed: bool, gone: bool) -> None:
        self._hear("closed" if closed else "gone" if gone else "lost")

    def told(self, update: Update) -> None:
        self._hear(type(update).__name__)

    def over(self, why: Rejected | None) -> None:
        self.why = why
        self._hear("over")

    async def hears(self, *heard: str) -> None:
        """Returns once so much was heard, which has to be this."""
        async with asyncio.timeout(LIMIT):
            while len(self.heard) < len(heard):
                self._news.clear()
                await self._news.wait()
        assert self.heard[: len(heard)] == list(heard)

    def _hear(self, what: str) -> None:
        self.heard.append(what)
        self._news.set()


async def welcomed(socket: ServerConnection) -> f.Hello:
    """Greets whoever comes; returns how they greeted."""
    hello = f.parse_client(await socket.recv())
    assert isinstance(hello, f.Hello)
    recovered = hello.position is not None
    await socket.send(encode(f.Welcome("s-1", "Home care", "facilitator", recovered=recovered)), text=True)
    return hello


async def submitted(socket: ServerConnection) -> f.Submit:
    frame = f.parse_client(await socket.recv())
    assert isinstance(frame, f.Submit)
    return frame


async def stays(socket: ServerConnection) -> None:
    await welcomed(socket)
    await socket.wait_closed()


async def breaks_off(socket: ServerConnection) -> None:
    await welcomed(socket)
    socket.transport.abort()


async def goes_away(socket: ServerConnection) -> None:
    await welcomed(socket)
    await socket.close(1001)


def turns_away(code: Code) -> Handler:
    async def turn_away(socket: ServerConnection) -> None:
        await socket.recv()
        await socket.send(encode(f.Bye(code, temporary=code in TEMPORARY)), text=True)

    return turn_away


def stalls_until(released: asyncio.Event) -> Handler:
    """As a server does that was stopped: the connection stays, and nothing is read or answered any more."""

    async def stall(socket: ServerConnection) -> None:
        await welcomed(socket)
        socket.transport.pause_reading()
        await released.wait()
        socket.transport.abort()

    return stall


@asynccontextmanager
async def served(*handlers: Handler) -> AsyncIterator[Address]:
    """A server that does the next of these with each connection, and the last with all that follow."""
    left = list(handlers)

    async def handle(socket: ServerConnection) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(socket)

    async with serve(handle, HOST, 0, close_timeout=0.1) as server:
        yield Address(f"ws://{HOST}:{next(iter(server.sockets)).getsockname()[1]}/ws", "t" * 64)


@asynccontextmanager
async def kept(find: Callable[[], Address | None], listener: Listener) -> AsyncIterator[ReconnectingClient]:
    client = ReconnectingClient(find, listener)
    client.keep()
    yield client
    client.close()
    await client.closed()


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the client waits before it tries again; none of it passes. The library's own waits stay as they are."""
    waits: list[float] = []
    sleep = asyncio.sleep

    async def wait(seconds: float) -> None:
        if seconds in RETRY_SECONDS:
            waits.append(seconds)
            seconds = 0
        await sleep(seconds)

    monkeypatch.setattr(asyncio, "sleep", wait)
    return waits


def question() -> tuple[str, bytes]:
    return "one", encode(f.Submit("one", c.AskQuestion("What helps?")))


def test_it_tries_again_at_once_and_then_ever_more_slowly() -> None:
    assert RETRY_SECONDS[0] <= 0.1
    assert all(one < next_ for one, next_ in pairwise(RETRY_SECONDS))
    assert RETRY_SECONDS[-1] <= 2


async def test_while_there_is_no_server_it_waits_longer_each_time_and_goes_on_trying(
    listener: Listener, waits: list[float]
) -> None:
    tries = len(RETRY_SECONDS) + 3
    async with served(stays) as address, kept(lambda: address if len(waits) > tries else None, listener):
        await listener.hears(*["gone"] * (tries + 1), "linked")
    first, *later = waits[: tries + 1]
    assert first == RETRY_SECONDS[1]
    assert later == [RETRY_SECONDS[min(number, len(RETRY_SECONDS) - 1)] for number in range(2, tries + 2)]


async def test_after_a_line_that_stood_it_begins_again_with_the_shortest_wait(
    listener: Listener, waits: list[float]
) -> None:
    async with served(breaks_off, stays) as address, kept(lambda: address, listener):
        await listener.hears("linked", "lost", "linked")
    assert waits == [RETRY_SECONDS[0]]


async def test_a_server_that_goes_away_is_told_apart_from_one_that_breaks_off(
    listener: Listener, waits: list[float]
) -> None:
    async with served(goes_away, breaks_off, stays) as address, kept(lambda: address, listener):
        await listener.hears("linked", "closed", "linked", "lost", "linked")


async def test_an_unanswered_question_is_asked_again_under_its_id_and_a_forgotten_one_is_not(
    listener: Listener, waits: list[float]
) -> None:
    seen: list[str] = []

    async def loses_the_answer(socket: ServerConnection) -> None:
        await welcomed(socket)
        seen.extend([(await submitted(socket)).id, (await submitted(socket)).id])
        client.forget("two")
        socket.transport.abort()

    async def answers(socket: ServerConnection) -> None:
        await welcomed(socket)
        seen.append((await submitted(socket)).id)
        await socket.send(encode(f.Reply("one", Receipt(7))), text=True)
        await socket.wait_closed()

    async with (
        asyncio.timeout(LIMIT),
        served(loses_the_answer, answers) as address,
        kept(lambda: address, listener) as client,
    ):
        answer = client.ask(*question())
        assert client.ask(*question()) is answer
        client.ask("two", encode(f.Submit("two", c.CloseQuestion())))
        assert await answer == Receipt(7)
    assert seen == ["one", "two", "one"]


async def test_it_goes_on_from_where_its_listener_stands_and_says_when_that_is_not_possible(
    listener: Listener, waits: list[float]
) -> None:
    hellos: list[Position | None] = []

    async def notes(socket: ServerConnection) -> None:
        hellos.append((await welcomed(socket)).position)
        await socket.wait_closed()

    async def starts_over(socket: ServerConnection) -> None:
        await socket.recv()
        await socket.send(encode(f.Welcome("s-1", "Home care", "facilitator")), text=True)
        await socket.wait_closed()

    async with served(notes, notes, starts_over) as address, kept(lambda: address, listener) as client:
        await listener.hears("linked")
        listener.known = Position("s-1", 4)
        client.keep(afresh=True)
        await listener.hears("linked", "linked")
        client.keep(afresh=True)
        await listener.hears("linked", "linked", "linked from the start")
    assert hellos == [None, Position("s-1", 4)]


async def test_a_refusal_for_now_is_waited_out(listener: Listener, waits: list[float]) -> None:
    async with served(turns_away("too_many_codes"), stays) as address, kept(lambda: address, listener):
        await listener.hears("lost", "linked")


async def test_a_refusal_for_good_ends_it_for_everybody_who_waits(listener: Listener, waits: list[float]) -> None:
    async with served(turns_away("wrong_token")) as address, kept(lambda: address, listener) as client:
        answer = client.ask(*question())
        await listener.hears("over")
        assert listener.why is not None
        assert listener.why.code == "wrong_token"
        assert await answer is listener.why
        with pytest.raises(Rejected):
            client.ask("two", b"")
    assert waits == []


async def test_a_stranger_at_the_address_of_one_that_welcomed_it_is_a_loss(
    listener: Listener, waits: list[float]
) -> None:
    handlers = (breaks_off, turns_away("wrong_token"), stays)
    async with served(*handlers) as address, kept(lambda: address, listener):
        await listener.hears("linked", "lost", "lost", "linked")


async def test_a_server_that_says_nothing_is_given_up(
    listener: Listener, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "OPEN_SECONDS", 0.05)

    async def says_nothing(socket: ServerConnection) -> None:
        await socket.wait_closed()

    async with served(says_nothing, stays) as address, kept(lambda: address, listener):
        await listener.hears("lost", "linked")


async def test_the_loss_of_a_server_that_was_asked_to_end_is_the_end(listener: Listener, waits: list[float]) -> None:
    ending = asyncio.Event()

    async def ends_when_asked(socket: ServerConnection) -> None:
        await welcomed(socket)
        await ending.wait()
        socket.transport.abort()

    async with served(ends_when_asked) as address, kept(lambda: address, listener) as client:
        await listener.hears("linked")
        client.ends_with_server()
        ending.set()
        await listener.hears("linked", "over")
        assert listener.why is None
    assert waits == []


async def test_a_server_that_stalls_is_lost_within_seconds_and_linked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert connection.PING_SECONDS + connection.SILENCE_SECONDS < LIMIT
    monkeypatch.setattr(connection, "PING_SECONDS", 0.01)
    monkeypatch.setattr(connection, "SILENCE_SECONDS", 0.05)
    listener, released = Listener(), asyncio.Event()
    async with served(stalls_until(released), stays) as address, kept(lambda: address, listener):
        await listener.hears("linked", "lost", "linked")
        released.set()


async def test_it_says_that_no_server_is_left_once_the_one_there_was_has_gone() -> None:
    listener, addresses = Listener(), list[Address]()
    async with kept(lambda: addresses[0] if addresses else None, listener), served(breaks_off) as address:
        addresses.append(address)
        await listener.hears("gone", "linked", "lost")
        addresses.clear()
        await listener.hears("gone", "linked", "lost", "gone")


@pytest.mark.parametrize("code", sorted(f.UNREADABLE))
async def test_what_the_server_closes_on_is_refused_after_two_tries_and_the_next_goes_out(
    listener: Listener, waits: list[float], code: int
) -> None:
    seen: list[str] = []

    async def closes(socket: ServerConnection) -> None:
        await welcomed(socket)
        seen.append((await submitted(socket)).id)
        await socket.send(encode(f.Bye("bad_frame")), text=True)
        await socket.close(code)

    async def answers(socket: ServerConnection) -> None:
        await welcomed(socket)
        seen.append((await submitted(socket)).id)
        await socket.send(encode(f.Reply("two", Receipt(7))), text=True)
        await socket.wait_closed()

    async with (
        asyncio.timeout(LIMIT),
        served(closes, closes, answers) as address,
        kept(lambda: address, listener) as client,
    ):
        refused = await client.ask(*question())
        assert isinstance(refused, Rejected)
        assert refused.code == "not_read"
        assert await client.ask("two", encode(f.Submit("two", c.CloseQuestion()))) == Receipt(7)
    assert seen == ["one", "one", "two"]
