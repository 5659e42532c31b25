"""What became of a contribution, for whoever said it."""

import msgspec

from server.domain.state import Contribution, State
from server.domain.word_codes import word_code
from server.projections.said import shown_words


class TurnMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """A turn that is set and to which words led."""

    #: Its number in the session, from 1.
    number: int
    #: What is not known yet, where it is parked; empty where it is not.
    parked: str = ""


class WordMarks(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a contribution without a name, for the phone that has its key."""

    heard: bool = False
    #: How many said "Me too".
    me_too: int = 0
    #: The number of contributions that build on it.
    built_on: int = 0
    #: The number of challenges that have arrived.
    challenged: int = 0
    #: The names of the themes that it is in.
    themes: tuple[str, ...] = ()
    #: Why what its author was unsure about is open no longer; empty while it is open.
    closed_because: str = ""
    #: What says that the words were deleted as the session closed; empty if they were not.
    deleted: str = ""
    #: The code by which the words are found in the report.
    code: str = ""
    #: The turns to which it led, in order.
    turns: tuple[TurnMark, ...] = ()
    #: Whether it waits to be let be read. The view of the room does not say so of words that others cannot read yet.
    waits: bool = False


def word_marks(state: State, key_hash: str) -> WordMarks | None:
    """What became of the words that a phone keeps by a key with this hash; None if none of them stand here."""
    contribution = state.contribution_by_key.get(key_hash)
    known = None if contribution is None else state.contributions[contribution]
    if known is None or known.taken_back:
        return None
    built_on, challenged = answered(state, known)
    return WordMarks(
        known.heard_at is not None,
        len(known.me_too),
        built_on,
        challenged,
        theme_names(state, known),
        known.closed_because,
        shown_words(known) if known.redacted else "",
        word_code(key_hash),
        turn_marks(state, known),
        known.waits,
    )


def answered(state: State, words: Contribution) -> tuple[int, int]:
    """How many contributions build on these words, and how many challenge them."""
    kinds = [known.kind for known in map(state.contributions.__getitem__, words.answers) if known.is_shown]
    return kinds.count("build"), kinds.count("challenge")


def theme_names(state: State, words: Contribution) -> tuple[str, ...]:
    """The names of the themes that a contribution is in, in the order of the themes."""
    return tuple(theme.name for theme in state.themes if theme.id in words.themes) if words.themes else ()


def turn_marks(state: State, words: Contribution) -> tuple[TurnMark, ...]:
    """The turns that everybody sees and to which a contribution led, by itself or in a theme."""
    return tuple(
        TurnMark(turn.number, turn.parked.why if turn.parked is not None and turn.is_parked else "")
        for turn in state.direction.turns
        if turn.set_at is not None and turn.came_from(words)
    )
