"""Wrong guesses delay what is typed at the same address, and lock nobody out."""

import pytest

from server.domain.errors import Rejected
from server.engine.guesses import LONGEST_DELAY, MOST_WAITING, Guesses
from tests.server.conftest import Clock


def delay(guesses: Guesses, address: str) -> float:
    with guesses.waiting(address) as seconds:
        return seconds


def test_the_delay_grows_with_wrong_guesses_from_there_to_its_end(clock: Clock) -> None:
    guesses = Guesses(lambda: clock.seconds)
    delays = []
    for _ in range(15):
        delays.append(delay(guesses, "here"))
        guesses.was_wrong("here")
    assert delays == sorted(delays)
    assert (delays[0], delays[-1]) == (0, LONGEST_DELAY)
    assert delay(guesses, "there") == 0
    assert guesses.wrong_lately == 15
    clock.pass_by(60)
    assert (delay(guesses, "here"), guesses.wrong_lately) == (0, 0)


def test_only_so_many_wait_at_one_address(clock: Clock) -> None:
    guesses = Guesses(lambda: clock.seconds)
    waiting = [guesses.waiting("here") for _ in range(MOST_WAITING)]
    for one in waiting:
        one.__enter__()
    with pytest.raises(Rejected, match="too_many_codes"):
        delay(guesses, "here")
    assert delay(guesses, "there") == 0
    for one in waiting:
        one.__exit__(None, None, None)
    assert delay(guesses, "here") == 0
