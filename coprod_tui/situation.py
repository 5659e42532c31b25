"""What decides which user commands apply now, why one does not, and what it would do; it must not know of screens.

A function that answers with a reason gives one sentence to be shown as it is, or None where nothing is in the way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from server.projections.calls import CallView
from server.projections.contributions import ContributionRow
from server.projections.roles import RoleRow
from server.projections.summary import SummaryView

Rewording = Literal["none", "offered", "taken"]
Place = Literal["home", "lobby", "live", "review", "board", "river"]


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands apply now.

    `row` is the contribution in hand, `role` the one of the board, `call` the oldest that waits, `next_question` the
    prepared question that comes next, `addresses` how many the laptop has, `earlier` the title of the session chosen on
    home, `everything` whether words to all questions are listed, `busy` whether an export is being written, `writing`
    whether letters go into the ask line just now, `rewording` whether another wording for them is offered or was taken.
    """

    place: Place
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
    rewording: Rewording = "none"


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


def nothing_to_reveal(situation: Situation) -> str | None:
    """Why nothing can be revealed."""
    question = situation.summary.question
    if question is None:
        return "No question has been asked yet."
    if question.revealed:
        return f"Everybody can read what is said to question {question.number} already."
    return not_running(situation)


def nothing_to_answer(situation: Situation) -> str | None:
    """Why no call can be answered."""
    return "Nobody who holds a role is calling just now." if situation.call is None else not_running(situation)


def no_role(situation: Situation) -> str | None:
    """Why nothing can be done with the role in hand."""
    return "No role is in hand." if situation.role is None else not_running(situation)


def nothing_to_offer(situation: Situation) -> str | None:
    """Why the role in hand cannot be offered, or an asking for it answered."""
    role = situation.role
    if role is None:
        return no_role(situation)
    if role.hidden:
        return f"{role.name} is hidden. Show it again first."
    if role.full:
        return f"{role.name} is full: {', '.join(holder.label for holder in role.holders)}."
    if not role.offerable and not any(not ask.shadow for ask in role.asked):
        return f"{role.name} is taken up, never assigned. Anyone can take it up on their phone."
    return nobody_to_offer_to(situation)


def nothing_to_withdraw(situation: Situation) -> str | None:
    """Why no offer of the role in hand can be withdrawn."""
    role = situation.role
    if role is None:
        return no_role(situation)
    if not role.offered:
        return f"{role.name} is not offered to anybody just now."
    if all(offer.by is not None for offer in role.offered):
        return f"{role.offered[0].by} offers it, and can take that back."
    return not_running(situation)


def nothing_to_decline(situation: Situation) -> str | None:
    """Why there is no asking for the role in hand that the facilitator could say "not now" to."""
    role = situation.role
    if role is None:
        return no_role(situation)
    if all(ask.of is not None for ask in role.asked):
        return f"Nobody asks you for {role.name} just now."
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


def answer_label(situation: Situation) -> str:
    """Whose call would be answered, and what that does."""
    call = situation.call
    if call is None:
        return "Answer"
    return f"Give {call.label} five minutes" if call.kind == "more_time" else f"Answer {call.label}"


def hide_label(situation: Situation) -> str:
    """Whether the role in hand would be hidden or listed again."""
    return "Show" if situation.role is not None and situation.role.hidden else "Hide"


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
