"""What decides whether an action applies now, and what it would do."""

from dataclasses import dataclass, field
from typing import Final, Literal

from coprod_tui.model.moved import Moved
from server.domain.commands import Moderation, QuestionKind, Reveal
from server.projections.box import BoxCounts
from server.projections.calls import CallRow
from server.projections.contributions.index import ContributionRow
from server.projections.contributions.sorting import Order
from server.projections.direction.outcomes import OutcomesView
from server.projections.direction.sense import RunPastView
from server.projections.direction.turns import TurnRow
from server.projections.people.hands import HandRow
from server.projections.proposals import ProposalRow
from server.projections.questions.plan import PlannedRow
from server.projections.questions.wordings import WordingRow
from server.projections.roles.holders import RoleRow
from server.projections.signals import SignalRow
from server.projections.status import JoiningView
from server.projections.summary import SummaryView
from server.projections.themes import SuggestionView, ThemeRow

Policy = Reveal
Kind = QuestionKind
Rewording = Literal["none", "offered", "taken"]
ScreenName = Literal["home", "lobby", "live", "review", "themes", "direction", "roles", "river", "voices", "plan"]

REVEALS: Final[dict[Policy, str]] = {
    "at_once": "open at once",
    "after_answer": "shown after answering",
    "when_revealed": "hidden until you reveal",
}
MODERATIONS: Final[dict[Moderation, str]] = {"open": "", "look": "looked at first", "closed": "closed to others"}


def reading(reveal: Policy, moderation: Moderation) -> str:
    """Who reads what is said to a question, and when."""
    return ", ".join(filter(None, (REVEALS[reveal], MODERATIONS[moderation])))


@dataclass(frozen=True, slots=True)
class ActionContext:
    """A screen and its state at one moment."""

    screen_name: ScreenName
    #: The session at a glance.
    summary: SummaryView = field(default_factory=SummaryView)
    #: Whether the connection to the session works.
    linked: bool = True
    #: Whether the room has to be opened again: its server has gone, or this dashboard lost track of it.
    stopped: bool = False
    #: The selected contribution.
    row: ContributionRow | None = None
    #: The contribution that would be held up: the selected one, or else the one that is least heard; None for none.
    to_hold_up: ContributionRow | None = None
    #: What was in hand before and somebody else's act has moved away, until the facilitator moves on.
    moved: Moved | None = None
    #: The selected theme; None where what is in no theme is selected.
    theme: ThemeRow | None = None
    #: What the selected theme has in common with contributions outside it.
    suggested: SuggestionView | None = None
    #: How many contributions are open water, or were.
    water: int = 0
    #: The outcomes.
    outcomes: OutcomesView = field(default_factory=OutcomesView)
    #: The theme that was in hand before and somebody else's act has moved away.
    theme_moved: Moved | None = None
    #: The selected proposal.
    proposal: ProposalRow | None = None
    #: The proposal that was in hand before and somebody else's act has moved away.
    proposal_moved: Moved | None = None
    #: The selected turn.
    turn: TurnRow | None = None
    #: The turn that was in hand before and somebody else's act has moved away.
    turn_moved: Moved | None = None
    #: The number of themes.
    themes: int = 0
    #: Whether a theme is in hand as a whole, because the keys move in the list of themes.
    whole: bool = False
    #: The number of marked contributions.
    marked: int = 0
    #: The number of those that are not marked as heard.
    marked_unheard: int = 0
    #: The number of those that are held back or wait for a look.
    marked_held: int = 0
    #: Whether the selected contribution is marked.
    row_marked: bool = False
    #: The selected role.
    role: RoleRow | None = None
    #: The selected question of the plan.
    planned: PlannedRow | None = None
    #: What is in hand that can be run past the design group.
    to_run_past: RunPastView | None = None
    #: The call that would be answered, the oldest one; None where a hand has waited longer.
    call: CallRow | None = None
    #: The hand that would get the word, or that has it and nobody else waits; None where a call has waited longer.
    hand: HandRow | None = None
    #: Whether that hand has the word.
    has_word: bool = False
    #: The oldest wording that somebody offers for the open question.
    wording: WordingRow | None = None
    #: The first signal that is not heard yet.
    signal: SignalRow | None = None
    #: The text of the next prepared question.
    next_question: str | None = None
    #: How people come in.
    joining: JoiningView = field(default_factory=JoiningView)
    #: How much there is in the drop-in box for the facilitator.
    box: BoxCounts = field(default_factory=BoxCounts)
    #: How many addresses this machine has.
    addresses: int = 0
    #: The title of the earlier session that is selected on home.
    earlier: str | None = None
    #: What is being done now, as a clause like "the room is being started"; empty for nothing.
    doing: str = ""
    #: Whether an export was written on this screen.
    exported: bool = False
    #: Whether a question was asked more than once.
    rounds: bool = False
    #: Whether contributions to every question are listed, not only those to the newest.
    everything: bool = False
    #: The order in which contributions are listed.
    order: Order = "unheard"
    #: The words that are searched for; empty where all contributions are listed.
    needle: str = ""
    #: Whether keys type into the ask line.
    writing: bool = False
    #: What is written there; empty where keys type somewhere else.
    asking: str = ""
    #: Whether keys type into the find line.
    finding: bool = False
    #: Whether another wording for the question in the ask line is offered there, or was taken.
    rewording: Rewording = "none"
