"""Words that were put in for somebody and wait for that person's yes."""

from collections.abc import Callable, Iterable

import msgspec

from server.domain.commands import Channel, Consent
from server.domain.messages import Text
from server.domain.state import CapturedWords, State


class WordsView(msgspec.Struct, frozen=True):
    """Words that were put in for somebody and wait for that person's yes."""

    id: str
    question: str
    #: The current wording of the question.
    asked: str
    text: str
    channel: Channel
    #: The label of the other person: who put one's words in, or whose words one put in. None for the facilitator.
    by: Text | None
    consent: Consent


def captured_words(
    state: State, ids: Iterable[str] | None, other: Callable[[CapturedWords], str | None]
) -> tuple[WordsView, ...]:
    """Words that wait for a yes; `other` gives the other person of each."""
    return tuple(_words(state, words, other(words)) for words in map(state.captured.__getitem__, ids)) if ids else ()


def _words(state: State, words: CapturedWords, other: str | None) -> WordsView:
    asked = state.questions[words.question].text
    by = None if other is None else state.label(other)
    return WordsView(words.id, words.question, asked, words.text, words.channel, by, words.consent)
