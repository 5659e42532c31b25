"""Files that earlier releases wrote are kept here, each with what their session came to; they open with an equal state.

A name in `facts` may change with the code; what it says of an older file may not.
"""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import copy
from typing import get_args

import msgspec
import pytest

from server.codec import decode, decode_entry
from server.domain import commands as c
from server.domain import events as e
from server.domain.evolve import fold
from server.domain.state import Call, CapturedWords, Contribution, Person, Question, State, Tenure, Wording
from server.exports.bundle import files
from server.projections.exported_journal import exported_entries
from server.projections.exported_session import exported_session
from server.projections.people.labels import label_words
from server.projections.people.presence import PresenceView
from server.projections.record import record
from server.projections.summary import summary_view
from server.store.file_journal import FileJournal, read_entries
from tests.server.conftest import Room

KEPT = Path(__file__).with_name("kept")
FILES = sorted(KEPT.glob("*.jsonl"))
LIVE = 0.5  # how far into the file the session is looked at while it is live

Row = tuple[object, ...]
Told = dict[str, object]


def facts(state: State) -> Told:
    """All that is true of a session, in plain values under names of their own."""
    return {
        "session": [state.seq, state.session, state.title, state.code, state.practice, state.phase],
        "times": [state.created_at, state.opened_at, state.ended_at],
        "setting": [state.purpose, state.outcomes, state.perspectives, state.plan, state.roles],
        "people": [_person(state, person) for person in sorted(state.people)],
        "secrets": sorted(state.secrets.items()),
        "questions": [_question(state.questions[question]) for question in state.asked],
        "withdrawn": sorted(set(state.questions) - set(state.asked)),
        "wordings": _rows(_wording(known) for known in state.wordings.values()),
        "contributions": _rows(map(_contribution, state.contributions.values())),
        "counts": [state.kept_contributions, state.heard, state.heard_nameless],
        "nameless": sorted(state.contribution_by_key.items()),
        "slips": sorted(state.slips.items()),
        "waiting words": _rows(_waiting(state, known) for known in state.captured.values()),
        "offers": _rows((known.role, known.person, known.at, _by(state, known.by)) for known in state.offers.values()),
        "asks": _rows(
            (known.role, known.person, known.at, known.of or "", known.shadow) for known in state.asks.values()
        ),
        "tenures": [_tenure(known) for known in state.all_tenures()],
        "holding": sorted([role, *holding] for role, holding in state.tenures_by_role.items()),
        "open to": sorted([role, *sorted(people)] for role, people in state.open_to.items()),
        "shadows": _rows(
            (known.id, known.role, known.person, known.holder, known.since, known.until)
            for known in state.shadows.values()
        ),
        "shoulders": [[known.role, known.person, known.beside, known.until] for known in state.shoulders],
        "calls": [_call(known) for known in sorted(state.calls.values(), key=lambda known: known.number)],
        "calling": state.open_calls,
        "signals": [
            {kind: sorted(hashes) for kind, hashes in state.signals.items()},
            dict(state.signalled.items()),
            dict(state.signals_answered.items()),
            sorted(state.signal_keys),
        ],
        "felt": _rows((key, known.said, known.taken) for key, known in state.felt.items()),
        "one person": [state.joined, sorted(state.aliases.items()), sorted(state.taken_in.items())],
        "come-back words": [sorted(state.come_back.items()), sorted(state.come_back_words.items())],
        "zone": state.zone,
        "breaks": [[known.since, known.until, known.ended_at] for known in state.breaks],
        "notices": [[known.id, known.text, known.at] for known in state.notices],
        "simulated": sorted(known.id for known in state.people.values() if known.simulated),
        "pauses": [[pause.question, len(pause.people)] for pause in state.pauses],
        "next undo": summary_view(state, PresenceView()).undo,
    }


def _rows(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=repr)


def _by(state: State, by: str | None) -> str:
    return by if by is not None and by in state.people else "the facilitator"


def _person(state: State, person: str) -> Row:
    known = state.people[person]
    return (
        *(
            known.number,
            known.id,
            known.name,
            known.name_number,
            label_words(state, known.id),
            known.joined_at,
            known.phone,
        ),
        *([*known.contributions], known.kept_contributions, known.passes, known.perspectives),
        *(known.invited_at, known.invitations, known.taken_up, sorted(state.tools(known.id))),
    )


def _question(known: Question) -> Row:
    return (
        *(known.number, known.id, known.text, known.asked_at, known.closed_at, known.answered, sorted(known.speakers)),
        *(sorted(known.passed), known.responders, [*known.said], known.revealed, known.until, known.reveal),
        *(known.minutes, known.planned, known.again, known.by, known.wordings, sorted(known.offered.items())),
    )


def _wording(known: Wording) -> Row:
    return (known.number, known.id, known.question, known.text, known.person, known.at)


def _contribution(known: Contribution) -> Row:
    return (
        *(known.number, known.id, known.question, known.text, known.said_at, known.person, known.key_hash, known.kind),
        *(known.channel, known.consent, known.late, known.asked, known.speaking, known.perspectives, known.hands),
        *(known.slip, known.heard_at, known.taken_back),
    )


def _waiting(state: State, known: CapturedWords) -> Row:
    return (
        *(known.id, known.question, known.text, known.person, _by(state, known.by), known.channel, known.consent),
        *(known.late, known.at, known.slip),
    )


def _tenure(known: Tenure) -> Row:
    return (
        *(known.number, known.id, known.role, known.name, known.person, known.since, known.how_began),
        *(known.shadowed, known.beside, known.until, known.how_ended),
    )


def _call(known: Call) -> Row:
    return (
        *(known.number, known.id, known.kind, known.role, known.person, known.text, known.question, known.at),
        known.answered_at,
    )


def told(path: Path) -> Told:
    """What there is to know of a file: in its middle, at its end, and what may leave the room of it."""
    entries = [*read_entries(path)]
    live, ended = fold(entries[: int(len(entries) * LIVE)]), fold(entries)
    known = {"live": facts(live), "ended": facts(ended), "record": _flat(msgspec.to_builtins(record(ended)))}
    return decode(msgspec.json.encode(known), dict[str, object])


def _flat(known: object) -> object:
    """A record with the words of each contribution beside what else is told of it."""
    match known:
        case {"words": {"consent": consent, **words}, **others}:
            return _flat({**others, **words, "may_be_quoted": consent == "quoted"})
        case dict():
            return {name: _flat(part) for name, part in known.items()}
        case list() | tuple():
            return [_flat(part) for part in known]
        case _:
            return known


def as_far_as(expected: object, found: object) -> object:
    """`found` without the names that `expected` does not have, as a record has come to tell more."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {name: as_far_as(expected[name], found[name]) for name in found if name in expected}
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [as_far_as(*both) for both in zip(expected, found, strict=True)]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_before_comes_to_what_it_came_to_then(path: Path) -> None:
    expected = decode(path.with_suffix(".json").read_bytes(), dict[str, object])
    assert as_far_as(expected, told(path)) == expected


def test_every_event_there_is_stands_in_a_kept_file() -> None:
    kept = {tag_of(event) for path in FILES for entry in read_entries(path) for event in entry.events}
    missing = {str(tag_of(event)) for event in get_args(e.Event)} - kept
    assert not missing, (
        f"No kept file has {', '.join(sorted(missing))}. Let it happen in tests/server/store/keep.py, and add a file"
        " with `python -m tests.server.store.keep NAME`. Files that are kept already stay as they are."
    )


def tag_of(event: e.Event | type[e.Event]) -> object:
    return event.__struct_config__.tag


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_before_is_exported_whole(path: Path) -> None:
    entries = [*read_entries(path)]
    state = fold(entries)
    exported = dict(files(exported_session(state, entries)))
    people = csv.DictReader(exported["people.csv"].decode("utf-8-sig").splitlines())
    assert [row["person"] for row in people] == [label_words(state, known.id) for known in by_arrival(state)]
    tenures = csv.DictReader(exported["roles.csv"].decode("utf-8-sig").splitlines())
    assert len([*tenures]) == len(state.tenures)
    assert state.title in exported["report.md"].decode()
    read_again = fold(map(decode_entry, exported["journal.jsonl"].splitlines()))
    assert (read_again.title, read_again.phase, len(read_again.people)) == (state.title, "ended", len(state.people))


def by_arrival(state: State) -> list[Person]:
    return sorted(state.people.values(), key=lambda known: known.number)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_record_that_leaves_the_room_is_that_of_the_file(path: Path) -> None:
    entries = [*read_entries(path)]
    state = fold(entries)
    assert record(fold(exported_entries(state, entries))) == record(state)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_a_file_of_before_is_opened_and_gone_on_with(
    path: Path, tmp_path: Path, open_room: Callable[..., Room]
) -> None:
    journal = FileJournal(Path(copy(path, tmp_path / "journal.jsonl")))
    room = open_room(journal)
    assert (journal.set_aside, room.replica.state.phase) == (0, "ended")
    await room.facilitator().submit(c.Undo())
    assert room.replica.state.phase == "live"
    await journal.close()
