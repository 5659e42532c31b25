"""A websocket client for tests, which send and read its frames one by one, without an event loop. It never retries."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from server.codec import encode
from server.domain import commands as c
from server.port import Receipt, Request, Response
from server.protocol import frames as f

ANSWER_SECONDS = 20


class Client:
    """An open connection on which Hello was said; `noticed` is told each frame. Every wait has a time limit."""

    def __init__(self, connection: ClientConnection, noticed: Callable[[f.ServerFrame], None]) -> None:
        self._connection = connection
        self._noticed = noticed

    def send(self, frame: f.ClientFrame) -> None:
        """Sends a frame."""
        self._connection.send(encode(frame), text=True)

    def take(self) -> f.ServerFrame:
        """The next frame, whatever it is but a beat. Raises TimeoutError or ConnectionClosed."""
        frame: f.ServerFrame = f.Beat()
        while isinstance(frame, f.Beat):
            frame = f.parse_server(self._connection.recv(ANSWER_SECONDS))
        self._noticed(frame)
        return frame

    def asks(self, request: Request) -> Response:
        """Makes a private request and returns the answer; fails if it is refused."""
        id_ = secrets.token_hex(16)
        self.send(f.Ask(id_, request))
        while True:
            frame = self.take()
            if isinstance(frame, f.Answer) and frame.id == id_:
                return frame.response
            assert not (isinstance(frame, f.Refused) and frame.id == id_)

    def does(self, command: c.Command) -> Receipt:
        """Submits a command and returns its receipt; fails if it is refused."""
        sent = f.Submit(secrets.token_hex(8), command)
        self.send(sent)
        while True:
            frame = self.take()
            assert not isinstance(frame, f.Refused | f.Bye), frame
            if isinstance(frame, f.Reply) and frame.id == sent.id:
                return frame.receipt


@contextmanager
def calling(origin: str, hello: f.Hello, noticed: Callable[[f.ServerFrame], None] = lambda _: None) -> Iterator[Client]:
    """A connection to the server whose page is at `origin`; phones show that, a facilitator's client shows none."""
    shown = Origin(origin) if hello.token is None else None
    url = f"ws{origin.removeprefix('http')}{f.SOCKET_PATH}"
    # What nobody takes in any more must not keep the closing waiting.
    with connect(url, origin=shown, compression=None, max_size=None, max_queue=None, proxy=None) as connection:
        client = Client(connection, noticed)
        client.send(hello)
        yield client
