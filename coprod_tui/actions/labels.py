"""The labels of actions in the key bar: what each would do now."""

from coprod_tui.model.action_context import ActionContext
from server.projections.contributions.sorting import ORDER_NAMES
from server.projections.signals import SIGNAL_NAMES


def undo_label(context: ActionContext) -> str:
    """The label of undo, with what it would take back."""
    return f"Undo: {context.summary.undo}" if context.summary.undo else "Undo"


def redo_label(context: ActionContext) -> str:
    """What redo would do again."""
    return f"Redo: {context.summary.redo}" if context.summary.redo else "Redo"


def heard_label(context: ActionContext) -> str:
    """The label of heard, with the number of the contribution, how many are marked, or the theme."""
    row, theme = context.row, context.theme
    if context.marked:
        return _of_marked("Heard", context)
    if context.whole and theme is not None:
        return f"Heard: all of {theme.name}"
    return "Heard" if row is None or row.heard else f"Heard {row.number}"


def hold_label(context: ActionContext) -> str:
    """Whether the contribution, or what is marked, would be held back or restored."""
    row = context.row
    if context.marked:
        return f"Restore {context.marked_held} marked" if context.marked_held else _of_marked("Hold back", context)
    if row is None or row.held is None:
        return "Hold back"
    return "Restore" if row.held else "Let it be read, or not"


def mark_label(context: ActionContext) -> str:
    """Whether the contribution would be marked, or its mark taken away."""
    return "Unmark" if context.row_marked else "Mark"


def theme_label(context: ActionContext) -> str:
    """What would be put into a theme."""
    return _of_marked("Theme", context)


def take_out_label(context: ActionContext) -> str:
    """What would be taken out of the theme."""
    return _of_marked("Take out", context)


def split_label(context: ActionContext) -> str:
    """What would be moved into a theme of its own."""
    return _of_marked("Split", context)


def suggested_label(context: ActionContext) -> str:
    """How many contributions may belong to the theme."""
    return "Suggested" if context.suggested is None else f"Suggested: {context.suggested.more} more"


def answer_label(context: ActionContext) -> str:
    """The label of answer: whether a call or a hand is answered, and whose."""
    call, hand = context.call, context.hand
    if hand is not None:
        if context.has_word:
            return "Hand: done" if hand.who is None else f"Hand: {hand.who} is done"
        return "Hand: next" if hand.who is None else f"Hand: {hand.who}"
    if call is None:
        return "Answer"
    return f"Call: 5 min, {call.label}" if call.kind == "more_time" else f"Call: {call.label}"


def hold_up_label(context: ActionContext) -> str:
    """Which contribution would be held up, or whether the one in hand would be put down."""
    row = context.to_hold_up
    if row is None:
        return "Hold up"
    return "Put down" if row.held_up else f"Hold up {row.number}"


def hide_label(context: ActionContext) -> str:
    """Whether the selected role would be hidden or shown."""
    return "Show" if context.role is not None and context.role.hidden else "Hide"


def close_label(context: ActionContext) -> str:
    """The label of close, with the number of the question."""
    question = context.summary.question
    return "Close" if question is None or question.closed_at else f"Close {question.number}"


def door_label(context: ActionContext) -> str:
    """Whether the door would be closed or opened."""
    return "Open the door" if context.joining.closed else "Close the door"


def break_label(context: ActionContext) -> str:
    """Whether a break would begin or end."""
    return "Break" if context.summary.break_until is None else "End the break"


def scope_label(context: ActionContext) -> str:
    """Which contributions would be listed."""
    return "This question" if context.everything else "Every question"


def signal_label(context: ActionContext) -> str:
    """Which signal would be answered."""
    signal = context.signal
    return "Heard: signal" if signal is None else f"Heard: {SIGNAL_NAMES[signal.kind]}"


def order_label(context: ActionContext) -> str:
    """The current order of contributions."""
    return f"Order: {ORDER_NAMES[context.order]}"


def search_label(context: ActionContext) -> str:
    """Whether a search is active."""
    return "Find" if not context.needle else "Find otherwise"


def home_label(context: ActionContext) -> str:
    """Whether a search would be ended first."""
    return "List everything" if context.needle else "Home"


def back_label(context: ActionContext) -> str:
    """The same on the tabs beside."""
    return "List everything" if context.needle else "Back"


def skip_label(context: ActionContext) -> str:
    """Whether the selected question of the plan would be left out or taken in again."""
    return "Take in" if context.planned is not None and context.planned.stand == "skipped" else "Leave out"


def take_proposal_label(context: ActionContext) -> str:
    """What would be gathered in answer to a proposal."""
    return _of_marked("Take proposal", context) if context.proposal is not None else "Take proposal"


def run_past_label(context: ActionContext) -> str:
    """What would become of what is in hand: run past the design group, or asked about no more."""
    target = context.to_run_past
    return "Ask group no more" if target is not None and target.check is not None else "Run past group"


def _of_marked(title: str, context: ActionContext) -> str:
    """An act with how many contributions are marked, if any are."""
    return f"{title} {context.marked} marked" if context.marked else title


def turn_label(context: ActionContext) -> str:
    """What leads to the turn that the key proposes."""
    if context.marked:
        return f"Turn of {context.marked}"
    return "Turn of theme" if context.whole else "Turn"


def park_label(context: ActionContext) -> str:
    """Whether the turn in hand is parked already."""
    return "Parked…" if context.turn is not None and context.turn.is_parked else "Park"
