"""What decides which user commands apply now, and what they would do; it must not know any command, nor a screen."""

from dataclasses import dataclass, field
from typing import Final, Literal

from server.domain.commands import Reveal
from server.projections.calls import CallView
from server.projections.contributions.index import ContributionRow
from server.projections.contributions.sorting import Order
from server.projections.questions.plan import PlannedRow
from server.projections.questions.wordings import WordingRow
from server.projections.roles.holders import RoleRow
from server.projections.signals import SignalRow
from server.projections.summary import SummaryView

Policy = Reveal
Rewording = Literal["none", "offered", "taken"]
ScreenName = Literal["home", "lobby", "live", "review", "board", "river", "plan"]

REVEALS: Final[dict[Policy, str]] = {
    "at_once": "open at once",
    "after_answer": "shown after answering",
    "when_revealed": "hidden until you reveal",
}


@dataclass(frozen=True, slots=True)
class ActionContext:
    """What decides which commands apply now.

    `row` is the contribution in hand, `role` the one of the board, `call` the oldest that waits, `next_question` the
    prepared question that comes next, `addresses` how many the laptop has, `earlier` the title of the session chosen on
    home, `everything` whether words to all questions are listed, `busy` whether an export is being written, `writing`
    whether letters go into the ask line just now, `finding` whether into the find line, `rewording` whether another
    wording for them is offered or was taken; `wording` is the oldest that somebody offers for the open question,
    `signal` the first that waits to be heard, `planned` the question of the plan in hand, `rounds` whether
    a question was asked more than once; `order` and `needle` say how the list is ordered and what is looked for.
    """

    screen_name: ScreenName
    summary: SummaryView = field(default_factory=SummaryView)
    linked: bool = True
    row: ContributionRow | None = None
    role: RoleRow | None = None
    call: CallView | None = None
    next_question: str | None = None
    addresses: int = 0
    earlier: str | None = None
    everything: bool = False
    busy: bool = False
    writing: bool = False
    finding: bool = False
    rewording: Rewording = "none"
    wording: WordingRow | None = None
    signal: SignalRow | None = None
    planned: PlannedRow | None = None
    rounds: bool = False
    order: Order = "unheard"
    needle: str = ""
