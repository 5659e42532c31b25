"""A phone for terminal tests, step by step."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from server.codec import encode
from server.domain import commands as c
from server.port import Receipt
from server.projections.room import QuestionView
from server.protocol import frames as f

ANSWER_SECONDS = 20


def announced(home: Path) -> dict[str, Any]:
    """What the only server under `home` said when it was ready."""
    (run,) = home.glob("sessions/*/run.json")
    said: dict[str, Any] = json.loads(run.read_text())
    return said


class Phone:
    """Somebody who joined."""

    def __init__(self, connection: ClientConnection, code: str, name: str) -> None:
        self._socket = connection
        self._socket.send(encode(f.Hello(secret=secrets.token_hex(16), code=code)), text=True)
        self.person = self.does(c.Join(name)).made or ""

    def does(self, command: c.Command) -> Receipt:
        """Submits a command and returns its receipt; fails if it is refused."""
        id_ = secrets.token_hex(8)
        self._socket.send(encode(f.Submit(id_, command)), text=True)
        while True:
            frame = f.parse_server(self._socket.recv(ANSWER_SECONDS))
            assert not isinstance(frame, f.Refused | f.Bye), frame
            if isinstance(frame, f.Reply) and frame.id == id_:
                return frame.receipt

    def question(self) -> str:
        """The id of the question that is open, once the room says so."""
        while True:
            frame = f.parse_server(self._socket.recv(ANSWER_SECONDS))
            if (
                isinstance(frame, f.ViewPush)
                and frame.room is not None
                and isinstance(frame.room.question, QuestionView)
            ):
                return frame.room.question.id


@contextmanager
def phone(home: Path, name: str) -> Iterator[Phone]:
    """A phone that joins the only session under `home`, and hangs up at the end."""
    said = announced(home)
    url = said["url"]
    with connect(f"ws{url.removeprefix('http')}/ws", origin=url, compression=None, max_size=None) as connection:
        yield Phone(connection, said["code"], name)
