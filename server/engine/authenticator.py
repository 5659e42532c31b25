"""Checks the credentials of a connection and slows down guessing.

Local connections have no privilege: guests of a tunnel also arrive from the loopback address. For the same reason,
wrong codes only make typed codes wait, and never for long: an invitation or a known phone is never delayed.
"""

import re
import secrets
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Final

from server.domain.actors import Actor, Facilitator, Participant, Visitor, secret_hash, simulated_key
from server.domain.errors import Rejected
from server.domain.join_code import looks_like_invitation, read_code
from server.domain.state import State
from server.engine.entrance import Entrance
from server.engine.guesses import Guesses
from server.port import Credentials

_SECRET: Final = re.compile("[0-9a-f]{32}")


class Authenticator:
    """Knows the facilitators' tokens and what lets people in; wrong codes count as guesses."""

    def __init__(self, tokens: Mapping[str, str], entrance: Entrance, guesses: Guesses) -> None:
        """`tokens` maps each token to the id of its facilitator."""
        self._facilitators = {token.encode(): Facilitator(facilitator) for token, facilitator in tokens.items()}
        self._simulated_keys = [simulated_key(token) for token in tokens]
        self._entrance = entrance
        self._guesses = guesses

    @property
    def wrong_codes(self) -> int:
        """How many wrong guesses came in the last minute, as far as they were counted."""
        return self._guesses.wrong_lately

    def forget_full(self) -> None:
        """Forgets addresses from which no wrong guess came for a while."""
        self._guesses.forget_full()

    def waiting(self, state: State, shown: Credentials, address: str) -> AbstractContextManager[float]:
        """How many seconds whoever shows this has to wait before `identify`, alike for right and wrong codes.

        Raises Rejected too_many_codes on entering if too many from this address wait already.
        """
        return self._guesses.waiting(address) if self._is_typed(state, shown) else nullcontext(0.0)

    def identify(self, state: State, shown: Credentials, address: str) -> Actor:
        """The actor with these credentials. Raises Rejected."""
        if shown.token is not None:
            return self._facilitator(shown.token.encode())
        if shown.secret is None or not _SECRET.fullmatch(shown.secret):
            raise Rejected("page_out_of_date")
        hashed = secret_hash(shown.secret)
        person = state.as_recorded.secrets.get(hashed)  # an actor keeps their id when people become one or two
        if person is not None:
            return Participant(person)
        if shown.code is None:
            raise Rejected("code_wanted", field="code")
        self._check(shown.code.strip().upper(), shown.code, address)
        self._entrance.require_open()
        return Visitor(hashed, simulated=self._is_simulated(shown.simulated_key))

    def _facilitator(self, shown: bytes) -> Facilitator:
        # Every token is compared, so that the time taken reveals nothing about them.
        found = [known for token, known in self._facilitators.items() if secrets.compare_digest(shown, token)]
        if not found:
            raise Rejected("wrong_token")
        return found[0]

    def _is_simulated(self, shown: str | None) -> bool:
        """Whether this is a key of simulated people; None is nobody's. Raises Rejected."""
        if shown is None:
            return False
        found = [key for key in self._simulated_keys if _same(shown, key)]  # every one, as for tokens
        if not found:
            raise Rejected("wrong_token")
        return True

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
            self._guesses.was_wrong(address)
            raise Rejected("wrong_code", field="code")


def _same(shown: str, known: str) -> bool:
    return secrets.compare_digest(shown.encode(errors="replace"), known.encode())
