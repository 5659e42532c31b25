"""A real server of its own for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.folder import SessionFolder
from tests.faults.process import ServerProcess


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A session that is being served."""
    process = ServerProcess(SessionFolder(tmp_path / "s-test"))
    process.start()
    yield process
    process.close()
