"""What every test may use: a session, and how hard to search for sequences that break a promise."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

from tests.session import Session

# Other people's tests run beside these on slow machines, so no example is failed for being late.
settings.register_profile("quick", max_examples=100, stateful_step_count=50, deadline=None)
settings.register_profile(
    "soak",
    max_examples=int(os.environ.get("COPROD_SEEDS", "5000")),
    stateful_step_count=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# Dashboards in a test make and drop objects by the million; looking through them as often as is usual takes a quarter
# of the time.
gc.set_threshold(100_000, 50, 100)
settings.load_profile("soak" if "COPROD_SEEDS" in os.environ else "quick")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Half as many again as there are cores: who waits for a browser, a terminal or a disk leaves one idle."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


@pytest.fixture
def session() -> Session:
    """A session in its lobby, with nobody there yet."""
    return Session()
