"""Finds what a text asks the room, and what may be a question.

Only a whole question that is clearly put to the room counts as asked. What stands in a bracket or behind an "if",
speaks of people instead of to them, or lists what to ask is proposed. What the text says not to ask is neither.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

QUESTION_MARKS: Final = "?？؟"
_QUOTED: Final = re.compile(
    r"“(?P<a>[^“”]*)”|\"(?P<b>[^\"]*)\"|„(?P<c>[^„“”]*)[“”]|«(?P<d>[^«»]*)»|»(?P<e>[^«»]*)«|「(?P<f>[^「」]*)」"
    r"|『(?P<g>[^『』]*)』|‹(?P<h>[^‹›]*)›"
)
_END: Final = re.compile(r"[.!?…。！？؟]+[\"”“»«」』›)\]]*")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\[])(?:\w|e\.g|i\.e|etc|cf|vs|ca|approx|incl|max|min|no|nr|fig|dr|mr|mrs|ms|prof|st|z\.\s?b|d\.\s?h"
    r"|u\.\s?a|bzw|usw|ggf|p\.\s?ex|a\.\s?m|p\.\s?m)\.$",
    re.IGNORECASE,
)
_LONGER_THAN_ABBREVIATIONS: Final = 12  # in characters, so that the beginning of such a piece begins none
_FOLLOWING: Final = re.compile(r"\s*(\S?)")
_ASKS: Final = re.compile(
    r"\b(?:asks?|asking|asked|say|says|saying|invite|pose|posing|questions?|prompts?|open with|begin with|start with"
    r"|close with|end with|frage|fragt|fragen|demande[zr]?|pregunt\w+|vraag|chied\w+|pergunt\w+)\b|問|聞|尋|اسأل|سؤال",
    re.IGNORECASE,
)
_FORBIDS: Final = re.compile(
    r"\b(?:do not|don['’]t|never|avoid|must not|should not|shouldn['’]t|rather than|instead of|without asking|nicht"
    r"|ne pas|nunca|jamais)\b",
    re.IGNORECASE,
)
_SUPPOSES: Final = re.compile(
    r"^\W*(?:if|when|whenever|where|once|should|in case|unless|wenn|falls|si)\b", re.IGNORECASE
)
_OF_PEOPLE: Final = re.compile(
    r"\b(?:they|them|their|theirs|themselves|he|she|his|her|participants?|people|someone|somebody|members?"
    r"|the (?:group|team|room))\b",
    re.IGNORECASE,
)
_TELLS: Final = re.compile(
    r"\b(?:ask|invite|question|prompt|clarify|explore|consider|discuss|name|describe|tell|share|identify|decide|draw)",
    re.IGNORECASE,
)
_REST: Final = r"\b(?:(?!\s+and\s+(?:what|how|why|who|where)\b)[^:,;.!?—–()])*"
_CLAUSE: Final = re.compile(
    r"(?:\b(?:ask|asking|say|share|tell|name|describe|reflect on)\b[^:,;.—–]*?"
    rf"\b(?P<first>(?:what|how|why|who|where|when|which){_REST})"
    rf"|(?:[:,;—–]\s*(?:and |or )?|\band\s+)(?P<next>(?:what|how|why|who|where){_REST}))",
    re.IGNORECASE,
)
_PARTS: Final = re.compile("[;—–]")
_FEWEST_WORDS: Final = 3
_LABEL_WORDS: Final = 3
_LONGEST_SENTENCE: Final = 1000  # in characters: a longer one is no sentence, and takes long to search


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be a question."""

    #: The words to ask.
    question: str
    #: The sentence that it came from.
    sentence: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asks."""

    questions: tuple[str, ...]
    proposals: tuple[Proposal, ...]


def find_asked(paragraphs: Iterable[str]) -> Asked:
    """What the paragraphs of a text ask, each question once."""
    questions: dict[str, None] = {}
    proposals: dict[str, Proposal] = {}
    for paragraph in paragraphs:
        for found in _found(paragraph):
            if isinstance(found, Proposal):
                proposals.setdefault(found.question.casefold(), found)
            else:
                questions.setdefault(found)
    known = {question.casefold() for question in questions}
    return Asked(tuple(questions), tuple(one for key, one in proposals.items() if key not in known))


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph. Abbreviations, initials, decimal points and quotations do not end one."""
    quotations = deque(found.span() for found in _QUOTED.finditer(paragraph))
    begin = 0
    for end in _END.finditer(paragraph):
        at = end.end()
        while quotations and quotations[0][1] <= at:
            quotations.popleft()
        if quotations and quotations[0][0] < end.start() < quotations[0][1] - 1:
            continue
        following = _FOLLOWING.match(paragraph, at)
        if at == len(paragraph) or (
            (paragraph[at].isspace() or end[0][0] in "。！？")
            and not (following and following[1].islower())
            and not (
                end[0] == "." and _ABBREVIATION.search(paragraph[max(begin, at - _LONGER_THAN_ABBREVIATIONS) : at])
            )
        ):
            yield paragraph[begin:at].strip()
            begin = at
    if paragraph[begin:].strip():
        yield paragraph[begin:].strip()


def _found(paragraph: str) -> Iterator[str | Proposal]:
    """Everything in a paragraph that is a question or may be one, quotations first."""
    all_ = [sentence for sentence in sentences(paragraph) if len(sentence) <= _LONGEST_SENTENCE]
    for sentence in all_:
        yield from _quotations(sentence)
    for sentence in all_:
        yield from _spoken(sentence, labelled=len(all_) == 1)


def _quotations(sentence: str) -> Iterator[str | Proposal]:
    for found in _QUOTED.finditer(sentence):
        words = next(part for part in found.groups() if part is not None).strip()
        before = sentence[: found.start()]
        if not words or words[-1] not in QUESTION_MARKS or _FORBIDS.search(before):
            continue
        question = _begun(words)
        bracketed = before.count("(") > before.count(")")
        alone = not before.strip(" -–—:") and not sentence[found.end() :].strip(" .")
        introduced = _ASKS.search(before) or before.rstrip().endswith(":")
        sure = alone or (introduced and not bracketed and not _SUPPOSES.search(sentence))
        yield question if sure and not _OF_PEOPLE.search(words) else Proposal(question, sentence)


def _spoken(sentence: str, *, labelled: bool) -> Iterator[str | Proposal]:
    """The question that a sentence ends with, or those that it lists; `labelled` where a label may stand before it."""
    if sentence[-1] not in QUESTION_MARKS:
        yield from _listed(sentence)
        return
    head, colon, tail = sentence.rpartition(": ")
    if _FORBIDS.search(head) or _FORBIDS.match(tail):
        return
    bracketed = "(" in sentence and ")" not in sentence.rpartition("(")[2]
    introduced = not colon or _ASKS.search(head) or (labelled and len(head.split()) <= _LABEL_WORDS)
    sure = introduced and not bracketed and not _OF_PEOPLE.search(tail)
    yield _begun(tail) if sure else Proposal(_begun(tail), sentence)


def _listed(sentence: str) -> Iterator[Proposal]:
    """What a sentence says to ask without asking it."""
    if _QUOTED.search(sentence) or _SUPPOSES.search(sentence) or not _TELLS.search(sentence):
        return
    for found in _CLAUSE.finditer(sentence):
        group = "first" if found["first"] else "next"
        clause, before = found[group].strip(), sentence[: found.start(group)]
        if len(clause.split()) >= _FEWEST_WORDS and not _FORBIDS.search(_PARTS.split(before)[-1]):
            yield Proposal(f"{_begun(clause)}?", sentence)


def _begun(words: str) -> str:
    words = words.strip()
    return words[:1].upper() + words[1:]
