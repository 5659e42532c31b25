"""The reasons why actions do not apply: one sentence for people, or None where the action applies."""

from typing import Final

from coprod_tui.model.action_context import ActionContext
from server.domain.text import QUESTION_CHARACTERS

_TWO: Final = 2


def always_applies(_: ActionContext) -> str | None:
    """No reason, for an action that always applies."""
    return None


def not_running(context: ActionContext) -> str | None:
    """Why the session cannot be changed: it is over, or the link is lost."""
    if context.summary.phase == "ended":
        return "The session has ended. Undo opens it again."
    return not_linked(context)


def nothing_in_box(context: ActionContext) -> str | None:
    """Why the drop-in box cannot be opened."""
    if not context.box.concerns and not context.box.talks:
        return "Nothing can be read in the drop-in box now: concerns are shown three at a time."
    return not_linked(context)


def nothing_to_redact(context: ActionContext) -> str | None:
    """Why no words can be chosen to be deleted as the room closes."""
    if context.summary.phase != "ended":
        return "The session goes on, so more may be said that stays in this room. End it first."
    return not_linked(context)


def no_newcomers(context: ActionContext) -> str | None:
    """Why nobody can be removed."""
    crowd = context.joining.crowd
    if crowd is None or not crowd.silent:
        return "Nobody joined in a crowd in the last minutes without saying anything since."
    return not_running(context)


def no_closing_round(context: ActionContext) -> str | None:
    """Why the closing round cannot begin."""
    question = context.summary.question
    if question is not None and question.kind == "closing" and question.closed_at is None:
        return "The closing round has begun already."
    return not_running(context)


def no_break(context: ActionContext) -> str | None:
    """Why no break can begin or end."""
    if context.summary.phase == "lobby":
        return "The session has not begun yet."
    return not_running(context)


def not_linked(context: ActionContext) -> str | None:
    """Why nothing can be submitted: the link is lost."""
    if context.stopped:
        return "This is not up to date. Enter opens the room again; then this works again."
    return None if context.linked else "The link to the room is lost. It comes back by itself; then this works again."


def fewer_than_two(context: ActionContext) -> str | None:
    """Why no two people in the list can be one: there are no two."""
    return "There are no two people in the list." if context.summary.here < _TWO else not_linked(context)


def not_stopped(context: ActionContext) -> str | None:
    """Why the room need not be opened again."""
    return None if context.stopped else "The room is open."


def nothing_to_ask_instead(context: ActionContext) -> str | None:
    """Why no question can be asked in place of the open one."""
    question = context.summary.question
    if question is None or question.closed_at is not None:
        return "No question is open, so there is none to ask instead of."
    if not context.asking.strip():
        return "Nothing is written in the ask line."
    if len(context.asking) > QUESTION_CHARACTERS:
        return "That is too long for a question."
    return not_running(context)


def nothing_to_close(context: ActionContext) -> str | None:
    """Why no question can be closed."""
    question = context.summary.question
    if question is None:
        return "No question has been asked yet."
    if question.closed_at is not None:
        return f"Question {question.number} is closed already."
    return not_running(context)


def nothing_to_reveal(context: ActionContext) -> str | None:
    """Why nothing can be revealed."""
    question = context.summary.question
    if question is None:
        return "No question has been asked yet."
    if question.moderation == "closed":
        return f"What is said to question {question.number} is closed to others. Z lets them read it."
    if question.revealed:
        return f"Everybody can read what is said to question {question.number} already."
    return not_running(context)


def nothing_to_moderate(context: ActionContext) -> str | None:
    """Why nobody can say who reads what is said."""
    return not_linked(context) if context.summary.question is not None else "No question has been asked yet."


def nothing_to_answer(context: ActionContext) -> str | None:
    """Why no call can be answered, and nobody can be given the word."""
    if context.call is None and context.hand is None:
        return "Nobody who holds a role is calling just now, and no hand is up."
    return not_running(context)


def nobody_to_give_word(context: ActionContext) -> str | None:
    """Why nobody can be given the word."""
    return "No hand is up just now." if context.hand is None else not_running(context)


def no_role(context: ActionContext) -> str | None:
    """Why nothing can be done with the selected role."""
    return "No role is in hand." if context.role is None else not_running(context)


def nothing_to_offer(context: ActionContext) -> str | None:
    """Why the selected role cannot be offered, nor a request for it answered."""
    role = context.role
    if role is None:
        return no_role(context)
    if role.hidden:
        return f"{role.name} is hidden. Show it again first."
    if role.full:
        return f"{role.name} is full: {', '.join(holder.label for holder in role.holders)}."
    if not role.offerable and not any(not ask.shadow for ask in role.asked):
        return f"{role.name} is taken up, never assigned. Anyone can take it up on their phone."
    return nobody_to_offer_to(context)


def nothing_to_withdraw(context: ActionContext) -> str | None:
    """Why no offer of the selected role can be withdrawn."""
    role = context.role
    if role is None:
        return no_role(context)
    if not role.offered:
        return f"{role.name} is not offered to anybody just now."
    if all(offer.by is not None for offer in role.offered):
        return f"{role.offered[0].by} offers it, and can take that back."
    return not_running(context)


def nothing_to_decline(context: ActionContext) -> str | None:
    """Why there is no request for the selected role to answer with "not now"."""
    role = context.role
    if role is None:
        return no_role(context)
    if all(ask.of is not None for ask in role.asked):
        return f"Nobody asks you for {role.name} just now."
    return not_running(context)


def nothing_prepared(context: ActionContext) -> str | None:
    """Why no prepared question can be taken."""
    if context.next_question is None:
        return "Every prepared question has been asked. Press a to ask your own."
    return not_running(context)


def nothing_to_mark(context: ActionContext) -> str | None:
    """Why nothing can be marked as heard."""
    if context.marked:
        return not_running(context) if context.marked_unheard else "All that are marked are heard already."
    if context.whole and context.theme is not None:
        unheard = context.theme.count - context.theme.heard
        return not_running(context) if unheard else "Nothing in this theme waits to be heard."
    if context.row is None:
        return "There is no contribution in the list yet."
    if context.row.heard:
        return f"Contribution {context.row.number} is marked as heard already."
    return not_running(context)


def nothing_to_hold(context: ActionContext) -> str | None:
    """Why nothing can be held back, or restored."""
    nothing = context.row is None and not context.marked
    return "There is no contribution in the list yet." if nothing else not_linked(context)


def nothing_to_hold_up(context: ActionContext) -> str | None:
    """Why nothing can be held up."""
    row = context.to_hold_up
    if row is None:
        return (
            "Nothing is listed here that could be held up."
            if context.summary.contributions
            else "Nothing has been said yet."
        )
    if row.held is not None:
        return (
            f"Contribution {row.number} is held back; b restores it."
            if row.held
            else f"Contribution {row.number} waits for a look; b lets others read it."
        )
    if not row.revealed:
        return f"What was said to question {row.question} is not shown to everybody yet. Reveal it first."
    return not_running(context)


def nothing_held_up(context: ActionContext) -> str | None:
    """Why nothing can be put down."""
    return not_running(context) if context.summary.holds_up else "Nothing is held up just now."


def no_row(context: ActionContext) -> str | None:
    """Why no contribution can be marked."""
    return "There is no contribution in the list yet." if context.row is None else None


def nothing_marked(context: ActionContext) -> str | None:
    """Why there are no marks to take away."""
    return None if context.marked and not context.writing and not context.finding else "Nothing is marked."


def nothing_to_theme(context: ActionContext) -> str | None:
    """Why nothing can be put into a theme."""
    return not_linked(context) if context.marked else no_row(context) or not_linked(context)


def no_theme(context: ActionContext) -> str | None:
    """Why nothing can be done with the theme in hand."""
    if context.theme is not None:
        return not_linked(context)
    return (
        "This is what is in no theme. Choose a theme first." if context.themes else "There is no theme yet. + adds one."
    )


def nothing_to_run_past(context: ActionContext) -> str | None:
    """Why nothing can be run past the design group: there is nothing, or the room has seen it."""
    target = context.to_run_past
    if target is None:
        return "There is nothing in hand that could be run past the design group."
    if target.reached_room:
        return "The room has seen that already, so it cannot be run past the design group first."
    return not_running(context)


def no_proposal(context: ActionContext) -> str | None:
    """Why no proposal can be taken or left."""
    return "Nobody proposes a theme just now." if context.proposal is None else not_linked(context)


def no_proposal_to_take(context: ActionContext) -> str | None:
    """Why no proposal can be taken: there is none, or its words are gone and no others are marked in their place."""
    proposal = context.proposal
    if proposal is not None and not (proposal.contributions or context.marked):
        return (
            f"The words of proposal {proposal.number} were taken back. Leave it, or take it with other contributions."
        )
    return no_proposal(context)


def nothing_suggested(context: ActionContext) -> str | None:
    """Why there are no contributions to look at that may belong to the theme in hand."""
    if context.theme is not None and context.suggested is None:
        return "No word of this theme stands out in what is outside it."
    return no_theme(context)


def no_open_water(context: ActionContext) -> str | None:
    """Why there is nothing of which to say why it is open no longer."""
    return not_linked(context) if context.water else "Nobody is unsure about anything so far."


def no_other_theme(context: ActionContext) -> str | None:
    """Why the theme in hand cannot be merged with another."""
    if context.theme is not None and context.themes < _TWO:
        return "There is no other theme to put it into."
    return no_theme(context)


def nothing_in_theme(context: ActionContext) -> str | None:
    """Why nothing can be taken out of the theme in hand."""
    if context.theme is None:
        return no_theme(context)
    return nothing_to_theme(context)


def nothing_to_undo(context: ActionContext) -> str | None:
    """Why nothing can be undone."""
    if context.summary.undo is None:
        return "There is nothing that can be undone now."
    return not_linked(context)


def nothing_to_redo(context: ActionContext) -> str | None:
    """Why nothing can be done again."""
    if context.summary.redo is None:
        return "There is nothing that can be redone now."
    return not_linked(context)


def nobody_to_offer_to(context: ActionContext) -> str | None:
    """Why no role can be offered."""
    if not context.summary.here:
        return "Nobody has arrived yet, so there is nobody to offer a role to."
    return not_running(context)


def no_other_address(context: ActionContext) -> str | None:
    """Why no other address can be shown."""
    if context.addresses == 0:
        return "No address is known yet."
    return None if context.addresses > 1 else "This laptop has only this one address."


def something_else(context: ActionContext) -> str | None:
    """What is being done now and has to be waited for."""
    return f"One moment, {context.doing}." if context.doing else None


def nothing_chosen(context: ActionContext) -> str | None:
    """Why no earlier session can be opened."""
    return something_else(context) or (None if context.earlier else "Choose an earlier session in the list first.")


def nothing_to_export(context: ActionContext) -> str | None:
    """Why nothing can be exported."""
    return nothing_chosen(context) if context.screen_name == "home" else something_else(context)


def nothing_to_copy(context: ActionContext) -> str | None:
    """Why the selected contribution is not copied."""
    if context.row is None:
        return "There is no contribution in the list yet."
    if context.row.consent == "room":
        return "Whoever said this keeps it in this room, so it is not copied."
    return None


def nothing_written(context: ActionContext) -> str | None:
    """Why there is no folder of an export to open."""
    return None if context.exported else "Nothing has been exported here yet. x does that."


def not_open(context: ActionContext) -> str | None:
    """Why no question can be given time."""
    question = context.summary.question
    if question is None or question.closed_at is not None:
        return "No question is open just now."
    return not_running(context)


def nothing_asked(context: ActionContext) -> str | None:
    """Why there is no question to put words to, or to ask again."""
    return "No question has been asked yet." if context.summary.question is None else not_running(context)


def nothing_said(context: ActionContext) -> str | None:
    """Why there is nothing to search."""
    return None if context.summary.contributions else "Nothing has been said yet."


def no_wording(context: ActionContext) -> str | None:
    """Why no wording can be adopted."""
    return "Nobody offers another wording just now." if context.wording is None else not_running(context)


def no_signal(context: ActionContext) -> str | None:
    """Why no signal can be answered."""
    return "Nobody signals anything just now." if context.signal is None else not_running(context)


def nobody_to_invite(context: ActionContext) -> str | None:
    """Why nobody can be invited."""
    if not context.summary.here:
        return "Nobody has arrived yet."
    return not_running(context)


def one_round(context: ActionContext) -> str | None:
    """Why there are no rounds to compare."""
    if context.rounds:
        return None
    again = "" if context.summary.phase == "ended" else " A asks the newest one again."
    return f"No question was asked more than once.{again}"


def nothing_planned(context: ActionContext) -> str | None:
    """Why nothing can be done with the selected question of the plan."""
    return "The plan is empty. Press + to add a question." if context.planned is None else not_running(context)


def nothing_to_ask_there(context: ActionContext) -> str | None:
    """Why the selected question of the plan cannot be asked."""
    planned = context.planned
    if planned is not None and planned.asked_as is not None:
        return "That question was asked already. On the live screen A asks the newest one again."
    return nothing_planned(context)


def no_turn(context: ActionContext) -> str | None:
    """Why nothing can be done with a turn."""
    return "No turn is in hand. * makes one." if context.turn is None else not_linked(context)


def no_turn_to_set(context: ActionContext) -> str | None:
    """Why no turn can be set."""
    turn = context.turn
    if turn is not None and turn.is_set:
        return f"Turn {turn.number} is set already: every phone shows it."
    return no_turn(context)
