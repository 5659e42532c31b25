"""Advice on the wording of a question.

It never refuses a question. The rules follow common practice: whether it can be answered with yes or no, suggests its
answer, asks two things, makes somebody defend themselves, uses words that not everybody knows, or is long. They cover
English only and stay silent when unsure, so the absence of advice does not mean that a question `reads_as_open`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, assert_never

from server.domain.phrasing import double_questions, jargon, leading
from server.domain.phrasing.beginnings import BLAME, LEADING, instead_of
from server.domain.phrasing.clauses import Clause, capital
from server.domain.phrasing.openings import opened
from server.domain.phrasing.rewordings import alone, without_answer, without_blame, without_tag
from server.domain.phrasing.sentences import count, sentences
from server.domain.phrasing.shapes import Asking, Shape, asking
from server.domain.phrasing.words import BREAK, FILLER

Kind = Literal["stacked", "leading", "blame", "closed", "jargon", "long"]
MOST_WORDS: Final = 20
MOST_CHARACTERS: Final = 400
_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class Advice:
    """One remark on a question."""

    kind: Kind
    #: The remark in a few words.
    words: str
    #: The question in other words. If no whole question is sure to be good English, only its beginning, which ends in
    #: "…". None if there is no suggestion.
    rewording: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the rewording is a whole question that can be asked as it is."""
        return self.rewording is not None and not self.rewording.endswith("…")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text and the form of question in each of its sentences."""

    text: str
    askings: tuple[Asking, ...]
    jargon: tuple[jargon.Found, ...]


def check(text: str) -> tuple[Advice, ...]:
    """The advice on a question, the most important first; none if it reads as open or the rules are unsure."""
    reading = _read(text)
    kinds = _kinds(reading)
    return tuple(Advice(kind, _words(kind, reading), _sound(kind, kinds, reading)) for kind in kinds)


def reads_as_open(text: str) -> bool:
    """Whether a text is surely an open question, or invites people to tell, and has no advice."""
    reading = _read(text)
    asks = any(one.shape in (Shape.OPEN, Shape.INVITES) and len(one.low) > 1 for one in reading.askings)
    return asks and not _kinds(reading)


def _read(text: str) -> _Reading:
    found = sentences(text[:MOST_CHARACTERS])
    return _Reading(text[:MOST_CHARACTERS], tuple(map(asking, found)), jargon.found(found))


def _kinds(reading: _Reading) -> tuple[Kind, ...]:
    """The kinds of advice that apply. A yes-or-no question that hopes for one answer is leading, not closed."""
    askings = reading.askings
    there: dict[Kind, bool] = {
        "stacked": any(True for _ in double_questions.second_questions(askings)),
        "leading": any(map(leading.leads, askings)),
        "blame": any(map(leading.blames, askings)),
        "closed": any(map(_is_closed, askings)),
        "jargon": bool(reading.jargon),
        "long": count(reading.text) > MOST_WORDS,
    }
    return tuple(kind for kind, fits in there.items() if fits)


def _is_closed(asking: Asking) -> bool:
    return asking.shape in (Shape.YES_OR_NO, Shape.CHOICE) and not leading.leads(asking)


def _words(kind: Kind, reading: _Reading) -> str:
    match kind:
        case "stacked":
            return "asks two things at once"
        case "leading":
            return "has its answer built in"
        case "blame":
            return "may sound like blame"
        case "closed":
            choice = any(one.shape is Shape.CHOICE for one in reading.askings)
            return "asks to pick one answer" if choice else "asks for yes or no"
        case "jargon":
            known = reading.jargon[0]
            return f"jargon “{reading.text[known.start : known.end]}”: {known.jargon.everyday}"
        case "long":
            return f"{count(reading.text)} words; up to {MOST_WORDS} are easier to take in"
        case _:
            assert_never(kind)


def _sound(kind: Kind, kinds: Sequence[Kind], reading: _Reading) -> str | None:
    """A rewording that removes this kind of advice and adds no other; otherwise a beginning."""
    whole, beginning = _reworded(kind, reading)
    if whole is not None and len(whole) <= MOST_CHARACTERS:
        left = _kinds(_read(whole))
        if kind not in left and set(left) <= set(kinds):
            return whole
    return beginning


def _reworded(kind: Kind, reading: _Reading) -> tuple[str | None, str | None]:
    """A whole rewording and a beginning, as far as they exist."""
    askings = reading.askings
    match kind:
        case "stacked":
            return _first_alone(reading), None
        case "leading":
            asking = next(filter(leading.leads, askings))
            tag = leading.tag(asking.sentence)
            if tag is not None:
                whole = Asking(asking.sentence, 0, asking.shape)
                return _put(reading, whole, without_tag(_clause(reading, whole), tag)), LEADING
            return _put(reading, asking, without_answer(_clause(reading, asking))), LEADING
        case "blame":
            asking = next(filter(leading.blames, askings))
            return _put(reading, asking, without_blame(_clause(reading, asking))), BLAME
        case "closed":
            asking = next(filter(_is_closed, askings))
            mended = opened(_clause(reading, asking)) if asking.shape is Shape.YES_OR_NO else None
            return _put(reading, asking, mended), instead_of(asking.low)
        case "jargon":
            return jargon.in_everyday_words(reading.text, reading.jargon), None
        case "long":
            return None, None
        case _:
            assert_never(kind)


def _clause(reading: _Reading, asking: Asking) -> Clause:
    return Clause(reading.text, asking.sentence.words[asking.at :])


def _first_alone(reading: _Reading) -> str | None:
    """The text up to the point where the second thing is asked."""
    sentence, at = next(double_questions.second_questions(reading.askings))
    if at:
        first = alone(Clause(reading.text, sentence.words[:at]))
        return None if first is None else reading.text[: sentence.words[0].start] + first
    return reading.text[: sentence.words[0].start].rstrip()


def _put(reading: _Reading, asking: Asking, mended: str | None) -> str | None:
    """The text with the corrected clause in place.

    A name before the clause stays and "So," goes; None if anything else stands there.
    """
    if mended is None:
        return None
    sentence = asking.sentence
    before = [word for word in sentence.words[: asking.at] if word.low not in FILLER | BREAK]
    begin = sentence.words[0].start
    if before:
        if len(before) > _NAMED or not all(reading.text[word.start].isupper() for word in before):
            return None
        kept = reading.text[before[0].start : sentence.words[asking.at].start]
        mended = kept + mended
    mended = mended.upper() if reading.text.isupper() else capital(mended)
    return reading.text[:begin] + mended + reading.text[sentence.end :]
