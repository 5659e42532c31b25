"""The actions on outcomes: the differences that the room wants to make."""

from typing import Final

from coprod_tui.actions.action import NOT_HERE, WITH_WAITING, Action, places
from coprod_tui.actions.arming import Arming, phones
from coprod_tui.actions.reasons import no_theme, no_turn, not_linked, not_running
from coprod_tui.model.action_context import ActionContext

_AFTERWARDS: Final = WITH_WAITING | places("review")


def nothing_to_adopt(context: ActionContext) -> str | None:
    """Why the contribution in hand cannot be adopted as an outcome."""
    row = context.row
    if row is None:
        return "There is no contribution in the list yet."
    known = next((one.number for one in context.outcomes.rows if one.contribution == row.number), None)
    if known is not None:
        return f"Contribution {row.number} is outcome {known} already."
    if row.held is not None:
        return f"Contribution {row.number} is held back, or waits for a look."
    if not row.revealed:
        return f"What was said to question {row.question} is not shown to everybody yet. Reveal it first."
    return not_running(context)


def no_outcome(context: ActionContext) -> str | None:
    """Why nothing can be done with an outcome."""
    if not context.outcomes.rows:
        return "There is no outcome yet. # adopts what somebody said as one."
    return not_linked(context)


def nothing_to_serve(context: ActionContext) -> str | None:
    """Why it cannot be said which outcomes the theme or the turn in hand serves."""
    return (no_turn(context) if context.screen_name == "direction" else no_theme(context)) or no_outcome(context)


def adopting(context: ActionContext) -> Arming | None:
    """Pins what somebody said on every phone."""
    row = context.row
    if row is None:
        return None
    whose = "words without a name" if row.label is None else row.label
    asks = f"Adopt {row.number}, {whose}, as an outcome on {phones(context.summary)}? “{row.text}”"
    stays = " Its author keeps it to this room, so the report will not have it." if row.consent == "room" else ""
    return Arming(f"{asks}{stays}", (row.id, row.text, row.consent))


ACTIONS: Final = (
    Action(
        "adopt_outcome",
        ("number_sign",),
        "Adopt outcome",
        "Adopts the contribution in hand as an outcome, in its own words. Every phone shows it from then on.",
        places("live", "themes"),
        plain="adopt outcome N",
        spare=True,
        reason=nothing_to_adopt,
        about="row",
        arms=adopting,
    ),
    Action(
        "serve_outcomes",
        ("percent_sign",),
        "Serves",
        "Says which outcome the theme or turn in hand serves: pick one it does not serve yet, or one to take away.",
        places("themes", "direction"),
        plain="serve theme NAME: N [N…]",
        spare=True,
        reason=nothing_to_serve,
        about="theme",
    ),
    Action(
        "serve_outcomes_by_turn",
        (),
        "What a turn serves",
        "Says which outcomes turn N serves, by their numbers; none, where it serves none.",
        NOT_HERE,
        plain="serve turn N: N [N…]",
        reason=no_outcome,
    ),
    Action(
        "came_of",
        ("ampersand",),
        "What came of it",
        "Says what came of an outcome: pick one, then write. It can be said after the end, too.",
        _AFTERWARDS,
        plain="came of N: TEXT",
        in_footer=False,
        reason=no_outcome,
    ),
    Action(
        "drop_outcome",
        ("underscore",),
        "Let an outcome go",
        "Lets an outcome go that you pick. What was said stays; undo brings the outcome back.",
        _AFTERWARDS,
        plain="drop outcome N",
        in_footer=False,
        reason=no_outcome,
    ),
    Action(
        "outcomes",
        (),
        "Outcomes",
        "Lists the outcomes, with what serves each and what came of it.",
        NOT_HERE,
        plain="outcomes",
    ),
)
