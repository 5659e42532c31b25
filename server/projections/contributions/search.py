"""Text search that ignores case, accents and width."""

import re
import unicodedata
from typing import Final

# Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic: marks that people omit in a search.
# Marks of other scripts count as letters to their readers.
_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u200c-\u200f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_STROKED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "‘": "'"}
)


def normalized(text: str) -> str:
    """`text` in the form in which it is compared: without case, accents and differences of width."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold()).translate(_STROKED)


def search_words(needle: str) -> tuple[str, ...]:
    """The distinct words of `needle` in the form in which they are compared; empty for a blank needle."""
    return tuple(dict.fromkeys(normalized(needle).split()))


def matches(words: tuple[str, ...], text: str, label: str, number: int) -> bool:
    """Whether each word occurs in `text` or `label`, which are `normalized`, or equals the number."""
    return all(word in text or word in label or word in (str(number), f"#{number}") for word in words)
