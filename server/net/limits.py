"""Limits of connections: how many there can be, and how much each person and address may send over them.

Every connection takes a file descriptor. Some are kept back for the server's files, and some for facilitators, who can
come back however many phones there are. A phone that finds no place is told so at once.
"""

import ipaddress
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Protocol

from server.domain.errors import Rejected
from server.projections.status import NetworkView
from server.protocol.exchange import FRAMES
from server.token_buckets import Rate, TokenBuckets

FOR_FILES: Final = 64
FOR_FACILITATORS: Final = 16
UNKNOWN_AN_ADDRESS: Final = 20
SETTLED_SECONDS: Final = 2.0
TOLD_SECONDS: Final = 60.0

# In KiB of messages. What a person sends slowly does not draw on the share of their address, perhaps a whole hall's.
KIBIBYTE: Final = 1024.0
LEAST_COST: Final = 0.25
FROM_A_PERSON: Final = Rate(16, 1)
FROM_AN_ADDRESS: Final = Rate(1024, 64)
LONGEST_PAUSE: Final = 5.0


class Cuttable(Protocol):
    """A connection that can be cut."""

    def cut(self) -> None:
        """Ends the connection at once."""
        ...


class Limits:
    """Counts connections, and what comes over them.

    `descriptors` returns how many files the process may have open; `monotonic` returns seconds.
    """

    def __init__(self, descriptors: Callable[[], int], monotonic: Callable[[], float]) -> None:
        self._descriptors = descriptors
        self._monotonic = monotonic
        self._open = 0
        self._phones: set[Cuttable] = set()
        #: By address: the connections on which nobody was admitted yet, oldest first, and since when they are open.
        self._unknown: dict[str, OrderedDict[Cuttable, float]] = {}
        #: Those of them that said hello and have to wait, of which there are few an address.
        self._waiting: set[Cuttable] = set()
        self._people = TokenBuckets(FROM_A_PERSON, monotonic)
        self._addresses = TokenBuckets(FROM_AN_ADDRESS, monotonic)
        #: How many messages each person may send.
        self.frames = TokenBuckets(FRAMES, monotonic)
        self._full_at = self._https_at = -TOLD_SECONDS

    @property
    def most(self) -> int:
        """How many connections of phones there can be."""
        descriptors = self._descriptors()
        return self._most_open(descriptors) - min(FOR_FACILITATORS, descriptors // 8)

    def opened(self, connection: Cuttable, address: str) -> None:
        """Counts a new connection. If there are too many, one that has not said anything is cut."""
        now = self._monotonic()
        here = self._unknown.setdefault(address, OrderedDict())
        here[connection] = now
        self._open += 1
        if self._open > self._most_open(self._descriptors()):
            self._full_at = now
            self._make_way(connection, address)
        elif len(here) > UNKNOWN_AN_ADDRESS:
            self._cut_silent(here, address)

    def waits(self, connection: Cuttable) -> None:
        """Notes that somebody said hello and has to wait, so that silent connections do not take their place."""
        self._waiting.add(connection)

    def admitted(self, connection: Cuttable, address: str, *, phone: bool) -> None:
        """Notes that somebody was admitted on a connection: with a phone, or a facilitator."""
        is_known = self._forget(connection, address)  # it is not if it ended meanwhile
        if is_known and phone:
            self._phones.add(connection)

    def lost(self, connection: Cuttable, address: str) -> None:
        """Counts that a connection ended."""
        self._open -= 1
        self._forget(connection, address)
        self._phones.discard(connection)

    def require_room(self) -> None:
        """Raises Rejected laptop_full if no phone can be held in addition to those that were admitted."""
        if len(self._phones) >= self.most:
            self._full_at = self._monotonic()
            raise Rejected("laptop_full")

    def pause(self, person: str, address: str, size: int) -> float:
        """The seconds after which a message of `size` bytes is taken in."""
        cost = max(LEAST_COST, size / KIBIBYTE)
        if self._people.reserve(person, 0.0, cost=cost) is not None:
            return 0.0
        seconds = self._addresses.reserve(address, LONGEST_PAUSE, cost=cost)
        return LONGEST_PAUSE if seconds is None else seconds

    def tried_https(self) -> None:
        """Notes that a browser spoke TLS to this server, which has none."""
        self._https_at = self._monotonic()

    def view(self) -> NetworkView:
        """What facilitators should know, for a minute after it happened."""
        since = self._monotonic() - TOLD_SECONDS
        return NetworkView(self.most if self._full_at > since else None, tried_https=self._https_at > since)

    def forget_full(self) -> None:
        """Forgets everybody who was quiet for a while."""
        self.frames.forget_full()
        self._people.forget_full()
        self._addresses.forget_full()

    def _most_open(self, descriptors: int) -> int:
        return descriptors - min(FOR_FILES, descriptors // 4)

    def _make_way(self, fresh: Cuttable, address: str) -> None:
        """Cuts the oldest unknown connection of the address with the most of them, or the fresh one.

        Those that came a moment ago are let finish, unless their address has more than that of the fresh one.
        """
        most = max(self._unknown, key=lambda known: len(self._unknown[known]))
        oldest, since = next(iter(self._unknown[most].items()))
        is_settled = self._monotonic() - since >= SETTLED_SECONDS
        if is_settled or len(self._unknown[most]) > len(self._unknown[address]):
            self._cut(oldest, most)
        else:
            self._cut(fresh, address)

    def _cut_silent(self, here: OrderedDict[Cuttable, float], address: str) -> None:
        """Cuts the oldest silent connection of an address that has too many of them for a while."""
        silent = [known for known in here if known not in self._waiting]
        if len(silent) > UNKNOWN_AN_ADDRESS and self._monotonic() - here[silent[0]] >= SETTLED_SECONDS:
            self._cut(silent[0], address)

    def _cut(self, connection: Cuttable, address: str) -> None:
        self._forget(connection, address)
        connection.cut()

    def _forget(self, connection: Cuttable, address: str) -> bool:
        """Counts a connection as unknown no more; whether it was."""
        self._waiting.discard(connection)
        here = self._unknown.get(address)
        if here is None or here.pop(connection, None) is None:
            return False
        if not here:
            del self._unknown[address]
        return True


def network_of(address: str) -> str:
    """What limits count as one address: the address itself, of IPv6 the network of one customer (64 bits)."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if known.version == 4:  # noqa: PLR2004 - IP's own versions
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((known, 64), strict=False))
