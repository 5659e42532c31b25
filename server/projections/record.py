"""The record of a session as it may leave the room, without words that were kept to the room or taken back.

Exports are made from this record only, so they cannot contain anything else.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

import msgspec

from server.domain.commands import CallKind, Channel, ContributionKind, SignalKind
from server.domain.events import HowBegan, HowEnded
from server.domain.state import Contribution, Shadow, State, Tenure
from server.projections.direction.leaders import AskedRow, leader_records
from server.projections.direction.outcomes import OutcomeRecord, outcome_records
from server.projections.direction.said_and_done import SaidAndDone, said_and_done
from server.projections.direction.sense_record import CheckRecord, check_records
from server.projections.direction.turns import TurnRecord, turn_records
from server.projections.exportable import ExportableWords, exportable
from server.projections.people.heard import everybody_heard
from server.projections.people.labels import label_words
from server.projections.proposals import ProposedRow, proposed_rows
from server.projections.questions.asked import PlannedRecord, QuestionRecord, planned_records, question_records
from server.projections.questions.readings import Reading
from server.projections.questions.rewordings import RewordingTimes
from server.projections.say_back import SayBackView, leaving_view
from server.projections.signals import signal_rows
from server.projections.voices import ChannelRow, channel_rows
from server.sentences import words


class ContributionRecord(msgspec.Struct, frozen=True):
    """A contribution that may leave the room."""

    id: str
    question_id: str
    #: The text of the question that it answers.
    question: str
    #: The wording of the question when this was said. Empty for words without a name if their question was reworded,
    #: because it would narrow down when they came.
    asked_as: str
    #: The round of the question, from 1.
    round: int
    kind: ContributionKind
    words: ExportableWords
    #: The speaker's label; empty for words without a name.
    person: str
    channel: Channel
    #: The number of raised hands; None if it is not a show of hands.
    hands: int | None
    #: UTC; cut to the minute for words without a name.
    said_at: datetime
    heard: bool
    #: Whether it came after the question closed.
    late: bool
    #: Whether a simulated person said it or put it in.
    simulated: bool
    #: The id of the contribution that it builds on or challenges; empty if it answers the question, or if those words
    #: are not in the record.
    to: str = ""
    #: The words of that contribution.
    to_text: str = ""
    #: The label of who stood beside a challenger; empty if nobody did.
    beside: str = ""
    #: How many said "Me too".
    me_too: int = 0
    #: The names of the themes that it is in.
    themes: tuple[str, ...] = ()
    #: Whether it was ever held up.
    held_up: bool = False


class ThemeRecord(msgspec.Struct, frozen=True):
    """A theme, with the contributions in it that may leave the room."""

    name: str
    contributions: tuple[ContributionRecord, ...]
    #: The sentence with which it is said back, with its answers; None for none.
    said_back: SayBackView | None = None
    #: Its sentences before that, of those that anybody answered.
    said_before: tuple[SayBackView, ...] = ()
    #: Why people proposed to gather what is in it.
    proposed: tuple[ProposedRow, ...] = ()


class HeldRecord(msgspec.Struct, frozen=True):
    """Words that are held back. The record leaves out the words, and whose they are."""

    #: The number of their question.
    question: int
    #: Why they are held back; empty if they wait for a look.
    reason: str
    #: The label of who did it with a role; empty for the facilitator.
    by: str
    #: The name of that role at that time; empty for the facilitator.
    role: str


class SignalRecord(msgspec.Struct, frozen=True):
    """The signals of one kind."""

    kind: SignalKind
    #: The number of signals sent.
    sent: int
    #: How many times they were answered; each answer covers all that waited.
    heard: int


class TenureRecord(msgspec.Struct, frozen=True):
    """One person's holding of a role."""

    #: The name of the role when the tenure began.
    role: str
    #: The latest name of the role.
    role_now: str
    #: The holder's label.
    person: str
    since: datetime
    #: When it ended; None while it lasts.
    until: datetime | None
    #: Its duration, up to the last known moment if it lasts; None if no such moment is known.
    minutes: float | None
    how_began: HowBegan
    #: None while it lasts.
    how_ended: HowEnded | None
    #: Whether the holder had shadowed the role before.
    shadowed: bool
    #: The labels of the people who shadowed the holder.
    shadows: tuple[str, ...]
    #: The label of the previous holder who stayed beside them; None if nobody did.
    beside: str | None


class CallRecord(msgspec.Struct, frozen=True):
    """A call that a holder of a role made to the room."""

    at: datetime
    #: The name of the role at that time.
    role: str
    #: The caller's label.
    person: str
    kind: CallKind
    #: The name of a proposed theme; empty for other kinds.
    text: str
    #: Whether it was answered.
    heard: bool


class BreakRecord(msgspec.Struct, frozen=True):
    """A break of the session."""

    since: datetime
    #: When it was meant to be over.
    until: datetime
    #: None if it lasted to the end.
    ended_at: datetime | None


class NoticeRecord(msgspec.Struct, frozen=True):
    """A sentence from the facilitator to every phone."""

    id: str
    text: str
    at: datetime


class PersonRecord(msgspec.Struct, frozen=True):
    """A person who joined."""

    #: The person's label.
    person: str
    joined_at: datetime
    #: The number of contributions under their name that were not taken back.
    contributions: int
    #: The number of questions that they passed on.
    passes: int
    #: The names of the roles that they ever held.
    roles: tuple[str, ...]
    #: Whether they are simulated: they showed the key of simulated people.
    simulated: bool


class Record(msgspec.Struct, frozen=True):
    """A session as it may leave the room."""

    session: str
    title: str
    #: The title that it began with.
    first_title: str
    practice: bool
    #: The time zone of the room, by its name in the IANA database; empty if it is not known.
    zone: str
    created_at: datetime | None
    opened_at: datetime | None
    ended_at: datetime | None
    purpose: str
    #: The outcomes that its plan begins with.
    outcomes: tuple[str, ...]
    #: Sentences on how the room was together.
    agreements: tuple[str, ...]
    plan: tuple[PlannedRecord, ...]
    questions: tuple[QuestionRecord, ...]
    contributions: tuple[ContributionRecord, ...]
    themes: tuple[ThemeRecord, ...]
    tenures: tuple[TenureRecord, ...]
    calls: tuple[CallRecord, ...]
    people: tuple[PersonRecord, ...]
    channels: tuple[ChannelRow, ...]
    signals: tuple[SignalRecord, ...]
    breaks: tuple[BreakRecord, ...]
    notices: tuple[NoticeRecord, ...]
    #: What was run past the design group, oldest first.
    checks: tuple[CheckRecord, ...]
    #: What the turns that leave the room ask of leaders.
    asked_of_leaders: tuple[AskedRow, ...]
    #: The number of contributions that are left out because their speakers keep them to the room.
    kept_to_room: int
    #: What is held back, by question.
    held_back: tuple[HeldRecord, ...]
    #: Whether the room closed, and everybody had said something that is marked as heard.
    all_heard: bool
    #: The outcomes as the room has them.
    room_outcomes: tuple[OutcomeRecord, ...]
    #: The turns that were set or parked.
    turns: tuple[TurnRecord, ...]
    #: What was said beside what was done with it.
    said_and_done: tuple[SaidAndDone, ...]


def record(
    state: State,
    known_until: datetime | None = None,
    reworded_at: RewordingTimes | None = None,
    held_up: Collection[str] = (),
    readings: Mapping[str, Reading] | None = None,
) -> Record:
    """The record of a session. `known_until` is the last known moment of a session that has not ended.

    `reworded_at` says when questions were reworded and `readings` who could read what was said to them, if that is
    known, and `held_up` which contributions ever were.
    """
    questions = question_records(state, reworded_at or {}, readings or {})
    of = {question.id: question for question in questions}
    standing = [known for known in state.contributions.values() if not known.taken_back]
    said = {known.id: may_leave for known in standing if (may_leave := exportable(known)) is not None}
    leaving = sorted((known for known in standing if known.id in said), key=lambda known: _order(known, of))
    contributions = tuple(_contribution(state, known, of[known.question], said, held_up) for known in leaving)
    return Record(
        session=state.session,
        title=state.title,
        first_title=state.first_title,
        practice=state.practice,
        zone=state.zone,
        created_at=state.created_at,
        opened_at=state.opened_at,
        ended_at=state.ended_at,
        purpose=state.purpose,
        outcomes=state.outcomes,
        agreements=tuple(known.text for known in state.agreements),
        plan=planned_records(state),
        questions=questions,
        contributions=contributions,
        themes=tuple(_themes(state, leaving, contributions)),
        tenures=tuple(_tenures(state, known_until)),
        calls=tuple(_calls(state)),
        people=tuple(_people(state)),
        channels=channel_rows(state),
        signals=tuple(_signals(state)),
        breaks=tuple(BreakRecord(one.since, one.until, one.ended_at) for one in state.breaks),
        notices=tuple(NoticeRecord(notice.id, notice.text, notice.at) for notice in state.notices),
        checks=check_records(state),
        asked_of_leaders=leader_records(state),
        kept_to_room=sum(known.consent == "room" for known in standing if known.held is None),
        held_back=tuple(_held_back(state, standing, of)),
        all_heard=everybody_heard(state),
        room_outcomes=outcome_records(state),
        turns=turn_records(state),
        said_and_done=said_and_done(state),
    )


def _order(contribution: Contribution, of: dict[str, QuestionRecord]) -> tuple[int, datetime, int, str]:
    # Within their minute, words without a name are ordered by their random ids, not by their arrival.
    number = 0 if contribution.person is None else contribution.number
    return (of[contribution.question].number, contribution.said_at, number, contribution.id)


def _held_back(state: State, standing: list[Contribution], of: dict[str, QuestionRecord]) -> Iterator[HeldRecord]:
    """In an order that does not tell when the words were said, or by whom."""
    held = ((of[known.question].number, known.held) for known in standing if known.held is not None)
    rows = (
        (number, words(one.reason), "" if one.by is None else label_words(state, one.by), words(one.role))
        for number, one in held
    )
    return (HeldRecord(*row) for row in sorted(rows))


def _signals(state: State) -> Iterator[SignalRecord]:
    for row in signal_rows(state):
        yield SignalRecord(row.kind, row.all, state.signals_answered.get(row.kind, 0))


def _themes(
    state: State, leaving: list[Contribution], contributions: tuple[ContributionRecord, ...]
) -> Iterator[ThemeRecord]:
    """The themes with the records of what is in them; `leaving` has what these are records of."""
    gathered: dict[str, list[ContributionRecord]] = {theme.id: [] for theme in state.themes}
    for known, kept in zip(leaving, contributions, strict=True):
        for theme_id in known.themes:
            gathered[theme_id].append(kept)
    proposed = proposed_rows(state)
    for theme in state.themes:
        before = (one for one in theme.sentences[:-1] if one.id in state.say_back)
        yield ThemeRecord(
            theme.name,
            tuple(gathered[theme.id]),
            None if theme.sentence is None else leaving_view(state, theme, theme.sentence),
            tuple(leaving_view(state, theme, one) for one in before),
            proposed.get(theme.id, ()),
        )


def _contribution(
    state: State,
    known: Contribution,
    question: QuestionRecord,
    said: Mapping[str, ExportableWords],
    held_up: Collection[str],
) -> ContributionRecord:
    """One contribution. `said` has the words of all that are in the record, by id."""
    nameless = known.person is None
    to = known.to if known.to in said else None
    return ContributionRecord(
        id=known.id,
        question_id=known.question,
        question=question.text,
        asked_as=("" if question.reworded else question.text) if nameless else known.asked,
        round=question.round,
        kind=known.kind,
        words=said[known.id],
        person="" if known.person is None else label_words(state, known.person),
        channel=known.channel,
        hands=known.hands,
        said_at=known.said_at,
        heard=known.heard_at is not None,
        late=known.late,
        simulated=known.simulated,
        to=to or "",
        to_text="" if to is None else said[to].text,
        beside="" if known.beside is None else label_words(state, known.beside),
        me_too=len(known.me_too),
        themes=tuple(theme.name for theme in state.themes if theme.id in known.themes) if known.themes else (),
        held_up=known.id in held_up,
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
            role=words(tenure.name),
            role_now=words(names.get(tenure.role, tenure.name)),
            person=label_words(state, tenure.person),
            since=tenure.since,
            until=tenure.until,
            minutes=None if until is None else max(0.0, (until - tenure.since).total_seconds() / 60),
            how_began=tenure.how_began,
            how_ended=tenure.how_ended,
            shadowed=tenure.shadowed,
            shadows=tuple(dict.fromkeys(label_words(state, one.person) for one in during)),
            beside=None if tenure.beside is None else label_words(state, tenure.beside),
        )


def _calls(state: State) -> Iterator[CallRecord]:
    role_names = {role.id: role.name for role in state.roles}
    held: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in state.all_tenures():
        held.setdefault((tenure.role, tenure.person), []).append(tenure)
    for call in sorted(state.calls.values(), key=lambda call: call.number):
        names = [tenure.name for tenure in held.get((call.role, call.person), ()) if _within(call.at, tenure)]
        name = names[-1] if names else role_names.get(call.role, call.role)
        yield CallRecord(
            call.at, words(name), label_words(state, call.person), call.kind, call.text, call.answered_at is not None
        )


def _within(at: datetime, tenure: Tenure) -> bool:
    return tenure.since <= at and (tenure.until is None or at <= tenure.until)


def _people(state: State) -> Iterator[PersonRecord]:
    roles: dict[str, set[str]] = {}
    for tenure in state.tenures.values():
        roles.setdefault(tenure.person, set()).add(words(tenure.name))
    for person in sorted(state.people.values(), key=lambda person: person.number):
        said = sum(not state.contributions[known].taken_back for known in person.contributions)
        passes = sum(person.id in state.questions[question].passed for question in state.asked)
        held = tuple(sorted(roles.get(person.id, ())))
        yield PersonRecord(label_words(state, person.id), person.joined_at, said, passes, held, person.simulated)
