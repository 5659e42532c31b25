"""P6: what is themed on a long day, from the command to the rows on the screen, with 100 themes.

Drawing is not in these figures.
"""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from statistics import median
from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Facilitator
from server.domain.decide import Context, decide
from server.domain.decide.proposals import MOST_PROPOSALS, MOST_TOGETHER, MOST_WAITING_PROPOSALS
from server.domain.decide.themes import MOST_THEMES
from server.domain.evolve import apply
from server.domain.state import State
from server.projections.contributions.index import ContributionIndex
from server.projections.themes import NO_THEME, ThemeIndex
from server.sentences import words
from tests.bench.figure import Figure, at_most
from tests.bench.lists import ROWS
from tests.bench.record import NOW, PEOPLE, a_long_day

TIMES: Final = 40
FEWER: Final = 20
FEW: Final = 3
_ACTOR: Final = Facilitator()


class Gathered:
    """A session of so many contributions with as many themes as there may be, and what a dashboard keeps of it."""

    def __init__(self, contributions: int) -> None:
        self.state, self.index, self.themes = State(), ContributionIndex(), ThemeIndex()
        self._ids = count(1)
        for entry in a_long_day(2 + PEOPLE + contributions):
            self._keep(entry)
        said = sorted(self.state.contributions)
        for number in range(MOST_THEMES - 1):
            mine = tuple(said[number::MOST_THEMES])
            added = (e.ThemeAdded(f"h-{number}", f"Theme {number}", number), e.ContributionsThemed(f"h-{number}", mine))
            self._keep(e.Entry(self.state.seq + 1, NOW, added, "facilitator"))
        self.loose = said[MOST_THEMES - 1 :: MOST_THEMES]
        for number in range(MOST_THEMES - 1):
            self._keep(e.Entry(self.state.seq + 1, NOW, (e.ThemeSaidBack(f"h-{number}", f"z-{number}", "Sentence"),)))
        self.proposals = [f"b-{number}" for number in range(MOST_PROPOSALS)]
        for number, proposal in enumerate(self.proposals):
            made = e.ProposalMade(proposal, tuple(said[number : number + MOST_TOGETHER]), "Alike", f"Proposed {number}")
            left = () if number < MOST_WAITING_PROPOSALS else (e.ProposalLeft(proposal),)
            self._keep(e.Entry(self.state.seq + 1, NOW, (made, *left)))
        self.show()

    def does(self, command: c.Command) -> float:
        """Milliseconds of CPU from a command to the rows that a screen then asks for."""
        began = time.process_time()
        seq = self.state.seq + 1
        at = NOW + timedelta(seconds=seq)
        context = Context(
            _ACTOR, at, lambda prefix: f"{prefix}-n{next(self._ids)}", Counter[str | None]().__getitem__, words
        )
        self._keep(e.Entry(seq, at, decide(self.state, command, context), "facilitator"))
        self.show()
        return 1000 * (time.process_time() - began)

    def show(self) -> None:
        """What the screen of themes and the list of what was said show."""
        self.themes.view("facilitator", lambda _: 0)
        self.themes.suggestion("h-1")
        for theme in ("h-1", NO_THEME, None):
            self.index.view(None, "question", "", theme).rows(0, ROWS)

    def _keep(self, entry: e.Entry) -> None:
        self.state = apply(self.state, entry)
        self.index.step(self.state, entry.events)
        self.themes.step(self.state, entry)


def measure(contributions: int) -> Iterator[Figure]:
    """Each command on a theme, and hearing what is in it, with so many contributions."""
    day = Gathered(contributions)
    few = [tuple(day.loose[at : at + FEW]) for at in range(0, len(day.loose), FEW)][:TIMES]
    commands: dict[str, list[c.Command]] = {
        f"put {FEW} into a theme": [c.PutIntoTheme("h-1", some) for some in few],
        f"hear {FEW}": [c.MarkHeard(some) for some in few],
        f"take {FEW} out": [c.TakeOutOfTheme("h-1", some) for some in few],
        "say a theme back": [c.SayBack("h-1", f"Sentence {number}") for number in range(TIMES)],
        "take a proposal": [c.TakeProposal(proposal, "h-2") for proposal in day.proposals[:FEWER]],
        "leave a proposal": [c.LeaveProposal(proposal) for proposal in day.proposals[FEWER : 2 * FEWER]],
        "rename a theme": [c.RenameTheme("h-1", f"Another {number}") for number in range(TIMES)],
        "move a theme": [c.MoveTheme("h-1", number) for number in range(2, TIMES)],
        "undo it": [c.Undo()] * (TIMES - 2),
        "redo it": [c.Redo()] * (TIMES - 2),
    }
    for what, asked in commands.items():
        took = median([day.does(command) for command in asked])
        yield at_most("P6", f"{what}, {contributions:,} contributions and {MOST_THEMES - 1} themes", took, "ms", 2)
