"""In which order contributions can be listed; it must not know how a list is kept."""

import re
from typing import Final, Literal, assert_never

from server.domain.state import Contribution, State

Order = Literal["unheard", "newest", "question", "reply"]

ORDER_NAMES: Final[dict[Order, str]] = {
    "unheard": "unheard first",
    "newest": "newest",
    "question": "by question",
    "reply": "needs a reply",
}
_ENDS_IN_A_QUESTION: Final = re.compile(r"[?？؟⁇⁈⸮՞፧][\s!.…\"'»”’)\]）」』]*$")


def needs_reply(words: Contribution) -> bool:
    """Whether somebody is likely to wait for an answer to these words.

    A doubt and a challenge ask the room to think on with whoever sent them, and so does whatever ends in a question.
    Being heard is an answer: the facilitator, or whoever they looked at, has then taken it up.
    """
    if words.heard_at is not None:
        return False
    return words.kind in ("unsure", "challenge") or _ENDS_IN_A_QUESTION.search(words.text) is not None


def place(order: Order, state: State, words: Contribution) -> tuple[int, int]:
    """The group that words stand in, and where in it; both ascend down the list."""
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
