"""Server connections that send small frames at once, limit control frames, and answer browsers that try TLS.

Pings and fragments never reach the code that counts messages, so they are counted here. Otherwise a client could fill
the server's memory with pings whose answers it does not read.
"""

import asyncio
import logging
import socket
import time
from typing import Any, Final

from websockets.asyncio.server import Server, ServerConnection
from websockets.frames import Frame, Opcode
from websockets.protocol import Event, State
from websockets.server import ServerProtocol

from server.net.limits import Limits, network_of
from server.token_buckets import Rate, TokenBucket

CONTROL_FRAMES: Final = Rate(100, 2)
AT_ONCE_BYTES: Final = 16 * 1024  # less than the library's limit for a socket's write buffer
TLS_HANDSHAKE: Final = b"\x16"
TLS_ALERT: Final = b"\x15\x03\x01\x00\x02\x02\x28"  # fatal: handshake failure
log = logging.getLogger("coprod")


class BoundedConnection(ServerConnection):
    """A connection that is counted in `limits`, and cut if its client sends too many frames that are not messages."""

    def __init__(self, limits: Limits, protocol: ServerProtocol, server: Server, **options: Any) -> None:
        super().__init__(protocol, server, **options)
        self.limits = limits
        self.address = "?"
        #: When something came over it last, in seconds of the monotonic clock.
        self.heard_at = time.monotonic()
        self._began = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Sets TCP_NODELAY, so that small frames are sent at once.

        asyncio sets it only for sockets that name TCP as their protocol, which sockets from `socket.create_server` do
        not. Without it, the second of two frames would wait some 40 ms for an acknowledgement.
        """
        peer: socket.socket = transport.get_extra_info("socket")
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._control_frames = TokenBucket(CONTROL_FRAMES, time.monotonic)
        super().connection_made(transport)
        self.address = network_of(str((transport.get_extra_info("peername") or ("?",))[0]))
        self.limits.opened(self, self.address)

    def connection_lost(self, exc: Exception | None) -> None:
        """Counts that the connection ended."""
        self.limits.lost(self, self.address)
        super().connection_lost(exc)

    def forget_handshake(self) -> None:
        """Drops the headers of both sides, which nothing reads any more: a seventh of the memory of a phone."""
        if self.request is not None:
            self.request.headers.clear()  # the library's parser keeps the request itself
        self.response = None

    def cut(self) -> None:
        """Ends the connection at once."""
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Answers a TLS handshake at once with an alert, since the browser would wait for an answer in TLS."""
        if not self._began and data[:1] == TLS_HANDSHAKE:
            self.limits.tried_https()
            log.warning("a phone tried https; the address has to begin with http://")
            self.transport.write(TLS_ALERT)
            self.transport.close()
            return
        self._began = True
        self.heard_at = time.monotonic()
        super().data_received(data)

    def process_event(self, event: Event) -> None:
        """Counts control frames and fragments, and aborts the connection at the limit."""
        if isinstance(event, Frame) and not _is_message(event) and self._control_frames.take() < 0:
            self.transport.abort()
            return
        super().process_event(event)


def _is_message(frame: Frame) -> bool:
    return frame.fin and frame.opcode in (Opcode.TEXT, Opcode.BINARY)


def text_frame(data: bytes) -> bytes:
    """A text message as it goes over the wire."""
    return Frame(Opcode.TEXT, data).serialize(mask=False)


def written_at_once(connection: ServerConnection, frame: bytes) -> bool:
    """Writes a small frame if none waits before it; whether it did.

    The library's own `send` waits for slow readers. Here is nobody to wait for, so its bookkeeping is saved.
    """
    transport = connection.transport
    if connection.state is not State.OPEN or transport.is_closing():
        return False
    if len(frame) > AT_ONCE_BYTES or transport.get_write_buffer_size():
        return False
    transport.write(frame)
    return True
