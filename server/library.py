"""The sessions kept on this machine: their ids, titles and folders; it must not know what was said in them.

A session's folder is named by its id, never by anything that somebody typed. What the library's file says can be made
again from the folders, so a damaged one is set aside and nothing is lost.
"""

import difflib
import json
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, Final

import msgspec
from filelock import FileLock, Timeout
from tinydb import Storage, TinyDB

from server.codec import entry_from
from server.domain.events import Entry, SessionCreated
from server.domain.text import TITLE_CHARACTERS, required
from server.folder import PRIVATE_FILE, SessionFolder, write_private
from server.storage import body_of

TABLE: Final = "sessions"
_NEAREST: Final = 3
_LOCK_SECONDS: Final = 10.0
# Without vowels and look-alikes: an id is read aloud and typed, and spells nothing.
_LETTERS: Final = "23456789bcdfghjkmnpqrstvwxz"
_ID_LETTERS: Final = 8


class SessionRecord(msgspec.Struct, frozen=True):
    """A session kept here; `running` while a server holds it."""

    id: str
    title: str
    created_at: datetime
    running: bool


class NoSuchSession(LookupError):
    """No session, or more than one, is meant; the message is one sentence that names the nearest."""


class LibraryBusy(OSError):
    """Another program keeps the library to itself for too long."""


def new_session_id() -> str:
    """An id for a session that works as the name of a folder everywhere."""
    return "s-" + "".join(secrets.choice(_LETTERS) for _ in range(_ID_LETTERS))


def is_held(folder: SessionFolder) -> bool:
    """Whether a server has this session open now."""
    if not folder.lock.exists():
        return False
    try:
        with FileLock(folder.lock, timeout=0, mode=PRIVATE_FILE):
            return False
    except Timeout:
        return True


class Library:
    """The sessions under `home`, which is made for its owner only. Raises OSError where that cannot be written."""

    def __init__(
        self,
        home: Path,
        *,
        new_id: Callable[[], str] = new_session_id,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._home = home
        self._folders = home / "sessions"
        self._new_id = new_id
        self._now = now
        SessionFolder(home).make()
        SessionFolder(self._folders).make()

    def create(self, title: str) -> SessionFolder:
        """Makes room for a new session. Raises Rejected where the title is empty or too long, and OSError."""
        title = required(title, most=TITLE_CHARACTERS, field="title")
        folder = self._free_folder()
        folder.make()
        self._record([_document(folder.session, title, self._now())])
        return folder

    def discard(self, folder: SessionFolder) -> None:
        """Forgets a session that never began; one with a journal stays. Raises OSError."""
        if folder.journal.exists():
            return
        with self._alone():
            self._open().remove(lambda document: document["id"] == folder.session)
        for left in (folder.log, folder.lock, folder.run, folder.token):
            left.unlink(missing_ok=True)
        folder.path.rmdir()

    def folder(self, session: str) -> SessionFolder:
        """The folder of a session that `sessions` or `find` named."""
        return SessionFolder(self._folders / session)

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Every session kept here, newest first. Raises OSError."""
        known = [document for document in self._documents() if self.folder(document["id"]).path.is_dir()]
        known.extend(self._adopt({document["id"] for document in known}))
        records = [_session(document, running=is_held(self.folder(document["id"]))) for document in known]
        return tuple(sorted(records, key=lambda record: (record.created_at, record.id), reverse=True))

    def find(self, text: str) -> SessionRecord:
        """The session meant by an id, the beginning of one, or a title. Raises NoSuchSession and OSError."""
        records, wanted = self.sessions(), _folded(text)
        for fitting in (
            [record for record in records if record.id == wanted],
            [record for record in records if wanted and _folded(record.title) == wanted],
            [record for record in records if wanted and record.id.removeprefix("s-").startswith(wanted.removeprefix("s-"))],
        ):
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                raise NoSuchSession(f'"{_shown(text)}" fits {_named(fitting)}; say which one by its id.')
        raise NoSuchSession(_nothing_like(text, records))

    def _free_folder(self) -> SessionFolder:
        return next(folder for _ in count() if not (folder := self.folder(self._new_id())).path.exists())

    def _record(self, documents: list[dict[str, Any]]) -> None:
        with self._alone():
            self._open().insert_multiple(documents)

    def _documents(self) -> list[dict[str, Any]]:
        try:
            return [dict(document) for document in self._open() if _is_session(document)]
        except _Damaged:
            with self._alone():
                self._set_aside()
            return []

    def _adopt(self, known: set[str]) -> list[dict[str, Any]]:
        """Takes in folders that the file does not name: the file was damaged, or they were copied here."""
        found = [document for document in self._scan() if document["id"] not in known]
        if found:
            self._record(found)
        return found

    def _scan(self) -> Iterator[dict[str, Any]]:
        for path in sorted(self._folders.iterdir()):
            entry = first_entry(SessionFolder(path).journal)
            created = next((event for event in entry.events if isinstance(event, SessionCreated)), None) if entry else None
            if entry and created:
                yield _document(path.name, created.title, entry.at)

    def _open(self) -> Any:
        # TinyDB reads and writes the whole of a small file; each use opens it afresh, so programs see each other's work.
        return TinyDB(storage=lambda: ReplacingStorage(self._home / "library.json")).table(TABLE)

    def _alone(self) -> FileLock:
        lock = FileLock(self._home / "library.lock", timeout=_LOCK_SECONDS, mode=PRIVATE_FILE)
        return lock

    def _set_aside(self) -> None:
        file = self._home / "library.json"
        free = next(path for n in count(1) if not (path := file.with_name(f"library.json.damaged-{n}")).exists())
        if file.exists():
            file.rename(free)
