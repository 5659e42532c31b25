"""A real server in a process of its own, and whoever else a browser test needs beside the browser."""

import json
import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import msgspec
from websockets.sync.client import ClientConnection, connect

from coprod_tui.board import Board
from server.codec import decode, encode
from server.domain import commands as c
from server.domain.state import Contribution
from server.port import Entries, Receipt
from server.protocol import frames as f

READY_SECONDS = 20
ANSWER_SECONDS = 20


class Announcement(msgspec.Struct, frozen=True):
    """The line that a server prints when it is ready."""

    session: str
    title: str
    file: str
    url: str
    join_url: str
    code: str
    token_file: str
    pid: int


class Room:
    """A session's server, which can be killed and started again on the same port."""

    def __init__(self, folder: Path, title: str) -> None:
        self._folder = folder
        self._title = title
        self._process: subprocess.Popen[str] | None = None
        self.port = 0
        self.said = self.start()

    def start(self) -> Announcement:
        """Starts the server, or starts it again."""
        words = [sys.executable, "-m", "server", str(self._folder), "--host", "127.0.0.1", "--port", str(self.port)]
        words += [] if self._folder.exists() else ["--title", self._title]
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        watchdog = threading.Timer(READY_SECONDS, self._process.kill)
        watchdog.start()
        line = self._process.stdout.readline()
        watchdog.cancel()
        assert line, "the server did not start: " + self._process.communicate()[1]
        said = decode(line, Announcement)
        self.port = int(said.url.rsplit(":", 1)[1].strip("/"))
        return said

    def kill(self) -> None:
        """Ends the server as `kill -9` does."""
        assert self._process is not None
        self._process.kill()
        self._process.communicate()

    @property
    def url(self) -> str:
        """The address without the code."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def join_url(self) -> str:
        """The address with the code, as the QR code has it."""
        return f"{self.url}#{self.said.code}"

    def facilitator(self) -> "FacilitatorClient":
        """A new connection that may do what the dashboard may."""
        return FacilitatorClient(self.port, Path(self.said.token_file).read_text().strip())


class FacilitatorClient:
    """What a facilitator's client does, step by step: it asks for something, or takes in frames until something is so."""

    def __init__(self, port: int, token: str) -> None:
        self.board = Board()
        self._socket: ClientConnection = connect(f"ws://127.0.0.1:{port}/ws", compression=None, max_size=None)
        self._socket.send(encode(f.Hello(token=token)), text=True)
        assert isinstance(f.parse_server(self._socket.recv(ANSWER_SECONDS)), f.Welcome)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def does(self, command: c.Command) -> Receipt:
        """Submits a command and returns its receipt; fails if it is refused."""
        id_ = secrets.token_hex(8)
        self._socket.send(encode(f.Submit(id_, command)), text=True)
        while True:
            frame = self._take()
            assert not isinstance(frame, f.Refused), frame
            if isinstance(frame, f.Reply) and frame.id == id_:
                return frame.receipt

    def asks(self, text: str) -> None:
        """Puts a question to the room."""
        self.does(c.AskQuestion(text))

    def sees(self, is_so: Callable[[Board], bool]) -> Board:
        """Takes frames in until `is_so` of the board; fails if it does not become so in time."""
        while not is_so(self.board):
            self._take()
        return self.board

    def contribution(self, text: str) -> Contribution:
        """The contribution with these words, once it has arrived."""
        board = self.sees(lambda board: any(text == said.text for said in board.state.contributions.values()))
        return next(said for said in board.state.contributions.values() if said.text == text)

    def hears(self, text: str) -> None:
        """Marks the contribution with these words as heard."""
        self.does(c.MarkHeard(self.contribution(text).id))

    def texts(self) -> list[str]:
        """The words of all contributions that stand, as far as this client knows, in order of arrival."""
        state = self.board.state
        numbered = sorted(state.contributions.values(), key=lambda said: said.number)
        return [said.text for said in numbered if not said.taken_back]

    def person(self, label: str) -> str:
        """The id of the person with this label, once they have joined."""
        board = self.sees(lambda board: any(row.label == label for row in board.people()))
        return next(row.id for row in board.people() if row.label == label)

    def _take(self) -> f.ServerFrame:
        frame = f.parse_server(self._socket.recv(ANSWER_SECONDS))
        match frame:
            case f.EventsPush(entries=entries, latest=latest):
                self.board.take(Entries(entries, latest))
            case f.PresencePush(presence=presence):
                self.board.take(presence)
            case f.StatusPush(status=status):
                self.board.take(status)
        return frame


class WeakLine:
    """A line to a server that can go dead, as Wi-Fi does: what is sent disappears, and nobody is told."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._sockets: set[socket.socket] = set()
        self._alive = threading.Event()
        self._alive.set()
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def dies(self) -> None:
        """From now on nothing comes through, in either direction."""
        self._alive.clear()

    def lives(self) -> None:
        """New connections come through again; the old ones are gone for good."""
        for held in list(self._sockets):
            _close(held)
        self._alive.set()

    def close(self) -> None:
        """Ends it for good."""
        self._alive.set()
        for held in (self._listening, *self._sockets):
            _close(held)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                self._sockets.add(near)
                if not self._alive.is_set():
                    continue
                far = socket.create_connection(("127.0.0.1", self._target))
                self._sockets.add(far)
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                if self._alive.is_set():
                    other.sendall(data)
        _close(one)
        _close(other)


@contextmanager
def weak_line(target: int) -> Iterator[WeakLine]:
    """A WeakLine that is closed at the end of the block."""
    line = WeakLine(target)
    try:
        yield line
    finally:
        line.close()


def _close(held: socket.socket) -> None:
    with suppress(OSError):
        held.shutdown(socket.SHUT_RDWR)
    held.close()


def frames_in(payload: str | bytes) -> dict[str, object]:
    """A frame as plain data, for looking at what a page sent."""
    frame = json.loads(payload)
    assert isinstance(frame, dict)
    return frame
