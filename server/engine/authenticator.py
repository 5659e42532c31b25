"""Checks the credentials of a connection and slows down guessing.

Local connections have no privilege: guests of a tunnel also arrive from the loopback address.
"""

import re
import secrets
from collections import deque
from collections.abc import Callable, Mapping
from typing import Final

from server.domain.actors import Actor, Facilitator, Participant, Visitor, secret_hash
from server.domain.errors import Rejected
from server.domain.state import State
from server.port import Credentials

WINDOW_SECONDS: Final = 60.0
GUESSES_AN_ADDRESS: Final = 10
GUESSES_IN_ALL: Final = 100
_SECRET: Final = re.compile("[0-9a-f]{32}")


class Authenticator:
    """Knows the facilitators' tokens, and the wrong codes of the last minute."""

    def __init__(self, tokens: Mapping[str, str], monotonic: Callable[[], float]) -> None:
        """`tokens` maps each token to the id of its facilitator; `monotonic` returns seconds."""
        self._facilitators = {token.encode(): Facilitator(facilitator) for token, facilitator in tokens.items()}
        self._monotonic = monotonic
        self._wrong: deque[tuple[float, str]] = deque()

    def identify(self, state: State, shown: Credentials, address: str) -> Actor:
        """The actor with these credentials. Raises Rejected not_welcome, wrong_code or slow_down."""
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
        self._check_code(shown.code, state.code, address)
        return Visitor(hashed)

    def _facilitator(self, shown: bytes) -> Facilitator:
        # Every token is compared, so that the time taken reveals nothing about them.
        found = [known for token, known in self._facilitators.items() if secrets.compare_digest(shown, token)]
        if not found:
            raise Rejected("wrong_token")
        return found[0]

    def _check_code(self, shown: str, code: str, address: str) -> None:
        now = self._monotonic()
        while self._wrong and self._wrong[0][0] <= now - WINDOW_SECONDS:
            self._wrong.popleft()
        from_here = sum(other == address for _, other in self._wrong)
        if from_here >= GUESSES_AN_ADDRESS or len(self._wrong) >= GUESSES_IN_ALL:
            raise Rejected("too_many_codes", field="code")
        if not secrets.compare_digest(shown.strip().upper().encode(), code.encode()):
            self._wrong.append((now, address))
            raise Rejected("wrong_code", field="code")
