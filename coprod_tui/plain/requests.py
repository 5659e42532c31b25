"""Reads one typed line as a request; it must not know whether it can be granted.

The words are those that `commands` gives to plain mode.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coprod_tui.commands import COMMANDS
from coprod_tui.plain.choice import Unclear, nearest

LINE_CHARACTERS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Ask:
    """`ask TEXT`"""

    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """`heard N`"""

    number: int


@dataclass(frozen=True, slots=True)
class Offer:
    """`offer ROLE to PERSON`, in every way that the line can be read: names may have a "to" in them."""

    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bare:
    """A command of one word: its id."""

    id: str


Request = Ask | Heard | Offer | Bare

FORMS: Final = {command.plain.split()[0]: command.plain for command in COMMANDS if command.plain}
_IDS: Final = {command.plain.split()[0]: command.id for command in COMMANDS if command.plain}
_TO: Final = re.compile(r"\s+to\s+", re.IGNORECASE)


def read(line: str) -> Request | None:
    """What a line asks for; None for an empty one. Raises Unclear."""
    if len(line) > LINE_CHARACTERS:
        raise Unclear(f"That line is longer than {LINE_CHARACTERS:,} characters. Nothing was changed.")
    word, rest = split(line)
    if not word:
        return None
    if word not in FORMS:
        raise Unclear(unknown(word, list(FORMS)))
    match word:
        case "ask":
            return Ask(_needed(rest, word))
        case "heard":
            return Heard(_number(_needed(rest, word)))
        case "offer":
            return Offer(tuple(_offers(_needed(rest, word))))
        case _ if rest:
            raise Unclear(f'"{word}" stands alone, so nothing was done; please leave out what follows it.')
        case _:
            return Bare(_IDS[word])


def split(line: str) -> tuple[str, str]:
    """The first word of a line, in small letters, and the rest."""
    word, _, rest = line.strip().partition(" ")
    return word.casefold(), rest.strip()


def unknown(word: str, known: list[str]) -> str:
    """The sentence for a word that is no command."""
    return f'There is no command "{word}"{nearest(word, known)} Nothing was changed; "help" lists the commands.'


def _needed(rest: str, word: str) -> str:
    if not rest:
        raise Unclear(f"It is written: {FORMS[word]}. Nothing was changed.")
    return rest


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):  # noqa: PLR2004 - beyond any contribution's number
        raise Unclear(f'"{text}" is no number of a contribution; "said" lists them with their numbers.')
    return int(text)


def _offers(rest: str) -> Iterator[tuple[str, str]]:
    found = [(rest[: at.start()].strip(), rest[at.end() :].strip()) for at in _TO.finditer(rest)]
    readings = [(role, person) for role, person in found if role and person]
    if not readings:
        raise Unclear(f"It is written: {FORMS['offer']}. Nothing was changed.")
    yield from readings
