"""Parses a typed line into a request.

The forms come from `Action.plain`: "offer ROLE to PERSON" has the word "offer", two places to fill, and "to" between
them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from coprod_tui.actions import ACTIONS
from coprod_tui.plain.parsing.choices import InvalidLine, is_quoted, listed, nearest, quoted

LINE_CHARACTERS: Final = 20_000
BETWEEN_FORMS: Final = " · "
_MANY: Final = "N [N…]"
_NUMBERS: Final = ("N", "M", _MANY)
_NAMES: Final = ("PERSON", "ROLE", "NAME")
_CODE: Final = "CODE"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an action."""

    #: The id of the action.
    action: str
    #: The form as help shows it.
    written: str
    #: The word or words that it begins with.
    word: str
    #: The names of the places to fill.
    places: tuple[str, ...]
    #: The words between two neighbouring places; empty for a blank.
    between: tuple[str, ...]

    def mark(self, at: int) -> str:
        """What is written between a place and the next one."""
        mark = self.between[at]
        return f"{mark} " if mark == ":" else f" {mark} " if mark else " "

    def fits(self, line: str) -> str | None:
        """The rest of a line that begins with the word, None for another line."""
        words = r"\s+".join(map(re.escape, self.word.split()))
        end = "" if self.word.endswith(":") else r"(?:\s+|$)"
        found = re.match(rf"\s*{words}{end}", line, re.IGNORECASE)
        return None if found is None else line[found.end() :].strip()


@dataclass(frozen=True, slots=True)
class Request:
    """A form that was filled in."""

    form: Form
    #: Every way to divide the line into places, since a name may hold whatever stands between them.
    readings: tuple[tuple[str, ...], ...]
    #: The same line as forms with fewer words read it, for where this form turns out to name nothing.
    shorter: tuple["Request", ...] = ()
    #: Whether it was asked about and answered with yes.
    confirmed: bool = False

    @property
    def word(self) -> str:
        """The word or words of the form."""
        return self.form.word

    @property
    def first(self) -> str:
        """The first place, as short as possible."""
        return self.readings[0][0]

    def written(self, reading: tuple[str, ...]) -> str:
        """The line of a reading, with its names in quotation marks, so that it has no other reading."""
        line = " ".join(reading)
        places = [
            quoted(text, line) if place in _NAMES else text
            for place, text in zip(self.form.places, reading, strict=True)
        ]
        first, *others = places
        between = (self.form.mark(at) for at in range(len(others)))
        return "".join((f"{self.word} {first}", *(f"{mark}{text}" for mark, text in zip(between, others, strict=True))))

    @property
    def numbered(self) -> bool:
        """Whether every place for a number holds one."""
        places = zip(self.form.places, self.readings[0], strict=True)
        return all(part.isdigit() for place, text in places if place in _NUMBERS for part in numbers(text))


def _words(form: Form) -> int:
    return len(form.word.split())


def _form(action: str, written: str) -> Form:
    parts = re.findall(rf"{re.escape(_MANY)}|[A-Z]+|[^A-Z\s]+", written)
    filled = [at for at, part in enumerate(parts) if part.isupper()]
    word = " ".join(parts[: filled[0]] if filled else parts)
    between = tuple(" ".join(parts[one + 1 : other]) for one, other in pairwise(filled))
    return Form(action, written, word, tuple(parts[at] for at in filled), between)


FORMS: Final = tuple(
    _form(action.id, written) for action in ACTIONS for written in action.plain.split(BETWEEN_FORMS) if action.plain
)


def read(line: str) -> Request | None:
    """Parses a line; None for an empty one. Raises InvalidLine."""
    if len(line) > LINE_CHARACTERS:
        raise InvalidLine(f"That line is longer than {LINE_CHARACTERS:,} characters. Nothing was changed.")
    if not line.strip():
        return None
    begun = {form: rest for form in FORMS if (rest := form.fits(line)) is not None}
    if not begun:
        raise InvalidLine(_no_command(line))
    longest = max(map(_words, begun))
    forms = sorted(begun, key=_words, reverse=True)  # "plan add" before "plan"
    filled = [Request(form, found) for form in forms if (found := tuple(_readings(form, begun[form])))]
    if not filled:
        raise InvalidLine(_unfilled([form for form in forms if _words(form) == longest]))
    alike = [request for request in filled if _words(request.form) == _words(filled[0].form)]
    chosen = next((request for request in alike if request.numbered), alike[0])
    return replace(chosen, shorter=tuple(filled[len(alike) :]))


def numbers(text: str) -> list[str]:
    """The parts of a place for several numbers, between blanks or commas."""
    return text.replace(",", " ").split()


def split(line: str) -> tuple[str, str]:
    """The first word of a line in lower case, and the rest."""
    word, _, rest = line.strip().partition(" ")
    return word.casefold(), rest.strip()


def unknown(word: str, known: list[str]) -> str:
    """The sentence for an unknown word, with similar ones."""
    return f'There is no command "{word}"{nearest(word, known)} Nothing was changed; "help" lists the commands.'


def written(forms: Sequence[Form]) -> str:
    """The sentence for a command that was written wrongly, with its forms."""
    return f"It is written: {listed([form.written for form in forms], last='or')}. Nothing was changed."


def _no_command(line: str) -> str:
    word, _ = split(line)
    begun = [form for form in FORMS if form.word.startswith(f"{word} ")]
    return written(begun) if begun else unknown(word, [form.word for form in FORMS])


def _unfilled(forms: Sequence[Form]) -> str:
    """The sentence for a line that begins like a command and goes on otherwise."""
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
    """Every way in which the rest of a line fills the places."""
    if not between:
        yield from [(rest,)] if rest else []
        return
    for first, others in _halves(places[0], between[0], rest):
        if first and others:
            for filled in _filled(places[1:], between[1:], others):
                yield (first, *filled)


def _halves(place: str, between: str, rest: str) -> Iterator[tuple[str, str]]:
    """Every way to divide a text in two where `between` stands: a quoted first part first, then the shortest one."""
    if not between:
        first, _, second = rest.partition(" ")
        yield from [] if first.endswith(":") else [(first, second.strip())]
        return
    if place == _CODE:  # the mark stands right behind it, so that a name may begin with one
        first, _, second = rest.partition(between)
        yield from [(first, second.strip())] if first == "".join(first.split()) else []
        return
    if place == _MANY:  # numbers hold no mark
        first, _, second = rest.partition(between)
        yield first.strip(), second.strip()
        return
    pattern = ":" if between == ":" else rf"(?<!\S){between}(?!\S)"
    halves = [
        (rest[: at.start()].strip(), rest[at.end() :].strip()) for at in re.finditer(pattern, rest, re.IGNORECASE)
    ]
    yield from sorted(halves, key=lambda half: not is_quoted(half[0]))
