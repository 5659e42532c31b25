from collections.abc import Callable
from pathlib import Path

import pytest

from server.domain import commands as c
from server.domain.evolve import fold
from server.store.file_journal import FileJournal, read_entries
from server.store.repair import repair
from server.store.storage import Damaged, NotASession
from tests.server.conftest import Room

AMA = "a" * 32


@pytest.fixture
async def told(room: Room) -> Path:
    """1 created · 2 Ama · 3 question · 4 words · 5 more words · 6 heard the first words."""
    ama = await room.participant("Ama", AMA)
    question = (await room.facilitator().submit(c.AskQuestion("What helps?"))).made
    assert question is not None
    first = (await ama.submit(c.Contribute(question, "First words"))).made
    assert first is not None
    await ama.submit(c.Contribute(question, "More words"))
    await room.facilitator().submit(c.MarkHeard((first,)))
    return room.journal.path


def damage(path: Path, line: int) -> None:
    lines = path.read_bytes().split(b"\n")
    lines[line - 1] = lines[line - 1].replace(b'"', b"'", 5)
    path.write_bytes(b"\n".join(lines))


def test_what_can_be_read_is_kept_and_the_damaged_file_left_alone(told: Path) -> None:
    damage(told, 6)  # more words
    before = told.read_bytes()
    repaired = repair(told)
    assert (repaired.kept, repaired.lost, repaired.first_line_lost) == (5, 1, False)
    assert told.read_bytes() == before
    state = fold(read_entries(repaired.copy))
    (words,) = state.contributions.values()
    assert (words.text, words.heard_at is not None) == ("First words", True)
    assert repaired.copy.stat().st_mode & 0o777 == 0o600
    again, third = repair(told), repair(told)
    assert (again.copy.name, third.copy.name) == ("journal-repaired-2.jsonl", "journal-repaired-3.jsonl")
    assert repaired.copy.read_bytes() == again.copy.read_bytes()


def test_what_builds_on_a_lost_entry_is_lost_with_it(told: Path) -> None:
    damage(told, 5)  # first words, later marked heard
    repaired = repair(told)
    assert (repaired.kept, repaired.lost) == (4, 2)
    (words,) = fold(read_entries(repaired.copy)).contributions.values()
    assert (words.text, words.heard_at) == ("More words", None)


def test_without_its_first_lines_a_session_gets_a_plain_title(told: Path) -> None:
    damage(told, 1)
    damage(told, 2)
    with pytest.raises(Damaged):
        list(read_entries(told))
    repaired = repair(told)
    assert repaired.first_line_lost
    state = fold(read_entries(repaired.copy))
    assert state.title == "Repaired session of 23 November 2026"
    assert state.kept_contributions == 2
    assert len(state.code) == 6


def test_nothing_to_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b"\x00" * 5000 + b"\nhello\n{}\n")
    with pytest.raises(NotASession, match="Nothing in"):
        repair(path)
    assert [*tmp_path.iterdir()] == [path]


async def test_a_repaired_session_opens(told: Path, open_room: Callable[..., Room]) -> None:
    damage(told, 5)
    journal = FileJournal(repair(told).copy)
    again = open_room(journal)
    assert (await again.known(AMA).submit(c.AskForRole("scribe"))).seq == journal.durable
    await journal.close()
