"""Repair of a damaged session: everything that can still be read is written to a new file; the damaged one stays as it
is.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

import msgspec
from msgspec.structs import replace

from server.codec import encode, entry_from
from server.domain.actors import FIRST_FACILITATOR
from server.domain.decide.session import create
from server.domain.events import Entry, SessionCreated
from server.domain.evolve import apply
from server.domain.join_code import new_code
from server.domain.plan import plain_plan
from server.domain.state import State
from server.store.folder import write_private
from server.store.line_format import document_of, epoch_of, header_line, line_of
from server.store.storage import REPAIRED, NotASession


@dataclass(frozen=True, slots=True)
class Repair:
    """The result of a repair."""

    #: The path of the repaired file.
    copy: Path
    #: The number of entries in it.
    kept: int
    #: The number of lines that could not be kept.
    lost: int
    #: Whether the first entry was lost and replaced: its title, code and roles are gone.
    first_line_lost: bool


def repair(path: Path) -> Repair:
    """Writes a repaired copy. Raises NotASession if no line can be read, or OSError.

    Entries that refer to a lost one are lost too. The following entries move up, so that positions have no gap. The
    copy begins a new epoch.
    """
    readable, lost = _readable(path)
    if not readable:
        raise NotASession(f"Nothing in {path} can be read as a session of coprod.")
    first_line_lost = not isinstance(readable[0].events[0], SessionCreated)
    if first_line_lost:
        readable.insert(0, _replacement_creation(path, readable[0].at))
    kept = list(_consistent(readable))
    lines = [header_line(_epoch(path) + 1), *(line_of(encode(entry)) for entry in kept)]
    copy = _free_name(path)
    write_private(copy, b"".join(lines))
    return Repair(copy, len(kept), lost + len(readable) - len(kept), first_line_lost)


def _free_name(path: Path) -> Path:
    """A name beside the file that no earlier copy has."""
    endings = chain(("",), (f"-{number}" for number in count(2)))
    names = (path.with_name(f"{path.stem}{REPAIRED}{ending}{path.suffix}") for ending in endings)
    return next(name for name in names if not name.exists())


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
                lost += number > 0  # the first line is the header, which is rewritten anyway
    return entries, lost


def _consistent(entries: list[Entry]) -> Iterator[Entry]:
    state = State()
    for entry in entries:
        moved = replace(entry, seq=state.seq + 1)
        try:
            state = apply(state, moved)
        except KeyError:  # it refers to something that was lost
            continue
        yield moved


def _replacement_creation(path: Path, at: datetime) -> Entry:
    """A replacement for a lost first entry, which held the title, the code and the roles."""
    plan = plain_plan(f"Repaired session of {at.astimezone(UTC):%d %B %Y}")
    events = create(path.parent.name, new_code(secrets.choice), plan)
    return Entry(1, at, events, FIRST_FACILITATOR)
