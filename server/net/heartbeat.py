"""Signs of life on every connection, and the end of connections that show none.

A browser shows its page nothing of the websocket's own pings, so phones get a beat, which is a frame of its own. Pings
find out who is gone. One task sends both, each connection in its turn: beats to everybody at once would hold up all
answers, and a task and a timer a connection, as the library has them, would cost more than what they send.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Final

from websockets.frames import Frame, Opcode

from server.codec import encode
from server.net.connection import BoundedConnection, text_frame, written_at_once
from server.protocol.frames import Beat

BEAT_SECONDS: Final = 2.5
PARTS: Final = 25
PING_SECONDS: Final = 20.0
GONE_SECONDS: Final = 40.0
_BEAT: Final = text_frame(encode(Beat()))
_PING: Final = Frame(Opcode.PING, b"").serialize(mask=False)


class Heartbeat:
    """Beats, pings and cuts the connections that were admitted. Each has its turn once in BEAT_SECONDS.

    `monotonic` returns seconds.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        #: From the one whose turn is next; with each, whether it gets beats, and when it was pinged.
        self._turns: dict[BoundedConnection, tuple[bool, float]] = {}

    @contextmanager
    def reaching(self, connection: BoundedConnection, *, beats: bool) -> Iterator[None]:
        """Pings a connection until the end of the block, and sends it beats if it is a phone's."""
        self._turns[connection] = (beats, self._monotonic())
        try:
            yield
        finally:
            self._turns.pop(connection, None)

    async def run(self) -> None:
        """Gives turns until it is cancelled."""
        while True:
            await asyncio.sleep(BEAT_SECONDS / PARTS)
            self.give_turns()

    def give_turns(self) -> None:
        """Gives the next ones their turn: one of PARTS, rounded up."""
        part = -(-len(self._turns) // PARTS)
        for connection in list(islice(self._turns, part)):
            self._turn(connection)

    def _turn(self, connection: BoundedConnection) -> None:
        """Says something to a connection. Where something waits to be sent, that is the sign of life."""
        now = self._monotonic()
        beats, pinged = self._turns.pop(connection)
        if now - connection.heard_at >= GONE_SECONDS:
            connection.cut()
            return
        if now - pinged >= PING_SECONDS and written_at_once(connection, _PING):
            pinged = now
        if beats:
            written_at_once(connection, _BEAT)
        self._turns[connection] = (beats, pinged)
