"""A websocket client that costs next to nothing, so that the server is measured and not the client.

It masks with zeros, does not check the handshake's key and accepts unfragmented text only.
"""

import asyncio
import struct
from collections.abc import Callable

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
_MEDIUM, _LARGE = 126, 127


class Wire(asyncio.Protocol):
    """One connection; `on_text` gets each message's bytes."""

    def __init__(self, host: str, port: int, origin: str | None, on_text: Callable[["Wire", bytes], None]) -> None:
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.lost = False
        self.received = 0
        self.received_bytes = 0
        self._on_text = on_text
        self._buffer = bytearray()
        self._upgraded = False
        self._transport: asyncio.Transport | None = None
        head = ["GET /ws HTTP/1.1", f"Host: {host}:{port}", "Upgrade: websocket", "Connection: Upgrade"]
        head += ["Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==", "Sec-WebSocket-Version: 13"]
        head += [f"Origin: {origin}"] if origin else []
        self._request = ("\r\n".join(head) + "\r\n\r\n").encode()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("closed at once"))

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._upgraded:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            del self._buffer[: end + 4]
            self._upgraded = True
            self.opened.set_result(None)
        while self._frame():
            pass

    def send(self, payload: bytes) -> None:
        """Sends one text message."""
        self._write(TEXT, payload)

    def close(self) -> None:
        """Cuts the connection."""
        if self._transport is not None:
            self._transport.abort()

    def _write(self, opcode: int, payload: bytes) -> None:
        assert self._transport is not None
        size = len(payload)
        head = (
            struct.pack("!BB", 0x80 | opcode, 0x80 | size)
            if size < _MEDIUM
            else struct.pack("!BBH", 0x80 | opcode, 0x80 | _MEDIUM, size)
        )
        self._transport.write(head + b"\0\0\0\0" + payload)

    def _frame(self) -> bool:
        """Takes one whole frame from the buffer, if there is one."""
        buffer = self._buffer
        if len(buffer) < 2:
            return False
        size, start = buffer[1] & 0x7F, 2
        if size == _MEDIUM:
            if len(buffer) < 4:
                return False
            size, start = int.from_bytes(buffer[2:4], "big"), 4
        elif size == _LARGE:
            if len(buffer) < 10:
                return False
            size, start = int.from_bytes(buffer[2:10], "big"), 10
        if len(buffer) < start + size:
            return False
        opcode, payload = buffer[0] & 0x0F, bytes(buffer[start : start + size])
        del buffer[: start + size]
        if opcode == TEXT:
            self.received += 1
            self.received_bytes += size
            self._on_text(self, payload)
        elif opcode == PING:
            self._write(PONG, payload)
        return True
