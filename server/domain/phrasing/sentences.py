"""Splits a text into sentences and words.

A quotation is somebody else's words, so it becomes a single word, `QUOTED`.
"""

import re
from dataclasses import dataclass
from typing import Final

from server.domain.phrasing.words import UNMARKED, words_of

QUOTED: Final = '"'
_STRAIGHT: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "′": "'", "„": "“", "«": "“", "»": "”"})
_QUOTE: Final = re.compile(r'"[^"]*"|“[^“”]*”|(?<!\w)\'[^\']*\'(?!\w)')
_TOKEN: Final = re.compile(r"\x00+|[^\W_]+(?:['-][^\W_]+)*'?|[^\w\s]")
_ENDS: Final = frozenset(".?!")
_SHORTENED: Final = words_of("mr mrs ms dr st e.g i.e")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a punctuation mark."""

    #: The word in lower case with plain apostrophes.
    low: str
    #: The index of its first character in the text.
    start: int
    #: The index after its last character.
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.low[0].isalnum()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words and marks of a sentence, without its end mark."""

    words: tuple[Word, ...]
    #: The end mark: "?", "." or "!", or nothing.
    ends: str
    #: The index after its last character in the text.
    end: int

    @property
    def low(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.low for word in self.words)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that contain words."""
    plain = text.translate(_STRAIGHT)
    covered = _QUOTE.sub(lambda found: "\0" * len(found[0]), plain)
    found: list[Sentence] = []
    words: list[Word] = []
    for match in _TOKEN.finditer(covered):
        word = _word(match)
        if match[0] in _ENDS and not (match[0] == "." and words and _is_short(words[-1])):
            _finish(found, words, match[0], match.end())
            continue
        if words and words[-1].low == QUOTED and plain[words[-1].end - 2] in _ENDS and plain[word.start].isupper():
            _finish(found, words, "", words[-1].end)
        words.append(word)
    _finish(found, words, "", words[-1].end if words else 0)
    return tuple(found)


def count(text: str) -> int:
    """The number of words of a text, quotations included."""
    return sum(match[0][0].isalnum() for match in _TOKEN.finditer(text.translate(_STRAIGHT)))


def _word(match: re.Match[str]) -> Word:
    low = QUOTED if match[0][0] == "\0" else match[0].casefold()
    return Word(UNMARKED.get(low, low), match.start(), match.end())


def _is_short(word: Word) -> bool:
    return word.low in _SHORTENED or (word.end - word.start == 1 and not word.is_mark)


def _finish(found: list[Sentence], words: list[Word], ends: str, end: int) -> None:
    if any(not word.is_mark or word.low == QUOTED for word in words):
        found.append(Sentence(tuple(words), ends, end))
    words.clear()
