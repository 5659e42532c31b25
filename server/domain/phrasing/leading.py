"""Whether a question suggests its answer, or makes somebody defend themselves."""

from typing import Final

from server.domain.phrasing.sentences import Sentence
from server.domain.phrasing.shapes import Asking, Shape, is_english, is_wh, opens_closed
from server.domain.phrasing.words import AUX, BREAK, GROUPS, HELPING, NEGATED, POINTER, PRONOUN, words_of

_TAGS: Final = frozenset(("right", "yes", "no", "correct", "agreed", "innit", "surely"))
_SURE: Final = words_of("surely obviously clearly undoubtedly")
_LOADED: Final = words_of(
    "great wonderful amazing brilliant fantastic excellent lovely terrible awful dreadful horrible bad appalling"
)
_DELIGHT: Final = words_of("love enjoy like hate dislike appreciate")
_OPENINGS: Final = tuple(
    tuple(opening.split())
    for opening in (
        "do you agree that",
        "would you agree",
        "would you not",
        "do you not",
        "are you not",
        "is it not",
        "do we not",
        "can we agree",
        "can we all agree",
    )
)
_PHRASES: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "much do you agree",
        "strongly do you agree",
        "what extent do you agree",
        "as we all know",
        "we all know that",
        "we all agree that",
        "everyone knows that",
        "everybody knows that",
        "of course",
        "you must feel",
        "you must be",
        "you must think",
        "you must agree",
        "you must have",
        "i'm sure you",
        "i am sure you",
    )
)
_ACCUSED: Final = (PRONOUN - {"it", "we", "i"}) | GROUPS | {"nobody", "anyone", "everyone", "your", "you're", "these"}
_GENTLE: Final = words_of("think feel believe say like love enjoy value care trust")
_BLAMING: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "to blame",
        "were you thinking",
        "was he thinking",
        "was she thinking",
        "were they thinking",
        "responsible for this mess",
        "dropped the ball",
        "how could you let",
        "how could they let",
        "wrong with you",
        "wrong with them",
        "wrong with these",
    )
)
_CULPRIT: Final = words_of("broke failed forgot messed spoiled spoilt ruined caused made let")
_HARM: Final = words_of("mistake mistakes mess error errors happen problem")
_TAG_WORDS: Final = 2


def has_phrase(low: tuple[str, ...], phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether any of the phrases occurs in the words."""
    return any(
        low[at : at + len(phrase)] == phrase
        for phrase in phrases
        for at in range(len(low) - len(phrase) + 1)
        if low[at] == phrase[0]
    )


def leads(asking: Asking) -> bool:
    """Whether a sentence suggests the answer that it hopes for."""
    low = asking.low
    if not low or asking.shape is Shape.INVITES:
        return False
    whole = asking.sentence.low
    if any(low[: len(opening)] == opening for opening in _OPENINGS):
        return True
    if has_phrase(whole, _PHRASES) or tag(asking.sentence) is not None or _is_sure(whole):
        return True
    if low[0] in NEGATED and opens_closed(low, 0):
        return is_english(low[1:])
    return low[0] == "how" and _is_loaded(low)


def tag(sentence: Sentence) -> int | None:
    """The index at which "…, isn't it" or "…, right" begins at the end of a sentence; None if there is none."""
    low = sentence.low
    if sentence.ends == "." or not any(word in BREAK for word in low):
        return None
    comma = max(at for at, word in enumerate(low) if word in BREAK)
    last = low[comma + 1 :]
    if comma < _TAG_WORDS or is_wh(low[0]):
        return None
    if last[:1] and last[0] in _TAGS and len(last) == 1:
        return comma
    if len(last) == _TAG_WORDS and last[0] in HELPING and last[1] in PRONOUN | POINTER:
        return comma
    return None


def blames(asking: Asking) -> bool:
    """Whether somebody would have to defend themselves."""
    low = asking.low
    if not low or asking.shape is not Shape.OPEN:
        return False
    if has_phrase(low, _BLAMING) or (low[0] == "whose" and "fault" in low):
        return True
    if low[0] == "who" and len(low) > 1 and low[1] in _CULPRIT:
        return low[1] not in ("made", "let") or bool(_HARM.intersection(low))
    return low[0] == "why" and _accuses(low)


def _accuses(low: tuple[str, ...]) -> bool:
    if len(low) < 4 or low[1] not in HELPING:  # noqa: PLR2004 - why, verb, who, what
        return False
    who, does = low[2], low[3]
    if who == "the" and low[1] in NEGATED | {"did", "do", "does"}:
        return True
    return who in _ACCUSED and not (does in _GENTLE and low[1] not in NEGATED)


def _is_sure(low: tuple[str, ...]) -> bool:
    return any(
        at == 0 or low[at - 1] in BREAK or (word == "surely" and low[at - 1] != "but")
        for at, word in enumerate(low)
        if word in _SURE
    )


def _is_loaded(low: tuple[str, ...]) -> bool:
    if len(low) > 2 and low[1] in _LOADED and low[2] in AUX:  # noqa: PLR2004 - how, bad, is
        return True
    return low[1:4] in (("much", "do", "you"), ("much", "did", "you")) and bool(_DELIGHT.intersection(low[4:5]))
