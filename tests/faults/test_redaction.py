"""R5: words that were taken back are gone from the session's folder at the close, whenever the power fails."""

import asyncio
import subprocess
import sys
from pathlib import Path

from server.domain import commands as c
from server.domain.redaction import due_at_close, redact
from server.protocol import frames as f
from server.store.file_journal import read_entries
from tests.faults.line import ask_question, facilitating, new_secret, phone
from tests.faults.process import ServerProcess

TAKEN_BACK, REPLACED, KEPT = "words that were taken back", "words that were replaced", "words that stand"
# For N from 0 on, a process of its own copies the record into the folder N, redacts it there and dies, as a loss of
# power would, at the Nth line of the store's code that it reaches. Ends with the first one that lives.
DIES_ANYWHERE = """
import asyncio, os, sys, threading
from itertools import count
from pathlib import Path
from server.domain.redaction import due_at_close
from server.store.file_journal import FileJournal, read_entries

def die_at(line):
    left = line

    def look(frame, what, _):
        nonlocal left
        if f"{os.sep}store{os.sep}" not in frame.f_code.co_filename:
            return None
        left -= what == "line"
        if left < 0:
            os._exit(9)
        return look

    threading.settrace(look)

async def redact(path, line):
    journal = FileJournal(path)
    due = due_at_close(read_entries(path))
    die_at(line)
    await journal.redact(due)
    threading.settrace(None)
    await journal.close()

source, target = map(Path, sys.argv[1:])
for line in count():
    path = target / str(line) / "journal.jsonl"
    path.parent.mkdir()
    path.write_bytes(source.read_bytes())
    child = os.fork()
    if not child:
        asyncio.run(redact(path, line))
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
"""


async def say_and_take_back(server: ServerProcess, *, end: bool) -> None:
    question, ama = await ask_question(server), new_secret()
    async with phone(server, ama) as line:
        taken_back = await line.made(c.Contribute(question, TAKEN_BACK))
        replaced = await line.made(c.Contribute(question, REPLACED))
        await line.granted(c.ChangeContribution(replaced, KEPT))
        await line.granted(c.TakeBackContribution(taken_back))
    if end:
        async with facilitating(server) as line:
            await line.granted(c.EndSession())


def in_the_folder(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def stop(server: ServerProcess) -> None:
    server.terminate()
    assert server.wait() == 0


async def test_at_the_close_of_an_ended_session_they_are_gone_from_its_folder(server: ServerProcess) -> None:
    await say_and_take_back(server, end=True)
    assert TAKEN_BACK.encode() in in_the_folder(server.folder.path), "until then `end` can be undone"
    stop(server)
    left = in_the_folder(server.folder.path)
    assert TAKEN_BACK.encode() not in left
    assert REPLACED.encode() not in left
    assert KEPT.encode() in left


async def test_a_session_that_did_not_end_keeps_everything(server: ServerProcess) -> None:
    await say_and_take_back(server, end=False)
    stop(server)
    assert TAKEN_BACK.encode() in in_the_folder(server.folder.path)


async def test_a_server_that_was_killed_redacts_at_the_next_opening(server: ServerProcess) -> None:
    await say_and_take_back(server, end=True)
    server.kill()
    with server.folder.journal.open("ab") as journal:
        journal.write(b'{"sum":"0123abcd","seq":99,"text":"%b' % TAKEN_BACK.encode())
    server.start()
    assert TAKEN_BACK.encode() not in in_the_folder(server.folder.path)
    async with facilitating(server) as line:
        pushed = await line.until(f.EventsPush)
        assert pushed.epoch == 2
        assert list(pushed.entries) == server.entries()


async def test_killed_at_any_instant_the_old_record_stands_or_the_new_one(
    server: ServerProcess, tmp_path: Path
) -> None:
    await say_and_take_back(server, end=True)
    server.kill()
    killed = tmp_path / "killed"
    killed.mkdir()
    command = [sys.executable, "-c", DIES_ANYWHERE, str(server.folder.journal), str(killed)]
    await asyncio.to_thread(subprocess.run, command, check=True, timeout=60)
    old = server.entries()
    new = [*redact(old, due_at_close(old))]
    folders = sorted(killed.iterdir(), key=lambda folder: int(folder.name))
    stood = [[*read_entries(folder / "journal.jsonl")] for folder in folders]
    assert stood == sorted(stood, key=lambda entries: entries == new)
    assert all(entries in (old, new) for entries in stood)
    assert len(folders) > 20
    assert (stood[0], stood[-1]) == (old, new)
    assert TAKEN_BACK.encode() not in in_the_folder(folders[-1])
