"""Words that only some people in a room use, and everyday words for them.

The words are data, read once when this module is imported, like the catalogue.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import msgspec

from server.domain.phrasing.sentences import Sentence, Word
from server.domain.phrasing.words import words_of

_ASKS_OF_A_WORD: Final = words_of("mean means meaning word called jargon")
_OWNING: Final = words_of("my our your their his her its what which whose")
_VOWELS: Final = frozenset("aeiou")


class Jargon(msgspec.Struct, frozen=True):
    """One term of jargon."""

    #: The term.
    says: str
    #: Everyday words for it.
    everyday: str
    #: Whether the everyday words can replace it.
    swap: bool = True
    #: Words that show, next to it, that it is meant in its plain sense.
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Jargon in a text."""

    jargon: Jargon
    #: The index of its first character.
    start: int
    #: The index after its last character.
    end: int
    #: The "a" or "an" before it.
    article: Word | None
    #: Whether a word like "our" is before it.
    owned: bool


JARGON: Final[tuple[Jargon, ...]] = msgspec.convert(
    tomllib.loads(files("server.domain").joinpath("data", "jargon.toml").read_text("utf-8"))["word"],
    tuple[Jargon, ...],
)
_BY_WORDS: Final = {tuple(known.says.split()): known for known in JARGON}
_LONGEST: Final = max(map(len, _BY_WORDS))


def found(sentences: Sequence[Sentence]) -> tuple[Found, ...]:
    """The jargon in sentences, in order; none where the question is about the word itself."""
    low = {word for sentence in sentences for word in sentence.low}
    if _ASKS_OF_A_WORD & low:
        return ()
    return tuple(
        one for sentence in sentences for one in _in_words(sentence.words) if not low.intersection(one.jargon.unless)
    )


def in_everyday_words(text: str, all_found: Sequence[Found]) -> str | None:
    """The text with everyday words in place of the jargon; None if one of them would not fit."""
    if not all_found or not all(one.jargon.swap and not one.owned for one in all_found):
        return None
    for one in reversed(all_found):
        everyday = one.jargon.everyday
        if text[one.start].isupper() and one.start == 0:
            everyday = everyday[0].upper() + everyday[1:]
        before = text[: one.start]
        if one.article is not None:
            article = "an" if everyday[0] in _VOWELS and not everyday.startswith("use") else "a"
            begins = one.article.start
            article = article.title() if before[begins].isupper() else article
            before = before[:begins] + article + before[one.article.end :]
        text = before + everyday + text[one.end :]
    return text


def _in_words(words: Sequence[Word]) -> list[Found]:
    all_found: list[Found] = []
    at = 0
    while at < len(words):
        length, known = _longest(words, at)
        if known is not None:
            before = words[at - 1] if at else None
            article = before if before is not None and before.low in ("a", "an") else None
            owned = before is not None and (before.low in _OWNING or before.low.endswith("'s"))
            all_found.append(Found(known, words[at].start, words[at + length - 1].end, article, owned))
        at += length
    return all_found


def _longest(words: Sequence[Word], at: int) -> tuple[int, Jargon | None]:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        known = _BY_WORDS.get(tuple(word.low for word in words[at : at + length]))
        if known is not None:
            return length, known
    return 1, None
