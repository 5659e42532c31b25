"""The library of the sessions on this machine: their ids, titles and folders.

A session's folder is named by its id, never by anything that somebody typed. The library's file can be rebuilt from the
folders, so a damaged one is set aside and nothing is lost.
"""

import difflib
import json
import secrets
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from typing import Any, Final

import msgspec
from filelock import FileLock, Timeout
from tinydb import Storage, TinyDB, where
from tinydb.table import Table

from server.codec import decode, entry_from
from server.domain.events import SessionCreated, TitleChanged
from server.domain.text import TITLE_CHARACTERS, required
from server.store.folder import PRIVATE_FILE, SessionFolder, write_private
from server.store.line_format import document_of

TABLE: Final = "sessions"
LOCK_SECONDS: Final = 10.0
_LINES_OF_NEW: Final = 2
_NEAREST: Final = 3
_SHOWN_CHARACTERS: Final = 60
_PREFIX: Final = "s-"
# No vowels and no look-alikes: an id can be read aloud and typed, and never spells a word.
_LETTERS: Final = "23456789bcdfghjkmnpqrstvwxz"
_ID_LETTERS: Final = 8
# Quotes in what people typed are escaped in a journal, so no words look like this.
_CHANGES_TITLE: Final = b'"type":"title_changed"'


class NoSuchSession(LookupError):
    """No session matches, or more than one does. The message is one sentence that names the nearest matches."""


class LibraryEntry(msgspec.Struct, frozen=True):
    """A session as the library's file lists it."""

    id: str
    title: str
    created_at: datetime
    practice: bool = False


class SessionRecord(msgspec.Struct, frozen=True):
    """A session on this machine."""

    id: str
    title: str
    created_at: datetime
    #: Whether a server has it open now.
    running: bool
    practice: bool = False


class ReplacingStorage(Storage):
    """A TinyDB storage for a small file, which is always replaced as a whole and atomically."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, or None if there is no file. Raises msgspec.DecodeError, UnicodeDecodeError or OSError."""
        try:
            return decode(self._path.read_bytes(), dict[str, dict[str, Any]])
        except FileNotFoundError:
            return None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replaces the file. Raises OSError."""
        # TinyDB's document ids are numbers here; this encoder turns them into keys, msgspec's does not.
        write_private(self._path, json.dumps(data, ensure_ascii=False, indent=1).encode())


class Library:
    """The sessions under the folder `home`, which is created for its owner only.

    The constructor raises OSError if the folder cannot be used.
    """

    def __init__(
        self,
        home: Path,
        *,
        new_id: Callable[[], str] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._file = home / "library.json"
        self._folders = home / "sessions"
        self._lock = FileLock(home / "library.lock", timeout=LOCK_SECONDS, mode=PRIVATE_FILE)
        self._new_id = new_id or new_session_id
        self._now = now
        self._titles: dict[str, tuple[tuple[int, int], str | None]] = {}
        for folder in (home, self._folders):
            SessionFolder(folder).make()

    def create(self, title: str, *, practice: bool = False) -> SessionFolder:
        """Creates the folder of a new session and lists it. Raises Rejected if the title is empty or too long."""
        title = required(title, most=TITLE_CHARACTERS, field="title")
        free = (folder for _ in count() if not (folder := self.folder(self._new_id())).path.exists())
        folder = next(free)
        folder.make()
        self._add([LibraryEntry(folder.session, title, self._now(), practice)])
        return folder

    def discard(self, folder: SessionFolder) -> None:
        """Removes a session that `create` has just made and that could not be opened.

        A session in which something has happened stays.
        """
        if _has_begun(folder):
            return
        with self._lock:
            self._table().remove(where("id") == folder.session)
        for left in folder.path.iterdir():
            left.unlink()
        folder.path.rmdir()

    def folder(self, session: str) -> SessionFolder:
        """The folder of a session that `create`, `sessions` or `find` returned."""
        return SessionFolder(self._folders / session)

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Every session on this machine, newest first."""
        there = {path.name for path in self._folders.iterdir() if path.is_dir()}
        kept = [session for session in self._entries() if session.id in there]
        found = [*kept, *self._adopt(there - {session.id for session in kept})]
        found.sort(key=lambda session: (session.created_at, session.id), reverse=True)
        return tuple(
            SessionRecord(kept.id, self._title(kept), kept.created_at, is_running(self.folder(kept.id)), kept.practice)
            for kept in found
        )

    def find(self, text: str) -> SessionRecord:
        """The session with this id, beginning of an id, title or part of a title. Raises NoSuchSession."""
        sessions, wanted = self.sessions(), _case_folded(text)
        for fitting in _interpretations(wanted, sessions):
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                raise NoSuchSession(f"{_quoted(text)} fits {_titles_and_ids(fitting)}; say which by its id.")
        raise NoSuchSession(_not_found_message(text, sessions))

    def _title(self, kept: LibraryEntry) -> str:
        """The present title of a session. Its journal is read again only if it has changed."""
        folder = self.folder(kept.id)
        try:
            there = folder.journal.stat()
            version = (there.st_size, there.st_mtime_ns)
            known = self._titles.get(kept.id)
            if known is None or known[0] != version:
                known = self._titles[kept.id] = (version, changed_title(folder))
        except OSError:
            return kept.title
        return known[1] or kept.title

    def _entries(self) -> list[LibraryEntry]:
        try:
            return _read(self._file)
        except (msgspec.DecodeError, UnicodeDecodeError):
            with suppress(OSError), self._lock:  # likewise
                self._set_aside_if_damaged()
            return []

    def _add(self, sessions: Sequence[LibraryEntry]) -> None:
        with self._lock:
            self._set_aside_if_damaged()
            self._table().insert_multiple(msgspec.to_builtins(session) for session in sessions)

    def _adopt(self, unknown: set[str]) -> list[LibraryEntry]:
        """Lists folders that the file does not name: the file was damaged, or somebody copied them here."""
        found = [kept for name in sorted(unknown) if (kept := read_library_entry(self.folder(name)))]
        if found:
            with suppress(OSError):  # on a disk that cannot be written they are found again each time
                self._add(found)
        return found

    def _set_aside_if_damaged(self) -> None:
        try:
            _read(self._file)
        except (msgspec.DecodeError, UnicodeDecodeError):
            names = (self._file.with_name(f"{self._file.name}.damaged-{number}") for number in count(1))
            self._file.rename(next(name for name in names if not name.exists()))

    def _table(self) -> Table:
        # Opened for each use, so that programs that run at the same time see each other's changes.
        return TinyDB(storage=lambda: ReplacingStorage(self._file)).table(TABLE)


def new_session_id() -> str:
    """A random session id that is a valid folder name on every system."""
    return _PREFIX + "".join(secrets.choice(_LETTERS) for _ in range(_ID_LETTERS))


def is_running(folder: SessionFolder) -> bool:
    """Whether a server has this session open now."""
    if not folder.lock.exists():
        return False
    try:
        with FileLock(folder.lock, timeout=0, mode=PRIVATE_FILE):
            return False
    except Timeout:
        return True
    except OSError:  # on a disk that cannot be written no server runs
        return False


def read_library_entry(folder: SessionFolder) -> LibraryEntry | None:
    """The listing of a session, from the first entry of its journal. None if there is no readable first entry."""
    try:
        with folder.journal.open("rb") as file:
            file.readline()
            entry = entry_from(document_of(file.readline()))
    except (OSError, msgspec.DecodeError):
        return None
    created = next((event for event in entry.events if isinstance(event, SessionCreated)), None)
    return None if created is None else LibraryEntry(folder.session, created.title, entry.at, created.practice)


def changed_title(folder: SessionFolder) -> str | None:
    """The last title that a session's journal gave it; None if it still has its first one. Raises OSError."""
    with folder.journal.open("rb") as file:
        lines = [line for line in file if _CHANGES_TITLE in line]
    for line in reversed(lines):
        with suppress(msgspec.DecodeError):  # a damaged line is skipped
            entry = entry_from(document_of(line))
            return next(event.title for event in entry.events if isinstance(event, TitleChanged))
    return None


def _has_begun(folder: SessionFolder) -> bool:
    """Whether anything happened in the session after its creation: its journal has more than one entry."""
    if not folder.journal.exists():
        return False
    with folder.journal.open("rb") as file:
        return sum(1 for _ in islice(file, _LINES_OF_NEW + 1)) > _LINES_OF_NEW


def _read(file: Path) -> list[LibraryEntry]:
    tables = ReplacingStorage(file).read() or {}
    return msgspec.convert(list(tables.get(TABLE, {}).values()), list[LibraryEntry])


def _interpretations(wanted: str, sessions: Sequence[SessionRecord]) -> Iterator[list[SessionRecord]]:
    """The sessions that a text may mean: those with this id, then those with this title, then those whose id begins
    so, then those whose title has it in it.
    """
    yield [session for session in sessions if session.id == wanted]
    yield [session for session in sessions if _case_folded(session.title) == wanted]
    start = wanted if wanted.startswith(_PREFIX) else _PREFIX + wanted
    yield [session for session in sessions if start != _PREFIX and session.id.startswith(start)]
    yield [session for session in sessions if wanted and wanted in _case_folded(session.title)]


def _not_found_message(text: str, sessions: Sequence[SessionRecord]) -> str:
    if not sessions:
        return f'There is no session {_quoted(text)}, nor any other yet; "coprod new TITLE" starts one.'
    folded = _case_folded(text)
    named = {name: session for session in sessions for name in (_case_folded(session.title), session.id)}
    begun = [name for name in named if folded and name.startswith(folded)]
    near = [*begun, *difflib.get_close_matches(folded, named, n=_NEAREST)]
    fitting = list(dict.fromkeys(named[name] for name in near))
    if not fitting:
        return f'There is no session {_quoted(text)}; "coprod list" shows those that there are.'
    return f"There is no session {_quoted(text)}; the nearest is {_titles_and_ids(fitting)}."


def _titles_and_ids(sessions: Sequence[SessionRecord]) -> str:
    """Sessions in words; those that are practice say so, because they often have the title of the real one."""
    shown = [
        f"{_quoted(session.title)} ({session.id}{', practice' if session.practice else ''})"
        for session in sessions[:_NEAREST]
    ]
    more = len(sessions) - len(shown)
    return " and ".join([*shown, *([f"{more} more"] if more else [])])


def _quoted(text: str) -> str:
    seen = "".join(character if character.isprintable() else "?" for character in text)
    return f'"{seen[:_SHOWN_CHARACTERS]}{"…" if len(seen) > _SHOWN_CHARACTERS else ""}"'


def _case_folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip()).casefold()
