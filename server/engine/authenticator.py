"""Checks the credentials of a connection and slows down guessing.

Local connections have no privilege: guests of a tunnel also arrive from the loopback address. For the same reason,
wrong codes only make typed codes wait, and never for long: an invitation or a known phone is never delayed.
"""

import re
import secrets
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from server.domain.actors import Actor, Facilitator, Participant, Visitor, secret_hash
from server.domain.errors import Rejected
from server.domain.join_code import looks_like_invitation, read_code
from server.domain.state import State
from server.engine.entrance import Entrance
from server.port import Credentials
from server.token_buckets import Rate, TokenBuckets

WRONG_CODES: Final = Rate(10, 1 / 6)
DELAY_A_WRONG_CODE: Final = 0.5
LONGEST_DELAY: Final = 5.0
MOST_WAITING: Final = 20
WINDOW_SECONDS: Final = 60.0
_SECRET: Final = re.compile("[0-9a-f]{32}")


class Authenticator:
    """Knows the facilitators' tokens, what lets people in, and the wrong codes of the last minute."""

    def __init__(self, tokens: Mapping[str, str], entrance: Entrance, monotonic: Callable[[], float]) -> None:
        """`tokens` maps each token to the id of its facilitator; `monotonic` returns seconds."""
        self._facilitators = {token.encode(): Facilitator(facilitator) for token, facilitator in tokens.items()}
        self._entrance = entrance
        self._monotonic = monotonic
        self._patience = TokenBuckets(WRONG_CODES, monotonic)
        self._waiting: Counter[str] = Counter()
        self._wrong: deque[float] = deque(maxlen=1000)

    @property
    def wrong_codes(self) -> int:
        """How many wrong codes were typed in the last minute, as far as they were counted."""
        while self._wrong and self._wrong[0] <= self._monotonic() - WINDOW_SECONDS:
            self._wrong.popleft()
        return len(self._wrong)

    def forget_full(self) -> None:
        """Forgets addresses from which no wrong code came for a while."""
        self._patience.forget_full()

    @contextmanager
    def waiting(self, state: State, shown: Credentials, address: str) -> Iterator[float]:
        """How many seconds whoever shows this has to wait before `identify`, alike for right and wrong codes.

        Raises Rejected slow_down if too many from this address wait already.
        """
        if not self._is_typed(state, shown):
            yield 0.0
            return
        if self._waiting[address] >= MOST_WAITING:
            raise Rejected("too_many_codes", field="code")
        self._waiting[address] += 1
        try:
            spent = WRONG_CODES.at_once - self._patience.left(address)
            yield min(LONGEST_DELAY, DELAY_A_WRONG_CODE * round(spent))
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]

    def identify(self, state: State, shown: Credentials, address: str) -> Actor:
        """The actor with these credentials. Raises Rejected."""
        if shown.token is not None:
            return self._facilitator(shown.token.encode())
        if shown.secret is None or not _SECRET.fullmatch(shown.secret):
            raise Rejected("page_out_of_date")
        hashed = secret_hash(shown.secret)
        person = state.secrets.get(hashed)
        if person is not None:
            return Participant(person)
        if shown.code is None:
            raise Rejected("code_wanted", field="code")
        self._check(shown.code.strip().upper(), shown.code, address)
        self._entrance.require_open()
        return Visitor(hashed)

    def _facilitator(self, shown: bytes) -> Facilitator:
        # Every token is compared, so that the time taken reveals nothing about them.
        found = [known for token, known in self._facilitators.items() if secrets.compare_digest(shown, token)]
        if not found:
            raise Rejected("wrong_token")
        return found[0]

    def _is_typed(self, state: State, shown: Credentials) -> bool:
        """Whether only a typed code may let this connection in."""
        if shown.token is not None or shown.secret is None or shown.code is None:
            return False
        return not looks_like_invitation(shown.code.strip().upper()) and secret_hash(shown.secret) not in state.secrets

    def _check(self, invitation: str, typed: str, address: str) -> None:
        access = self._entrance.access
        if looks_like_invitation(invitation):
            if not _same(invitation, access.invitation):
                raise Rejected("invitation_void", field="code")
        elif not _same(read_code(typed), access.code):
            self._wrong.append(self._monotonic())
            self._patience.take(address)
            raise Rejected("wrong_code", field="code")


def _same(shown: str, known: str) -> bool:
    return secrets.compare_digest(shown.encode(errors="replace"), known.encode())
