"""What becomes of the row in hand when somebody else acts: the cursor stays on the thing, not on the line.

It holds for every list: of contributions, of roles, of the plan.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from server.domain.state import State
from server.projections.contributions.index import ContributionRow, ContributionsView
from server.projections.direction.turns import TurnRow
from server.projections.proposals import ProposalRow
from server.projections.questions.plan import PlannedRow
from server.projections.roles.holders import RoleRow
from server.projections.themes import NO_THEME, ThemeRow


@dataclass(frozen=True, slots=True)
class InHand:
    """The row in hand, whatever it is a row of."""

    id: str
    #: What it is, to begin a sentence: "Ama's words".
    name: str
    #: What it is, within a sentence.
    which: str
    #: What it says.
    text: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The row in hand has moved away through somebody else's act, and another lies in its place."""

    #: What was in hand.
    row: InHand
    #: What lies in its place, None where nothing does.
    instead: InHand | None
    #: Why, as a clause.
    why: str

    @property
    def words(self) -> str:
        """The sentence on it."""
        return f"{self.row.name} moved; {self.why}."


def moved(before: Moved | None, row: InHand | None, instead: InHand | None, why: Callable[[str], str]) -> Moved | None:
    """What has moved after somebody else's acts: `row` was in hand, `instead` is now; `why` gives the reason by id."""
    if row is not None and (instead is None or row.id != instead.id):
        return Moved(row, instead, why(row.id))
    return before if before is None or row is not None else replace(before, instead=instead)


def words_in_hand(row: ContributionRow) -> InHand:
    """A contribution in hand."""
    if row.label is None:
        return InHand(row.id, "The words without a name", "words without a name", row.text)
    return InHand(row.id, f"{row.label}'s words", f"{row.label}'s words", row.text)


def role_in_hand(row: RoleRow) -> InHand:
    """A role in hand."""
    return InHand(row.id, f"The role {row.name}", f"the role {row.name}", row.sentence)


def planned_in_hand(row: PlannedRow) -> InHand:
    """A question of the plan in hand."""
    return InHand(row.id, f"“{row.text}”", f"plan {row.number}", row.text)


def theme_in_hand(row: ThemeRow) -> InHand:
    """A theme in hand, or what is in no theme."""
    return InHand(row.id, f"The theme {row.name}", f"the theme {row.name}", row.name)


def proposal_in_hand(row: ProposalRow) -> InHand:
    """A proposal in hand."""
    return InHand(row.id, f"Proposal {row.number}", f"proposal {row.number}", row.reason)


def turn_in_hand(row: TurnRow) -> InHand:
    """A turn in hand."""
    return InHand(row.id, f"Turn {row.number}", f"turn {row.number}", row.text)


def why_turn_gone(_: str) -> str:
    """Why a turn is no longer in the list."""
    return "somebody else took it away"


def why_proposal_gone(_: str) -> str:
    """Why a proposal is no longer in the list."""
    return "somebody else took it or left it"


def why_theme_gone(_: str) -> str:
    """Why a theme is no longer in the list."""
    return "somebody else took it away"


def why_words_moved(contribution: str, view: ContributionsView, state: State) -> str:
    """Why a contribution is no longer where it was in the list."""
    known = state.contributions.get(contribution)
    if known is None or known.taken_back:
        return "they were taken back"
    if view.question is not None and known.question != view.question:
        return "another question is asked"
    if view.theme == NO_THEME and known.themes:
        return "somebody else put them into a theme"
    if view.theme and view.theme not in known.themes:
        return "somebody else took them out of this theme"
    if view.find(contribution) is None:
        return "they no longer have what is searched for"
    return "somebody else has heard them"


def why_gone(_: str) -> str:
    """Why a role, or a question of the plan, is no longer in its list: only undo takes one out."""
    return "adding it was undone"
