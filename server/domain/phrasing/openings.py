"""Opens a question that asks for yes or no, where grammar makes that safe.

Each rule takes a clause and returns an open question about the same thing, or None if it does not fit.
"""

from collections.abc import Callable
from typing import Final

from server.domain.phrasing.clauses import OBJECT, Clause, is_aside, is_many, is_plain, is_statement, is_thing
from server.domain.phrasing.words import (
    BE,
    DETERMINER,
    EVERYBODY,
    FEELINGS,
    GROUPS,
    HOPES,
    MODAL,
    PREPOSITION,
    PRONOUN,
    QUALITIES,
    SOMEBODY,
    SOMETHING,
    TROUBLES,
)

_MANY: Final = GROUPS | {"you", "they", "we"}
_PAST: Final = frozenset(("did", "were", "was"))
_STATES: Final = frozenset(("listened", "looked", "left", "let"))
_LIKING: Final = frozenset(("like", "enjoy", "love"))
_HELPS: Final = frozenset(("help", "support", "advice", "information", "training"))
_ADDING: Final = frozenset(("add", "say", "share", "ask", "change"))
_WANTS: Final = frozenset(("need", "want", "miss", "like"))
_VERY: Final = frozenset(("too", "very", "so", "really", "always"))
_EASY: Final = frozenset(("easy", "hard", "difficult", "simple"))
_WHERE: Final = frozenset(("at", "in", "on", "for", "during"))


def _liked(clause: Clause) -> str | None:
    """ "Do you like the minibus?": "What is the minibus like for you?"."""
    low = clause.low
    if low[:1] not in (("do",), ("did",)) or low[1:2] != ("you",) or not _LIKING & {*low[2:3]} or not is_thing(low[3:]):
        return None
    many, past = is_many(low[3:]), low[0] == "did"
    be = ("were" if many else "was") if past else ("are" if many else "is")
    return f"what {be} {clause.said(3)} like for you?"


def _hoped(clause: Clause) -> str | None:
    """ "Are you happy with the rota?": "How do you feel about the rota?"."""
    low = clause.low
    at = next((at for at, word in enumerate(low[:4]) if word in HOPES), None)
    if at is None or low[0] not in BE or low[at + 1 : at + 2] not in (("about",), ("with",), ("by",)):
        return None
    if not is_plain(low[at + 2 :]) or "and" in low:
        return None
    does = "did" if low[0] in _PAST else "do"
    if low[1:at] not in {(who,) for who in _MANY}:
        if low[0] not in ("is", "was") or low[1] not in DETERMINER | GROUPS or at < 3:  # noqa: PLR2004 - is, your, mum
            return None
        does = "did" if low[0] == "was" else "does"
    return f"how {does} {clause.said(1, at)} feel about {clause.said(at + 2)}?"


def _felt(clause: Clause) -> str | None:
    """ "Do you feel safe at home?": "When do you feel safe at home, and when not?"."""
    low = clause.low
    if low[0] not in ("do", "did") or low[1] not in _MANY or low[2:3] != ("feel",):
        return None
    after = 4 if FEELINGS & {*low[3:4]} else 5 if _STATES & {*low[3:4]} and low[4:5] else 0
    if not after or not is_aside(low[after:]):
        return None
    return f"when {low[0]} {clause.said(1)}, and when not?"


def _able(clause: Clause) -> str | None:
    """ "Can you get here?": "How easy or hard is it for you to get here?"; "Can we …" and "Could we …": "How …"."""
    low = clause.low
    if low[:1] in (("can",), ("could",)) and low[1:2] == ("we",) and is_plain(low[2:]) and "and" not in low:
        return f"how {low[0]} we {clause.said(2)}?"
    doing = 4 if low[0] == "are" and low[2:4] == ("able", "to") else 2 if low[0] == "can" else 0
    whom = low[1] in _MANY | {"everyone", "everybody"}
    if not doing or not whom or not is_plain(low[doing:]) or low[doing] in ("be", "also", "always", "still"):
        return None
    return f"how easy or hard is it for {OBJECT.get(low[1], clause.said(1, 2))} to {clause.said(doing)}?"


def _there(clause: Clause) -> str | None:
    """ "Is there anything that you would change?": "What would you change?"."""
    low = clause.low
    if low[:2] not in (("is", "there"), ("are", "there")):
        return None
    if low[2:3] == ("a",) and low[4:6] == ("way", "to") and is_plain(low[6:]):
        return f"what would be {clause.said(2)}?"
    if low[2:4] in (("a", "way"), ("any", "way")):
        after = 5 if low[4:5] == ("to",) else 6 if low[4:6] == ("we", "could") else 0
        return f"how could we {clause.said(after)}?" if after and is_plain(low[after:]) else None
    if low[2:3] == ("any",) and len(low) > 3 and is_aside(low[4:]):  # noqa: PLR2004 - are, there, any, worries
        return f"what {clause.said(3, 4)}{_if_any(low[3])} {low[0]} there{clause.tail(4)}?"
    if not (SOMEBODY | SOMETHING).intersection(low[2:3]):
        return None
    begin = 4 if low[3:4] == ("else",) else 3
    asks = f"{'who' if low[2] in SOMEBODY else 'what'}{' else' if begin > 3 else ''}"  # noqa: PLR2004 - is there anything
    return _such(asks, clause, begin + (low[begin : begin + 1] in (("that",), ("who",))))


def _such(asks: str, clause: Clause, begin: int) -> str | None:
    """ "… (that) would help?": "What would help?"; "… you would change?": "What would you change?"."""
    low = clause.low
    if len(low) <= begin + 1 or not is_plain(low[begin:]) or "and" in low:
        return None
    who, verb, named = low[begin], low[begin + 1], clause.said(begin, begin + 1)
    if who in PRONOUN:
        if verb in MODAL:
            return f"{asks} {verb} {named}{clause.tail(begin + 2)}?"
        does = verb in _WANTS and who not in ("he", "she", "it")
        return f"{asks} do {named} {clause.said(begin + 1)}?" if does else None
    if who in ("you'd", "they'd", "we'd") and verb == "like":
        return f"{asks} would {who[:-2]} {clause.said(begin + 1)}?"
    relative = low[begin - 1] in ("that", "who") and who not in DETERMINER | GROUPS and "'" not in who
    return f"{asks} {clause.said(begin)}?" if relative else None


def _has(clause: Clause) -> str | None:
    """ "Do you have any ideas for the garden?": "What ideas do you have for the garden?"."""
    low = clause.low
    begin = 3 if low[:3] == ("do", "you", "have") or low[:3] in (("have", "you", "got"), ("have", "you", "had")) else 0
    if not begin or len(low) <= begin + 1:
        return None
    if low[begin : begin + 2] == ("anything", "to") and _ADDING & {*low[begin + 2 : begin + 3]}:
        return f"what would you like to {clause.said(begin + 2)}?" if is_plain(low[begin:]) else None
    if low[begin] != "any" or not is_aside(low[begin + 2 :]):
        return None
    have = "have you had" if low[2] == "had" else "do you have"
    noun = low[begin + 1]
    return f"what {clause.said(begin + 1, begin + 2)}{_if_any(noun)} {have}{clause.tail(begin + 2)}?"


def _anything(clause: Clause) -> str | None:
    """ "Has anything changed?": "What has changed?"; "Would anyone like to begin?": "Who would like to begin?"."""
    low = clause.low
    if low[0] not in BE | MODAL | {"has"} or not (SOMEBODY | SOMETHING).intersection(low[1:2]):
        return None
    rest = 3 if low[2:3] == ("else",) else 2
    if not is_plain(low[rest:]) or (low[0] in BE and low[rest].startswith(("you", "we", "they", "that", "who"))):
        return None
    asks = "who" if low[1] in SOMEBODY else "what"
    return f"{asks}{' else' if rest > 2 else ''} {low[0]} {clause.said(rest)}?"  # noqa: PLR2004 - is, anything


def _supposed(clause: Clause) -> str | None:
    """ "Should we close on Mondays?": "What would change for you if we were to close on Mondays?"."""
    low = clause.low
    begins = "what would change for you if"
    if low[:2] in (("should", "we"), ("shall", "we")) and is_plain(low[2:]) and "and" not in low:
        return f"{begins} we were to {clause.said(2)}?"
    if low[:2] == ("would", "it") and "if" in low[3:6]:
        after = low.index("if") + 1
        return f"{begins} {clause.said(after)}?" if is_plain(low[after:]) and len(low) > after + 1 else None
    return None


def _quality(clause: Clause) -> str | None:
    """ "Was the ward quiet at night?": "What was the ward like at night?"."""
    low = clause.low
    at = next((at for at, word in enumerate(low[2:6], 2) if word in QUALITIES), None)
    if at is None or low[0] not in BE - {"am"}:
        return None
    ends = at - 1 if low[at - 1] in _VERY else at
    known = is_thing(low[1:ends]) or (ends == 2 and low[1] in GROUPS)  # noqa: PLR2004 - were, staff
    aside = at + 1 == len(low) or (low[at + 1] in _WHERE and is_aside(low[at + 1 :]))
    return f"what {low[0]} {clause.said(1, ends)} like{clause.tail(at + 1)}?" if known and aside else None


def _thought(clause: Clause) -> str | None:
    """ "Do you think the rota works?": "What do you think of the idea that the rota works?"."""
    low = clause.low
    if low[:3] == ("do", "you", "agree") and low[3:4] == ("with",) and is_thing(low[4:]):
        return f"what do you think of {clause.said(4)}?"
    if low[:3] != ("do", "you", "think"):
        return None
    begin = 4 if low[3:4] == ("that",) and len(low) > 5 else 3  # noqa: PLR2004 - that they do
    return f"what do you think of the idea that {clause.said(begin)}?" if is_statement(low[begin:]) else None


def _needed(clause: Clause) -> str | None:
    """ "Do you need any help with shopping?": "What help do you need with shopping?"."""
    low = clause.low
    if low[:2] != ("do", "you") or low[2:3] not in (("need",), ("want",), ("get",)):
        return None
    at = 4 if low[3:4] in (("any",), ("more",), ("some",)) else 3
    if not _HELPS & {*low[at : at + 1]} or not is_aside(low[at + 1 :]):
        return None
    return f"what {clause.said(at, at + 1)} do you {low[2]}{clause.tail(at + 1)}?"


def _any(clause: Clause) -> str | None:
    """ "Any ideas for the garden?": "What ideas do you have for the garden?"."""
    low = clause.low
    if low[:2] == ("anything", "else") and is_aside(low[2:]):
        return f"what else{clause.tail(2)}?"
    if low[:2] == ("anything", "to") and _ADDING & {*low[2:3]} and is_plain(low):
        return f"what would you like to {clause.said(2)}?"
    if low[0] != "any" or not is_aside(low[2:]) or low[1] in PREPOSITION | EVERYBODY | {"other", "more"}:
        return None
    return f"what {clause.said(1, 2)}{_if_any(low[1])} do you have{clause.tail(2)}?"


def _possible(clause: Clause) -> str | None:
    """ "Is it possible to go?": "How could we go?"; "Is it easy to park?": "How easy or hard is it to park?"."""
    low = clause.low
    at = next((at for at, word in enumerate(low[:5]) if word in _EASY), 0)
    if low[0] in BE and low[at + 1 : at + 2] == ("to",) and is_thing(low[1:at]) and is_plain(low[at + 1 :]):
        return f"how easy or hard {low[0]} {clause.said(1, at)} {clause.said(at + 1)}?"
    if low[:2] != ("is", "it") or not is_plain(low[3:]):
        return None
    if low[2:4] == ("possible", "to") and len(low) > 4:  # noqa: PLR2004 - is it possible to change
        return f"how could we {clause.said(4)}?"
    return f"how easy or hard is it {clause.said(3)}?" if low[2] in _EASY and low[3] in ("to", "for") else None


def _if_any(noun: str) -> str:
    """ "What worries, if any, do you have": it does not assume that there are some."""
    return ", if any," if noun in TROUBLES else ""


_RULES: Final[tuple[Callable[[Clause], str | None], ...]] = (
    *(_liked, _hoped, _felt, _able, _there, _has, _anything, _supposed),
    *(_thought, _needed, _any, _possible, _quality),
)


def opened(clause: Clause) -> str | None:
    """A clause of two words or more as an open question with a small first letter; None if no rule is sure."""
    return next((found for rule in _RULES if (found := rule(clause)) is not None), None)
