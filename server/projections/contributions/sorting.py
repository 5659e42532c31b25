"""The orders in which contributions can be listed."""

import re
from typing import Final, Literal, assert_never, get_args

from server.domain.state import Contribution, State
from server.sentences import sentence

Order = Literal["unheard", "newest", "question", "reply"]

ORDERS: Final[tuple[Order, ...]] = get_args(Order)
ORDER_NAMES: Final = {order: sentence(f"orders.{order}") for order in ORDERS}
_ENDS_IN_A_QUESTION: Final = re.compile(r"[?？؟⁇⁈⸮՞፧][\s!.…\"'»”’)\]）」』]*$")


def needs_reply(words: Contribution) -> bool:
    """Whether these words are likely to need an answer.

    That holds for a doubt, a challenge and anything that ends in a question mark, until it is marked as heard: then the
    facilitator, or somebody they looked at, has taken it up.
    """
    if words.heard_at is not None:
        return False
    return words.kind in ("unsure", "challenge") or _ENDS_IN_A_QUESTION.search(words.text) is not None


def sort_key(order: Order, state: State, words: Contribution) -> tuple[int, int]:
    """The group of a contribution and its sort key within the group. Both ascend down the list."""
    heard = words.heard_at is not None
    match order:
        case "unheard":
            return int(heard), words.number
        case "newest":
            return 0, -words.number
        case "question":
            return state.questions[words.question].number, words.number
        case "reply":
            return 2 if heard else int(not needs_reply(words)), words.number
        case _:
            assert_never(order)
