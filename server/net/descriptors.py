"""Lets the process keep as many sockets open as a full session needs.

Every open socket takes a file descriptor. Some systems give a process 256 of them until it asks for more.
"""

import sys
from contextlib import suppress
from typing import Final

from server.domain.decide.limits import MOST_PEOPLE

if sys.platform != "win32":
    import resource

# Two for each person, since a phone that lost its line connects again before the old socket is noticed as dead, and
# some for files.
WANTED: Final = 2 * MOST_PEOPLE + 256


def raise_descriptor_limit() -> None:
    """Raises the soft limit to WANTED, or to the hard limit if that is lower. Keeps the limit if the system refuses."""
    if sys.platform != "win32":
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (raised(soft, hard, resource.RLIM_INFINITY), hard))


def descriptor_limit() -> int:
    """How many files and sockets this process may have open; WANTED where the system does not say."""
    if sys.platform == "win32":
        return WANTED
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return WANTED if soft == resource.RLIM_INFINITY else soft


def raised(soft: int, hard: int, unlimited: int) -> int:
    """The soft limit to ask for; never lower than the one there is. `unlimited` is the system's figure for no limit."""
    if unlimited in (soft, hard):
        return soft if soft == unlimited else max(soft, WANTED)
    return max(soft, min(WANTED, hard))
