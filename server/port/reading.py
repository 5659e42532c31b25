"""Requests to read what was said, with their responses."""

import msgspec

from server.projections.gathering import GatheredTheme, NearlyLine, WaitingProposal
from server.projections.kept_words import KeptWords
from server.projections.marks import WordMarks
from server.projections.reading import PlacedWords
from server.projections.room import RoomContribution


class ReadQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="read_question"):
    """Requests what was said to a question."""

    question: str


class QuestionWords(msgspec.Struct, frozen=True, tag="question_words"):
    """The response to ReadQuestion."""

    question: str
    #: The newest contributions to it, in an order that does not tell when each was said; None if one may not read them.
    said: tuple[RoomContribution, ...] | None


class FindWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="find_words"):
    """Requests what became of words without a name that one keeps by a key."""

    key: str


class WordsFound(msgspec.Struct, frozen=True, tag="words_found"):
    """The response to FindWords."""

    found: KeptWords


class OfferWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="offer_words"):
    """Requests the ids of a few contributions of others that were shown least."""


class WordsOffered(msgspec.Struct, frozen=True, tag="words_offered"):
    """The response to OfferWords."""

    #: The ids of contributions that one may read, in an order that tells nothing.
    contributions: tuple[str, ...]


class ReadWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="read_words"):
    """Requests contributions by their ids. Those of the last offer count as shown, once and by nobody known."""

    contributions: tuple[str, ...]


class ListUnheard(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="list_unheard"):
    """Requests contributions that nobody has marked as heard."""


class ListThemes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="list_themes"):
    """Requests the themes, and what is proposed to gather."""


class ThemesListed(msgspec.Struct, frozen=True, tag="themes_listed"):
    """The response to ListThemes."""

    #: In order.
    themes: tuple[GatheredTheme, ...]
    #: Those that wait, oldest first.
    proposals: tuple[WaitingProposal, ...]


class ReadTheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="read_theme"):
    """Requests what is in a theme."""

    theme: str


class ReadProposal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="read_proposal"):
    """Requests what somebody proposes to gather."""

    proposal: str


class WordsRead(msgspec.Struct, frozen=True, omit_defaults=True, tag="words_read"):
    """The response to ReadWords, ListUnheard, ReadTheme and ReadProposal."""

    #: Those that one may read.
    placed: tuple[PlacedWords, ...]
    #: For a theme or a proposal: the number of those that are not among them.
    more: int = 0
    #: For a theme: what people say is not quite so with its sentence, but for what stands in the list of themes.
    lines: tuple[NearlyLine, ...] = ()
    #: For a theme: the number of lines that stand in neither.
    more_lines: int = 0


class ReadMarks(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="read_marks"):
    """Requests what became of words without a name."""

    #: The keys by which a phone keeps them.
    keys: tuple[str, ...]


class MarksRead(msgspec.Struct, frozen=True, tag="marks_read"):
    """The response to ReadMarks."""

    #: One for each key, in the same order; None for a key by which nothing is kept that was said.
    marks: tuple[WordMarks | None, ...]
