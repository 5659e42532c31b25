"""What the tests of screens share."""

import pytest

from tests.coprod_tui.house import FakePort, room


@pytest.fixture
def port() -> FakePort:
    """The way into a session in the middle."""
    return room()
