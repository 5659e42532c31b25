"""What decides which user commands apply now, why one does not, and what it would do; it must not know of screens.

A function that answers with a reason gives one sentence to be shown as it is, or None where nothing is in the way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from server.projections.contributions import ContributionRow
from server.projections.summary import SummaryView

Place = Literal["home", "lobby", "live", "review"]


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands apply now.

    `row` is the contribution in hand, `next_question` the prepared question that comes next, `addresses` how many the
    laptop has, `earlier` the title of the session chosen on home, `everything` whether words to all questions are
    listed, `busy` whether an export is being written, `writing` whether letters go into the ask line just now.
    """

    place: Place
    summary: SummaryView = field(default_factory=SummaryView)
    linked: bool = True
    row: ContributionRow | None = None
    next_question: str | None = None
    addresses: int = 0
    earlier: str | None = None
    everything: bool = False
    busy: bool = False
    writing: bool = False


def not_running(situation: Situation) -> str | None:
    """Why nothing can be changed: the session is over, or the link is lost."""
    if situation.summary.phase == "ended":
        return "The session has ended. Undo opens it again."
    return not_linked(situation)


def not_linked(situation: Situation) -> str | None:
    """Why nothing can be asked for."""
    return None if situation.linked else "The link to the room is lost. It comes back by itself; then this works again."


def nothing_to_close(situation: Situation) -> str | None:
    """Why no question can be closed."""
    question = situation.summary.question
    if question is None:
        return "No question has been asked yet."
    if question.closed_at is not None:
        return f"Question {question.number} is closed already."
    return not_running(situation)


def nothing_prepared(situation: Situation) -> str | None:
    """Why there is no prepared question."""
    if situation.next_question is None:
        return "Every prepared question has been asked. Press a to ask your own."
    return not_running(situation)


def nothing_to_mark(situation: Situation) -> str | None:
    """Why nothing can be marked as heard."""
    if situation.row is None:
        return "There is no contribution in the list yet."
    if situation.row.heard:
        return f"Contribution {situation.row.number} is marked as heard already."
    return not_running(situation)


def nothing_to_undo(situation: Situation) -> str | None:
    """Why nothing can be taken back."""
    if situation.summary.undo is None:
        return "There is nothing that can be undone now."
    return not_linked(situation)


def nobody_to_offer_to(situation: Situation) -> str | None:
    """Why no role can be offered."""
    if not situation.summary.here:
        return "Nobody has arrived yet, so there is nobody to offer a role to."
    return not_running(situation)


def no_other_address(situation: Situation) -> str | None:
    """Why no other address can be shown."""
    if situation.addresses == 0:
        return "No address is known yet."
    return None if situation.addresses > 1 else "This laptop has only this one address."


def nothing_chosen(situation: Situation) -> str | None:
    """Why no earlier session can be taken."""
    return None if situation.earlier else "Choose an earlier session in the list first."


def nothing_to_export(situation: Situation) -> str | None:
    """Why nothing can be exported."""
    if situation.busy:
        return "An export is being written already."
    return nothing_chosen(situation) if situation.place == "home" else None


def always(label: str) -> Callable[[Situation], str]:
    """A label that is always the same."""
    return lambda _: label


def undo_label(situation: Situation) -> str:
    """What undo would take back."""
    return f"Undo: {situation.summary.undo}" if situation.summary.undo else "Undo"


def heard_label(situation: Situation) -> str:
    """Which contribution would be marked."""
    row = situation.row
    return "Heard" if row is None or row.heard else f"Heard {row.number}"


def close_label(situation: Situation) -> str:
    """Which question would be closed."""
    question = situation.summary.question
    return "Close" if question is None or question.closed_at else f"Close {question.number}"


def scope_label(situation: Situation) -> str:
    """What would be listed."""
    return "This question" if situation.everything else "All"


def always_applies(_: Situation) -> str | None:
    """Nothing is ever in the way."""
    return None
