"""The sentences with which themes are said back, and what was answered to them."""

from collections.abc import Iterator, Mapping
from itertools import islice

import msgspec

from server.domain.commands import SayBackAnswer
from server.domain.state import GivenAnswer, Sentence, SentenceAnswers, State, Theme
from server.projections.exportable import exportable
from server.projections.people.labels import label_words

SENTENCES_SHOWN = 20
ASKED_SHOWN = 60


class NearlyRow(msgspec.Struct, frozen=True):
    """What is not quite so with a sentence."""

    #: The label of who says so; None for an answer without a name.
    label: str | None
    line: str


class SayBackView(msgspec.Struct, frozen=True):
    """A sentence of a theme with its answers."""

    text: str
    #: The number of answers "Yes, that is it", "Nearly" and "Not mine".
    yes: int = 0
    nearly: int = 0
    not_mine: int = 0
    #: What people say is not quite so: first those with a name.
    lines: tuple[NearlyRow, ...] = ()


class RoomSentence(msgspec.Struct, frozen=True):
    """A sentence of a theme, as everybody is sent it."""

    id: str
    #: The name of the theme.
    theme: str
    text: str
    #: The ids of words in the theme that phones keep without a name, ASKED_SHOWN at most, ordered by these random ids.
    #: A phone recognizes its own among them without saying which it is.
    nameless: tuple[str, ...]


class OwnSentence(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sentence of a theme that words under one's name are in, with what one answered."""

    id: str
    #: The name of the theme.
    theme: str
    text: str
    #: None if one did not answer yet.
    answer: SayBackAnswer | None = None
    #: What one said is not quite so.
    line: str = ""


def say_back_view(state: State, sentence: Sentence) -> SayBackView:
    """A sentence with its answers."""
    answers = state.say_back.get(sentence.id)
    if answers is None:
        return SayBackView(sentence.text)
    counts = answers.counts
    return SayBackView(
        sentence.text,
        counts.get("yes", 0),
        counts.get("nearly", 0),
        counts.get("not_mine", 0),
        tuple(_lines(state, answers.named, answers.nameless)),
    )


def leaving_view(state: State, theme: Theme, sentence: Sentence) -> SayBackView:
    """A sentence with its answers as they leave the room: no lines of those whose words in the theme do not leave."""
    answers = state.say_back.get(sentence.id, SentenceAnswers())
    leaving = leaving_people(state, theme)
    named = {person: given for person, given in answers.named.items() if person in leaving}
    lines = tuple(_lines(state, named, answers.nameless if None in leaving else {}))
    return msgspec.structs.replace(say_back_view(state, sentence), lines=lines)


def leaving_people(state: State, theme: Theme) -> frozenset[str | None]:
    """The people with words in the theme that may leave the room; None among them for words without a name."""
    known = map(state.contributions.__getitem__, theme.contributions)
    return frozenset(words.person for words in known if not words.put_in and exportable(words) is not None)


def room_sentences(state: State) -> tuple[RoomSentence, ...]:
    """The sentences of the first SENTENCES_SHOWN themes that have one and hold words without a name."""
    shown = (
        RoomSentence(theme.sentence.id, theme.name, theme.sentence.text, tuple(islice(theme.nameless, ASKED_SHOWN)))
        for theme in state.themes
        if theme.sentence is not None and theme.nameless
    )
    return tuple(sorted(islice(shown, SENTENCES_SHOWN), key=lambda row: row.id))


def own_sentences(state: State, person: str) -> tuple[OwnSentence, ...]:
    """The sentences of themes that words under somebody's name are in, in the order of the themes."""
    return tuple(
        _own(state, theme.name, theme.sentence, person)
        for theme in state.themes
        if theme.sentence is not None and person in theme.speakers
    )


def _own(state: State, theme: str, sentence: Sentence, person: str) -> OwnSentence:
    given = state.say_back.get(sentence.id, SentenceAnswers()).named.get(person)
    answer, line = (None, "") if given is None else (given.answer, given.line)
    return OwnSentence(sentence.id, theme, sentence.text, answer, line)


def _lines(state: State, named: Mapping[str, GivenAnswer], nameless: Mapping[str, GivenAnswer]) -> Iterator[NearlyRow]:
    by_label = ((label_words(state, person), given) for person, given in named.items())
    yield from (NearlyRow(label, given.line) for label, given in sorted(by_label, key=_label) if given.line)
    yield from (NearlyRow(None, line) for line in sorted(given.line for given in nameless.values() if given.line))


def _label(row: tuple[str, GivenAnswer]) -> str:
    return row[0]
