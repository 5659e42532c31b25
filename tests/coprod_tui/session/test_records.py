"""What an export may write over, and what a file of a later release does."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coprod_tui.session import records
from coprod_tui.session.output_files import WouldReplace
from coprod_tui.session.records import FolderHoldsSessions, WordsStay, export, export_name, state_of
from server.codec import encode
from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.events import Entry, SessionCreated
from server.domain.exports_made import ExportMade, made_with
from server.exports.bundle import files
from server.projections.exported_session import ExportedSession
from server.store.exports_made import read_exports
from server.store.folder import SessionFolder
from server.store.library import SessionRecord
from server.store.line_format import line_of
from server.store.storage import NotUnderstood
from tests.session import Session

AT = datetime(2026, 11, 23, tzinfo=UTC)
#: The number of files that an export writes.
FILES = 10
HEADER = line_of(b'{"format":"coprod","version":1}')
CREATED = line_of(encode(Entry(1, AT, (SessionCreated("s-1", "Home care", "BADEGI", ROLES),))))
LATER = b'{"seq":2,"at":"2026-11-23T00:00:00Z","events":[{"type":"of_a_later_release","text":"CANARY"}]}'
OF_NOTHING = b'{"seq":2,"at":"2026-11-23T00:00:00Z","events":[{"type":"question_closed","question":"CANARY"}]}'


@pytest.fixture
def folder(tmp_path: Path) -> SessionFolder:
    folder = SessionFolder(tmp_path / "sessions" / "s-1")
    folder.make()
    folder.journal.write_bytes(HEADER + CREATED)
    return folder


def test_an_export_never_replaces_what_sessions_are_kept_in(folder: SessionFolder, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(folder.path, target_is_directory=True)
    other = folder.path.parent / "s-2"
    for to in (folder.path, folder.path / "out", other, folder.path.parent, tmp_path / "elsewhere"):
        with pytest.raises(FolderHoldsSessions, match="choose another folder"):
            export(folder, to, AT, force=True)
    assert folder.journal.read_bytes() == HEADER + CREATED
    assert not other.exists()
    assert len(export(folder, tmp_path / "out", AT, force=False)) == FILES


def test_an_export_replaces_nothing_unless_that_is_asked_for(folder: SessionFolder, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.md").write_text("my own notes")
    with pytest.raises(WouldReplace, match=r"out has report\.md already") as raised:
        export(folder, out, AT, force=False)
    assert "--force" in str(raised.value)
    assert [path.name for path in out.iterdir()] == ["report.md"]
    assert (out / "report.md").read_text() == "my own notes"
    assert len(export(folder, out, AT, force=True)) == FILES
    assert (out / "report.md").read_text() != "my own notes"


def test_an_export_is_entered_with_the_ids_of_whose_words_it_has(tmp_path: Path) -> None:
    session = Session("Home care")
    ama = session.join("Ama")
    session.ask("What helps?")
    leaves, named = session.say(ama, "the bus", key="a" * 32), session.say(ama, "the bell")
    kept, held = session.say(ama, "the stairs", consent="room"), session.say(ama, "the door")
    session.does(c.HoldBack((held,), "reasons.hurts"))
    session.phone(ama, c.TakeBackContribution(session.say(ama, "the rota")))
    folder = SessionFolder(tmp_path / "sessions" / "s-1")
    folder.make()
    folder.journal.write_bytes(HEADER + b"".join(line_of(encode(entry)) for entry in session.entries))
    for day, name in ((AT, "one"), (AT + timedelta(days=1), "two")):
        export(folder, tmp_path / name, day, force=False)
    one, two = read_exports(folder.exports)
    assert (one.at, one.folder, len(one.files)) == (AT, str(tmp_path / "one"), FILES)
    assert set(one.contributions) == {leaves, named}
    assert (two.at, two.folder, two.contributions) == (
        AT + timedelta(days=1),
        str(tmp_path / "two"),
        one.contributions,
    )
    assert made_with((two, one), named) == (AT, AT + timedelta(days=1))
    assert made_with((one, two), kept) == ()
    assert not any(words.encode() in folder.exports.read_bytes() for words in ("bus", "bell", "stairs", "Ama"))
    assert folder.exports.stat().st_mode & 0o777 == 0o600


Meanwhile = Callable[[Session, str, str], object]


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda session, ama, said: session.phone(ama, c.ChangeConsent(said, "room")),
        lambda session, ama, said: session.phone(ama, c.TakeBackContribution(said)),
        lambda session, _, said: session.does(c.HoldBack((said,), "reasons.hurts")),
    ],
    ids=["kept to the room", "taken back", "held back"],
)
def test_words_that_stay_while_an_export_is_made_are_not_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Meanwhile
) -> None:
    live, ama, said = _live(tmp_path)
    told: list[tuple[ExportMade, ...]] = []

    def slow(exported: ExportedSession) -> Iterator[tuple[str, bytes]]:
        if not told:
            told.append(read_exports(live.folder.exports))
            live.does(lambda session: meanwhile(session, ama, said))
        return files(exported)

    monkeypatch.setattr(records, "files", slow)
    written = export(live.folder, tmp_path / "out", AT, force=False)
    assert len(written) == FILES
    assert not any(b"CANARY" in path.read_bytes() for path in written)
    assert any(b"the bus" in path.read_bytes() for path in written)
    ((begun,),) = told  # so whoever keeps words to the room at that moment is told that an export may have them
    assert begun.unfinished
    assert made_with((begun,), said, unfinished=True) == (AT,)
    (made,) = read_exports(live.folder.exports)
    assert (made.at, made.unfinished, len(made.contributions)) == (AT, False, 1)
    assert said not in made.contributions


def test_what_is_said_while_an_export_is_made_is_no_reason_to_make_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, ama, _ = _live(tmp_path)
    times = 0

    def slow(exported: ExportedSession) -> Iterator[tuple[str, bytes]]:
        nonlocal times
        times += 1
        live.does(lambda session: session.say(ama, "one more"))
        return files(exported)

    monkeypatch.setattr(records, "files", slow)
    assert len(export(live.folder, tmp_path / "out", AT, force=False)) == FILES
    assert times == 1


def test_an_export_that_would_have_to_be_made_anew_again_and_again_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, ama, _ = _live(tmp_path)

    def slow(exported: ExportedSession) -> Iterator[tuple[str, bytes]]:
        newest = exported.record.contributions[-1].id
        live.does(lambda session: (session.say(ama, "more"), session.phone(ama, c.TakeBackContribution(newest))))
        return files(exported)

    monkeypatch.setattr(records, "files", slow)
    with pytest.raises(WordsStay, match="nothing was exported"):
        export(live.folder, tmp_path / "out", AT, force=False)
    assert list((tmp_path / "out").iterdir()) == []
    assert read_exports(live.folder.exports) == ()


class _Live:
    """A session whose journal goes on while it is exported."""

    def __init__(self, session: Session, folder: SessionFolder) -> None:
        self.session = session
        self.folder = folder
        self.keep()

    def keep(self) -> None:
        lines = (line_of(encode(entry)) for entry in self.session.entries)
        self.folder.journal.write_bytes(HEADER + b"".join(lines))

    def does(self, act: Callable[[Session], object]) -> None:
        act(self.session)
        self.keep()


def _live(tmp_path: Path) -> tuple[_Live, str, str]:
    """A session with two contributions that may leave: who said them, and the id of the one with the canary."""
    session = Session("Home care")
    ama = session.join("Ama")
    session.ask("What helps?")
    session.say(ama, "the bus")
    said = session.say(ama, "CANARY")
    folder = SessionFolder(tmp_path / "sessions" / "s-1")
    folder.make()
    return _Live(session, folder), ama, said


def test_an_export_that_cannot_be_entered_is_made_all_the_same(folder: SessionFolder, tmp_path: Path) -> None:
    folder.exports.mkdir()  # nothing can be written to a folder
    assert len(export(folder, tmp_path / "out", AT, force=False)) == FILES


def test_an_export_that_is_refused_is_not_entered(folder: SessionFolder, tmp_path: Path) -> None:
    export(folder, tmp_path / "out", AT, force=False)
    with pytest.raises(WouldReplace):
        export(folder, tmp_path / "out", AT, force=False)
    (made,) = read_exports(folder.exports)
    assert not made.unfinished


def test_the_folder_of_an_export_tells_when_and_of_which_session_and_whether_it_is_practice() -> None:
    at = datetime(2026, 11, 23, 14, 5, 6).astimezone()
    real = SessionRecord("s-1", "Home care", AT, running=False)
    assert export_name(real, at) == "2026-11-23-140506-s-1"
    practice = SessionRecord("s-2", "Home care", AT, running=False, practice=True)
    assert export_name(practice, at) == "2026-11-23-140506-s-2-practice"


@pytest.mark.parametrize("body", [LATER, OF_NOTHING])
def test_an_entry_that_makes_no_sense_is_said_in_one_sentence(
    folder: SessionFolder, tmp_path: Path, body: bytes
) -> None:
    folder.journal.write_bytes(HEADER + CREATED + line_of(body))
    for work in (lambda: state_of(folder), lambda: export(folder, tmp_path / "out", AT, force=False)):
        with pytest.raises(NotUnderstood, match="newer") as raised:
            work()
        assert "CANARY" not in str(raised.value)
    assert not (tmp_path / "out").exists()
