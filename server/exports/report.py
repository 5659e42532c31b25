"""The record as a report in Markdown, for whoever reads it later; it must not rank anybody."""

from collections.abc import Iterable, Iterator
from typing import Final

from server.domain.commands import Channel
from server.exports.markdown import inline, quoted
from server.exports.rolesreport import role_blocks
from server.exports.wording import moment
from server.projections.changes import RoleChange
from server.projections.counting import many
from server.projections.measures.view import MeasureView
from server.projections.record import ContributionRecord, QuestionRecord, Record

_PRACTICE: Final = "**Practice.** This session was for practising; its people and their words are not real."
_CHANNELS: Final[dict[Channel, str]] = {
    "phone": "",
    "aloud": "said aloud",
    "paper": "on paper",
    "for_someone": "typed for them",
}


def report_md(record: Record, measures: Iterable[MeasureView] = (), changes: Iterable[RoleChange] = ()) -> bytes:
    """The whole report; its times are UTC. It shows `roles.svg`, which lies beside it."""
    roles = role_blocks(record, measures, changes)
    parts = (_head(record), _counts(record), _questions(record), roles, _people(record))
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
    told = [f"{what} {moment(at)}." for what, at in moments if at is not None]
    if record.ended_at is None:
        told.append("Not ended when this was written.")
    return " ".join((*told, "All times are UTC."))


def _counts(record: Record) -> Iterator[str]:
    passes = sum(question.passed for question in record.questions)
    yield (
        f"{many(len(record.people), 'person', 'people')} joined. "
        f"{many(len(record.questions), 'question')} asked. "
        f"{many(len(record.contributions), 'contribution')} to read here, "
        f"{sum(not said.person for said in record.contributions)} without a name. "
        f"{many(passes, 'pass', 'passes')}."
    )
    yield _kept(record.kept_to_room) + " A dash stands where words were said without a name."


def _kept(number: int) -> str:
    if not number:
        return "Nothing was kept to the room."
    were = "was" if number == 1 else "were"
    return f"{many(number, 'contribution')} {were} kept to the room by those who said them, and cannot be read here."


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
    closed = left_open if question.closed_at is None else f"closed {moment(question.closed_at)}"
    kept = question.answered - shown
    here = f", {kept} of them kept to the room" if kept else ""
    return (
        f"Asked {moment(question.asked_at)}, {closed}. "
        f"{many(question.answered, 'contribution')}{here}; {many(question.passed, 'pass', 'passes')}."
    )


def _said_by(contribution: ContributionRecord) -> str:
    marks = {
        _CHANNELS[contribution.channel]: contribution.channel != "phone",
        "not sure": contribution.kind == "unsure",
        "heard": contribution.heard,
        "said late": contribution.late,
        "may be quoted": contribution.may_be_quoted,
    }
    told = [inline(contribution.person) or "–", *(mark for mark, holds in marks.items() if holds)]
    return ", ".join(told) + ":"


def _people(record: Record) -> Iterator[str]:
    yield "## Who was here"
    if not record.people:
        yield "Nobody joined."
        return
    yield "In the order in which they came."
    rows = (
        f"| {inline(person.person)} | {moment(person.joined_at)} | {inline(', '.join(person.roles)) or '–'} |"
        for person in record.people
    )
    yield "\n".join(("| Person | Joined | Roles held |", "|---|---|---|", *rows))
