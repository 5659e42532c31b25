"""The list of contributions, those not heard yet first; it must not know what can be done with one."""

from dataclasses import dataclass, field
from typing import Final

from textual.content import Content
from textual.geometry import Size

from coprod_tui.display import shorten
from coprod_tui.widgets import rows
from coprod_tui.widgets.rowlist import more_below
from coprod_tui.widgets.window import Window
from server.projections.contributions import ContributionRow, ContributionsView

_EMPTY: Final = "Nothing said yet. What people send appears here by itself."
_AIRY_FROM: Final = 18


@dataclass(frozen=True, slots=True)
class Contributions:
    """The rows of a view; `scope` says in words which question they answer."""

    view: ContributionsView = field(default_factory=ContributionsView)
    scope: str = "this question"

    @property
    def title(self) -> str:
        """What is listed."""
        return f"Contributions · {self.scope} · unheard first"

    @property
    def topic(self) -> str | None:
        """Words to another question are another list."""
        return self.view.question

    @property
    def count(self) -> int:
        """How many there are."""
        return self.view.count

    @property
    def newest(self) -> int:
        """The greatest number not heard yet."""
        return self.row(self.view.unheard - 1).number if self.view.unheard else 0

    def row(self, at: int) -> ContributionRow:
        """The contribution at a place."""
        return self.view.rows(at, at + 1)[0]

    def find(self, row: ContributionRow) -> int | None:
        """Where it is now; one that was just heard is done with."""
        found = self.view.find(row.id)
        just_heard = found is not None and found >= self.view.unheard and not row.heard
        return None if just_heard else found

    def heading(self, size: Size) -> list[Content]:
        """What stands in place of the rows where there are none."""
        return [] if self.count else [Content.styled(shorten(_EMPTY, size.width), "$muted")]

    def tall(self, at: int, size: Size) -> int:
        """How many lines a contribution takes."""
        return rows.height(self.row(at), self._columns(size))

    def draw(self, at: int, size: Size, *, in_hand: bool) -> list[Content]:
        """Its lines."""
        return rows.drawn(self.row(at), self._columns(size), in_hand=in_hand)

    def news(self, view: Window, seen: int) -> tuple[str, int]:
        """How many contributions arrived out of view; where none did, how many stand below."""
        last = min(view.last, self.view.unheard)
        if last > view.first:
            seen = max(seen, self.row(last - 1).number)
        fresh = self.view.unheard - self._first_after(seen)
        where = "above" if view.first >= self.view.unheard else "below"
        return f"{fresh} new {where}" if fresh else more_below(self.count, view), seen

    def _columns(self, size: Size) -> rows.Columns:
        numbers = [self.row(end - 1).number for end in (self.view.unheard, self.view.count) if end]
        return rows.columns(size.width, max(numbers, default=0), airy=size.height >= _AIRY_FROM)

    def _first_after(self, number: int) -> int:
        """The first unheard row with a greater number; their numbers ascend."""
        low, high = 0, self.view.unheard
        while low < high:
            middle = (low + high) // 2
            if self.row(middle).number > number:
                high = middle
            else:
                low = middle + 1
        return low
