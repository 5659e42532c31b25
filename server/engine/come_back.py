"""Makes come-back words, and knows again whoever shows them.

The slow hash is worked out in one thread, one after the other, so that the loop goes on and one processor at most is
kept busy.
"""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from server.domain.actors import Doorkeeper
from server.domain.come_back import new_words, read_words, slow_hash
from server.domain.commands import ComeBack, KeepComeBackWords
from server.domain.errors import Rejected
from server.engine.guesses import Guesses
from server.engine.local_session import LocalSession
from server.token_buckets import Rate, TokenBuckets

WORDS_MADE: Final = Rate(3, 1 / 60)
COME_BACKS: Final = Rate(5, 1 / 60)


class ComeBackDesk:
    """Come-back words of one session.

    `choose` picks a random item of a sequence; `monotonic` returns seconds.
    """

    def __init__(
        self,
        session: LocalSession,
        guesses: Guesses,
        monotonic: Callable[[], float],
        choose: Callable[[Sequence[str]], str] = secrets.choice,
    ) -> None:
        self._session = session
        self._guesses = guesses
        self._made = TokenBuckets(WORDS_MADE, monotonic)
        self._came = TokenBuckets(COME_BACKS, monotonic)
        self._choose = choose
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="come-back")

    async def make_words(self, person: str) -> tuple[str, ...]:
        """New words for a person, once they are durable. Raises Rejected too_quick if they had several just now."""
        if not self._made.take(person):
            raise Rejected("too_quick")
        words = new_words(self._choose)
        await self._submit(person, KeepComeBackWords(await self._hash(words)))
        return words

    async def let_back(self, typed: str, address: str, secret_hash: str) -> tuple[str, ...]:
        """Lets the phone with this secret act for the person with these words, and returns them.

        Raises Rejected, with too_quick if one person came back often just now.
        """
        words = read_words(typed)
        with self._guesses.waiting(address) as seconds:
            await asyncio.sleep(seconds)
            person = self._session.replica.state.as_recorded.come_back.get(await self._hash(words))
            if person is None:
                self._guesses.was_wrong(address)
                raise Rejected("come_back_wrong", field="words")
        if not self._came.take(person):
            raise Rejected("too_quick")
        await self._submit(person, ComeBack(secret_hash))
        return words

    async def _hash(self, words: tuple[str, ...]) -> str:
        session = self._session.replica.state.session
        return await asyncio.get_running_loop().run_in_executor(self._thread, slow_hash, words, session)

    async def _submit(self, person: str, command: KeepComeBackWords | ComeBack) -> None:
        receipt = await self._session.writer.submit(Doorkeeper(person), command, secrets.token_hex(16))
        await self._session.replica.reached(receipt)
