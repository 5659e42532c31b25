"""What the tests of screens share."""

import time
from collections.abc import Iterator

import pytest

from tests.coprod_tui.dashboard_driver import FakePort
from tests.coprod_tui.midway import room


@pytest.fixture
def port() -> FakePort:
    """The way into a session in the middle."""
    return room()


@pytest.fixture(autouse=True)
def _times_of_day_are_those_in_london_in_winter(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()
