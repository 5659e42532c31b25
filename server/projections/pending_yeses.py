"""Words that were put in for somebody and wait for that person's yes."""

import msgspec

from server.domain.state import State
from server.projections.counting import many


class PendingYesesView(msgspec.Struct, frozen=True):
    """How many words wait for a yes, and from whom."""

    #: The number of words that wait.
    words: int = 0
    #: The labels of the people whom the facilitator asked, in the order of asking.
    asked: tuple[str, ...] = ()
    #: The number of words that somebody else put in; whose they are stays between the two.
    others: int = 0


def pending_yeses_view(state: State) -> PendingYesesView:
    """The words that were put in and have been answered neither with yes nor with no."""
    own = sorted((words for words in state.captured.values() if words.by is None), key=lambda words: words.at)
    asked = dict.fromkeys(state.label(words.person) for words in own)
    return PendingYesesView(len(state.captured), tuple(asked), len(state.captured) - len(own))


def pending_yeses_words(yeses: PendingYesesView) -> str:
    """For example "2 contributions wait for a yes: Ama, Bo", or with a count of words that others put in."""
    waits = f"{many(yeses.words, 'contribution')} {'waits' if yeses.words == 1 else 'wait'} for a yes"
    if not yeses.asked:
        return f"{waits}, put in by others"
    return f"{waits}: {', '.join(yeses.asked)}{f', {yeses.others} put in by others' if yeses.others else ''}"
