"""The record of a session as it may leave the room; it must not hold words that were kept to the room or taken back.

Exports are made from this view only, so they cannot write what is not in it.
"""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from server.domain.commands import Channel, Kind
from server.domain.events import HowBegan, HowEnded
from server.domain.state import Contribution, State


class ContributionRecord(msgspec.Struct, frozen=True):
    """Words that may leave the room; `question` is the text of the question that they answer.

    `person` is empty for words without a name, whose `said_at` is rounded to the minute.
    """

    id: str
    question_id: str
    question: str
    kind: Kind
    text: str
    person: str
    channel: Channel
    said_at: datetime
    heard: bool
    late: bool
    may_be_quoted: bool


class QuestionRecord(msgspec.Struct, frozen=True):
    """A question that was asked; `answered` counts all contributions that stand, those kept to the room too."""

    id: str
    number: int
    text: str
    asked_at: datetime
    closed_at: datetime | None
    answered: int
    passed: int


class TenureRecord(msgspec.Struct, frozen=True):
    """One person's holding of a role; `until` and `how_ended` are None while it lasts."""

    role: str
    person: str
    since: datetime
    until: datetime | None
    how_began: HowBegan
    how_ended: HowEnded | None


class PersonRecord(msgspec.Struct, frozen=True):
    """Someone who joined; counts are of words and passes under their name."""

    person: str
    joined_at: datetime
    contributions: int
    passes: int
    roles: tuple[str, ...]


class Record(msgspec.Struct, frozen=True):
    """A session as it may leave the room; `kept_to_room` counts what is not in it by its writers' wish."""

    session: str
    title: str
    practice: bool
    created_at: datetime | None
    opened_at: datetime | None
    ended_at: datetime | None
    questions: tuple[QuestionRecord, ...]
    contributions: tuple[ContributionRecord, ...]
    tenures: tuple[TenureRecord, ...]
    people: tuple[PersonRecord, ...]
    kept_to_room: int


def record(state: State) -> Record:
    """What may leave the room."""
    questions = [state.questions[question] for question in state.asked]
    number_of = {question.id: question.number for question in questions}
    standing = [known for known in state.contributions.values() if not known.taken_back]
    leaving = sorted((known for known in standing if may_leave(known)), key=lambda known: _order(known, number_of))
    role_names = {role.id: role.name for role in state.roles}
    tenures = sorted(state.tenures.values(), key=lambda tenure: tenure.number)
    return Record(
        session=state.session,
        title=state.title,
        practice=state.practice,
        created_at=state.created_at,
        opened_at=state.opened_at,
        ended_at=state.ended_at,
        questions=tuple(
            QuestionRecord(q.id, q.number, q.text, q.asked_at, q.closed_at, q.answered, len(q.passed))
            for q in questions
        ),
        contributions=tuple(_contribution(state, known) for known in leaving),
        tenures=tuple(
            TenureRecord(role_names[t.role], state.label(t.person), t.since, t.until, t.how_began, t.how_ended)
            for t in tenures
        ),
        people=tuple(_people(state, role_names)),
        kept_to_room=len(standing) - len(leaving),
    )


def may_leave(contribution: Contribution) -> bool:
    """Whether whoever said these words lets them leave the room."""
    return contribution.consent != "room"


def _order(contribution: Contribution, number_of: dict[str, int]) -> tuple[int, datetime, int, str]:
    # Words without a name come in the order of their random ids within their minute, not in that of their arrival.
    number = 0 if contribution.person is None else contribution.number
    return (number_of.get(contribution.question, 0), contribution.said_at, number, contribution.id)


def _contribution(state: State, known: Contribution) -> ContributionRecord:
    return ContributionRecord(
        id=known.id,
        question_id=known.question,
        question=state.questions[known.question].text,
        kind=known.kind,
        text=known.text,
        person="" if known.person is None else state.label(known.person),
        channel=known.channel,
        said_at=known.said_at,
        heard=known.heard_at is not None,
        late=known.late,
        may_be_quoted=known.consent == "quoted",
    )


def _people(state: State, role_names: dict[str, str]) -> Iterator[PersonRecord]:
    roles: dict[str, set[str]] = {}
    for tenure in state.tenures.values():
        roles.setdefault(tenure.person, set()).add(role_names[tenure.role])
    for person in sorted(state.people.values(), key=lambda person: person.number):
        said = sum(not state.contributions[known].taken_back for known in person.contributions)
        passes = sum(person.id in state.questions[question].passed for question in state.asked)
        held = tuple(sorted(roles.get(person.id, ())))
        yield PersonRecord(state.label(person.id), person.joined_at, said, passes, held)
