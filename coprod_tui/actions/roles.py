"""The actions on roles, and on calls from their holders."""

from typing import Final

from coprod_tui.actions.action import NOT_HERE, WITH_WAITING, Action, places
from coprod_tui.actions.labels import (
    answer_label,
    hide_label,
)
from coprod_tui.actions.reasons import (
    no_role,
    nobody_to_give_word,
    nobody_to_offer_to,
    not_running,
    nothing_to_answer,
    nothing_to_decline,
    nothing_to_offer,
    nothing_to_withdraw,
)

# Before what else is shown of the room: what waits for the facilitator.
ANSWER: Final = Action(
    "answer",
    ("k",),
    "Answer",
    "Answers the oldest of calls and hands: says that a call was heard, or gives the next hand the word.",
    WITH_WAITING,
    plain="answer N",
    reason=nothing_to_answer,
    label=answer_label,
)

ACTIONS: Final = (
    Action(
        "role",
        ("r",),
        "Role",
        "Offers a role to someone: pick the role, then the person. Nothing moves until they say yes.",
        places("live"),
        plain="offer ROLE to PERSON",
        reason=nobody_to_offer_to,
    ),
    Action(
        "offer_this",
        ("r",),
        "Offer",
        "Offers the role in hand: pick the person. Those who are open to it stand first. To who asked, it is the yes.",
        places("roles"),
        reason=nothing_to_offer,
        about="row",
    ),
    Action(
        "withdraw",
        ("w",),
        "Withdraw",
        "Takes back an offer of the role in hand that nobody has answered yet.",
        places("roles"),
        plain="withdraw ROLE from PERSON",
        reason=nothing_to_withdraw,
        about="row",
    ),
    Action(
        "not_now",
        ("D",),
        "Not now",
        "Says not now to somebody who asks for the role in hand. Nobody is told why, and nothing is counted.",
        places("roles"),
        plain="not now ROLE to PERSON",
        reason=nothing_to_decline,
        about="row",
    ),
    Action(
        "queue",
        (),
        "Queue",
        "Lists who would like to speak. Who has not spoken yet comes first, then who asked first.",
        NOT_HERE,
        plain="queue",
    ),
    Action(
        "give_word",
        (),
        "Give the word",
        "Gives the word to the next hand. Phones say “you're next”, then “it's you”.",
        NOT_HERE,
        plain="give word · give word PERSON",
        reason=nobody_to_give_word,
    ),
    Action(
        "change_role",
        ("e",),
        "Change",
        "Names, describes or limits the role in hand anew. What was so far keeps its name in the record.",
        places("roles"),
        plain="rename ROLE to NAME · describe ROLE as SENTENCE · limit ROLE to N",
        reason=no_role,
        about="row",
    ),
    Action(
        "add_role",
        ("plus",),
        "Add role",
        "Adds a role of your own to this session.",
        places("roles"),
        plain="add role NAME: SENTENCE",
        reason=not_running,
    ),
    Action(
        "hide_role",
        ("X",),
        "Hide",
        "Takes the role in hand out of the lists, or puts it back. Whoever holds it goes on.",
        places("roles"),
        plain="hide ROLE · show ROLE",
        reason=no_role,
        label=hide_label,
        about="row",
    ),
)
