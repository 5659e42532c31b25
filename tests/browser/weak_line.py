"""Connections to a server that go dead, as over weak Wi-Fi."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress


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
    with closing(WeakLine(target)) as line:
        yield line


def _close(held: socket.socket) -> None:
    with suppress(OSError):
        held.shutdown(socket.SHUT_RDWR)
    held.close()
