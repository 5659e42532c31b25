"""The dashboard in a real terminal, with a server and a home of its own."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests.terminal.phone import Phone, phone
from tests.terminal.terminal import Terminal

Terminals = Callable[..., Terminal]
Phones = Callable[[str], Phone]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """Where the sessions live; the servers that still run at the end are ended."""
    home = tmp_path / "home"
    yield home
    for run in home.glob("sessions/*/run.json"):
        with suppress(ProcessLookupError):
            os.kill(json.loads(run.read_text())["pid"], signal.SIGKILL)


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminals]:
    """Opens terminals."""
    opened: list[Terminal] = []

    def open_terminal(*arguments: str, columns: int = 80, lines: int = 24, **env: str) -> Terminal:
        opened.append(Terminal(arguments, str(home), columns=columns, lines=lines, **env))
        return opened[-1]

    yield open_terminal
    for each in opened:
        each.close()


@pytest.fixture
def phones(home: Path) -> Iterator[Phones]:
    """Lets people join the session that runs."""
    with ExitStack() as held:
        yield lambda name: held.enter_context(phone(home, name))
