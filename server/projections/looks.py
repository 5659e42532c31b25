"""What is held back or waits for a look, for whoever may hold words back and let others read them."""

from collections.abc import Iterable
from heapq import nlargest, nsmallest
from operator import attrgetter
from typing import Final

import msgspec

from server.domain.commands import ContributionKind
from server.domain.decide.holding import HOLDING_TOOLS
from server.domain.messages import Text
from server.domain.state import Contribution, State

LOOKS_SHOWN: Final = 40


class WordsToLookAt(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words that others do not read now."""

    id: str
    #: The number of their question.
    question: int
    text: str
    #: The speaker's label; None for words without a name.
    label: Text | None
    kind: ContributionKind
    #: Why they are held back; empty if they wait for a look.
    reason: Text = ""
    #: Whether their author has said them otherwise since.
    changed: bool = False
    #: What a challenger values in the words that these challenge.
    value: str = ""


def words_to_look_at(state: State, person: str) -> tuple[WordsToLookAt, ...]:
    """What this person may let others read; nothing for whoever holds no role with that tool.

    What stands under a question that is closed to others, or waits since it was, is not listed. What waits the longest
    What stands under a question that is closed to others, or waits since it was, is not listed. What waits the
    longest comes before what was held back last, LOOKS_SHOWN at most. Each of the two stands in an order that does
    not tell when it was said.
    """
    if not state.held or HOLDING_TOOLS.isdisjoint(state.tools(person)):
        return ()
    by_number = attrgetter("number")
    listed = [words for words in map(state.contributions.__getitem__, state.held) if _may_be_read(state, words)]
    waiting = nsmallest(LOOKS_SHOWN, (words for words in listed if words.waits), key=by_number)
    others = (words for words in listed if not words.waits)
    held = nlargest(LOOKS_SHOWN - len(waiting), others, key=by_number)
    return tuple(_row(state, words) for part in (waiting, held) for words in sorted(part, key=attrgetter("id")))


def waiting_for_a_look(state: State) -> list[Contribution]:
    """What waits for a look, oldest first, without what was said for the facilitator alone."""
    waiting = map(state.contributions.__getitem__, state.waiting)
    return sorted((words for words in waiting if not words.waits_unread), key=attrgetter("number"))


def may_look(state: State) -> Iterable[str]:
    """The people who hold a role with that tool."""
    roles = (role for role in state.roles if not HOLDING_TOOLS.isdisjoint(role.tools))
    return (held.person for role in roles for held in state.holders(role.id))


def _may_be_read(state: State, words: Contribution) -> bool:
    """Whether anybody but the facilitator and their author may read them."""
    return state.questions[words.question].moderation != "closed" and not words.waits_unread


def _row(state: State, words: Contribution) -> WordsToLookAt:
    held = words.held
    assert held is not None  # noqa: S101 - the lists have no others
    label = None if words.person is None else state.label(words.person)
    number = state.questions[words.question].number
    return WordsToLookAt(words.id, number, words.text, label, words.kind, held.reason, held.changed, words.value)
