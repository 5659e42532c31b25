"""What becomes of what was said: the parts of a session's state about where it leads, all frozen."""

from __future__ import annotations  # rpds types take parameters only for the type checker

import msgspec
from rpds import HashTrieMap

from server.domain.sense_records import SenseCheck


class Direction(msgspec.Struct, frozen=True):
    """Where what was said leads."""

    #: What was run past the design group, oldest first.
    checks: tuple[SenseCheck, ...] = ()
    #: By member of the design group: the perspectives that they carry at its table.
    seats: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
