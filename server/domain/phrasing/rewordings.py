"""Takes the suggested answer or the blame out of a question, where grammar makes that safe."""

from collections.abc import Callable
from typing import Final

from server.domain.phrasing.clauses import OBJECT, Clause, is_aside, is_plain, is_statement, is_thing
from server.domain.phrasing.words import AUX, DETERMINER, GROUPS, NEGATED, PRONOUN, words_of

_IDEA: Final = "what do you think of the idea that"
_BETTER: Final = "what would change for you if"
_ASIDE: Final = words_of("always never ever all not still just even really keep")
_OPINIONS: Final = (
    ("don't", "you", "think"),
    ("don't", "you", "find"),
    ("don't", "you", "agree"),
    ("wouldn't", "you", "say"),
    ("wouldn't", "you", "agree"),
    ("would", "you", "agree"),
    ("do", "you", "agree"),
    ("do", "you", "not", "think"),
    ("do", "you", "not", "agree"),
    ("how", "much", "do", "you", "agree"),
    ("how", "strongly", "do", "you", "agree"),
    ("what", "extent", "do", "you", "agree"),
    ("surely",),
    ("obviously",),
    ("clearly",),
)


def _opinion(clause: Clause) -> str | None:
    """ "Don't you think that visits are short?": "What do you think of the idea that visits are short?"."""
    low = clause.low
    begins = next((len(known) for known in _OPINIONS if low[: len(known)] == known), 0)
    if low[begins : begins + 1] in (("that",), (",",)):
        begins += 1
    return f"{_IDEA} {clause.said(begins)}?" if begins and is_statement(low[begins:]) else None


def _better(clause: Clause) -> str | None:
    """ "Wouldn't it be better to walk?": "What would change for you if we were to walk?"."""
    low = clause.low
    if low[:3] == ("wouldn't", "it", "be") and low[4:5] in (("if",), ("to",)):
        begin, were = 5, low[4] == "to"
    elif low[:3] == ("isn't", "it", "time") and low[3:4] in (("that",), ("to",), ("we",)):
        begin, were = 3 if low[3] == "we" else 4, low[3] == "to"
    else:
        return None
    if not is_plain(low[begin:]) or len(low) <= begin or "and" in low:
        return None
    return f"{_BETTER} {'we were to ' if were else ''}{clause.said(begin)}?"


def _wonderful(clause: Clause) -> str | None:
    """ "How wonderful was the fair?": "What was the fair like?"."""
    low = clause.low
    if low[:1] != ("how",) or low[2:3] not in (("is",), ("are",), ("was",), ("were",)) or not is_thing(low[3:]):
        return None
    return f"what {low[2]} {clause.said(3)} like?"


_LEADING: Final[tuple[Callable[[Clause], str | None], ...]] = (_opinion, _better, _wonderful)


def without_answer(clause: Clause) -> str | None:
    """The clause without the answer that it hopes for; None if no rule is sure."""
    return next((found for rule in _LEADING if (found := rule(clause)) is not None), None)


def without_tag(clause: Clause, tag: int) -> str | None:
    """ "It is good, isn't it?", whose tag begins at `tag`: "What do you think of the idea that it is good?"."""
    said = clause.said(0, tag)
    if not is_statement(clause.low[:tag]):
        return None
    return f"{_IDEA} {said if clause.words[0].low[0] == 'i' and len(clause.words[0].low) == 1 else _small(said)}?"


def without_blame(clause: Clause) -> str | None:
    """ "Why did you leave?": "What led you to leave?"; "Why don't they ring?": "What makes it hard for …"."""
    low = clause.low
    if low[:1] != ("why",) or low[1:2] == () or low[1] not in NEGATED | {"do", "does", "did"}:
        return None
    does = 4 if low[2:3] and low[2] in DETERMINER and GROUPS & {*low[3:4]} else 3
    known = does == 4 or PRONOUN & {*low[2:3]} or GROUPS & {*low[2:3]}  # noqa: PLR2004 - why did the nurses
    told = tuple(word for word in low[does:-1] if word not in ("when", "where")) + low[-1:]
    if not known or len(low) <= does or not is_plain(told) or low[does] in _ASIDE | AUX:
        return None
    who, rest = OBJECT.get(low[2], clause.said(2, does)), clause.said(does)
    past = low[1] in ("did", "didn't", "couldn't", "wouldn't")
    if low[1] in ("don't", "doesn't", "didn't", "won't", "can't", "couldn't", "wouldn't"):
        return f"what {'made' if past else 'makes'} it hard for {who} to {rest}?"
    return f"what {'led' if past else 'leads'} {who} to {rest}?" if low[1] in ("do", "does", "did") else None


def alone(clause: Clause) -> str | None:
    """The first of two questions by itself."""
    return f"{clause.said(0)}?" if len(clause.words) > 1 and not is_aside(clause.low) else None


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
