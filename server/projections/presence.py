"""The view of who is connected now; it must not know of words."""

import msgspec


class PresenceView(msgspec.Struct, frozen=True):
    """`connected` holds the ids of people with at least one device here; `writing` counts those typing."""

    connected: frozenset[str] = frozenset()
    writing: int = 0
