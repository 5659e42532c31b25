"""What becomes of what was said: the parts of a session's state about where it leads, all frozen."""

from __future__ import annotations  # rpds types take parameters only for the type checker

import msgspec


class Direction(msgspec.Struct, frozen=True):
    """Where what was said leads."""
