import asyncio
import socket
import time
from contextlib import AbstractContextManager, nullcontext

from websockets.asyncio.client import connect

from server.domain.errors import Rejected
from server.net.http import names_of_this_host
from server.net.limits import Limits
from server.net.page import load_page
from server.net.serve import listen, serving
from server.port import Credentials, SessionPort

HOST = "127.0.0.1"
LIMIT = 10.0


class Shut:
    """Lets nobody in."""

    urls = ()

    def waiting(self, credentials: Credentials, address: str) -> AbstractContextManager[float]:
        return nullcontext(0.0)

    def admit(self, credentials: Credentials, address: str) -> SessionPort:
        raise Rejected("wrong_token")


async def test_small_frames_are_sent_at_once_on_every_accepted_connection() -> None:
    listening = listen(HOST, 0)
    port = listening.getsockname()[1]
    names = names_of_this_host(None)
    async with (
        asyncio.timeout(LIMIT),
        serving(Shut(), listening, names, load_page(), Limits(lambda: 1000, time.monotonic)) as server,
        connect(f"ws://{HOST}:{port}/ws", compression=None),
    ):
        (connection,) = server.connections
        accepted: socket.socket = connection.transport.get_extra_info("socket")
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


async def test_headers_are_not_kept_while_somebody_is_connected() -> None:
    listening = listen(HOST, 0)
    port = listening.getsockname()[1]
    async with (
        asyncio.timeout(LIMIT),
        serving(
            Shut(), listening, names_of_this_host(None), load_page(), Limits(lambda: 1000, time.monotonic)
        ) as server,
        connect(f"ws://{HOST}:{port}/ws", compression=None) as client,
    ):
        (connection,) = server.connections
        await client.send("no hello")
        await client.wait_closed()
        assert connection.request is not None
        assert (len(connection.request.headers), connection.response) == (0, None)
