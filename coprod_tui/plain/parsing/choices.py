"""Resolves a typed name to one of the known names, never by guessing."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_NEAREST: Final = 3


class InvalidLine(Exception):
    """A line cannot be carried out; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class NamedItem:
    """Something that a line can name."""

    id: str
    #: The name that people know it by.
    name: str


def chosen(kind: str, typed: str, known: Sequence[NamedItem]) -> NamedItem:
    """The item whose whole name was typed, or the only one whose name begins so; case does not matter. Raises
    InvalidLine.
    """
    wanted = folded(typed)
    whole = [named for named in known if wanted in (folded(named.name), named.id)]
    fitting = whole or [named for named in known if wanted and folded(named.name).startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise InvalidLine(f'"{typed}" fits more than one {kind}: {listed(named.name for named in fitting)}. Which one?')
    raise InvalidLine(f'There is no {kind} "{typed}" here{nearest(typed, [named.name for named in known])}')


def nearest(typed: str, known: Sequence[str]) -> str:
    """The end of a sentence that suggests similar names; only a full stop where there are none."""
    by_folded = {folded(name): name for name in known}
    near = difflib.get_close_matches(folded(typed), by_folded, n=_NEAREST, cutoff=0.5)
    return f"; did you mean {listed([by_folded[name] for name in near], last='or')}?" if near else "."


def listed(names: Iterable[str], *, last: str = "and") -> str:
    """Names as a list in words: "Ama, Bo and Cy"."""
    *before, end = names
    return f"{', '.join(before)} {last} {end}" if before else end


def folded(text: str) -> str:
    """Text for comparison: normalised (NFC), without case, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
