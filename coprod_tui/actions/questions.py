"""The actions on questions, and on what is said to them."""

from typing import Final

from coprod_tui.actions import arming
from coprod_tui.actions.action import NOT_HERE, Action, places
from coprod_tui.actions.labels import (
    close_label,
    heard_label,
    hold_label,
)
from coprod_tui.actions.reasons import (
    not_running,
    nothing_prepared,
    nothing_to_close,
    nothing_to_hold,
    nothing_to_mark,
    nothing_to_moderate,
    nothing_to_reveal,
)

ACTIONS: Final = (
    Action(
        "ask",
        ("a",),
        "Ask",
        "Puts you in the ask line. There Enter asks the room, Ctrl-R turns who reads when, Escape keeps your words.",
        places("live"),
        plain="ask TEXT",
        reason=not_running,
        about="question",
    ),
    Action(
        "next",
        ("n",),
        "Next",
        "Puts the next question of the plan, or a ready one where it is empty, into the ask line. Enter there asks it.",
        places("live"),
        plain="next",
        reason=nothing_prepared,
        about="question",
    ),
    Action(
        "check",
        (),
        "Check",
        "Says how a question could be opened: yes or no, two in one, an answer built in, blame, jargon, length.",
        NOT_HERE,
        plain="check WORDS",
    ),
    Action(
        "close",
        ("c",),
        "Close",
        "Closes the question that is open. Late words stay welcome and are marked as late.",
        places("live"),
        plain="close",
        reason=nothing_to_close,
        label=close_label,
        about="question",
        arms=arming.close,
    ),
    Action(
        "reveal",
        ("s",),
        "Reveal",
        "Shows on everybody's phone what is said to this question, with or without names as each chose.",
        places("live"),
        plain="reveal",
        reason=nothing_to_reveal,
        about="question",
        arms=arming.reveal,
    ),
    Action(
        "heard",
        ("space",),
        "Heard",
        "Tells whoever said it that it was heard: the contribution in hand, all that are marked, or a theme in hand.",
        places("live", "themes"),
        plain="heard N [N…] · heard theme NAME",
        reason=nothing_to_mark,
        label=heard_label,
        about="row",
        takes_row=True,
        takes_marked=True,
    ),
    Action(
        "hold_back",
        ("b",),
        "Hold back",
        "Shows the contribution in hand, or what is marked, to nobody but its author, who is told the reason you pick. "
        "What is held back, or waits for a look, it lets others read.",
        places("live", "review", "themes"),
        plain="hold back N: REASON · restore N [N…] · restore waiting",
        spare=True,
        reason=nothing_to_hold,
        label=hold_label,
        about="row",
        takes_marked=True,
    ),
    Action(
        "moderate",
        ("Z",),
        "Who reads",
        "Says who reads what is said to this question: others at once, others once somebody looked, or nobody else. "
        "Every phone says it before anybody writes.",
        places("live"),
        plain="moderate WHEN",
        in_footer=False,
        reason=nothing_to_moderate,
        about="question",
    ),
    Action(
        "reasons",
        (),
        "Reasons",
        "Lists the reasons for which words can be held back.",
        NOT_HERE,
        plain="reasons",
    ),
)
