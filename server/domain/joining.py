"""How the code to join is made; it must not know where chance comes from."""

from collections.abc import Callable
from typing import Final

_CONSONANTS: Final = "BDGHJKLMNPRTVZ"
_VOWELS: Final = "AEIOU"


def new_code(choose: Callable[[str], str]) -> str:
    """Six letters that can be said aloud: one of 343,000. `choose` picks one character of a string by chance."""
    return "".join(choose(letters) for letters in (_CONSONANTS, _VOWELS) * 3)
