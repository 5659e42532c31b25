"""Listens on a port and serves the page and the websocket."""

import asyncio
import errno
import logging
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.http11 import Request, Response

from server.net import DEFAULT_PORT
from server.net.connection import BoundedConnection
from server.net.http import HostNames, respond
from server.net.limits import Limits
from server.net.page import Page
from server.net.websocket import Sockets
from server.port import Admission
from server.protocol.frames import FRAME_BYTES

PORTS_TRIED: Final = 50
CLOSE_SECONDS: Final = 0.5
WAITING: Final = 1024
ACCEPTED_AT_ONCE: Final = 8


_NOT_HERE: Final = "This machine has no address {host}. Leave --host out to listen on all that it has."
_OTHERWISE: Final = "This machine cannot listen at {host}, port {port}: {reason}."
_WHY: Final = {
    errno.EADDRINUSE: "Port {port} is in use by another program. Choose another one with --port, or leave it out.",
    errno.EADDRNOTAVAIL: _NOT_HERE,
    socket.EAI_NONAME: _NOT_HERE,
    errno.EACCES: "Port {port} is kept for the system. Choose one from 1024 on with --port, or leave it out.",
}


class CannotListen(Exception):
    """The server cannot listen there. The message is one sentence that says what to do."""


def listen(host: str, port: int | None) -> socket.socket:
    """A socket on `port`, where 0 means any free port; without a port, DEFAULT_PORT or the next free one.

    Raises CannotListen.
    """
    wanted = range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED) if port is None else [port]
    for candidate in wanted:
        try:
            return socket.create_server((host, candidate), backlog=WAITING, reuse_port=False)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                why = _WHY.get(error.errno or 0, _OTHERWISE)
                raise CannotListen(why.format(host=host, port=candidate, reason=error.strerror)) from error
    raise CannotListen(_WHY[errno.EADDRINUSE].format(port=wanted[0]))


@asynccontextmanager
async def serving(
    admission: Admission, listening: socket.socket, names: HostNames, page: Page, limits: Limits
) -> AsyncIterator[Server]:
    """Serves the page and the websocket until the block ends, then closes within a second."""
    sockets = Sockets(admission, limits, time.monotonic)

    def process_request(_: ServerConnection, request: Request) -> Response | None:
        return respond(request, names, page)

    server = await serve(
        sockets.handle,
        sock=listening,
        process_request=process_request,
        create_connection=partial(BoundedConnection, limits),  # type: ignore[arg-type]  # it is only called
        backlog=ACCEPTED_AT_ONCE,
        logger=_silent(),
        server_header=None,
        compression=None,
        max_size=FRAME_BYTES,
        max_queue=4,
        open_timeout=10,
        ping_interval=None,  # the heartbeat pings
        close_timeout=CLOSE_SECONDS,
    )
    # asyncio accepts as many at once as its backlog says, before any is counted; more may wait in the system.
    listening.listen(WAITING)
    beating = asyncio.create_task(sockets.heartbeat.run())
    try:
        yield server
    finally:
        beating.cancel()
        server.close()
        try:
            async with asyncio.timeout(2 * CLOSE_SECONDS):
                await asyncio.shield(server.wait_closed())
        except TimeoutError:
            for connection in set(server.all_connections):
                connection.transport.abort()


def _silent() -> logging.Logger:
    """A logger for the library, which would log everything that strangers send."""
    silent = logging.getLogger("coprod.strangers")
    silent.setLevel(logging.CRITICAL)
    return silent
