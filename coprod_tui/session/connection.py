"""Keeps one websocket to a session's server, through every loss.

A frame that asks for an answer is sent again over each new socket until the answer comes, under the same id, so that
the server recognises a request that it has already carried out.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final, Protocol, assert_never

from msgspec import DecodeError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.frames import CloseCode

from server.codec import encode
from server.domain.actors import FIRST_FACILITATOR
from server.domain.errors import Rejected
from server.port import Entries, Position, Receipt, Response, Update
from server.protocol import frames as f

FRAME_BYTES: Final = 64 * 1024 * 1024
OPEN_SECONDS: Final = 5.0
CLOSE_SECONDS: Final = 0.5
# A server that stalls says nothing. Its silence to a ping is what tells it from a room in which nothing happens.
PING_SECONDS: Final = 2.0
SILENCE_SECONDS: Final = 4.0
RETRY_SECONDS: Final = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5)
_LOST: Final = (OSError, InvalidHandshake, DecodeError)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a session's server listens."""

    #: The URL of its socket, `ws://…`.
    url: str
    #: The facilitator's token.
    token: str


class Listener(Protocol):
    """Receives what comes over a connection."""

    def position(self) -> Position | None:
        """The position after which entries are needed; None from the first."""
        ...

    def linked(self, *, recovered: bool) -> None:
        """The connection is up; entries come from the given position if `recovered`, else from the first."""
        ...

    def lost(self, *, closed: bool, gone: bool) -> None:
        """The connection is down and will be made again.

        `closed` says that the server announced its end, `gone` that no server of the session runs.
        """
        ...

    def told(self, update: Update) -> None:
        """An update came."""
        ...

    def over(self, why: Rejected | None) -> None:
        """The connection has ended: with None because it was closed here, else because it was refused for good."""
        ...


Outcome = Receipt | Response | Rejected
"""The receipt of a command or the response to a request, or why it was refused."""


@dataclass(slots=True)
class _Asked:
    frame: bytes
    answer: asyncio.Future[Outcome]
    #: How many connections the server closed while this waited for its answer.
    unreadable: int = 0


class ReconnectingClient:
    """The connection to one session. `find` returns its server's address, None while there is none."""

    def __init__(
        self,
        find: Callable[[], Address | None],
        listener: Listener,
        retries: Sequence[float] = RETRY_SECONDS,
    ) -> None:
        #: The facilitator whose token opens the session, as the server names them; the first one until it does.
        self.facilitator = FIRST_FACILITATOR
        self._find = find
        self._listener = listener
        self._retries = retries
        self._asked: dict[str, _Asked] = {}
        self._outgoing: asyncio.Queue[bytes] | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._welcomed = False
        self._ending = False
        self._closed = False
        self._gone = False
        self._over: Rejected | None = None

    def keep(self, *, afresh: bool = False) -> None:
        """Makes sure that the connection is made; `afresh` makes it again from the listener's position.

        Raises Rejected if it has ended.
        """
        if self._over is not None:
            raise self._over
        if self._keeping is not None and afresh:
            self._keeping.cancel()
        if self._keeping is None or afresh:
            self._keeping = asyncio.create_task(self._keep_up())

    def ask(self, id_: str, frame: bytes) -> asyncio.Future[Outcome]:
        """Sends a frame and returns its outcome as a future. Raises Rejected if the connection has ended."""
        self.keep()
        asked = self._asked.get(id_)
        if asked is None:
            asked = self._asked[id_] = _Asked(frame, asyncio.get_running_loop().create_future())
            self.send(frame)
        return asked.answer

    def forget(self, id_: str) -> None:
        """Stops waiting for an outcome, so that the frame is not sent again."""
        self._asked.pop(id_, None)

    def send(self, frame: bytes) -> None:
        """Sends a frame without an outcome if the connection is up."""
        if self._outgoing is not None:
            self._outgoing.put_nowait(frame)

    def ends_with_server(self) -> None:
        """Makes the next loss the end, because the server was asked to stop."""
        self._ending = True

    def close(self) -> None:
        """Ends the connection."""
        self._end(None)
        if self._keeping is not None:
            self._keeping.cancel()

    async def closed(self) -> None:
        """Returns when the socket is closed, after `close`."""
        if self._keeping is not None:
            await asyncio.wait([self._keeping])

    async def _keep_up(self) -> None:
        tries = 0
        while not await self._carried_to_the_end():
            tries = 0 if self._outgoing is not None else tries + 1
            self._outgoing = None
            self._listener.lost(closed=self._closed, gone=self._gone)
            await asyncio.sleep(self._retries[min(tries, len(self._retries) - 1)])

    async def _carried_to_the_end(self) -> bool:
        """Carries frames over one socket; False if it was lost and another one is needed."""
        self._outgoing = None
        try:
            address = self._find()
            self._gone = address is None
            if address is not None:
                async with _connected(address.url) as socket:
                    await self._greet(socket, address)
                    await self._carry(socket)
                    self._closed = socket.close_code == CloseCode.GOING_AWAY
        except Rejected as refusal:
            if not refusal.temporary and not (self._welcomed and refusal.code == "wrong_token"):
                self._end(refusal)
                return True
        except ConnectionClosed as closed:
            if closed.rcvd is not None and closed.rcvd.code in f.UNREADABLE:
                self._set_aside_unreadable()
        except _LOST:
            pass
        if self._ending:
            self._end(None)
        return self._ending

    async def _greet(self, socket: ClientConnection, address: Address) -> None:
        position = self._listener.position()
        await socket.send(encode(f.Hello(token=address.token, position=position)), text=True)
        async with asyncio.timeout(OPEN_SECONDS):
            frame = f.parse_server(await socket.recv())
        if isinstance(frame, f.Bye):
            raise f.refusal_in(frame)
        self._welcomed, self._closed = True, False
        recovered = position is None
        if isinstance(frame, f.Welcome):
            self.facilitator = frame.facilitator or self.facilitator
            recovered = recovered or frame.recovered
        self._listener.linked(recovered=recovered)

    async def _carry(self, socket: ClientConnection) -> None:
        self._outgoing = asyncio.Queue()
        for asked in self._asked.values():
            self._outgoing.put_nowait(asked.frame)
        writing = asyncio.create_task(_write(socket, self._outgoing))
        try:
            async for data in socket:
                self._take(f.parse_server(data))
        finally:
            writing.cancel()

    def _take(self, frame: f.ServerFrame) -> None:
        match frame:
            case f.EventsPush(entries=entries, latest=latest, epoch=epoch):
                self._listener.told(Entries(entries, latest, epoch))
            case f.PresencePush(presence=presence):
                self._listener.told(presence)
            case f.StatusPush(status=status):
                self._listener.told(status)
            case f.Reply(id=id_, receipt=receipt):
                self._answer(id_, receipt)
            case f.Answer(id=id_, response=response):
                self._answer(id_, response)
            case f.Refused(id=id_):
                self._answer(id_, f.refusal_in(frame))
            case f.Bye(code="bad_frame"):
                pass  # the server closes the connection with a code of `UNREADABLE`
            case f.Bye():
                raise f.refusal_in(frame)
            case f.Welcome() | f.ViewPush() | f.Pong() | f.Beat():
                pass  # answers to what a facilitator's client does not ask
            case _:
                assert_never(frame)

    def _set_aside_unreadable(self) -> None:
        """Answers what the server closed the connection on too often, so that it holds nothing else up."""
        for id_, asked in list(self._asked.items()):
            asked.unreadable += 1
            if asked.unreadable == f.UNREADABLE_TRIES:
                self._answer(id_, Rejected("not_read"))

    def _answer(self, id_: str, outcome: Outcome) -> None:
        asked = self._asked.pop(id_, None)
        if asked is not None and not asked.answer.done():
            asked.answer.set_result(outcome)

    def _end(self, why: Rejected | None) -> None:
        if self._over is not None:
            return
        self._over = why or Rejected("way_closed")
        for id_ in list(self._asked):
            self._answer(id_, self._over)
        self._listener.over(why)


@asynccontextmanager
async def _connected(url: str) -> AsyncGenerator[ClientConnection]:
    # No proxy: it would carry the token, and the server is this machine's or one that was chosen.
    async with connect(
        url,
        compression=None,
        max_size=FRAME_BYTES,
        ping_interval=PING_SECONDS,
        ping_timeout=SILENCE_SECONDS,
        open_timeout=OPEN_SECONDS,
        close_timeout=CLOSE_SECONDS,
        proxy=None,
    ) as socket:
        yield socket


async def _write(socket: ClientConnection, outgoing: asyncio.Queue[bytes]) -> None:
    with suppress(ConnectionClosed):
        while True:
            await socket.send(await outgoing.get(), text=True)
