"""P6 and P9: the list of a long day as a dashboard keeps it, one more at a time, sorted and searched; and its export.

It must not draw: what a terminal does with the rows is not in these figures.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from server.domain import events as e
from server.domain.evolve import apply
from server.domain.state import State
from server.exports.bundle import files
from server.projections.contributions.index import ContributionIndex
from server.projections.contributions.sorting import ORDER_NAMES, Order
from server.projections.exported_session import exported_session
from tests.bench.figure import Figure, at_most, told
from tests.bench.record import PEOPLE, TEXT, a_long_day

FEW = 500
APPENDS = 100
TIMES = 3
ROWS = 40
ACCENTED = "Ce qui m’aide, c’est un bus à l’heure, près du marché, où la lumière de l’été est déjà là. Öl, Ærø, łódź."


class Day:
    """A session of so many contributions, and what a dashboard keeps of it; `coming` are entries behind them."""

    def __init__(self, contributions: int, text: str = TEXT) -> None:
        entries = [*a_long_day(2 + PEOPLE + contributions + 2 * APPENDS, text)]
        self.entries, self.coming = entries[: -2 * APPENDS], entries[-2 * APPENDS :]
        self.state = State()
        for entry in self.entries:
            self.state = apply(self.state, entry)
        self.index = self.new_index()

    def new_index(self) -> ContributionIndex:
        """Of a dashboard that was told everything, and asked for no list yet."""
        index = ContributionIndex()
        for entry in self.entries:
            index.step(self.state, entry.events)
        return index

    def refresh(self, entry: e.Entry, order: Order, needle: str) -> None:
        """One more entry, and what a screen then asks for."""
        self.entries.append(entry)
        self.state = apply(self.state, entry)
        self.index.step(self.state, entry.events)
        for question in ("q-1", None):
            self.index.view(question, order, needle).rows(0, ROWS)


def measure(contributions: int) -> Iterator[Figure]:
    """P6 with so many contributions, beside few; P9 with as many."""
    few, many = Day(FEW), Day(contributions)
    shown: tuple[tuple[Order, str, str], ...] = (
        ("unheard", "", "unheard first"),
        ("reply", "market", "needs a reply, searching"),
    )
    for order, needle, how in shown:
        yield told("P6", f"one more of {FEW}, {how}", _refreshing(few, order, needle), "ms")
        yield at_most("P6", f"one more of {contributions:,}, {how}", _refreshing(many, order, needle), "ms", 25)
    for order in ORDER_NAMES:
        yield at_most("P6", f"sort {contributions:,}, {ORDER_NAMES[order]}", _listing(many, order, ""), "ms", 100)
    yield at_most("P6", f"search {contributions:,}", _listing(many, "unheard", "bus market 7"), "ms", 100)
    accented = Day(contributions, ACCENTED)
    took = _listing(accented, "unheard", "ÉTÉ lodz 7")
    yield at_most("P6", f"search {contributions:,} with accents", took, "ms", 100)
    took = min(_took(lambda: [*files(exported_session(many.state, many.entries))]) for _ in range(TIMES))
    yield at_most("P9", f"export {contributions:,}, text formats", took / 1000, "s", 1.0)


def _refreshing(day: Day, order: Order, needle: str) -> float:
    """Milliseconds of CPU from an entry to the rows, when each is shown at once."""
    coming, day.coming = day.coming[:APPENDS], day.coming[APPENDS:]
    took = [_took(partial(day.refresh, entry, order, needle)) for entry in coming]
    return median(took[1:])  # the first collects the lists, which is measured below


def _listing(day: Day, order: Order, needle: str) -> float:
    """Milliseconds of CPU until the rows of a list are there that was not asked for before."""
    return min(_took(partial(_first_rows, index, order, needle)) for index in (day.new_index() for _ in range(TIMES)))


def _first_rows(index: ContributionIndex, order: Order, needle: str) -> None:
    index.view(None, order, needle).rows(0, ROWS)


def _took(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return 1000 * (time.process_time() - began)
