"""What becomes of the contribution in hand when somebody else acts on it."""

from dataclasses import dataclass, replace
from typing import Final

from server.domain.state import State
from server.projections.contributions.index import ContributionRow, ContributionsView

_NAMELESS: Final = "The words without a name"


@dataclass(frozen=True, slots=True)
class Moved:
    """The contribution in hand has moved away through somebody else's act, and another lies in its place."""

    #: The contribution that was in hand.
    row: ContributionRow
    #: The id of the contribution in its place, None where there is none.
    instead: str | None
    #: Why, as a clause.
    why: str

    @property
    def words(self) -> str:
        """The sentence on it."""
        return f"{whose(self.row)} moved; {self.why}."


def moved(
    before: Moved | None,
    row: ContributionRow | None,
    instead: ContributionRow | None,
    view: ContributionsView,
    state: State,
) -> Moved | None:
    """What has moved after somebody else's acts: `row` was in hand, `instead` is now, in a list of `state`."""
    now = None if instead is None else instead.id
    if row is not None and row.id != now:
        return Moved(row, now, _why(row, view, state))
    return before if before is None or row is not None else replace(before, instead=now)


def whose(row: ContributionRow) -> str:
    """Whose words a contribution is."""
    return _NAMELESS if row.label is None else f"{row.label}'s words"


def _why(row: ContributionRow, view: ContributionsView, state: State) -> str:
    known = state.contributions.get(row.id)
    if known is None or known.taken_back:
        return "they were taken back"
    if view.question is not None and known.question != view.question:
        return "another question is asked"
    if view.find(row.id) is None:
        return "they no longer have what is searched for"
    return "somebody else has heard them"
