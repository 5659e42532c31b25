"""A phone for terminal tests, step by step."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from server.domain import commands as c
from server.port import Receipt
from server.projections.room import QuestionView
from server.protocol import frames as f
from tests.client import Client, calling


def announced(home: Path) -> dict[str, Any]:
    """What the only server under `home` said when it was ready."""
    (run,) = home.glob("sessions/*/run.json")
    said: dict[str, Any] = json.loads(run.read_text())
    return said


class Phone:
    """Somebody who joined."""

    def __init__(self, client: Client, name: str) -> None:
        self._client = client
        self.person = self.does(c.Join(name)).made or ""

    def does(self, command: c.Command) -> Receipt:
        """Submits a command and returns its receipt; fails if it is refused."""
        return self._client.does(command)

    def question(self) -> str:
        """The id of the question that is open, once the room says so."""
        while True:
            match self._client.take():
                case f.ViewPush(room=room) if room is not None and isinstance(room.question, QuestionView):
                    return room.question.id


@contextmanager
def phone(home: Path, name: str) -> Iterator[Phone]:
    """A phone that joins the only session under `home`, and hangs up at the end."""
    said = announced(home)
    with calling(said["url"], f.Hello(secret=secrets.token_hex(16), code=said["code"])) as client:
        yield Phone(client, name)
