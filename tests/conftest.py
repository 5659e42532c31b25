"""What every test may use: a session, and how hard to search for sequences that break a promise."""

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
settings.load_profile("soak" if "COPROD_SEEDS" in os.environ else "quick")


@pytest.fixture
def session() -> Session:
    """A session in its lobby, with nobody there yet."""
    return Session()
