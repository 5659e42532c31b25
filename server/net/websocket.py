"""Carries frames between sockets and exchanges.

Nothing is queued for a phone. A sender that waits longer than STALLED_SECONDS for its reader cuts the connection, so a
phone that stops reading costs only its socket's buffer.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing, suppress
from datetime import UTC, datetime
from typing import Final

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from server.domain.errors import Rejected
from server.net.connection import BoundedConnection, text_frame, written_at_once
from server.net.heartbeat import Heartbeat
from server.net.http import has_origin
from server.net.limits import Limits
from server.port import Admission, SessionPort
from server.protocol.exchange import Clocks, Closing, Exchange, Outcome, ServerContext, Task, closing
from server.protocol.frames import Ask, Submit

HELLO_SECONDS: Final = 10.0
STALLED_SECONDS: Final = 20.0
log = logging.getLogger("coprod")


class Sockets:
    """Handles every connection of a server, with one admission."""

    def __init__(self, admission: Admission, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._admission = admission
        self._limits = limits
        self._context = ServerContext(Clocks(monotonic, lambda: datetime.now(UTC)), limits.frames)
        #: Reaches everybody who was admitted.
        self.heartbeat = Heartbeat(monotonic)

    async def handle(self, connection: ServerConnection) -> None:
        """Carries one connection's frames until it ends."""
        assert isinstance(connection, BoundedConnection)  # noqa: S101 - for the type checker: `serving` makes no others
        exchange = self._exchange(connection)
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                first = await connection.recv()
            exchange.hello(first)
            with exchange.waiting() as seconds:
                if seconds:
                    self._limits.waits(connection)
                    await _wait(connection, seconds)
                self._require_room(exchange)
                welcome = exchange.admit()
            self._limits.admitted(connection, connection.address, phone=not exchange.shows_token)
            await _send(connection, welcome)
            with self.heartbeat.reaching(connection, beats=not exchange.shows_token):
                await self._carry(connection, exchange)
        except Closing as ending:
            with suppress(ConnectionClosed, TimeoutError):
                await _send(connection, ending.last)
                await connection.close(1008)
        except TimeoutError:
            connection.transport.abort()
        except ConnectionClosed:
            pass
        except Exception as error:  # noqa: BLE001 - one connection must not take the room down
            log.error("a connection failed: %s at %s", type(error).__name__, _where(error))
            connection.transport.abort()
        finally:
            if exchange.port is not None:
                exchange.port.leave()

    def _exchange(self, connection: BoundedConnection) -> Exchange:
        browser = connection.request is not None and has_origin(connection.request)
        connection.forget_handshake()
        return Exchange(self._admission, self._context, connection.address, browser=browser)

    def _require_room(self, exchange: Exchange) -> None:
        try:
            if not exchange.shows_token:
                self._limits.require_room()
        except Rejected as refusal:
            raise closing(refusal) from refusal

    async def _take_in(self, connection: BoundedConnection, exchange: Exchange, size: int) -> None:
        """Returns when it is the turn of a message of this size."""
        sender = exchange.sender
        if sender is not None and (seconds := self._limits.pause(sender, connection.address, size)):
            await asyncio.sleep(seconds)

    async def _carry(self, connection: BoundedConnection, exchange: Exchange) -> None:
        port = exchange.admitted
        pushing = _start_pushing(connection, exchange)
        try:
            async for data in connection:
                await self._take_in(connection, exchange, len(data))
                made = exchange.receive(data)
                if isinstance(made, Submit | Ask):
                    made = exchange.answer(made, await _outcome(exchange, made))
                if made is not None:
                    await _send(connection, made)
                if exchange.admitted is not port:  # a visitor has joined
                    pushing.cancel()
                    port = exchange.admitted
                    pushing = _start_pushing(connection, exchange)
        finally:
            pushing.cancel()


def _start_pushing(connection: ServerConnection, exchange: Exchange) -> asyncio.Task[None]:
    """Starts sending updates to the connection, for as long as it is admitted as it is now."""
    pushing = asyncio.create_task(_push(connection, exchange, exchange.admitted))
    pushing.add_done_callback(lambda task: _pushed(connection, task))
    return pushing


def _pushed(connection: ServerConnection, task: asyncio.Task[None]) -> None:
    """Cuts a connection for which updates failed or ended, so that its client connects again."""
    if task.cancelled():
        return
    error = task.exception()
    if error is not None and not isinstance(error, ConnectionClosed):
        log.error("telling a connection failed: %s at %s", type(error).__name__, _where(error))
    connection.transport.abort()


async def _push(connection: ServerConnection, exchange: Exchange, port: SessionPort) -> None:
    async with aclosing(port.follow(exchange.position)) as updates:
        async for update in updates:
            data = exchange.push(update)
            if data is not None:
                await _send(connection, data)


async def _wait(connection: ServerConnection, seconds: float) -> None:
    """Returns after so many seconds. Raises ConnectionClosed as soon as the connection ends."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await connection.wait_closed()
        raise connection.protocol.close_exc


async def _outcome(exchange: Exchange, task: Task) -> Outcome:
    try:
        if isinstance(task, Submit):
            return await exchange.admitted.submit(task.command, task.id)
        return await exchange.admitted.ask(task.request)
    except Rejected as refusal:
        return refusal


async def _send(connection: ServerConnection, data: bytes) -> None:
    """Sends one text frame. Raises TimeoutError where the reader has stopped, and ConnectionClosed."""
    if not written_at_once(connection, text_frame(data)):
        async with asyncio.timeout(STALLED_SECONDS):
            await connection.send(data, text=True)


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
