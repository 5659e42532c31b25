"""How a sentence asks: openly, for yes or no, for a choice, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from server.domain.phrasing.sentences import QUOTED, Sentence
from server.domain.phrasing.words import (
    AUX,
    BREAK,
    ENGLISH,
    ENGLISH_ALONE,
    FILLER,
    FOREIGN,
    HELPING,
    INVITING,
    LISTENING,
    POINTER,
    PREPOSITION,
    PRONOUN,
    SAYING,
    SOFTLY,
    SOMEBODY,
    SUBORDINATE,
    WH,
    WHETHER,
    words_of,
)

_GOING: Final = words_of("a your some")
_TRIED: Final = words_of("think look go chat word say time moment")
_WISHING: Final = words_of("wonder wondering curious interested")
_LIKING: Final = words_of("like love want")
_CHOOSING: Final = words_of("rather prefer better best first more")
_POLITE: Final = words_of("can could would will may might")
_FRAGMENT: Final = 6
_LISTED: Final = 8
_AHEAD: Final = 5
_LEAST: Final = 3


class Shape(Enum):
    """How a sentence asks."""

    OPEN = auto()
    INVITES = auto()
    YES_OR_NO = auto()
    CHOICE = auto()
    UNSURE = auto()


@dataclass(frozen=True, slots=True)
class Asking:
    """A sentence with its main clause."""

    sentence: Sentence
    #: The index of the word with which the main clause begins.
    at: int
    #: How the main clause asks.
    shape: Shape

    @property
    def low(self) -> tuple[str, ...]:
        """The words of the main clause in lower case."""
        return self.sentence.low[self.at :]

    @property
    def asks(self) -> bool:
        """Whether it is a question in form."""
        return self.shape in (Shape.OPEN, Shape.YES_OR_NO, Shape.CHOICE)


def asking(sentence: Sentence) -> Asking:
    """How a sentence asks."""
    low = sentence.low
    at = _main(low)
    return Asking(sentence, at, _shape(low, at, sentence.ends))


def stem(low: str) -> str:
    """A question word or pronoun without its contraction: "what's" gives "what"."""
    return low.partition("'")[0]


def is_wh(low: str) -> bool:
    """Whether it is a question word."""
    return stem(low) in WH


def is_english(low: Sequence[str]) -> bool:
    """Whether words are certainly English."""
    return not FOREIGN.intersection(low) and any(word in ENGLISH or word.endswith("ing") for word in low)


def opens_closed(low: Sequence[str], at: int) -> bool:
    """Whether a verb that asks for yes or no is at `at`, with a subject after it."""
    if at + 1 >= len(low) or low[at] not in HELPING:
        return False
    behind = low[at + 1]
    return (
        behind not in AUX
        and (behind[0].isalnum() or behind == QUOTED)
        and not (low[at] == "have" and behind in _GOING and at + 2 < len(low) and low[at + 2] in _TRIED)
        and not (low[at] == "do" and behind in INVITING)
    )


def _main(low: tuple[str, ...]) -> int:
    """Where the main clause begins: after fillers, a name, "When you come home," and the like."""
    at = _past(low, 0)
    if at + 1 < len(low) and low[at] in PREPOSITION and is_wh(low[at + 1]):
        return at + 1
    if at < len(low) and ((is_wh(low[at]) and not _is_subordinate(low, at)) or opens_closed(low, at)):
        return at
    later = at + 1
    while later < len(low):
        if low[later - 1] in BREAK:
            later = _past(low, later)
            if later < len(low) and _begins(low, later):
                return later
        later += 1
    if at < len(low) and low[at] in SUBORDINATE:
        return next((later for later in range(at + 2, len(low)) if _turns(low, later)), at)
    return at


def _past(low: tuple[str, ...], at: int) -> int:
    while at < len(low) and (low[at] in FILLER or low[at] in BREAK):
        at += 1
    return at


def _begins(low: tuple[str, ...], at: int) -> bool:
    return is_wh(low[at]) or opens_closed(low, at) or low[at] in INVITING


def _turns(low: tuple[str, ...], at: int) -> bool:
    return (is_wh(low[at]) and low[at] not in SUBORDINATE) or (
        low[at] in AUX and at + 1 < len(low) and low[at + 1] in PRONOUN
    )


def _is_subordinate(low: tuple[str, ...], at: int) -> bool:
    return low[at] in SUBORDINATE and at + 1 < len(low) and low[at + 1] not in HELPING and bool(BREAK & {*low[at:]})


def _shape(low: tuple[str, ...], at: int, ends: str) -> Shape:
    clause = low[at:]
    if not clause:
        return Shape.UNSURE
    if is_wh(clause[0]):
        return Shape.CHOICE if _offers_a_choice(clause) else Shape.OPEN
    if clause[0] in INVITING or clause[:2] == ("let", "us"):
        return _invited(clause)
    if PRONOUN & {stem(clause[0])} and (_WISHING & {*clause[:4]} or (_LIKING & {*clause[:4]} and ends != "?")):
        return _wished(clause)
    if opens_closed(clause, 0) and len(clause) >= _LEAST and ends in ("", "?"):
        return _requested(clause) if clause[0] in ENGLISH_ALONE or is_english(clause[1:]) else Shape.UNSURE
    return _fragment(clause) if ends == "?" or clause[0] == "any" else Shape.UNSURE


def _invited(clause: tuple[str, ...]) -> Shape:
    return Shape.YES_OR_NO if WHETHER & {*clause[1:4]} else Shape.INVITES


def _wished(clause: tuple[str, ...]) -> Shape:
    asked = next((word for word in clause[1:] if word in WHETHER or is_wh(word) or word == "about"), None)
    if asked is None:
        return Shape.UNSURE
    return Shape.YES_OR_NO if asked in WHETHER else Shape.INVITES


def _requested(clause: tuple[str, ...]) -> Shape:
    """ "Could you say what …" is a polite "What …"; "Could you open …" is not."""
    after = 2
    while after < len(clause) - 1 and clause[after] in SOFTLY:
        after += 1
    verb = clause[after] if after < len(clause) else ""
    asker = clause[0] in _POLITE and (clause[1] in ("you", "i", "we") or clause[1] in SOMEBODY)
    if (
        asker
        and clause[after + 1 : after + 2] != ("that",)
        and (verb in SAYING or (verb in LISTENING and clause[1] in ("i", "we")))
    ):
        rest = clause[after + 1 :]
        openly = next((word for word in rest[:_AHEAD] if word in WHETHER or is_wh(word)), "about")
        return Shape.YES_OR_NO if openly in WHETHER or not rest else Shape.INVITES
    return Shape.CHOICE if "or" in clause[3:] and "rather" in clause else Shape.YES_OR_NO


def _fragment(clause: tuple[str, ...]) -> Shape:
    """Questions without a verb in front: "Any ideas?", "Pizza or curry?", "You take the bus?"."""
    if any(is_wh(word) for word in clause) or FOREIGN.intersection(clause):
        return Shape.UNSURE
    if clause[0] in ("any", "anything", "anyone", "anybody") and len(clause) > 1:
        return Shape.YES_OR_NO
    if "or" in clause[1:-1] and len(clause) <= _FRAGMENT:
        return Shape.CHOICE
    if (stem(clause[0]) in PRONOUN or clause[0] in POINTER) and len(clause) > 2:  # noqa: PLR2004 - a verb and more
        return Shape.YES_OR_NO
    return Shape.UNSURE


def _offers_a_choice(clause: tuple[str, ...]) -> bool:
    """ "Which is better, tea or coffee?"."""
    if clause[0] != "which" and not _CHOOSING & {*clause}:
        return False
    broken = [at for at, word in enumerate(clause) if word in BREAK]
    rest = clause[broken[-1] + 1 :] if broken else ()
    return "or" in rest[1:-1] and len(rest) <= _LISTED and not _begins(rest, 0)
