"""The report's part about the plan, the questions and what was said to them. It ranks nobody."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from textwrap import shorten
from typing import Final

from server.domain.commands import ContributionKind
from server.exports.markdown import inline, quoted, table
from server.exports.wording import ASKED, CHANNELS, moment, reading, reading_planned
from server.projections.counting import many
from server.projections.questions.asked import PlannedRecord, QuestionRecord, Rewording
from server.projections.record import ContributionRecord, Record

Said = Mapping[str, list[ContributionRecord]]

EMPTY: Final = "–"
NAMELESS: Final = "Without a name"
VALUE: Final = "What I value here"
TEST: Final = "What I would test"
QUOTABLE: Final = "may be quoted"
ELSEWHERE: Final = "words that are not in this record"
_SHORT: Final = 60
_ANSWERS: Final[dict[ContributionKind, str]] = {"build": "builds on", "challenge": "challenges"}


def question_blocks(record: Record, codes: Mapping[str, str]) -> Iterator[str]:
    """The blocks about questions and what was said, with the codes of contributions."""
    said: dict[str, list[ContributionRecord]] = {}
    for contribution in record.contributions:
        said.setdefault(contribution.question_id, []).append(contribution)
    yield from _plan(record)
    yield "## What was asked, and what was said"
    if not record.questions:
        yield "Nothing was asked."
    held = Counter(one.question for one in record.held_back if one.reason)
    waiting = Counter(one.question for one in record.held_back if not one.reason)
    for question in record.questions:
        here = said.get(question.id, [])
        unread = {"held back": held[question.number], "not let through": waiting[question.number]}
        yield from _question(question, here, unread, codes, ended=record.ended_at is not None)
    yield from _rounds(record.questions, said)


def _plan(record: Record) -> Iterator[str]:
    if not record.plan:
        return
    yield "## What was planned, and what was asked"
    head = ("Planned question", "Part", "Minutes", "When others read what is said", "What became of it")
    yield table(head, map(_planned, record.plan))
    others = [question.number for question in record.questions if question.origin == "on_the_spot"]
    if others:
        yield f"Asked on the spot, beside the plan: {_questions(others)}."


def _planned(planned: PlannedRecord) -> tuple[str, ...]:
    if planned.asked_as is not None:
        became = f"asked as question {planned.asked_as}"
    else:
        became = "left out" if planned.skipped else "not asked"
    lasts = EMPTY if planned.minutes is None else str(planned.minutes)
    return (
        inline(planned.text),
        inline(planned.phase) or EMPTY,
        lasts,
        reading_planned(planned.reveal, planned.moderation),
        became,
    )


def _questions(numbers: list[int]) -> str:
    """Numbers of questions as words: "question 2", "questions 2, 5 and 6"."""
    *others, last = map(str, numbers)
    return f"questions {', '.join(others)} and {last}" if others else f"question {last}"


def _question(
    question: QuestionRecord,
    said: list[ContributionRecord],
    unread: Mapping[str, int],
    codes: Mapping[str, str],
    *,
    ended: bool,
) -> Iterator[str]:
    yield f"### {question.number}. {inline(question.text)}"
    yield _counts(question, len(said), unread, ended=ended)
    yield _how(question)
    if question.reworded:
        first = f"first “{inline(question.reworded[0].before)}”"
        by_room = any(not change.put_right for change in question.reworded)
        how = "The room asked it differently" if by_room else "It was put right"
        yield f"{how}: {'; '.join((first, *(_reworded(change, by_room) for change in question.reworded)))}."
    for contribution in said:
        yield from contribution_blocks(contribution, codes.get(contribution.id, ""))


def _counts(question: QuestionRecord, shown: int, unread: Mapping[str, int], *, ended: bool) -> str:
    left_open = "open to the end" if ended else "still open"
    closed = left_open if question.closed_at is None else f"closed {moment(question.closed_at)}"
    kept = question.answered - shown - sum(unread.values())
    here = "".join(f", {count} of them {why}" for why, count in {"kept to the room": kept, **unread}.items() if count)
    return (
        f"Asked {moment(question.asked_at)}, {closed}. "
        f"{many(question.answered, 'contribution')}{here}; {many(question.passed, 'pass', 'passes')}."
    )


def _how(question: QuestionRecord) -> str:
    """Where the question came from, how long it was planned to take, and when its answers could be read on phones."""
    again = f"Round {question.round} of question {question.again}"
    came = ASKED[question.origin] if question.again is None else again
    by = f", asked by {inline(question.by)}" if question.by else ""
    lasts = "" if question.minutes is None else f", for {many(question.minutes, 'minute')}"
    closing = "The closing round. " if question.kind == "closing" else ""
    return f"{closing}{came}{by}{lasts}. {reading(question.reveal, question.reading)}"


def _reworded(change: Rewording, by_room: bool) -> str:
    """A change; beside changes by the room, one that put the question right is marked."""
    when = "then" if change.at is None else f"from {moment(change.at)} on"
    return f"{when} “{inline(change.after)}”{' (put right)' if by_room and change.put_right else ''}"


def contribution_blocks(contribution: ContributionRecord, code: str) -> Iterator[str]:
    """Who said a contribution and how, then its words; those of a challenge with what its challenger values."""
    marks = (*_marks(contribution), f"code {code}") if code else _marks(contribution)
    by = ", ".join((inline(contribution.person) or NAMELESS, *marks))
    yield f"{by} ({QUOTABLE}):" if contribution.words.consent == "quoted" else f"{by}:"
    if contribution.words.value:
        yield f"{VALUE}:"
        yield quoted(contribution.words.value)
        yield f"{TEST}:"
    yield quoted(contribution.words.text)


def _marks(contribution: ContributionRecord) -> Iterator[str]:
    if contribution.words.speaking:
        yield "speaking from " + " and ".join(f"“{inline(source)}”" for source in contribution.words.speaking)
    if contribution.hands is not None:
        yield f"{CHANNELS[contribution.channel]}, {many(contribution.hands, 'hand')}"
    elif contribution.channel != "phone":
        yield CHANNELS[contribution.channel]
    if contribution.kind == "unsure":
        yield "not sure"
    if contribution.kind in _ANSWERS:
        yield _answers(contribution)
    if contribution.beside:
        yield f"{inline(contribution.beside)} stood beside"
    if contribution.heard:
        yield "heard"
    if contribution.held_up:
        yield "held up"
    if contribution.me_too:
        yield f"Me too: {contribution.me_too}"
    if contribution.late:
        yield "said late"
    if contribution.asked_as not in ("", contribution.question):
        yield "to an earlier wording"
    if contribution.simulated:
        yield "simulated"


def _answers(contribution: ContributionRecord) -> str:
    """ "builds on “The same carer every…”"."""
    to = f"“{inline(shorten(contribution.to_text, _SHORT, placeholder='…'))}”" if contribution.to else ELSEWHERE
    return f"{_ANSWERS[contribution.kind]} {to}"


def _rounds(questions: Iterable[QuestionRecord], said: Said) -> Iterator[str]:
    """Each question with several rounds, the rounds in columns."""
    first = sorted(questions, key=_first)
    asked = [tuple(rounds) for _, rounds in groupby(first, key=_first)]
    again = [rounds for rounds in asked if len(rounds) > 1]
    if again:
        yield "## Rounds side by side"
    for rounds in again:
        yield f"### Question {rounds[0].number}, asked {len(rounds)} times"
        yield table(("", *(f"Round {one.round}" for one in rounds)), _round_rows(rounds, said))


def _first(question: QuestionRecord) -> int:
    return question.number if question.again is None else question.again


def _round_rows(rounds: tuple[QuestionRecord, ...], said: Said) -> Iterator[tuple[str, ...]]:
    yield ("Question", *(f"{one.number}. {inline(one.text)}" for one in rounds))
    yield ("Asked", *(moment(one.asked_at) for one in rounds))
    yield ("Contributions", *(str(one.answered) for one in rounds))
    yield ("Passes", *(str(one.passed) for one in rounds))
    for words in zip_longest(*(map(_in_a_cell, said.get(one.id, [])) for one in rounds), fillvalue=""):
        yield ("", *words)


def _in_a_cell(contribution: ContributionRecord) -> str:
    return f"{who_said(contribution)}: {on_one_line(contribution)}"


def who_said(contribution: ContributionRecord) -> str:
    """Who said a contribution, as lines about it begin, and whether it may be quoted."""
    marks = {"simulated": contribution.simulated, QUOTABLE: contribution.words.consent == "quoted"}
    told = ", ".join(mark for mark, holds in marks.items() if holds)
    return (inline(contribution.person) or NAMELESS) + (f" ({told})" if told else "")


def on_one_line(contribution: ContributionRecord) -> str:
    """The words of a contribution on one line; those of a challenge with what its challenger values."""
    text = inline(contribution.words.text)
    return f"{VALUE}: {inline(contribution.words.value)} / {TEST}: {text}" if contribution.words.value else text
