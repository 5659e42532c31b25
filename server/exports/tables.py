"""The record as tables of comma-separated values.

Spreadsheets take a cell that begins like a formula for one, quoted or not, so such a cell gets an apostrophe in front,
and likewise each part of it that a spreadsheet with other separators would take for a cell.
"""

import csv
import io
import re
from collections.abc import Iterable
from datetime import datetime

from server.domain.concerns import Concern
from server.exports.wording import CHANNELS, ORIGINS, answer_counts, nearly_line, reading_planned
from server.projections.direction.outcomes import OutcomeRecord
from server.projections.direction.turns import TurnRecord
from server.projections.questions.asked import QuestionRecord
from server.projections.record import ContributionRecord, PersonRecord, Record, TenureRecord, ThemeRecord
from server.projections.say_back import SayBackView

BYTE_ORDER_MARK = "\ufeff"

# The signs with which a formula begins, and their wide and small forms.
_SIGNS = "=+\\-@\u207a\u207c\u208a\u208c\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
_QUOTES = "\"'`\u200b-\u200f\u2060\ufeff"
_MAY_BEGIN = re.compile(f"[{_SIGNS}\t\r\n]")
_BEGINS_FORMULA = re.compile(
    f"\\A(?=[\\s{_QUOTES}]*(?:[{_SIGNS}]|(?<=[\t\r\n])))|(?<=[;\t\r\n])(?=(?:[^\\S\t\r\n]|[{_QUOTES}])*[{_SIGNS}])"
)


def contributions_csv(record: Record) -> bytes:
    """What was said and may leave the room; `person` is empty for words without a name.

    `asked_as` is the question's wording at that time, except where it would show when words without a name came.
    `answers` is the id of what it builds on or challenges, `value` what a challenger values there.
    """
    header = (
        "id",
        "question",
        "asked_as",
        "round",
        "kind",
        "text",
        "value",
        "answers",
        "person",
        "stood_beside",
        "speaking_from",
        "channel",
        "how_it_came",
        "hands",
        "said_at",
        "said_at_offset",
        "heard",
        "me_too",
        "themes",
        "may_be_quoted",
        "simulated",
    )
    return _table(header, map(_contribution, record.contributions))


def _contribution(said: ContributionRecord) -> tuple[str, ...]:
    return (
        said.id,
        said.question,
        said.asked_as,
        str(said.round),
        said.kind,
        said.words.text,
        said.words.value,
        said.to,
        said.person,
        said.beside,
        "; ".join(said.words.speaking),
        said.channel,
        CHANNELS[said.channel],
        _number(said.hands),
        *_moment(said.said_at),
        _yes(said.heard),
        str(said.me_too),
        "; ".join(said.themes),
        _yes(said.words.consent == "quoted"),
        _yes(said.simulated),
    )


def themes_csv(record: Record) -> bytes:
    """The themes, in order; `contributions` and `heard` count contributions that may leave the room.

    `sentence` is what a theme was said back in; the four columns behind it are the answers of those whose words are in
    it. `said_before` are the sentences before it that anybody answered, each with its answers.
    """
    answers = ("yes", "nearly", "not_mine", "nearly_lines")
    header = ("number", "theme", "contributions", "heard", "sentence", *answers, "said_before")
    return _table(header, (_theme(number, theme) for number, theme in enumerate(record.themes, 1)))


def _theme(number: int, theme: ThemeRecord) -> tuple[str, ...]:
    heard = sum(said.heard for said in theme.contributions)
    said = theme.said_back
    answers = (
        ("",) * 5
        if said is None
        else (said.text, str(said.yes), str(said.nearly), str(said.not_mine), "; ".join(map(nearly_line, said.lines)))
    )
    before = "; ".join(map(_said_before, theme.said_before))
    return (str(number), theme.name, str(len(theme.contributions)), str(heard), *answers, before)


def outcomes_csv(record: Record) -> bytes:
    """The outcomes, in order. `outcome` and what came of it are empty where its words stay in the room."""
    header = ("number", "outcome", "person", "from_plan", "themes", "turns", "came_of")
    return _table(header, map(_outcome, record.room_outcomes))


def _outcome(outcome: OutcomeRecord) -> tuple[str, ...]:
    return (
        str(outcome.number),
        outcome.text,
        outcome.person,
        _yes(outcome.planned),
        "; ".join(outcome.themes),
        "; ".join(f"{number}: {text}" for number, text in outcome.turns),
        outcome.came_of,
    )


def _said_before(said: SayBackView) -> str:
    """For example "Time is short. (Yes, that is it: 3 · Nearly: 1 · Not mine: 0; Ama: In May.)"."""
    return f"{said.text} ({'; '.join((answer_counts(said), *map(nearly_line, said.lines)))})"


def turns_csv(record: Record) -> bytes:
    """The turns that were set or parked. `led_to_by` are the contributions that led to a turn and may leave the room,
    `serves` the numbers of outcomes; the last four columns are empty for a turn that was never parked.
    """
    parked = ("not_known_yet", "who_would_help", "look_again", "taken_up_again")
    header = ("number", "turn", "proposed_by", "set_at", "set_at_offset", "led_to_by", "themes", "serves", *parked)
    return _table(header, map(_turn, record.turns))


def _turn(turn: TurnRecord) -> tuple[str, ...]:
    known = turn.parked
    return (
        str(turn.number),
        turn.text,
        turn.person or "the facilitator",
        *_moment(turn.set_at),
        "; ".join(f"{led.person}: {led.text}" if led.person else led.text for led in turn.led),
        "; ".join(turn.themes),
        "; ".join(map(str, turn.serves)),
        *(("",) * 4 if known is None else (known.why, known.helps, known.look_again, known.over)),
    )


def roles_csv(record: Record) -> bytes:
    """Who held which role, from when to when; `to` and `how_ended` are empty while a tenure lasts.

    `role` is the role's name when the tenure began, `role_now` its last name. `minutes` count up to the last known
    moment.
    """
    header = (
        "role",
        "role_now",
        "person",
        "from",
        "from_offset",
        "to",
        "to_offset",
        "minutes",
        "how_began",
        "how_ended",
        "shadowed_before",
        "shadowed_by",
        "at_their_shoulder",
    )
    return _table(header, map(_tenure, record.tenures))


def _tenure(held: TenureRecord) -> tuple[str, ...]:
    return (
        held.role,
        held.role_now,
        held.person,
        *_moment(held.since),
        *_moment(held.until),
        "" if held.minutes is None else f"{held.minutes:.1f}",
        held.how_began,
        held.how_ended or "",
        _yes(held.shadowed),
        "; ".join(held.shadows),
        held.beside or "",
    )


def people_csv(record: Record) -> bytes:
    """Who joined, in order of arrival; counts are of contributions and passes under their name."""
    header = ("person", "joined_at", "joined_at_offset", "contributions", "passes", "roles", "simulated")
    return _table(header, map(_person, record.people))


def _person(person: PersonRecord) -> tuple[str, ...]:
    return (
        person.person,
        *_moment(person.joined_at),
        str(person.contributions),
        str(person.passes),
        "; ".join(person.roles),
        _yes(person.simulated),
    )


def questions_csv(record: Record) -> bytes:
    """What was asked; counts include contributions that are kept to the room.

    `again_of` is the number of the question of which this is another round. `wordings` are all its wordings in order,
    `reworded_at` the times of change, `reworded_by` who changed it; all are empty if it was never reworded.
    """
    header = (
        "number",
        "question",
        "asked_at",
        "asked_at_offset",
        "closed_at",
        "closed_at_offset",
        "contributions",
        "passes",
        "reveal",
        "minutes",
        "origin",
        "asked_by",
        "round",
        "again_of",
        "wordings",
        "reworded_at",
        "reworded_at_offset",
        "reworded_by",
    )
    return _table(header, map(_question, record.questions))


def _question(asked: QuestionRecord) -> tuple[str, ...]:
    changes = asked.reworded
    wordings = (*(change.before for change in changes), asked.text) if changes else ()
    reworded = [_moment(change.at) for change in changes if change.at is not None]
    return (
        str(asked.number),
        asked.text,
        *_moment(asked.asked_at),
        *_moment(asked.closed_at),
        str(asked.answered),
        str(asked.passed),
        reading_planned(asked.reveal, asked.reading.moderations[-1]),
        _number(asked.minutes),
        ORIGINS[asked.origin],
        asked.by or "the facilitator",
        str(asked.round),
        _number(asked.again),
        " → ".join(wordings),
        "; ".join(time for time, _ in reworded),
        "; ".join(offset for _, offset in reworded),
        "; ".join("put right" if change.put_right else "the room" for change in changes),
    )


def escape_formula(cell: str) -> str:
    """`cell`, with an apostrophe in front of each part that a spreadsheet would take for a formula.

    Parts begin at the beginning, and after a semicolon, a tab or a line break: a spreadsheet that separates with
    semicolons reads on in the middle of a quoted cell. Blanks and quotes before a sign are skipped as spreadsheets do.
    """
    if cell.isalnum() or not _MAY_BEGIN.search(cell):  # as in most cells
        return cell
    return _BEGINS_FORMULA.sub("'", cell)


def concerns_csv(concerns: Iterable[Concern]) -> bytes:
    """The concerns that were released, in the order of their words, which tells nothing of when each was left."""
    return _table(("to", "text"), sorted((known.to, known.text) for known in concerns))


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow(escape_formula(cell) for cell in row)
    return text.getvalue().encode(errors="replace")


def _yes(whether: bool) -> str:
    return "yes" if whether else "no"


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _moment(at: datetime | None) -> tuple[str, str]:
    """A moment as spreadsheets read it, and how far its zone is from UTC, such as "UTC+01:00"; empty without one."""
    return ("", "") if at is None else (f"{at:%Y-%m-%d %H:%M:%S}", _offset(f"{at:%z}"))


def _offset(digits: str) -> str:
    """ "+0100" as "UTC+01:00", which no spreadsheet takes for a formula."""
    return f"UTC{digits[:3]}:{digits[3:5]}"
