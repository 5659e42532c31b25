"""A real server of its own for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.process import ServerProcess, served


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A session that is being served."""
    with served(tmp_path, forked=True) as process:
        yield process
