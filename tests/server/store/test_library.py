"""The sessions kept on one machine, with faults at every step of writing."""

import errno
import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from filelock import FileLock

from server.codec import encode
from server.domain.decide.session import create
from server.domain.errors import Rejected
from server.domain.events import Entry, TitleChanged
from server.domain.plan import plain_plan
from server.store.folder import SessionFolder
from server.store.library import Library, NoSuchSession, is_running, new_session_id
from server.store.line_format import VERSION, line_of

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
HOSTILE_TITLES = [
    "../../etc/cron.d/x",
    "/abs/path",
    "a\\..\\b",
    "CON",
    "a:b",
    "name. ",
    "..",
    "-rf",
    "\u202efdp.exe",
    "e\u0301 vs \u00e9",
    "%s {0} $HOME",
    '{"sessions": {}}',
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def library(home: Path) -> Library:
    ids = (f"s-{number:02}abcdef" for number in count(1))
    ticks = count()
    return Library(home, new_id=lambda: next(ids), now=lambda: START + timedelta(minutes=next(ticks)))


def begin(folder: SessionFolder, title: str, *, practice: bool = False) -> None:
    """Writes what a server writes first."""
    first = Entry(1, START, create(folder.session, "KITEMA", plain_plan(title), practice=practice), "facilitator")
    header = b'{"format":"coprod","version":%d}' % VERSION
    folder.journal.write_bytes(line_of(header) + line_of(encode(first)))


def titles(library: Library) -> list[str]:
    return [session.title for session in library.sessions()]


def test_sessions_are_listed_newest_first_also_by_another_program(library: Library, home: Path) -> None:
    first, second = library.create("Monday"), library.create("Tuesday")
    assert [session.id for session in Library(home).sessions()] == [second.session, first.session]
    assert [session.running for session in library.sessions()] == [False, False]


def test_a_session_is_running_while_its_lock_is_held_and_a_stale_one_does_not_count(library: Library) -> None:
    folder = library.create("Monday")
    folder.lock.touch()
    assert not is_running(folder)
    with FileLock(folder.lock):
        assert library.find("Monday").running
    assert not library.find("Monday").running


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_what_is_kept(library: Library, home: Path) -> None:
    folder = library.create("Monday")
    for path in (home, home / "sessions", folder.path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for path in home.iterdir():
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_no_title_reaches_the_name_of_a_file(library: Library, home: Path, title: str) -> None:
    folder = library.create(title)
    assert folder.path == home / "sessions" / "s-01abcdef"
    assert sorted(path.name for path in home.parent.rglob("*")) == [
        "home",
        "library.json",
        "library.lock",
        "s-01abcdef",
        "sessions",
    ]
    assert library.find(library.sessions()[0].title).id == folder.session


def test_a_session_has_the_title_that_it_was_given_last(library: Library) -> None:
    folder = library.create("Hoem care")
    begin(folder, "Hoem care")
    assert titles(library) == ["Hoem care"]
    hostile = '"type":"title_changed" of the title'
    for seq, (title, before) in enumerate([("Home care", "Hoem care"), (hostile, "Home care")], 2):
        entry = Entry(seq, START, (TitleChanged(title, before),), "facilitator")
        with folder.journal.open("ab") as file:
            file.write(line_of(encode(entry)))
        assert titles(library) == [title]
        assert library.find(title).id == folder.session
    with pytest.raises(NoSuchSession):
        library.find("Hoem care")
    with folder.journal.open("ab") as file:
        file.write(line_of(encode(entry))[:-9])  # as a crash leaves it
    assert titles(library) == [hostile]


def test_titles_that_unicode_counts_as_equal_are_two_sessions(library: Library) -> None:
    library.create("Caf\u00e9"), library.create("CAFE\u0301")
    with pytest.raises(NoSuchSession, match=r"fits .*s-02abcdef.* and .*s-01abcdef"):
        library.find("caf\u00e9")


@pytest.mark.parametrize("title", ["", "   ", "\x00", "\u200b", "x" * 121])
def test_a_title_that_cannot_be_read_or_is_too_long_makes_nothing(library: Library, home: Path, title: str) -> None:
    with pytest.raises(Rejected):
        library.create(title)
    assert list((home / "sessions").iterdir()) == []


def test_an_id_that_is_taken_is_not_given_again(home: Path) -> None:
    ids = iter(["s-one", "s-one", "s-two"])
    library = Library(home, new_id=lambda: next(ids))
    assert [library.create("A").session, library.create("B").session] == ["s-one", "s-two"]


def test_ids_are_names_of_folders_on_every_system() -> None:
    for _ in range(200):
        assert set(new_session_id()) <= set("s-23456789bcdfghjkmnpqrstvwxz")


@pytest.mark.parametrize("text", ["s-01abcdef", "S-01ABCDEF", "s-01", "01a", "shaping HOME care ", "Shaping home care"])
def test_a_session_is_found_by_id_the_beginning_of_one_or_title(library: Library, text: str) -> None:
    wanted = library.create("Shaping home care")
    library.create("Another")
    assert library.find(text).id == wanted.session


@pytest.mark.parametrize("text", ["home", "HOME ca", " shap"])
def test_a_part_of_a_title_that_fits_one_session_is_enough(library: Library, text: str) -> None:
    wanted = library.create("Shaping home care")
    library.create("Another")
    assert library.find(text).id == wanted.session
    exact = library.create(text)
    assert library.find(text).id == exact.session


def test_sessions_of_one_title_say_which_is_practice_and_how_many_more_there_are(library: Library) -> None:
    library.create("Home care"), library.create("Home care", practice=True)
    for text in ("home care", "care"):
        with pytest.raises(NoSuchSession) as caught:
            library.find(text)
        assert str(caught.value) == (
            f'"{text}" fits "Home care" (s-02abcdef, practice) and "Home care" (s-01abcdef); say which by its id.'
        )
    library.create("Home"), library.create("At home")
    with pytest.raises(NoSuchSession, match=r"and 1 more; say which"):
        library.find("hom")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("shaping home cake", 'the nearest is "Shaping home care" (s-01abcdef).'),
        ("s-01abcdxx", 'the nearest is "Shaping home care" (s-01abcdef)'),
        ("zzz", 'There is no session "zzz"; "coprod list" shows those that there are.'),
        ("s-0", '"s-0" fits'),
        ("", 'There is no session ""'),
        ("s-", 'There is no session "s-"'),
        ("../sessions/s-01abcdef", "There is no session"),
        ("\x1b[2J\n", '"?[2J?"'),
    ],
)
def test_what_is_not_found_is_answered_with_the_nearest(library: Library, text: str, sentence: str) -> None:
    library.create("Shaping home care"), library.create("Another")
    with pytest.raises(NoSuchSession) as caught:
        library.find(text)
    assert sentence in str(caught.value)


def test_the_first_search_of_all_says_how_to_start(library: Library) -> None:
    with pytest.raises(NoSuchSession, match="coprod new TITLE"):
        library.find("anything")


def test_a_session_that_could_not_be_opened_is_forgotten_and_one_that_began_is_not(library: Library) -> None:
    began, unopened = library.create("Began"), library.create("Unopened")
    for folder in (began, unopened):
        begin(folder, "A title")
    with began.journal.open("ab") as journal:
        journal.write(b"somebody arrived\n")
    for folder in (began, unopened):
        library.discard(folder)
    assert titles(library) == ["Began"]
    assert not unopened.path.exists()


def test_a_folder_that_somebody_deleted_is_no_longer_listed(library: Library) -> None:
    library.create("Gone").path.rmdir()
    assert library.sessions() == ()


def test_a_folder_that_was_copied_here_is_taken_in(library: Library, home: Path) -> None:
    copied = SessionFolder(home / "sessions" / "s-copied")
    copied.make()
    begin(copied, "From another laptop")
    SessionFolder(home / "sessions" / "empty").make()
    assert titles(library) == ["From another laptop"]
    assert "s-copied" in (home / "library.json").read_text()


def test_practice_is_known_as_such_whoever_made_it(library: Library, home: Path) -> None:
    library.create("Here", practice=True)
    copied = SessionFolder(home / "sessions" / "s-copied")
    copied.make()
    begin(copied, "Copied", practice=True)
    library.create("In earnest")
    assert {session.title: session.practice for session in Library(home).sessions()} == {
        "Here": True,
        "Copied": True,
        "In earnest": False,
    }


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe\x00", b"[1,2]", b'{"sessions":{"1":{"id":7}}}', b'{"sessions":[]}', b"null" * 9],
)
def test_a_damaged_library_is_set_aside_and_made_again_from_the_folders(
    library: Library, home: Path, damage: bytes
) -> None:
    begin(library.create("Monday"), "Monday")
    (home / "library.json").write_bytes(damage)
    assert titles(library) == ["Monday"]
    assert (home / "library.json.damaged-1").read_bytes() == damage
    library.create("Tuesday")
    assert sorted(titles(Library(home))) == ["Monday", "Tuesday"]


def test_a_damaged_library_does_not_stop_a_new_session(library: Library, home: Path) -> None:
    begin(library.create("Monday"), "Monday")
    (home / "library.json").write_bytes(b"{")
    library.create("Tuesday")
    assert sorted(titles(library)) == ["Monday", "Tuesday"]


CUT_OFF_AT = """
import os, sys
from pathlib import Path
import server.store.folder
from server.store.library import Library

def cut(*_, **__):
    os._exit(9)

step, home = sys.argv[1:]
if step == "sync_folder":
    server.store.folder.sync_folder = cut
elif step == "replace":
    Path.replace = cut
else:
    setattr(os, step, cut)
Library(Path(home)).create("Tuesday")
"""


@pytest.mark.parametrize("step", ["fdopen", "fsync", "replace", "sync_folder"])
def test_a_write_that_is_cut_off_anywhere_leaves_the_old_library_or_the_new_one(
    library: Library, home: Path, step: str
) -> None:
    library.create("Monday")
    old = json.loads((home / "library.json").read_bytes())["sessions"]
    cut = subprocess.run([sys.executable, "-c", CUT_OFF_AT, step, str(home)], check=False)
    assert cut.returncode == 9
    kept = json.loads((home / "library.json").read_bytes())["sessions"]
    assert [document["title"] for document in kept.values()] == ["Monday"] + ["Tuesday"] * (step == "sync_folder")
    assert kept["1"] == old["1"]
    library.create("Wednesday")
    assert {"Monday", "Wednesday"} <= set(titles(Library(home)))


def test_a_write_that_the_disk_refuses_keeps_what_was_there(
    library: Library, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.create("Monday")
    before = (home / "library.json").read_bytes()

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="No space left"):
            library.create("Tuesday")
    assert (home / "library.json").read_bytes() == before
    library.create("Wednesday")
    assert set(titles(library)) >= {"Monday", "Wednesday"}


def test_a_disk_that_cannot_be_written_is_listed_all_the_same(
    library: Library, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, copied = library.create("Kept"), home / "sessions" / "s-copied"
    for folder in (kept, SessionFolder(copied)):
        folder.make()
        folder.lock.touch()
        entry = Entry(1, START, create(folder.session, "KITE", plain_plan("Home care")), "facilitator")
        folder.journal.write_bytes(line_of(b'{"format":"coprod","version":2,"epoch":1}') + line_of(encode(entry)))

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(FileLock, "acquire", refuse)
    monkeypatch.setattr("server.store.library.write_private", refuse)
    monkeypatch.setattr(Path, "chmod", refuse)
    listed = {session.id: session.running for session in Library(home).sessions()}
    assert listed == {kept.session: False, "s-copied": False}
    (home / "library.json").write_bytes(b"{")
    assert {session.id for session in Library(home).sessions()} == {kept.session, "s-copied"}
