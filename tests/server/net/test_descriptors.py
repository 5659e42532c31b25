import subprocess
import sys

import pytest

from server.domain.decide.limits import MOST_PEOPLE
from server.net.descriptors import WANTED, raised

UNLIMITED = -1


def test_every_person_can_connect_again_while_the_old_socket_is_open() -> None:
    assert WANTED > 2 * MOST_PEOPLE


@pytest.mark.parametrize(
    ("soft", "hard", "asked_for"),
    [
        (256, 1_048_576, WANTED),
        (256, UNLIMITED, WANTED),
        (256, 1_024, 1_024),
        (1_024, 1_024, 1_024),
        (WANTED + 1, 1_048_576, WANTED + 1),
        (WANTED + 1, UNLIMITED, WANTED + 1),
        (UNLIMITED, UNLIMITED, UNLIMITED),
    ],
)
def test_the_limit_is_raised_as_far_as_needed_and_allowed(soft: int, hard: int, asked_for: int) -> None:
    assert raised(soft, hard, UNLIMITED) == asked_for


RAISED_FROM_256 = """
import resource
from server.net.descriptors import raise_descriptor_limit
_, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
raise_descriptor_limit()
print(*resource.getrlimit(resource.RLIMIT_NOFILE), hard)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.process
def test_a_process_gets_what_it_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", RAISED_FROM_256], capture_output=True, text=True, check=True)
    soft, hard, hard_before = map(int, done.stdout.split())
    assert hard == hard_before
    assert soft == raised(256, hard, UNLIMITED)
