"""Words that were put in for somebody and wait for that person's yes."""

import msgspec

from server.domain.state import State
from server.projections.people.labels import label_words
from server.sentences import counted, sentence


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
    asked = dict.fromkeys(label_words(state, words.person) for words in own)
    return PendingYesesView(len(state.captured), tuple(asked), len(state.captured) - len(own))


def pending_yeses_words(yeses: PendingYesesView) -> str:
    """For example "2 contributions wait for a yes: Ama, Bo", or with a count of words that others put in."""
    waits = counted("yeses.waiting", yeses.words)
    if not yeses.asked:
        return sentence("yeses.others_only", waits=waits)
    asked = sentence("yeses.asked", waits=waits, people=", ".join(yeses.asked))
    return sentence("yeses.others_too", asked=asked, count=yeses.others) if yeses.others else asked
