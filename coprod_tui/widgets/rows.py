"""How one contribution is drawn: number, name, mark, and words hanging under themselves; it must not know its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from coprod_tui.display import fit, line, wrap
from server.projections.contributions import ContributionRow

HEARD: Final = "✓"
BAR: Final = "▌"
NO_NAME: Final = "no name"
PARTS: Final = ("hand", "bar", "number", "name", "nameless", "heard", "words", "marks", "late")
_LEAST_WORDS: Final = 12
_MOST_WORDS: Final = 100
_KINDS: Final = {"answer": "", "build": "↳ builds on", "challenge": "⚑ challenges", "unsure": "? not sure"}
_CONSENTS: Final = {"room": "in this room only", "notes": "", "quoted": ""}
_CHANNELS: Final = {"phone": "", "aloud": "said aloud", "paper": "on paper", "for_someone": "said for someone"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells across: the number, the name, the words. `airy` leaves a blank line after each row."""

    number: int
    name: int
    words: int
    airy: bool

    @property
    def before_words(self) -> int:
        """Cells to the left of the words: bar, number, gap, name, gap, mark, gap."""
        return 1 + self.number + 1 + self.name + 3


def columns(width: int, greatest: int, *, airy: bool) -> Columns:
    """The columns of a list `width` cells wide, whose greatest number is `greatest`."""
    number = max(2, len(str(greatest)))
    name = max(8, min(18, width // 6))
    words = width - (1 + number + 1 + name + 3) - 1
    return Columns(number, name, max(_LEAST_WORDS, min(words, _MOST_WORDS)), airy)


def height(row: ContributionRow, across: Columns) -> int:
    """How many lines the row takes."""
    return len(wrap(row.text, across.words)) + bool(_marks(row)) + across.airy


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws rows in columns; `tones` has a style for each of PARTS, laid over `ground`."""

    across: Columns
    ground: Style
    tones: Mapping[str, Style]

    def draw(self, row: ContributionRow, *, in_hand: bool) -> list[Strip]:
        """The lines of the row, each as wide as the columns."""
        base = self.ground + self.tones["hand"] if in_hand else self.ground
        bar = Segment(BAR if in_hand else " ", base + self.tones["bar"])
        words = [Segment(f"{text} ", base + self.tones["words"]) for text in wrap(row.text, self.across.words)]
        marks = [Segment(text, base + self.tones["late" if row.late else "marks"]) for text in _marks(row)]
        under = Segment(" " * (self.across.before_words - 1), base)
        first = [bar, *self._head(row, base), words[0]]
        strips = [Strip(first), *(Strip([bar, under, text]) for text in (*words[1:], *marks))]
        blank = [Strip([])] if self.across.airy else []
        width = self.across.before_words + self.across.words + 1
        return [*(strip.adjust_cell_length(width, base) for strip in strips), *blank]

    def _head(self, row: ContributionRow, base: Style) -> list[Segment]:
        name = NO_NAME if row.label is None else line(row.label)
        tone = self.tones["nameless" if row.label is None else "name"]
        return [
            Segment(f"{row.number:>{self.across.number}} ", base + self.tones["number"]),
            Segment(f"{fit(name, self.across.name)} ", base + tone),
            Segment(f"{HEARD if row.heard else ' '} ", base + self.tones["heard"]),
        ]


def _marks(row: ContributionRow) -> tuple[str, ...]:
    """What stands beneath the words: one line, or none."""
    said = ("late" if row.late else "", _KINDS[row.kind], _CHANNELS[row.channel], _CONSENTS[row.consent])
    joined = " · ".join(mark for mark in said if mark)
    return (joined,) if joined else ()
