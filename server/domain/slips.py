"""The codes of paper slips: four letters that tell a slip from a mistyped one; it must not know what is written on it.

The last letter checks the others: one wrong letter, or two that changed places, make no code.
"""

from collections.abc import Callable
from typing import Final

LETTERS: Final = "ABCDEFGHJKLMNPRTWXY"  # a prime number of letters, none of which looks like another
_WEIGHTS: Final = (2, 3, 5)


def new_slips(count: int, choose: Callable[[str], str]) -> tuple[str, ...]:
    """`count` different codes, of 6,859. `choose` picks one character of a string by chance. Raises ValueError."""
    if not 0 <= count <= len(LETTERS) ** len(_WEIGHTS) // 2:
        raise ValueError("so many slips cannot be told apart")
    made: dict[str, None] = {}
    while len(made) < count:
        letters = "".join(choose(LETTERS) for _ in _WEIGHTS)
        made[letters + _check(letters)] = None
    return tuple(made)


def read(typed: str) -> str | None:
    """The code as it stands on the slip, however it was typed; None for what is none."""
    code = "".join(typed.upper().split())
    if len(code) != len(_WEIGHTS) + 1 or any(letter not in LETTERS for letter in code):
        return None
    return code if code[-1] == _check(code[:-1]) else None


def _check(letters: str) -> str:
    weighed = sum(weight * LETTERS.index(letter) for weight, letter in zip(_WEIGHTS, letters, strict=True))
    return LETTERS[weighed % len(LETTERS)]
