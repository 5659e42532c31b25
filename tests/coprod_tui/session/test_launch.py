"""Servers as processes of their own, real ones where it matters and small ones in their place where it does not."""

import asyncio
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from filelock import FileLock

from coprod_tui.session import known_addresses, launch
from coprod_tui.session.launch import (
    LaunchFailed,
    ServerAnnouncement,
    ServerProgram,
    detached,
    ended,
    find_running,
    is_process_running,
    read_announcement,
    start,
    start_again,
)
from coprod_tui.session.listen_options import ListenOptions
from server.codec import decode
from server.store.folder import SessionFolder
from server.store.library import is_running

HERE = ListenOptions(0, "127.0.0.1")
READY = {
    "session": "s-1",
    "title": "Home care",
    "file": "/data/s-1/journal.jsonl",
    "url": "http://127.0.0.1:4711",
    "join_url": "http://127.0.0.1:4711/#KITEMA",
    "code": "KITEMA",
    "token_file": "/data/s-1/token",
    "pid": 42,
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[SessionFolder]:
    folder = SessionFolder(tmp_path / "s-1")
    folder.make()
    yield folder
    ready = read_announcement(folder)
    if ready is not None and is_running(folder):
        os.kill(ready.pid, signal.SIGTERM)


def program(code: str, seconds: float = 10.0) -> ServerProgram:
    """A small program in place of the server."""
    return ServerProgram((sys.executable, "-c", code), seconds)


def say(line: object) -> str:
    return f"print({json.dumps(json.dumps(line))}, flush=True)"


async def test_a_server_is_started_answers_and_is_found_again(folder: SessionFolder) -> None:
    ready = await start(folder, "Home care", HERE, ServerProgram())
    assert (ready.session, ready.title) == ("s-1", "Home care")
    assert is_running(folder)
    kept = msgspec.structs.replace(ready, local=ready.url)
    assert read_announcement(folder) == kept
    assert await find_running(folder) == kept
    os.kill(ready.pid, signal.SIGTERM)
    assert await ended(folder)


@pytest.mark.skipif(os.name == "nt", reason="sessions of processes are POSIX's")
async def test_a_server_is_out_of_reach_of_the_terminal_that_started_it(folder: SessionFolder) -> None:
    ready = await start(folder, "Home care", HERE, ServerProgram())
    assert os.getsid(ready.pid) == ready.pid != os.getsid(0)
    assert stat.S_IMODE(folder.log.stat().st_mode) == 0o600


def test_a_server_outlives_whoever_started_it(folder: SessionFolder) -> None:
    code = """
import asyncio, sys
from pathlib import Path
from coprod_tui.session.listen_options import ListenOptions
from coprod_tui.session.launch import ServerProgram, start
from server.codec import decode
from server.store.folder import SessionFolder
asyncio.run(start(SessionFolder(Path(sys.argv[1])), "Home care", ListenOptions(0, "127.0.0.1"), ServerProgram()))
"""
    subprocess.run([sys.executable, "-c", code, str(folder.path)], check=True, timeout=30)
    assert is_running(folder)


def test_windows_and_the_others_each_have_their_way_to_stand_apart() -> None:
    assert detached(windows=False) == {"start_new_session": True}
    assert detached(windows=True) == {"creationflags": 0x00000008 | 0x00000200}


@pytest.mark.parametrize("title", ["-rf", "--port=1", "$(id) %s", "a'b\"c", "Zoë 🌱"])
async def test_a_title_is_only_ever_a_title(folder: SessionFolder, title: str) -> None:
    code = (
        f"import sys, json; r = {READY!r}; r['code'] = ' '.join(sys.argv[2:]);"
        "r['title'] = sys.stdin.buffer.readline().decode(); print(json.dumps(r), flush=True)"
    )
    ready = await start(folder, title, HERE, program(code))
    assert ready.title == f"{title}\n"
    assert title not in ready.code


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import sys; sys.exit('Port 8765 is in use.')", "Port 8765 is in use."),
        (
            "import sys; sys.stderr.write('noise\\ncoprod: The last line counts.\\n\\n'); sys.exit(1)",
            "The last line counts.",
        ),
        ("print('not json', flush=True); import sys; sys.exit('Why.')", "Why."),
        ("raise SystemExit(1)", "gave no reason; its log is"),
        ("print('{}', flush=True); import time; time.sleep(60)", "gave no reason"),
    ],
)
async def test_a_server_that_does_not_start_says_why_in_one_sentence(
    folder: SessionFolder, monkeypatch: pytest.MonkeyPatch, code: str, sentence: str
) -> None:
    monkeypatch.setattr(launch, "_GIVE_UP_SECONDS", 0.5)
    folder.log.write_text("An older trouble.\n")
    with pytest.raises(LaunchFailed) as caught:
        await start(folder, "T", HERE, program(code))
    assert sentence in str(caught.value)
    assert "older" not in str(caught.value)


async def test_a_server_that_says_nothing_is_given_up_and_ended(folder: SessionFolder) -> None:
    code = "import os, sys, time; open(sys.argv[1] + '/pid', 'w').write(str(os.getpid())); time.sleep(60)"
    with pytest.raises(LaunchFailed, match="not ready within"):
        await start(folder, "T", HERE, program(code, seconds=1.0))
    await gone(int((folder.path / "pid").read_text()))


async def test_giving_up_the_wait_ends_the_server(folder: SessionFolder) -> None:
    code = "import os, sys, time; open(sys.argv[1] + '/pid', 'w').write(str(os.getpid())); time.sleep(60)"
    starting = asyncio.create_task(start(folder, "T", HERE, program(code)))
    async with asyncio.timeout(10):
        while not (folder.path / "pid").exists() or not (folder.path / "pid").read_text():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    await gone(int((folder.path / "pid").read_text()))


async def gone(pid: int) -> None:
    """Returns once no such process is left, not even one that nobody has asked after."""
    async with asyncio.timeout(10):
        with suppress(ProcessLookupError):
            while True:
                os.kill(pid, 0)
                await asyncio.sleep(0.01)


async def test_a_session_that_is_just_being_opened_is_waited_for(folder: SessionFolder) -> None:
    with FileLock(folder.lock):
        attaching = asyncio.create_task(find_running(folder))
        await asyncio.sleep(0)
        folder.run.write_text(json.dumps(READY))
        assert (found := await attaching) is not None
        assert found.code == "KITEMA"


async def test_a_session_that_never_says_where_it_is_is_given_up(folder: SessionFolder) -> None:
    with FileLock(folder.lock), pytest.raises(LaunchFailed, match="does not say how to reach it"):
        await find_running(folder, 0.1)


async def test_a_run_file_that_nobody_stands_behind_does_not_stop_a_new_start(folder: SessionFolder) -> None:
    folder.run.write_text(json.dumps(READY))
    folder.lock.touch()
    assert await find_running(folder) is None
    assert (await start_again(folder, "T", program(say({**READY, "code": "NEWONE"})))).code == "NEWONE"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"session": 1}', "\udcff"])
def test_a_damaged_run_file_says_nothing(folder: SessionFolder, content: str) -> None:
    folder.run.write_bytes(content.encode(errors="surrogateescape"))
    assert read_announcement(folder) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows looks at the lock")
def test_a_process_that_is_gone_or_is_no_process_does_not_live(folder: SessionFolder) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert is_process_running(folder, os.getpid())
    for pid in (child.pid, 2**40):
        assert not is_process_running(folder, pid)


def test_on_windows_the_lock_says_whether_a_server_lives(folder: SessionFolder) -> None:
    assert not is_process_running(folder, os.getpid(), windows=True)
    with FileLock(folder.lock):
        assert is_process_running(folder, os.getpid(), windows=True)


async def test_it_can_be_seen_that_a_server_does_not_end(folder: SessionFolder) -> None:
    with FileLock(folder.lock):
        assert not await ended(folder, 0.1)
    assert await ended(folder, 0.1)


async def test_a_session_opened_again_listens_where_it_did(folder: SessionFolder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    url = f"http://127.0.0.1:{free}"
    await start(folder, "T", ListenOptions(None, "127.0.0.1"), program(say({**READY, "url": url})))
    assert known_addresses.recall(folder) == ListenOptions(free, "127.0.0.1")
    with socket.create_server(("127.0.0.1", free)):
        assert known_addresses.recall(folder) == ListenOptions(None, "127.0.0.1")
    echo = f"import json, sys; r = {READY!r}; r['title'] = ' '.join(sys.argv[3:]); print(json.dumps(r), flush=True)"
    again = await start_again(folder, "T", program(echo))
    assert again.title == f"--port={free} --host=127.0.0.1"


def test_behind_a_public_address_the_port_that_was_asked_for_counts(folder: SessionFolder) -> None:
    chosen = ListenOptions(None, None, "https://room.example:444")
    assert known_addresses.with_port_of(chosen, "https://room.example:444") == chosen
    assert known_addresses.with_port_of(ListenOptions(), "http://192.0.2.9:8766") == ListenOptions(8766)


@pytest.mark.parametrize("content", [b"", b"{", b'{"port":"x"}', b"\xff"])
def test_a_damaged_memory_of_where_it_was_leaves_the_choice_to_the_server(
    folder: SessionFolder, content: bytes
) -> None:
    (folder.path / "listening.json").write_bytes(content)
    assert known_addresses.recall(folder) == ListenOptions()


def test_what_a_server_says_may_grow_later() -> None:
    assert decode(json.dumps({**READY, "later": 1}), ServerAnnouncement).pid == 42
