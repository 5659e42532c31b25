"""The record as a report in Markdown, for whoever reads it later; it must not rank anybody."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from server.domain.events import HowBegan, HowEnded
from server.exports.markdown import inline, quoted
from server.projections.record import ContributionRecord, QuestionRecord, Record, TenureRecord

_PRACTICE: Final = "**Practice.** This session was for practising; its people and their words are not real."
_BEGAN: Final[dict[HowBegan, str]] = {
    "offered": "said yes to an offer",
    "asked": "asked for it",
    "taken_up": "took it up",
    "passed_on": "said yes when it was passed on",
}
_ENDED: Final[dict[HowEnded, str]] = {
    "stepped_back": "stepped back",
    "passed_on": "passed it on",
    "session_ended": "the session ended",
}


def report_md(record: Record) -> bytes:
    """The whole report; its times are UTC."""
    parts = (_head(record), _counts(record), _questions(record), _roles(record), _people(record))
    blocks = [block for part in parts for block in part]
    return ("\n\n".join(blocks) + "\n").encode(errors="replace")


def _head(record: Record) -> Iterator[str]:
    yield f"# {inline(record.title)}"
    if record.practice:
        yield _PRACTICE
    yield _dates(record)


def _dates(record: Record) -> str:
    moments = (
        ("Made", record.created_at),
        ("Opened", record.opened_at),
        ("Ended", record.ended_at),
    )
    told = [f"{what} {_moment(at)}." for what, at in moments if at is not None]
    if record.ended_at is None:
        told.append("Not ended when this was written.")
    return " ".join((*told, "All times are UTC."))


def _counts(record: Record) -> Iterator[str]:
    passes = sum(question.passed for question in record.questions)
    yield (
        f"{_many(len(record.people), 'person', 'people')} joined. "
        f"{_many(len(record.questions), 'question')} asked. "
        f"{_many(len(record.contributions), 'contribution')} to read here, "
        f"{sum(not said.person for said in record.contributions)} without a name. "
        f"{_many(passes, 'pass', 'passes')}."
    )
    yield _kept(record.kept_to_room) + " A dash stands where words were said without a name."


def _kept(number: int) -> str:
    if not number:
        return "Nothing was kept to the room."
    were = "was" if number == 1 else "were"
    return f"{_many(number, 'contribution')} {were} kept to the room by those who said them, and cannot be read here."


def _questions(record: Record) -> Iterator[str]:
    yield "## What was asked, and what was said"
    if not record.questions:
        yield "Nothing was asked."
    said: dict[str, list[ContributionRecord]] = {}
    for contribution in record.contributions:
        said.setdefault(contribution.question_id, []).append(contribution)
    for question in record.questions:
        yield f"### {question.number}. {inline(question.text)}"
        yield _question_line(question, len(said.get(question.id, ())), ended=record.ended_at is not None)
        for contribution in said.get(question.id, ()):
            yield _said_by(contribution)
            yield quoted(contribution.text)


def _question_line(question: QuestionRecord, shown: int, *, ended: bool) -> str:
    left_open = "open to the end" if ended else "still open"
    closed = left_open if question.closed_at is None else f"closed {_moment(question.closed_at)}"
    kept = question.answered - shown
    here = f", {kept} of them kept to the room" if kept else ""
    return (
        f"Asked {_moment(question.asked_at)}, {closed}. "
        f"{_many(question.answered, 'contribution')}{here}; {_many(question.passed, 'pass', 'passes')}."
    )


def _said_by(contribution: ContributionRecord) -> str:
    marks = {
        "not sure": contribution.kind == "unsure",
        "heard": contribution.heard,
        "said late": contribution.late,
        "may be quoted": contribution.may_be_quoted,
    }
    told = [inline(contribution.person) or "–", *(mark for mark, holds in marks.items() if holds)]
    return ", ".join(told) + ":"


def _roles(record: Record) -> Iterator[str]:
    yield "## Who held which role"
    if not record.tenures:
        yield "Nobody held a role."
        return
    head = ("| Role | Person | From | To | Minutes | How it began | How it ended |", "|---|---|---|---|---|---|---|")
    yield "\n".join((*head, *map(_tenure, record.tenures)))


def _tenure(tenure: TenureRecord) -> str:
    cells = (
        inline(tenure.role),
        inline(tenure.person),
        _moment(tenure.since),
        "–" if tenure.until is None else _moment(tenure.until),
        "–" if tenure.until is None else _minutes(tenure.since, tenure.until),
        _BEGAN[tenure.how_began],
        "still held" if tenure.how_ended is None else _ENDED[tenure.how_ended],
    )
    return f"| {' | '.join(cells)} |"


def _people(record: Record) -> Iterator[str]:
    yield "## Who was here"
    if not record.people:
        yield "Nobody joined."
        return
    yield "In the order in which they came."
    rows = (
        f"| {inline(person.person)} | {_moment(person.joined_at)} | {inline(', '.join(person.roles)) or '–'} |"
        for person in record.people
    )
    yield "\n".join(("| Person | Joined | Roles held |", "|---|---|---|", *rows))


def _many(number: int, one: str, more: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}"


def _minutes(since: datetime, until: datetime) -> str:
    minutes = (until - since).total_seconds() / 60
    return "less than 1" if minutes < 1 else f"{minutes:.0f}"
