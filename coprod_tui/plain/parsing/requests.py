"""Reads one typed line as a request; it must not know whether it can be granted.

The forms are those that `commands` gives to plain mode: "offer ROLE to PERSON" has the word "offer", two places to fill
and "to" between them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from coprod_tui.actions import ACTIONS
from coprod_tui.plain.parsing.choices import InvalidLine, listed, nearest

LINE_CHARACTERS: Final = 20_000
BETWEEN_FORMS: Final = " · "
_NUMBERS: Final = ("N", "M")
_WITHOUT_BLANKS: Final = "CODE"


@dataclass(frozen=True, slots=True)
class Form:
    """How a command is written: its `word` (or words), the names of the `places` to fill, and what stands `between`
    each two of them, empty for a blank.

    `command` is the id of the command of which this is one form.
    """

    action: str
    written: str
    word: str
    places: tuple[str, ...]
    between: tuple[str, ...]

    def fits(self, line: str) -> str | None:
        """What follows the word where the line begins with it, None where it does not."""
        words = r"\s+".join(map(re.escape, self.word.split()))
        end = "" if self.word.endswith(":") else r"(?:\s+|$)"
        found = re.match(rf"\s*{words}{end}", line, re.IGNORECASE)
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

    @property
    def numbered(self) -> bool:
        """Whether a number stands wherever the form has one."""
        places = zip(self.form.places, self.readings[0], strict=True)
        return all(text.isdigit() for place, text in places if place in _NUMBERS)


def _form(action: str, written: str) -> Form:
    parts = re.findall(r"[A-Z]+|[^A-Z\s]+", written)
    filled = [at for at, part in enumerate(parts) if part.isupper()]
    word = " ".join(parts[: filled[0]] if filled else parts)
    between = tuple(" ".join(parts[one + 1 : other]) for one, other in pairwise(filled))
    return Form(action, written, word, tuple(parts[at] for at in filled), between)


FORMS: Final = tuple(
    _form(action.id, written) for action in ACTIONS for written in action.plain.split(BETWEEN_FORMS) if action.plain
)


def read(line: str) -> Request | None:
    """What a line asks for; None for an empty one. Raises InvalidLine."""
    if len(line) > LINE_CHARACTERS:
        raise InvalidLine(f"That line is longer than {LINE_CHARACTERS:,} characters. Nothing was changed.")
    if not line.strip():
        return None
    begun = {form: rest for form in FORMS if (rest := form.fits(line)) is not None}
    if not begun:
        raise InvalidLine(_no_command(line))
    words = max(len(form.word.split()) for form in begun)
    forms = [form for form in begun if len(form.word.split()) == words]  # "plan add" before "plan"
    filled = [Request(form, found) for form in forms if (found := tuple(_readings(form, begun[form])))]
    if not filled:
        raise InvalidLine(_unfilled(forms))
    return next((request for request in filled if request.numbered), filled[0])


def split(line: str) -> tuple[str, str]:
    """The first word of a line, in small letters, and the rest."""
    word, _, rest = line.strip().partition(" ")
    return word.casefold(), rest.strip()


def unknown(word: str, known: list[str]) -> str:
    """The sentence for a word that is no command."""
    return f'There is no command "{word}"{nearest(word, known)} Nothing was changed; "help" lists the commands.'


def written(forms: Sequence[Form]) -> str:
    """The sentence for a command that was not written as it has to be."""
    return f"It is written: {listed([form.written for form in forms], last='or')}. Nothing was changed."


def _no_command(line: str) -> str:
    word, _ = split(line)
    begun = [form for form in FORMS if form.word.startswith(f"{word} ")]
    return written(begun) if begun else unknown(word, [form.word for form in FORMS])


def _unfilled(forms: Sequence[Form]) -> str:
    """The sentence for a line whose word is one of a command, but which goes on otherwise."""
    word = forms[0].word
    others = [form for form in FORMS if form.word.startswith(word) and form not in forms]
    if not others and not any(form.places for form in forms):
        return f'"{word}" stands alone, so nothing was done; please leave out what follows it.'
    return written([*forms, *others])


def _readings(form: Form, rest: str) -> Iterator[tuple[str, ...]]:
    if form.places:
        yield from _filled(form.places, form.between, rest)
    elif not rest:
        yield ()


def _filled(places: Sequence[str], between: Sequence[str], rest: str) -> Iterator[tuple[str, ...]]:
    """Every way in which the rest of a line fills places."""
    if not between:
        yield from [(rest,)] if rest else []
        return
    for first, others in _halves(between[0], rest):
        if first and others and not (places[0] == _WITHOUT_BLANKS and " " in first):
            for filled in _filled(places[1:], between[1:], others):
                yield (first, *filled)


def _halves(between: str, rest: str) -> Iterator[tuple[str, str]]:
    if not between:
        first, _, second = rest.partition(" ")
        yield from [] if first.endswith(":") else [(first, second.strip())]
        return
    pattern = r"\s*:\s*" if between == ":" else rf"(?:^|\s+){between}(?:\s+|$)"
    for at in re.finditer(pattern, rest, re.IGNORECASE):
        yield rest[: at.start()].strip(), rest[at.end() :].strip()
