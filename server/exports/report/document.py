"""The record as a report in Markdown. It ranks nobody."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from server.exports.markdown import inline, table
from server.exports.report.leaders import leader_blocks
from server.exports.report.measures import formula_blocks
from server.exports.report.outcomes import outcome_blocks, outcome_line
from server.exports.report.questions import QUOTABLE, question_blocks
from server.exports.report.roles import role_blocks
from server.exports.report.said_and_done import said_and_done_blocks
from server.exports.report.sense import sense_blocks
from server.exports.report.themes import challenge_blocks, theme_blocks
from server.exports.report.turns import turn_blocks
from server.exports.report.voices import voice_blocks
from server.exports.report.water import water_blocks
from server.exports.wording import moment
from server.exports.zones import zone_name, zone_named
from server.projections.counting import many
from server.projections.measures.view import MeasureView
from server.projections.people.invitations import Invitations
from server.projections.record import BreakRecord, HeldRecord, Record
from server.projections.roles.changes import RoleChange
from server.sentences import counted

_PRACTICE: Final = "**Practice.** This session was for practising; its people and their words are not real."
NO_INVITATIONS: Final = Invitations()


class ReportExtras(msgspec.Struct, frozen=True):
    """What the report shows besides the record."""

    #: The measures of roles.
    roles: tuple[MeasureView, ...] = ()
    #: The measures of voices.
    voices: tuple[MeasureView, ...] = ()
    #: How the session's roles changed.
    changes: tuple[RoleChange, ...] = ()
    #: The totals of invitations.
    invitations: Invitations = NO_INVITATIONS
    #: By contribution: the code by which whoever said it finds it.
    codes: Mapping[str, str] = {}


NOTHING: Final = ReportExtras()


def report_md(record: Record, extras: ReportExtras = NOTHING) -> bytes:
    """The whole report in UTF-8, with times in the zone that they are in. It refers to `roles.svg` beside it."""
    parts = (
        _head(record),
        _counts(record),
        _codes(extras.codes),
        _breaks(record),
        _held_back(record),
        outcome_blocks(record),
        question_blocks(record, extras.codes),
        theme_blocks(record),
        challenge_blocks(record),
        leader_blocks(record),
        sense_blocks(record),
        turn_blocks(record),
        water_blocks(record),
        said_and_done_blocks(record),
        voice_blocks(record, extras.invitations, extras.voices),
        role_blocks(record, extras.roles, extras.changes),
        _people(record),
        formula_blocks((*extras.voices, *extras.roles)),
    )
    blocks = [block for part in parts for block in part]
    return ("\n\n".join(blocks) + "\n").encode(errors="replace")


def _head(record: Record) -> Iterator[str]:
    yield f"# {inline(record.title)}"
    if record.first_title != record.title:
        yield f"The title was changed. The session began as “{inline(record.first_title)}”."
    if record.practice:
        yield _PRACTICE
    if simulated := sum(person.simulated for person in record.people):
        yield _practised_with(simulated)
    yield _dates(record)
    if record.purpose:
        yield f"What it was for: {inline(record.purpose)}"
    if record.room_outcomes:
        yield "What it should change in people's lives:"
        yield "\n".join(f"- {outcome_line(outcome)}" for outcome in record.room_outcomes)
    if record.agreements:
        yield "How we are together:"
        yield "\n".join(f"- {inline(agreement)}" for agreement in record.agreements)


def _practised_with(simulated: int) -> str:
    return (
        f"**Practised with.** {many(simulated, 'simulated person', 'simulated people')} took part. What they said is "
        "marked “simulated”; figures and counts include it."
    )


def _dates(record: Record) -> str:
    moments = (
        ("Made", record.created_at),
        ("Opened", record.opened_at),
        ("Ended", record.ended_at),
    )
    told = [f"{what} {moment(at)}." for what, at in moments if at is not None]
    if record.ended_at is None:
        told.append("Not ended when this was written.")
    return " ".join((*told, f"All times are {_zone(record)}."))


def _zone(record: Record) -> str:
    name = zone_name(zone_named(record.zone))
    return name if name == "UTC" else f"those of {name}"


def _counts(record: Record) -> Iterator[str]:
    passes = sum(question.passed for question in record.questions)
    yield (
        f"{many(len(record.people), 'person', 'people')} joined. "
        f"{many(len(record.questions), 'question')} asked. "
        f"{many(len(record.contributions), 'contribution')} to read here, "
        f"{sum(not said.person for said in record.contributions)} without a name. "
        f"{many(passes, 'pass', 'passes')}."
    )
    if record.all_heard:
        yield counted("closing.heard", len(record.people))
    yield _kept(record.kept_to_room)
    if record.contributions:
        yield f"Words marked “{QUOTABLE}” may be quoted. All other words are for these notes, and may not be quoted."


def _codes(codes: Mapping[str, str]) -> Iterator[str]:
    if codes:
        yield (
            "A code stands behind what came from a phone. Whoever said it has that code on their receipt, and finds "
            "their words here by searching for it. Each contribution without a name has a code of its own."
        )


def _breaks(record: Record) -> Iterator[str]:
    """The breaks and the notices to everybody, in the order in which they came."""
    told = [(one.since, _break(one)) for one in record.breaks]
    told += [
        (notice.at, f"{moment(notice.at)}: notice to every phone: “{inline(notice.text)}”") for notice in record.notices
    ]
    if told:
        yield "## Breaks and notices"
        yield "\n".join(f"- {line}" for _, line in sorted(told))


def _break(one: BreakRecord) -> str:
    ended = "to the end" if one.ended_at is None else f"to {moment(one.ended_at)}"
    return f"{moment(one.since)}: break {ended}, meant until {moment(one.until)}"


def _held_back(record: Record) -> Iterator[str]:
    """What was held back, by whom and why, without the words and without whose they are; and what others never read."""
    if not record.held_back:
        return
    yield "## What is not in this report"
    held = Counter(one for one in record.held_back if one.reason)
    waiting = Counter(one.question for one in record.held_back if not one.reason)
    if held:
        yield "Words that were held back. Their authors were told why."
        yield "\n".join(f"- {_held(one, count)}" for one, count in held.items())
    if waiting:
        yield "Words that nobody had let others read."
        yield "\n".join(f"- To question {one}: {many(count, 'contribution')}." for one, count in waiting.items())


def _held(one: HeldRecord, count: int) -> str:
    by = f"{inline(one.by)} as {inline(one.role)}" if one.by else "the facilitator"
    several = "" if count == 1 else f" ({many(count, 'contribution')})"
    return f"To question {one.question}: “{inline(one.reason)}” Held back by {by}{several}."


def _kept(number: int) -> str:
    if not number:
        return "Nothing was kept to the room."
    were = "was" if number == 1 else "were"
    return f"{many(number, 'contribution')} {were} kept to the room by those who said them, and cannot be read here."


def _people(record: Record) -> Iterator[str]:
    yield "## Who was here"
    if not record.people:
        yield "Nobody joined."
        return
    yield "In the order in which they came."
    rows = (
        (
            inline(person.person) + (" (simulated)" if person.simulated else ""),
            moment(person.joined_at),
            inline(", ".join(person.roles)) or "–",
        )
        for person in record.people
    )
    yield table(("Person", "Joined", "Roles held"), rows)
