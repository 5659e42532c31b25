"""What an action would do now, as shortly as its key is shown."""

from collections.abc import Callable

from coprod_tui.model.action_context import ActionContext
from server.projections.contributions.sorting import ORDER_NAMES
from server.projections.signals import SIGNAL_NAMES


def always(label: str) -> Callable[[ActionContext], str]:
    """A label that is always the same."""
    return lambda _: label


def undo_label(context: ActionContext) -> str:
    """What undo would take back."""
    return f"Undo: {context.summary.undo}" if context.summary.undo else "Undo"


def redo_label(context: ActionContext) -> str:
    """What redo would do again."""
    return f"Redo: {context.summary.redo}" if context.summary.redo else "Redo"


def heard_label(context: ActionContext) -> str:
    """Which contribution would be marked."""
    row = context.row
    return "Heard" if row is None or row.heard else f"Heard {row.number}"


def answer_label(context: ActionContext) -> str:
    """Whose call would be answered, and what that does."""
    call = context.call
    if call is None:
        return "Answer"
    return f"Give {call.label} five minutes" if call.kind == "more_time" else f"Answer {call.label}"


def hide_label(context: ActionContext) -> str:
    """Whether the role in hand would be hidden or listed again."""
    return "Show" if context.role is not None and context.role.hidden else "Hide"


def close_label(context: ActionContext) -> str:
    """Which question would be closed."""
    question = context.summary.question
    return "Close" if question is None or question.closed_at else f"Close {question.number}"


def scope_label(context: ActionContext) -> str:
    """What would be listed."""
    return "This question" if context.everything else "All"


def minute_label(context: ActionContext) -> str:
    """Whether the question gets more time, or its first."""
    question = context.summary.question
    return "1 minute" if question is None or question.until is None else "1 more minute"


def signal_label(context: ActionContext) -> str:
    """Which signal would be said to be heard, and how many sent it."""
    signal = context.signal
    return "Heard the signal" if signal is None else f"Heard: {SIGNAL_NAMES[signal.kind]} ×{signal.waiting}"


def order_label(context: ActionContext) -> str:
    """How the list is ordered now."""
    return f"Order: {ORDER_NAMES[context.order]}"


def search_label(context: ActionContext) -> str:
    """Whether something is looked for."""
    return "Find" if not context.needle else "Find otherwise"


def skip_label(context: ActionContext) -> str:
    """Whether the planned question in hand would be left out or taken in again."""
    return "Take in" if context.planned is not None and context.planned.stand == "skipped" else "Leave out"
