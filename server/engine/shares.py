"""The shares of what a session can take in, so that nobody can use up those of others.

Whoever sends more than their share waits, and is refused only where the wait would be long. An address has a share too,
since one phone can pass for many people; but as a whole hall may have one public address, each person sends a little
without drawing on it. The fuller the session, the slower it fills.
"""

from collections.abc import Callable
from typing import Final

from server.domain.actors import Actor, Participant, Visitor
from server.domain.decide.limits import MOST_ENTRIES, MOST_PEOPLE
from server.domain.errors import Rejected
from server.domain.state import State
from server.token_buckets import Rate, TokenBuckets

FROM_A_PERSON: Final = Rate(10, 1)
FROM_AN_ADDRESS: Final = Rate(600, 20)
BESIDE_THE_ADDRESS: Final = Rate(2, 1 / 5)
PROPOSALS_FROM_AN_ADDRESS: Final = Rate(10, 1 / 60)
ASKED_BY_A_PERSON: Final = Rate(120, 20)
ASKED_FROM_AN_ADDRESS: Final = Rate(8000, 400)
JOINS_FROM_AN_ADDRESS: Final = Rate(120, 8)
JOINS_IN_ALL: Final = Rate(1000, 25)
CONCERNS_IN_ALL: Final = Rate(60, 1 / 2)
CONCERNS_FROM_AN_ADDRESS: Final = Rate(60, 1 / 20)
CONCERNS_BESIDE: Final = Rate(2, 1 / 60)
LONGEST_WAIT: Final = 5.0
SLOWEST: Final = 0.02


class Shares:
    """Counts what people and addresses send, named or not, however often they connect again.

    `monotonic` returns seconds. `forget_full` has to be called now and then.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._people = TokenBuckets(FROM_A_PERSON, monotonic)
        self._addresses = TokenBuckets(FROM_AN_ADDRESS, monotonic)
        self._beside = TokenBuckets(BESIDE_THE_ADDRESS, monotonic)
        self._askers = TokenBuckets(ASKED_BY_A_PERSON, monotonic)
        self._asked = TokenBuckets(ASKED_FROM_AN_ADDRESS, monotonic)
        self._joins = TokenBuckets(JOINS_FROM_AN_ADDRESS, monotonic)
        self._all_joins = TokenBuckets(JOINS_IN_ALL, monotonic)
        self._proposing = TokenBuckets(PROPOSALS_FROM_AN_ADDRESS, monotonic)
        self._all_concerns = TokenBuckets(CONCERNS_IN_ALL, monotonic)
        self._concerns = TokenBuckets(CONCERNS_FROM_AN_ADDRESS, monotonic)
        self._concerns_beside = TokenBuckets(CONCERNS_BESIDE, monotonic)

    def reserve(self, state: State, actor: Actor, address: str) -> float:
        """The seconds that a command of this actor waits for its turn. Raises Rejected too_quick.

        Facilitators never wait.
        """
        match actor:
            case Participant(person=person):
                return self._reserve_command(person, address, _speed(state.seq, MOST_ENTRIES))
            case Visitor():
                return self._reserve_join(address, _speed(len(state.people), MOST_PEOPLE))
            case _:
                return 0.0

    def reserve_asking(self, actor: Actor, address: str, cost: int) -> float:
        """The seconds that what this actor asks waits for its turn, `cost` times what the cheapest takes.

        Raises Rejected too_quick. Facilitators never wait.
        """
        match actor:
            case Participant(person=asker) | Visitor(secret_hash=asker):
                seconds = _granted(self._askers.reserve(asker, LONGEST_WAIT, cost=cost))
                return max(seconds, _granted(self._asked.reserve(address, LONGEST_WAIT, cost=cost)))
            case _:
                return 0.0

    def require_proposal(self, address: str) -> None:
        """Raises Rejected nameless_share_used if an address has its share of the proposals without a name.

        A count for each person would tell whose they are.
        """
        if self._proposing.left(address) < 1:
            raise Rejected("nameless_share_used")

    def proposed(self, address: str) -> None:
        """Counts a proposal without a name that was granted."""
        self._proposing.take(address)

    def require_concern(self, address: str) -> None:
        """Raises Rejected too_quick if more concerns are left than come from an address, or from a room.

        A count for each person would tell who left one. The first few from an address draw on no share of others, so
        that nobody can keep them out, or see by what is left of it that somebody else left one.
        """
        if not self._concerns_beside.take(address) and not (
            self._concerns.take(address) and self._all_concerns.take("")
        ):
            raise Rejected("too_quick")

    def forget_full(self) -> None:
        """Forgets everybody who was quiet for a while."""
        for buckets in self.buckets:
            buckets.forget_full()

    @property
    def buckets(self) -> tuple[TokenBuckets, ...]:
        """All that is remembered."""
        return (
            self._people,
            self._addresses,
            self._beside,
            self._askers,
            self._asked,
            self._joins,
            self._all_joins,
            self._proposing,
            self._all_concerns,
            self._concerns,
            self._concerns_beside,
        )

    def _reserve_command(self, person: str, address: str, speed: float) -> float:
        seconds = _granted(self._people.reserve(person, LONGEST_WAIT, speed))
        if not self._beside.take(person):
            seconds = max(seconds, _granted(self._addresses.reserve(address, LONGEST_WAIT, speed)))
        return seconds

    def _reserve_join(self, address: str, speed: float) -> float:
        seconds = _granted(self._joins.reserve(address, LONGEST_WAIT, speed))
        return max(seconds, _granted(self._all_joins.reserve("", LONGEST_WAIT, speed)))


def _speed(used: int, most: int) -> float:
    """The share of its rate at which a bucket fills: less in the second half, so that the last places take long."""
    return max(SLOWEST, min(1.0, 2 * (1 - used / most)))


def _granted(seconds: float | None) -> float:
    """The seconds to wait. Raises Rejected too_quick if they are too many."""
    if seconds is None:
        raise Rejected("too_quick")
    return seconds
