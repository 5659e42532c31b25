"""A socket that sends small frames at once, and cannot make the server work without end.

Pings are answered and pieces of messages gathered below everything that counts messages, so they are counted here:
whoever sends ever more pings and reads no answer would fill the server's memory.
"""

import asyncio
import socket
import time
from typing import Final

from websockets.asyncio.server import ServerConnection
from websockets.frames import Frame, Opcode
from websockets.protocol import Event

from server.protocol.allowance import Allowance

BESIDE_AT_ONCE: Final = 100.0
BESIDE_A_SECOND: Final = 2.0


class BoundedConnection(ServerConnection):
    """A connection that is cut once it sends too much beside whole messages."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection begins.

        Small frames are sent at once. asyncio sees to that only for sockets that name TCP as their protocol, which
        those of `socket.create_server` do not: the second of two frames would wait some 40 ms for an acknowledgement.
        """
        peer: socket.socket = transport.get_extra_info("socket")
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._beside = Allowance(BESIDE_AT_ONCE, BESIDE_A_SECOND, time.monotonic)
        super().connection_made(transport)

    def process_event(self, event: Event) -> None:
        """A frame came, or the request before all frames."""
        if isinstance(event, Frame) and not _is_message(event) and self._beside.take() < 0:
            self.transport.abort()
            return
        super().process_event(event)


def _is_message(frame: Frame) -> bool:
    return frame.fin and frame.opcode in (Opcode.TEXT, Opcode.BINARY)
