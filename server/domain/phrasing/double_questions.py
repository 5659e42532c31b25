"""Whether two things are asked at once.

A second question that follows from the answer to the first ("Who might this leave out, and how would we find out?") is
one thought with it. So are two that begin with the same word, and "and why".
"""

from collections.abc import Iterator, Sequence
from typing import Final

from server.domain.phrasing.sentences import Sentence
from server.domain.phrasing.shapes import Asking, Shape, is_wh, opens_closed, stem
from server.domain.phrasing.words import BE, BREAK, HELPING, JOINING, POINTER, PRONOUN, words_of

_SUBJECTS: Final = (PRONOUN | POINTER | words_of("the your our my their anyone anybody anything")) - {"this"}
_NEED_PRONOUN: Final = words_of("have has had do does did")
_THINKING_ON: Final = words_of("we they that this us them")
_POINTING: Final = words_of("who whose where when")
_ASKED_OF: Final = words_of(
    "know tell ask decide remember wonder think feel reckon say understand explain find see choose"
)
_MEASURES: Final = words_of("long much many often far old big")
_MENDING: Final = words_of("help helps helped make makes made")
_LEAST: Final = 3


def second_questions(askings: Sequence[Asking]) -> Iterator[tuple[Sentence, int]]:
    """Where a second thing begins to be asked: the sentence and the index in it; nothing where one thing is asked."""
    asked = [asking for asking in askings if asking.asks]
    for asking in asked:
        at = _within(asking)
        if at is not None:
            yield asking.sentence, asking.at + at
    yield from ((asking.sentence, 0) for asking in asked[1:])


def _within(asking: Asking) -> int | None:
    low = asking.low
    for at in range(_LEAST, len(low) - 1):
        joined = low[at - 1] in JOINING or low[at - 1] in BREAK
        if joined and _is_another(low, at, asking.shape) and _adds(low, at - 1):
            return _joint(low, at)
    return None


def _adds(low: tuple[str, ...], joint: int) -> bool:
    """Whether the words after the joint are added, not inserted between two commas."""
    if low[joint] != "," or is_wh(low[joint + 1]):
        return True
    rest = low[joint + 1 :]
    aside = BREAK.intersection(low[:joint]) or BREAK.intersection(rest)
    return len(rest) >= _LEAST and not aside and rest[2] not in _ASKED_OF


def _joint(low: tuple[str, ...], at: int) -> int:
    while low[at - 1] in JOINING or low[at - 1] in BREAK:
        at -= 1
    return at


def _is_another(low: tuple[str, ...], at: int, shape: Shape) -> bool:
    if is_wh(low[at]):
        return _another_wh(low, at, shape)
    return opens_closed(low, at) and _with_subject(low, at)


def _with_subject(low: tuple[str, ...], at: int) -> bool:
    subject = low[at + 1]
    if low[at] in _NEED_PRONOUN:
        return (subject in PRONOUN and subject != "it") or subject in ("anyone", "anybody")
    return subject in _SUBJECTS


def _another_wh(low: tuple[str, ...], at: int, shape: Shape) -> bool:
    rest = low[at:]
    verb = next((place for place in range(1, min(4, len(rest))) if rest[place] in HELPING), None)
    contracted = "'" in rest[0]
    if verb is None and not contracted:
        return _asks_who(low, at)
    if verb is not None and verb > 1 and rest[1] in PRONOUN | POINTER:
        return False
    first = stem(low[0])
    if shape is Shape.OPEN and _is_one_thought(first, low[1], rest, verb or 0):
        return False
    return len(rest) >= _LEAST


def _is_one_thought(first: str, second_word: str, rest: tuple[str, ...], verb: int) -> bool:
    asked = stem(rest[0])
    if asked == first:
        return not (second_word in _MEASURES and rest[1] in _MEASURES and second_word != rest[1])
    if asked == "how" and rest[1] in _MEASURES:
        return False
    if asked == "what" and _MENDING.intersection(rest[1:3]):
        return True
    thinks_on = bool(_THINKING_ON.intersection(rest[verb + 1 : verb + 4]))
    return thinks_on or (first in _POINTING and asked == "what")


def _asks_who(low: tuple[str, ...], at: int) -> bool:
    """ "… and who kept in touch with you?" after a "How …", not "What do you know about how and who …"."""
    following = low[at + 1]
    return (
        low[at] == "who"
        and stem(low[0]) != "who"
        and not _ASKED_OF.intersection(low[:at])
        and following.isalpha()
        and following not in PRONOUN | POINTER | BE | {"to", "else", "not"}
    )
