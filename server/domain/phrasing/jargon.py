"""Words that only some in a room use, and everyday ones for them; it must not know whose words they are.

The words are data. They are read once, while this module is imported, as those of the catalogue are.
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
    """What is said, how else to say it, whether that can take its place, and what shows that it is meant plainly."""

    says: str
    everyday: str
    swap: bool = True
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Jargon in a text, from `start` to `end`; `article` is the "a" or "an" before it, `owned` whether "our" is."""

    jargon: Jargon
    start: int
    end: int
    article: Word | None
    owned: bool


JARGON: Final[tuple[Jargon, ...]] = msgspec.convert(
    tomllib.loads(files("server.domain").joinpath("data", "jargon.toml").read_text("utf-8"))["word"],
    tuple[Jargon, ...],
)
_BY_WORDS: Final = {tuple(known.says.split()): known for known in JARGON}
_LONGEST: Final = max(map(len, _BY_WORDS))


def found(sentences: Sequence[Sentence]) -> tuple[Found, ...]:
    """The jargon in sentences, in their order; none where a word is asked about."""
    low = {word for sentence in sentences for word in sentence.low}
    if _ASKS_OF_A_WORD & low:
        return ()
    return tuple(
        one for sentence in sentences for one in _in_words(sentence.words) if not low.intersection(one.jargon.unless)
    )


def in_everyday_words(text: str, all_found: Sequence[Found]) -> str | None:
    """The text with everyday words in place of the jargon, None where one of them would not fit."""
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
