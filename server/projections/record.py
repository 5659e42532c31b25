"""The record of a session as it may leave the room; it must not hold words that were kept to the room or taken back.

Exports are made from this view only, so they cannot write what is not in it.
"""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from server.domain.commands import Call, Channel, Kind
from server.domain.events import HowBegan, HowEnded
from server.domain.state import Contribution, Shadow, State, Tenure


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
    """One person's holding of a role; `until` and `how_ended` are None while it lasts.

    `role` is what the role was called when it began, `role_now` what it was called last. `minutes` go up to the last
    moment that is known, None where none is. `shadowed` says that they had shadowed the role before, `shadows` names
    who shadowed them in it, `beside` who held it before and stayed at their shoulder.
    """

    role: str
    role_now: str
    person: str
    since: datetime
    until: datetime | None
    minutes: float | None
    how_began: HowBegan
    how_ended: HowEnded | None
    shadowed: bool
    shadows: tuple[str, ...]
    beside: str | None


class CallRecord(msgspec.Struct, frozen=True):
    """What a holder of a role, called so then, said to the room; `text` is the name of a proposed theme."""

    at: datetime
    role: str
    person: str
    kind: Call
    text: str
    heard: bool


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
    calls: tuple[CallRecord, ...]
    people: tuple[PersonRecord, ...]
    kept_to_room: int


def record(state: State, known_until: datetime | None = None) -> Record:
    """What may leave the room. `known_until` is the last moment that is known of a session that has not ended."""
    questions = [state.questions[question] for question in state.asked]
    number_of = {question.id: question.number for question in questions}
    standing = [known for known in state.contributions.values() if not known.taken_back]
    leaving = sorted((known for known in standing if may_leave(known)), key=lambda known: _order(known, number_of))
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
        tenures=tuple(_tenures(state, known_until)),
        calls=tuple(_calls(state)),
        people=tuple(_people(state)),
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


def _tenures(state: State, known_until: datetime | None) -> Iterator[TenureRecord]:
    names = {role.id: role.name for role in state.roles}
    shadows: dict[tuple[str, str], list[Shadow]] = {}
    for shadow in sorted(state.shadows.values(), key=lambda shadow: (shadow.since, shadow.id)):
        shadows.setdefault((shadow.role, shadow.holder), []).append(shadow)
    for tenure in state.all_tenures():
        until = tenure.until or known_until
        during = (one for one in shadows.get((tenure.role, tenure.person), ()) if _within(one.since, tenure))
        yield TenureRecord(
            role=tenure.name,
            role_now=names.get(tenure.role, tenure.name),
            person=state.label(tenure.person),
            since=tenure.since,
            until=tenure.until,
            minutes=None if until is None else max(0.0, (until - tenure.since).total_seconds() / 60),
            how_began=tenure.how_began,
            how_ended=tenure.how_ended,
            shadowed=tenure.shadowed,
            shadows=tuple(dict.fromkeys(state.label(one.person) for one in during)),
            beside=None if tenure.beside is None else state.label(tenure.beside),
        )


def _calls(state: State) -> Iterator[CallRecord]:
    role_names = {role.id: role.name for role in state.roles}
    held: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in state.all_tenures():
        held.setdefault((tenure.role, tenure.person), []).append(tenure)
    for call in sorted(state.calls.values(), key=lambda call: call.number):
        names = [tenure.name for tenure in held.get((call.role, call.person), ()) if _within(call.at, tenure)]
        name = names[-1] if names else role_names.get(call.role, call.role)
        yield CallRecord(call.at, name, state.label(call.person), call.kind, call.text, call.answered_at is not None)


def _within(at: datetime, tenure: Tenure) -> bool:
    return tenure.since <= at and (tenure.until is None or at <= tenure.until)


def _people(state: State) -> Iterator[PersonRecord]:
    roles: dict[str, set[str]] = {}
    for tenure in state.tenures.values():
        roles.setdefault(tenure.person, set()).add(tenure.name)
    for person in sorted(state.people.values(), key=lambda person: person.number):
        said = sum(not state.contributions[known].taken_back for known in person.contributions)
        passes = sum(person.id in state.questions[question].passed for question in state.asked)
        held = tuple(sorted(roles.get(person.id, ())))
        yield PersonRecord(state.label(person.id), person.joined_at, said, passes, held)
