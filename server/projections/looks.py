"""What is held back or waits for a look, for whoever may hold words back and let others read them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import Final

import msgspec

from server.domain.commands import ContributionKind, Tool
from server.domain.decide.holding import HOLDING_TOOLS
from server.domain.decide.rights import people_with
from server.domain.messages import Text
from server.domain.state import Contribution, State
from server.domain.word_lists import Numbered

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
    #: Whether their author keeps them to the room.
    room_only: bool = False


def words_to_look_at(state: State, tools: frozenset[Tool]) -> tuple[WordsToLookAt, ...]:
    """What somebody with these tools may let others read; nothing for whoever holds no role with the one for it.

    What stands under a question that is closed to others, or waits since it was, is not listed. What waits the
    longest comes before what was held back last, LOOKS_SHOWN at most. Each of the two stands in an order that does
    not tell when it was said.
    """
    if HOLDING_TOOLS.isdisjoint(tools):
        return ()
    waiting = [*islice(_listed(state, state.lists.waiting), LOOKS_SHOWN)]
    held = [*islice(_listed(state, reversed(state.lists.held)), LOOKS_SHOWN - len(waiting))]
    return tuple(_row(state, words) for part in (waiting, held) for words in sorted(part, key=attrgetter("id")))


def waiting_for_a_look(state: State) -> list[Contribution]:
    """What waits for a look, oldest first, without what was said for the facilitator alone."""
    waiting = (state.contributions[known] for _, known in state.lists.waiting)
    return [words for words in waiting if not words.waits_unread]


def may_look(state: State) -> Iterable[str]:
    """The people who hold a role with that tool."""
    return people_with(state, HOLDING_TOOLS)


def _listed(state: State, places: Iterable[Numbered]) -> Iterator[Contribution]:
    """Those in a list that somebody beside the facilitator and their author may read."""
    for _, known in places:
        words = state.contributions[known]
        if state.questions[words.question].moderation != "closed" and not words.waits_unread:
            yield words


def _row(state: State, words: Contribution) -> WordsToLookAt:
    held = words.held
    assert held is not None  # noqa: S101 - the lists have no others
    label = None if words.person is None else state.label(words.person)
    number = state.questions[words.question].number
    return WordsToLookAt(
        words.id,
        number,
        words.text,
        label,
        words.kind,
        held.reason,
        held.changed,
        words.value,
        words.consent == "room",
    )
