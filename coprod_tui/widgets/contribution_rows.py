"""Draws one contribution: number, name, mark, and words with a hanging indent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from coprod_tui.display import fit, line, shorten, wrap
from coprod_tui.widgets.text_layout import Piece, render_pieces, wrap_pieces
from server.projections.contributions.index import ContributionRow

HEARD: Final = "✓"
BAR: Final = "▌"
MARKED: Final = "●"
NO_NAME: Final = "no name"
_LEAST_WORDS: Final = 12
_MOST_WORDS: Final = 100
_WORDING: Final = 30
_KINDS: Final = {"answer": "", "build": "↳ builds on", "challenge": "⚑ challenges", "unsure": "? not sure"}
_VALUE: Final = "What I value here: "
_TEST: Final = "What I would test: "
_CONSENTS: Final = {"room": "in this room only", "notes": "", "quoted": ""}
_CHANNELS: Final = {
    "phone": "",
    "aloud": "said aloud",
    "paper": "on paper",
    "for_someone": "said for someone",
    "hands": "show of hands",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the columns, in cells."""

    number: int
    name: int
    words: int
    #: Whether a blank line follows each row.
    airy: bool

    @property
    def before_words(self) -> int:
        """Cells to the left of the words: bar, number, gap, name, gap, mark, gap."""
        return 1 + self.number + 1 + self.name + 3


def columns(width: int, greatest: int, *, airy: bool) -> Columns:
    """The columns of a list `width` cells wide whose greatest number is `greatest`."""
    number = max(2, len(str(greatest)))
    name = max(8, min(18, width // 6))
    words = width - (1 + number + 1 + name + 3) - 1
    return Columns(number, name, max(_LEAST_WORDS, min(words, _MOST_WORDS)), airy)


def height(row: ContributionRow, across: Columns, above: ContributionRow | None = None) -> int:
    """How many lines the row takes below the row `above`."""
    return len(_words(row, across)) + len(_marks(row, across, above)) + across.airy


def render_row(
    row: ContributionRow,
    across: Columns,
    above: ContributionRow | None = None,
    *,
    selected: bool,
    marked: bool = False,
) -> list[Content]:
    """The lines of the row, each as wide as the columns, with a blank line below where they are airy."""
    bar = (BAR if selected else " ", "$accent")
    words = [(f"{text} ", "$foreground") for text in _words(row, across)]
    below = [*([piece] for piece in words[1:]), *_marks(row, across, above)]
    under = (" " * (across.before_words - 1), "")
    said = [(bar, *_head(row, across, marked=marked), words[0]), *((bar, under, *pieces) for pieces in below)]
    lines = [render_pieces(pieces, across.before_words + across.words + 1) for pieces in said]
    return [*(one.stylize_before("on $selection") if selected else one for one in lines), *[Content()] * across.airy]


def _words(row: ContributionRow, across: Columns) -> tuple[str, ...]:
    """The lines of the words; a challenge says first what it values, as it does on phones."""
    if not row.value:
        return wrap(row.text, across.words)
    return (*wrap(f"{_VALUE}{row.value}", across.words), *wrap(f"{_TEST}{row.text}", across.words))


def _head(row: ContributionRow, across: Columns, *, marked: bool) -> tuple[Piece, ...]:
    name = NO_NAME if row.label is None else line(row.label)
    return (
        (f"{row.number:>{across.number}}", "bold $accent" if marked else "$muted"),
        (MARKED if marked else " ", "bold $accent"),
        (f"{fit(name, across.name)} ", "italic $muted" if row.label is None else "$people"),
        (f"{HEARD if row.heard else ' '} ", "bold $well"),
    )


def _marks(row: ContributionRow, across: Columns, above: ContributionRow | None) -> list[list[Piece]]:
    """The lines below the words: what they answer, how they came, what became of them; none where there is nothing."""
    hands = "" if row.hands is None else f"×{row.hands} hands"
    said = (
        (_held(row), "$warning"),
        ("late" if row.late else "", "$warning"),
        ("simulated" if row.simulated else "", "$warning"),
        ("held up" if row.held_up else "", "bold $accent"),
        (_link(row), "$others"),
        (f"open no longer: {line(row.closed_because)}" if row.closed_because else "", "$muted"),
        (hands or _CHANNELS[row.channel], "$others"),
        (f"speaking from {line(', '.join(row.speaking))}" if row.speaking else "", "$people"),
        (_CONSENTS[row.consent], "$others"),
        (_wording(row, above), "$muted"),
    )
    became = (
        (f"♥ {row.me_too}" if row.me_too else "", "$others"),
        (f"↳ {row.builds}" if row.builds else "", "$others"),
        (f"⚑ {row.challenges}" if row.challenges else "", "$others"),
        *((f"◇ {line(theme)}", "$people") for theme in row.themes),
    )
    return [*_pieces(said, across), *_pieces(became, across)]


def _pieces(said: Iterable[Piece], across: Columns) -> list[list[Piece]]:
    marks = [(shorten(text, across.words), style) for text, style in said if text]
    return wrap_pieces(marks, across.words) if marks else []


def _held(row: ContributionRow) -> str:
    """That others do not read it, and why."""
    if row.held is None:
        return ""
    by = "" if row.held_by is None else f" by {line(row.held_by)}"
    told = f"held back{by}: {line(row.held)}" if row.held else "waits for a look"
    return f"{told} · said otherwise since" if row.held_changed else told


def _link(row: ContributionRow) -> str:
    """What kind of words they are, with the number of those that they answer."""
    if row.to is None:
        return _KINDS[row.kind]
    beside = "" if row.beside is None else f", with {line(row.beside)} beside"
    return f"{_KINDS[row.kind]} {row.to}{', taken back' if row.to_gone else ''}{beside}"


def _wording(row: ContributionRow, above: ContributionRow | None) -> str:
    """The wording of the question that it answers, said once for rows that follow each other."""
    before = above.asked if above is not None and above.question == row.question else None
    if row.asked == before:
        return ""
    return "to the wording now" if row.asked is None else f"to “{shorten(line(row.asked), _WORDING)}”"
