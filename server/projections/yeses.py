"""Whose yes is waited for before words stand that were put in for them; it must not hold the words."""

import msgspec

from server.domain.state import State
from server.projections.counting import many


class YesesView(msgspec.Struct, frozen=True):
    """`words` counts what waits; `asked` are those whom the facilitator asked, in the order of asking.

    Whom somebody else asked stays between the two, and is only counted, in `others`.
    """

    words: int = 0
    asked: tuple[str, ...] = ()
    others: int = 0


def yeses_view(state: State) -> YesesView:
    """What was put in for somebody who has answered neither yes nor no."""
    own = sorted((words for words in state.captured.values() if words.by is None), key=lambda words: words.at)
    asked = dict.fromkeys(state.label(words.person) for words in own)
    return YesesView(len(state.captured), tuple(asked), len(state.captured) - len(own))


def yeses_words(yeses: YesesView) -> str:
    """ "2 contributions wait for a yes: Ama, Bo", with how many of them somebody else put in."""
    waits = f"{many(yeses.words, 'contribution')} {'waits' if yeses.words == 1 else 'wait'} for a yes"
    if not yeses.asked:
        return f"{waits}, put in by others"
    return f"{waits}: {', '.join(yeses.asked)}{f', {yeses.others} put in by others' if yeses.others else ''}"
