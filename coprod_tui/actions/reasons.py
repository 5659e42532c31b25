"""Why a command does not apply now: one sentence to be shown as it is, or None where nothing is in the way.

It must not know which commands there are.
"""

from coprod_tui.model.action_context import Situation


def always_applies(_: Situation) -> str | None:
    """Nothing is ever in the way."""
    return None


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


def not_open(situation: Situation) -> str | None:
    """Why no question can be given time."""
    question = situation.summary.question
    if question is None or question.closed_at is not None:
        return "No question is open just now."
    return not_running(situation)


def nothing_asked(situation: Situation) -> str | None:
    """Why there is no question to put words to, or to ask again."""
    return "No question has been asked yet." if situation.summary.question is None else not_running(situation)


def nothing_said(situation: Situation) -> str | None:
    """Why there is nothing to look through."""
    return None if situation.summary.contributions else "Nothing has been said yet."


def no_wording(situation: Situation) -> str | None:
    """Why no wording can be adopted."""
    return "Nobody offers another wording just now." if situation.wording is None else not_running(situation)


def no_signal(situation: Situation) -> str | None:
    """Why no signal can be heard."""
    return "Nobody signals anything just now." if situation.signal is None else not_running(situation)


def nobody_to_invite(situation: Situation) -> str | None:
    """Why nobody can be invited."""
    if not situation.summary.here:
        return "Nobody has arrived yet."
    return not_running(situation)


def one_round(situation: Situation) -> str | None:
    """Why there is nothing to compare."""
    if situation.rounds:
        return None
    again = "" if situation.summary.phase == "ended" else " A asks the newest one again."
    return f"No question was asked more than once.{again}"


def nothing_planned(situation: Situation) -> str | None:
    """Why nothing can be done with the question in hand."""
    return "The plan is empty. Press + to add a question." if situation.planned is None else not_running(situation)


def nothing_to_ask_there(situation: Situation) -> str | None:
    """Why the planned question in hand cannot be asked."""
    planned = situation.planned
    if planned is not None and planned.asked_as is not None:
        return "That question was asked already. On the live screen A asks the newest one again."
    return nothing_planned(situation)
