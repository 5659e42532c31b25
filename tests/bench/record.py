"""P8, P11, R6 and R17: the journal of a long day, opened again and added to, beside TinyDB's own storage."""

import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from statistics import median

from tinydb import TinyDB

from server.codec import encode
from server.domain import events as e
from server.domain.decide.session import create
from server.domain.plan import plain_plan
from server.store.folder import SessionFolder
from server.store.line_format import VERSION, line_of
from server.store.storage import LineStorage
from tests.bench.figure import Figure, at_least, at_most, told
from tests.faults.process import served

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
PEOPLE = 60
TWICE = 1_000
TEXT = "What helps me is a bus that comes when it says it will, near the market, because it lets me plan my day."
TIMES = 3
APPENDS = 200
BATCH = 250


def measure(folder: Path, entries: int, documents: int) -> Iterator[Figure]:
    """P8 with this many entries; P11 with this many documents present; R6 and R17 with 10,000 contributions."""
    big = SessionFolder(folder / "s-big")
    write_journal(big, entries)
    took = min(_opening(big.path) for _ in range(TIMES))
    yield at_most("P8", f"reopen {entries:,} entries", took, "s", 1.0)
    twice = SessionFolder(folder / "s-twice")
    _write(twice, a_day_in_two_halves(entries))
    took = min(_opening(twice.path) for _ in range(TIMES))
    yield told("P8", f"the same where {TWICE:,} people came twice and became one", took, "s")
    yield from _restart(folder / "restart")
    yield from _appending(folder, documents)


def write_journal(folder: SessionFolder, entries: int) -> None:
    """A session in which everybody answers in turn, with this many entries in all."""
    _write(folder, a_long_day(entries))


def _write(folder: SessionFolder, entries: Iterable[e.Entry]) -> None:
    folder.make()
    with folder.journal.open("wb") as file:
        file.write(line_of(b'{"format":"coprod","version":%d}' % VERSION))
        for entry in entries:
            file.write(line_of(encode(entry)))


def a_long_day(count: int, text: str = TEXT) -> Iterator[e.Entry]:
    """A session of this many entries, in which everybody answers one question in turn."""
    yield e.Entry(1, NOW, create("s-big", "KITEMA", plain_plan("A long day")), "facilitator")
    yield e.Entry(2, NOW, (e.SessionOpened(), e.QuestionAsked("q-1", "What helps?")), "facilitator")
    for number in range(PEOPLE):
        yield e.Entry(3 + number, NOW, (e.PersonJoined(f"p-{number}", f"{number:064x}", f"Person {number}"),))
    for seq in range(3 + PEOPLE, count + 1):
        person = f"p-{seq % PEOPLE}"
        made = e.ContributionMade(f"c-{seq}", "q-1", f"{text} {seq}", person)
        yield e.Entry(seq, NOW, (made,), person, e.Cause(f"{seq:032x}", f"{seq:016x}"))


def a_day_in_two_halves(count: int) -> Iterator[e.Entry]:
    """A session of this many entries in the middle of which TWICE people come a second time and become one."""
    events = chain(
        [
            create("s-big", "KITEMA", plain_plan("A long day")),
            (e.SessionOpened(), e.QuestionAsked("q-1", "What helps?")),
        ],
        ((e.PersonJoined(f"p-{number}", f"{number:064x}", f"Person {number}"),) for number in range(TWICE)),
        (_answer(f"p-{number % TWICE}", number) for number in range(TWICE, count // 2)),
        (again for number in range(TWICE) for again in _came_twice(number)),
        (_answer(f"r-{number % TWICE}", number) for number in range(count // 2, count)),
    )
    for seq, made in enumerate(islice(events, count), 1):
        yield e.Entry(seq, NOW, made)


def _answer(person: str, number: int) -> tuple[e.Event, ...]:
    return (e.ContributionMade(f"c-{number}", "q-1", f"{TEXT} {number}", person),)


def _came_twice(number: int) -> Iterator[tuple[e.Event, ...]]:
    earlier, later = f"p-{number}", f"r-{number}"
    yield (e.PersonJoined(later, f"{TWICE + number:064x}", f"Person {number}"),)
    yield (e.SamePersonAsked(later, earlier),)
    yield (e.SamePersonClosed(later, earlier), e.BecameOne(later, earlier))


def _opening(folder: Path) -> float:
    """Seconds that a fresh process needs from the file to a session that is ready, without starting Python."""
    command = [sys.executable, "-m", "tests.bench.reopen", str(folder)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _restart(folder: Path) -> Iterator[Figure]:
    folder.mkdir()
    write_journal(SessionFolder(folder / "s-test"), 10_000)
    began = time.perf_counter()
    with served(folder) as server:
        yield at_most("R17", "start with 10,000 contributions, from the shell", time.perf_counter() - began, "s", 2.0)
        began = time.perf_counter()
        server.second()
        yield at_most("R6", "a second server refuses, from the shell", time.perf_counter() - began, "s", 1.0)


def _appending(folder: Path, documents: int) -> Iterator[Figure]:
    journal = SessionFolder(folder / "s-append")
    write_journal(journal, documents)
    storage = LineStorage(journal.journal)
    bodies = [encode(entry) for entry in list(a_long_day(documents + APPENDS + BATCH))[documents:]]
    alone = median(_took(storage, [body]) for body in bodies[:APPENDS])
    together = _took(storage, bodies[APPENDS:]) / BATCH
    storage.close()
    tiny = _tinydb(folder / "tiny.json", documents)
    yield told("P11", f"TinyDB's storage, one more at {documents:,} documents", 1000 * tiny, "ms")
    yield told("P11", "journal, one entry with a sync of its own", 1000 * alone, "ms")
    yield told("P11", f"journal, an entry of {BATCH} that come at once", 1000 * together, "ms")
    yield told("P11", "ratio, each with a sync of its own", tiny / alone, "")
    yield at_least("P11", "ratio, when all answer at once", tiny / together, "", 1000)


def _took(storage: LineStorage, bodies: list[bytes]) -> float:
    began = time.perf_counter()
    storage.append(bodies)
    return time.perf_counter() - began


def _tinydb(path: Path, documents: int) -> float:
    """Seconds that one insertion takes with what TinyDB does out of the box."""
    with TinyDB(path) as database:
        database.insert_multiple({"seq": seq, "text": f"{TEXT} {seq}", "person": "p-1"} for seq in range(documents))
        took = []
        for seq in range(TIMES):
            began = time.perf_counter()
            database.insert({"seq": documents + seq, "text": TEXT, "person": "p-1"})
            took.append(time.perf_counter() - began)
    return median(took)
