"""The code to join a session."""

from collections.abc import Callable
from typing import Final

_CONSONANTS: Final = "BDGHJKLMNPRTVZ"
_VOWELS: Final = "AEIOU"


def new_code(choose: Callable[[str], str]) -> str:
    """Six letters that can be spoken, one of 343,000 combinations. `choose` picks a random character of a string."""
    return "".join(choose(letters) for letters in (_CONSONANTS, _VOWELS) * 3)
