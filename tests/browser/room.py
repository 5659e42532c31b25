"""A real server in a process of its own, and whoever else a browser test needs beside the browser."""

import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

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

    def __init__(self, folder: Path, title: str, port: int = 0) -> None:
        self._folder = folder
        self._title = title
        self._process: subprocess.Popen[str] | None = None
        self.port = port
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

    def guess(self, code: str) -> f.ServerFrame:
        """What an unknown phone hears that tries this code."""
        origin = Origin(self.url.rstrip("/"))
        with connect(f"ws://127.0.0.1:{self.port}/ws", compression=None, origin=origin) as connection:
            connection.send(encode(f.Hello(secret=secrets.token_hex(16), code=code)), text=True)
            return f.parse_server(connection.recv(ANSWER_SECONDS))

    @property
    def url(self) -> str:
        """The address without the code."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def join_url(self) -> str:
        """The address with the code, as the QR code has it."""
        return f"{self.url}#{self.said.code}"

    @contextmanager
    def facilitator(self) -> Iterator["FacilitatorClient"]:
        """A new connection that may do what the dashboard may, until the end of the block."""
        token = Path(self.said.token_file).read_text().strip()
        with connect(f"ws://127.0.0.1:{self.port}/ws", compression=None, max_size=None) as connection:
            yield FacilitatorClient(connection, token)


class FacilitatorClient:
    """What a facilitator's client does, step by step: ask for something, or take frames in until something is so."""

    def __init__(self, connection: ClientConnection, token: str) -> None:
        self.board = Board()
        self._socket = connection
        self._socket.send(encode(f.Hello(token=token)), text=True)
        assert isinstance(f.parse_server(self._socket.recv(ANSWER_SECONDS)), f.Welcome)

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

    def has(self, *texts: str) -> None:
        """Takes frames in until these words stand, in this order, and no others."""
        self.sees(lambda _: self.texts() == list(texts))

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
        self._hears = threading.Event()
        self._answers = threading.Event()
        self.lives()
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def dies(self) -> None:
        """From now on nothing comes through, in either direction."""
        self._hears.clear()
        self._answers.clear()

    def swallows_answers(self) -> None:
        """From now on what phones send comes through, but nothing comes back."""
        self._answers.clear()

    def lives(self) -> None:
        """New connections come through again; the old ones are gone for good."""
        for held in list(self._sockets):
            _close(held)
        self._hears.set()
        self._answers.set()

    def close(self) -> None:
        """Ends it for good."""
        for held in (self._listening, *self._sockets):
            _close(held)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                self._sockets.add(near)
                if not self._hears.is_set():
                    continue
                far = socket.create_connection(("127.0.0.1", self._target))
                self._sockets.add(far)
                for way in ((near, far, self._hears), (far, near, self._answers)):
                    threading.Thread(target=self._carry, args=way, daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, works: threading.Event) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                if works.is_set():
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
