"""The code that people type to join a session, and the invitation in its QR code and links."""

import unicodedata
from collections.abc import Callable
from typing import Final

import msgspec

INVITATION_CHARACTERS: Final = 13  # of 5 bits each: 65 bits, which nobody guesses
INVITATION_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # capitals and digits make a small QR code
_CONSONANTS: Final = "BDGHJKLMNPRTVZ"
_VOWELS: Final = "AEIOU"
_MOST_TYPED: Final = 64
_LOOK_ALIKES: Final = str.maketrans("01", "OI")


class JoinAccess(msgspec.Struct, frozen=True):
    """What lets somebody into a session who is not known there yet."""

    #: Shown in the room, to be typed.
    code: str
    #: In the QR code and in links.
    invitation: str
    #: Whether nobody comes in any more, whatever they show.
    closed: bool = False


def new_code(choose: Callable[[str], str]) -> str:
    """Six letters that can be spoken, one of 343,000 combinations. `choose` picks a random character of a string."""
    return "".join(choose(letters) for letters in (_CONSONANTS, _VOWELS) * 3)


def new_invitation(choose: Callable[[str], str]) -> str:
    """Thirteen capitals and digits. `choose` picks a random character of a string."""
    return "".join(choose(INVITATION_LETTERS) for _ in range(INVITATION_CHARACTERS))


def read_code(typed: str) -> str:
    """The letters and digits of a code in capitals, however it was typed.

    Blanks, hyphens and other signs are left out, small and full-width letters become capitals. Codes have no digits,
    so 0 is read as O and 1 as I.
    """
    capitals = unicodedata.normalize("NFKC", typed[:_MOST_TYPED]).upper()
    return "".join(character for character in capitals.translate(_LOOK_ALIKES) if character.isalnum())


def looks_like_invitation(shown: str) -> bool:
    """Whether this came from a QR code or a link, perhaps an older one, and was not typed."""
    return len(shown) == INVITATION_CHARACTERS and all(letter in INVITATION_LETTERS for letter in shown)
