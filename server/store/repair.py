"""Writes what can still be read of a damaged session into a new file beside it; the damaged one stays as it is."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from server.codec import encode, entry_from
from server.domain.actors import FIRST_FACILITATOR
from server.domain.decide.session import create
from server.domain.events import Entry, SessionCreated
from server.domain.evolve import apply
from server.domain.joining import new_code
from server.domain.plan import plain_plan
from server.domain.state import State
from server.store.folder import write_private
from server.store.storage import NotASession, document_of, epoch_of, header_line, line_of


@dataclass(frozen=True, slots=True)
class Repair:
    """What came of it: the repaired file, how many entries it has, how many lines could not be kept."""

    copy: Path
    kept: int
    lost: int
    first_line_lost: bool


def repair(path: Path) -> Repair:
    """Writes a repaired copy. Raises NotASession where no line can be read, or OSError.

    Entries that build on a lost one are lost too; those that follow move up, so that positions have no gap. A new epoch
    begins with that.
    """
    readable, lost = _readable(path)
    if not readable:
        raise NotASession(f"Nothing in {path} can be read as a session of coprod.")
    first_line_lost = not isinstance(readable[0].events[0], SessionCreated)
    if first_line_lost:
        readable.insert(0, _beginning(path, readable[0].at))
    kept = list(_fitting(readable))
    lines = [header_line(_epoch(path) + 1), *(line_of(encode(entry)) for entry in kept)]
    copy = path.with_name(f"{path.stem}-repaired{path.suffix}")
    write_private(copy, b"".join(lines))
    return Repair(copy, len(kept), lost + len(readable) - len(kept), first_line_lost)


def _epoch(path: Path) -> int:
    with path.open("rb") as file:
        return epoch_of(file.readline())


def _readable(path: Path) -> tuple[list[Entry], int]:
    entries: list[Entry] = []
    lost = 0
    with path.open("rb") as file:
        for number, line in enumerate(file):
            try:
                entries.append(entry_from(document_of(line)))
            except msgspec.DecodeError:
                lost += number > 0  # the first line says what the file is, and is written anew
    return entries, lost


def _fitting(entries: list[Entry]) -> Iterator[Entry]:
    state = State()
    for entry in entries:
        moved = replace(entry, seq=state.seq + 1)
        try:
            state = apply(state, moved)
        except KeyError:  # it speaks of something that was lost
            continue
        yield moved


def _beginning(path: Path, at: datetime) -> Entry:
    """Stands in for a lost first entry, which held the title, the code and the roles."""
    plan = plain_plan(f"Repaired session of {at.astimezone(UTC):%d %B %Y}")
    events = create(path.parent.name, new_code(secrets.choice), plan)
    return Entry(1, at, events, FIRST_FACILITATOR)
