"""The codes of paper slips: four letters, the last of which is a check letter.

A code with one wrong letter, or with two letters swapped, is invalid.
"""

from collections.abc import Callable
from typing import Final

LETTERS: Final = "ABCDEFGHJKLMNPRTWXY"  # a prime number of letters without look-alikes
_WEIGHTS: Final = (2, 3, 5)


def new_slips(count: int, choose: Callable[[str], str]) -> tuple[str, ...]:
    """`count` different codes out of 6,859. `choose` picks a random character of a string.

    Raises ValueError if `count` is more than half of them.
    """
    if not 0 <= count <= len(LETTERS) ** len(_WEIGHTS) // 2:
        raise ValueError("so many slips cannot be told apart")
    made: dict[str, None] = {}
    while len(made) < count:
        letters = "".join(choose(LETTERS) for _ in _WEIGHTS)
        made[letters + _check(letters)] = None
    return tuple(made)


def read(typed: str) -> str | None:
    """The code in the form printed on the slip; None if `typed` is not a valid code."""
    code = "".join(typed.upper().split())
    if len(code) != len(_WEIGHTS) + 1 or any(letter not in LETTERS for letter in code):
        return None
    return code if code[-1] == _check(code[:-1]) else None


def _check(letters: str) -> str:
    weighed = sum(weight * LETTERS.index(letter) for weight, letter in zip(_WEIGHTS, letters, strict=True))
    return LETTERS[weighed % len(LETTERS)]
