"""The origins of pages that phones loaded from a server, under any address that it has or had."""

from collections.abc import Callable, Iterable
from typing import Final

MOST: Final = 50


class Origins:
    """Known origins, the newest last. `keep` makes them outlast a restart, or raises OSError."""

    def __init__(self, known: Iterable[str], keep: Callable[[tuple[str, ...]], None]) -> None:
        self._known = tuple(known)[-MOST:]
        self._keep = keep

    def __contains__(self, origin: object) -> bool:
        return origin in self._known

    def add(self, urls: Iterable[str]) -> None:
        """Adds the origins of the server's addresses now. Raises OSError where they cannot be kept; then they count
        until the server ends.
        """
        known = tuple(dict.fromkeys((*self._known, *urls)))[-MOST:]
        if known != self._known:
            self._known = known
            self._keep(known)
