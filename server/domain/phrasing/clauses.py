"""A main clause as words from which another is built.

Words taken over into a rewording are copied as they were written. `is_plain` and `verb_for` say where that is safe.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from server.domain.phrasing.sentences import QUOTED, Word
from server.domain.phrasing.shapes import is_wh
from server.domain.phrasing.words import (
    BREAK,
    DETERMINER,
    GROUPS,
    HELPING,
    JOINING,
    POINTER,
    PREPOSITION,
    PRONOUN,
    words_of,
)

OBJECT: Final = {"they": "them", "he": "him", "she": "her", "we": "us", "i": "me", "you": "you"}
_HANGING: Final = DETERMINER | PREPOSITION | JOINING | {"new", "very", "too"}
_CLAUSES: Final = HELPING | PRONOUN | {"that", "if", "because", "when", "than"} - {"it"}
_UNFINISHED: Final = words_of("a an the my your our their its every and or")
_AS_MANY: Final = 6
_ONE: Final = ("ss", "us", "is", "'s")


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause in a text."""

    #: The whole text.
    text: str
    #: The words of the clause.
    words: tuple[Word, ...]

    @property
    def low(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.low for word in self.words)

    def said(self, begin: int, end: int | None = None) -> str:
        """The text from word `begin` up to word `end`, or to the last."""
        words = self.words[begin:end]
        return self.text[words[0].start : words[-1].end] if words else ""

    def tail(self, begin: int) -> str:
        """The text from word `begin` on, with a blank before it; empty if there is none."""
        said = self.said(begin)
        return f" {said}" if said else ""


def is_plain(low: Sequence[str]) -> bool:
    """Whether words are complete and contain no question, break or choice, so that they fit anywhere."""
    return (
        bool(low)
        and low[-1] not in _UNFINISHED
        and not any(is_wh(word) or word in BREAK or word in ("or", "but") or word == QUOTED for word in low)
    )


def is_aside(low: Sequence[str]) -> bool:
    """Whether words only say where, when or with what: "in the morning", or nothing."""
    return not low or (is_plain(low) and (low[0] in PREPOSITION | {"here", "there", "now", "today"}))


def is_thing(low: Sequence[str]) -> bool:
    """Whether words name something: "the carers in the morning", "living here"."""
    if not low or len(low) > _AS_MANY or not is_plain(low) or low[-1] in _HANGING or "and" in low:
        return False
    begins = low[0] in (DETERMINER - {"any", "no"}) and len(low) > 1
    doing = low[0].endswith("ing") and len(low[0]) > len("thing")
    return (begins or doing or low[0] in GROUPS) and not _CLAUSES.intersection(low[1:])


def is_statement(low: Sequence[str]) -> bool:
    """Whether words can follow "the idea that": they begin with a subject other than the people asked."""
    if not low or low[0].partition("'")[0] not in PRONOUN | POINTER | DETERMINER | GROUPS:
        return False
    least = 2 if "'" in low[0] or low[0] in PRONOUN else 3
    return len(low) >= least and low[0] != "you" and low[-1] not in HELPING and is_plain(low)


def is_many(low: Sequence[str]) -> bool:
    """Whether the words name something plural, which takes "are"."""
    if low[0].endswith("ing") or low[0] in ("this", "that", "a", "an", "every", "each"):
        return False
    if low[0] in ("these", "those", "both"):
        return True
    head = next((at for at, word in enumerate(low) if word in PREPOSITION), len(low)) - 1
    noun = low[max(0, head)]
    return noun in GROUPS or (noun.endswith("s") and not noun.endswith(_ONE))


def capital(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]
