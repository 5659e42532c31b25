"""Reads one typed line as a request; it must not know whether it can be granted.

The forms are those that `commands` gives to plain mode: "offer ROLE to PERSON" has the word "offer", two places to fill
and "to" between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coprod_tui.commands import COMMANDS
from coprod_tui.plain.choice import Unclear, nearest

LINE_CHARACTERS: Final = 20_000
BETWEEN_FORMS: Final = " · "


@dataclass(frozen=True, slots=True)
class Form:
    """How a command is written: its `word` (or words), the places to fill, and what stands `between` two of them.

    `command` is the id of the command of which this is one form.
    """

    command: str
    written: str
    word: str
    places: int
    between: str

    def fits(self, line: str) -> str | None:
        """What follows the word where the line begins with it, None where it does not."""
        words = r"\s+".join(self.word.split())
        found = re.match(rf"\s*{words}(?:\s+|$)", line, re.IGNORECASE)
        return None if found is None else line[found.end() :].strip()


@dataclass(frozen=True, slots=True)
class Request:
    """A form that was filled in, in every way that the line can be read: names may have a "to" in them."""

    form: Form
    readings: tuple[tuple[str, ...], ...]

    @property
    def word(self) -> str:
        """The word that it begins with."""
        return self.form.word

    @property
    def first(self) -> str:
        """What fills the first place, read as early as can be."""
        return self.readings[0][0]


def _form(command: str, written: str) -> Form:
    parts = re.findall(r"[A-Z]+|[^A-Z\s]+", written)
    filled = [at for at, part in enumerate(parts) if part.isupper()]
    word = " ".join(parts[: filled[0]] if filled else parts)
    between = " ".join(parts[filled[0] + 1 : filled[1]]) if len(filled) > 1 else ""
    return Form(command, written, word, len(filled), between)


FORMS: Final = tuple(
    _form(command.id, written)
    for command in COMMANDS
    for written in command.plain.split(BETWEEN_FORMS)
    if command.plain
)


def read(line: str) -> Request | None:
    """What a line asks for; None for an empty one. Raises Unclear."""
    if len(line) > LINE_CHARACTERS:
        raise Unclear(f"That line is longer than {LINE_CHARACTERS:,} characters. Nothing was changed.")
    if not line.strip():
        return None
    for form in FORMS:
        rest = form.fits(line)
        if rest is not None:
            return Request(form, _filled(form, rest))
    word, _ = split(line)
    begun = next((form for form in FORMS if form.word.startswith(f"{word} ")), None)
    raise Unclear(unknown(word, [form.word for form in FORMS]) if begun is None else written(begun))


def split(line: str) -> tuple[str, str]:
    """The first word of a line, in small letters, and the rest."""
    word, _, rest = line.strip().partition(" ")
    return word.casefold(), rest.strip()


def unknown(word: str, known: list[str]) -> str:
    """The sentence for a word that is no command."""
    return f'There is no command "{word}"{nearest(word, known)} Nothing was changed; "help" lists the commands.'


def written(form: Form) -> str:
    """The sentence for a command that was not written as it has to be."""
    return f"It is written: {form.written}. Nothing was changed."


def _filled(form: Form, rest: str) -> tuple[tuple[str, ...], ...]:
    if not form.places:
        if rest:
            raise Unclear(f'"{form.word}" stands alone, so nothing was done; please leave out what follows it.')
        return ((),)
    readings = tuple(_readings(form, rest))
    if not readings:
        raise Unclear(written(form))
    return readings


def _readings(form: Form, rest: str) -> Iterator[tuple[str, ...]]:
    if form.places == 1:
        yield from [(rest,)] if rest else []
        return
    between = r"\s*:\s*" if form.between == ":" else rf"(?:^|\s+){form.between}(?:\s+|$)"
    for at in re.finditer(between, rest, re.IGNORECASE):
        first, second = rest[: at.start()].strip(), rest[at.end() :].strip()
        if first and second:
            yield first, second
