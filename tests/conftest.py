"""What every test may use: a session, how hard to search for sequences that break a promise, and the order of files."""

import gc
import os
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

from tests.session import Session

SEEDS: Final = "COPROD_SEEDS"
SOAK_SECONDS: Final = 7200
HERE: Final = Path(__file__).parent
# Files that start programs, and those that start dashboards, come first: the many short ones behind them then fill up
# every worker until the end.
STARTS_PROCESSES: Final = ("browser", "terminal", "faults", "coprod_tui/test_main.py")
LONG_FIRST: Final = (*STARTS_PROCESSES, "coprod_tui/screens", "coprod_tui")
MEASURED: Final = "server"

# Other people's tests run beside these on slow machines, so no example is failed for being late.
settings.register_profile("ci", max_examples=50, stateful_step_count=50, deadline=None)
settings.register_profile("dev", max_examples=100, stateful_step_count=50, deadline=None)
settings.register_profile(
    "soak",
    max_examples=int(os.environ.get(SEEDS, "5000")),
    stateful_step_count=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# Dashboards in a test make and drop objects by the million; looking through them as often as is usual takes a quarter
# of the time.
gc.set_threshold(100_000, 50, 100)
settings.load_profile("soak" if SEEDS in os.environ else "ci" if "CI" in os.environ else "dev")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Half as many again as there are cores: who waits for a browser, a terminal or a disk leaves one idle."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks tests by where they lie, and puts long files first."""
    soaking = settings.get_current_profile_name() == "soak"
    for item in items:
        if _within(item.path, STARTS_PROCESSES) is not None:
            item.add_marker(pytest.mark.process)
        if _within(item.path, (MEASURED,)) is None:
            item.add_marker(pytest.mark.no_cover)
        if soaking:
            item.add_marker(pytest.mark.timeout(SOAK_SECONDS))
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    place = _within(item.path, LONG_FIRST)
    return len(LONG_FIRST) if place is None else place


@cache
def _within(file: Path, places: tuple[str, ...]) -> int | None:
    """The first of these files and folders that a test's file lies in, by its place; None where it lies in none."""
    return next((place for place, path in enumerate(places) if file.is_relative_to(HERE / path)), None)


@pytest.fixture
def session() -> Session:
    """A session in its lobby, with nobody there yet."""
    return Session()
