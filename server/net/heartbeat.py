"""A sign of life for phones: a browser shows its page nothing of the websocket's own pings.

One task sends the same small frame to all of them, so a sign costs no timer for each phone and no parsing.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from websockets.asyncio.server import ServerConnection

from server.codec import encode
from server.net.connection import sent_at_once
from server.protocol.frames import Beat

BEAT_SECONDS: Final = 2.5
AT_A_TIME: Final = 200
_BEAT: Final = encode(Beat())


class Heartbeat:
    """Sends a beat to the phones that are connected, at intervals of BEAT_SECONDS."""

    def __init__(self) -> None:
        self._phones: set[ServerConnection] = set()

    @contextmanager
    def reaching(self, connection: ServerConnection) -> Iterator[None]:
        """Sends beats to a connection until the end of the block."""
        self._phones.add(connection)
        try:
            yield
        finally:
            self._phones.discard(connection)

    async def run(self) -> None:
        """Sends beats until it is cancelled. A phone for which something waits already gets that instead."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            for number, phone in enumerate(tuple(self._phones), 1):
                sent_at_once(phone, _BEAT)
                if number % AT_A_TIME == 0:
                    await asyncio.sleep(0)
