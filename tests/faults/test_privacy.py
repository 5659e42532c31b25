"""S15 and S16: words, names and tokens stand in the session's files alone, which only their owner can open."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.domain import commands as c
from server.protocol import frames as f
from tests.faults.line import ask_question, facilitating, new_secret, opened, phone
from tests.faults.process import ServerProcess, served

TEXT, NAME, QUESTION = "CANARY-7f3a secret answer", "Canary Ama", "CANARY-9c1 question"


async def everything_that_is_logged(server: ServerProcess, secret: str) -> None:
    """Goes through all that the server has a reason to note: bad frames, refusals, cut lines, restarts."""
    question = await ask_question(server, QUESTION)
    async with phone(server, secret, NAME) as line:
        await line.granted(c.Contribute(question, TEXT), "id-1")
        await line.refused(c.Contribute(question, f"{TEXT}!"), "id-1")
        await line.connection.send(f'{{"type":"submit","text":"{TEXT}"')
        assert (await line.until(f.Bye)).code == "bad_frame"
    async with opened(server, f.Hello(secret=new_secret(), code=TEXT), server.origin) as line:
        await line.until(f.Bye)
    async with facilitating(server) as line:
        line.cut()
    server.kill_and_restart()
    async with phone(server, secret) as line:
        line.cut()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server with a command line of its own."""
    with served(tmp_path) as process:
        yield process


def in_the_process_list(pid: int) -> bytes:
    """What others on this machine can see of a process, where they can see anything."""
    process = Path(f"/proc/{pid}")
    return b"".join((process / name).read_bytes() for name in ("cmdline", "environ") if process.exists())


async def test_nothing_said_or_secret_reaches_a_log_or_the_process_list(program: ServerProcess) -> None:
    secret = new_secret()
    await everything_that_is_logged(program, secret)
    kept_out = [TEXT, NAME, QUESTION, program.token, secret]
    shown = in_the_process_list(program.pid)
    assert [word for word in kept_out if word.encode() in shown] == []
    program.terminate()
    assert program.wait() == 0
    log = program.folder.log.read_text()
    assert [word for word in (*kept_out, program.code, "127.0.0.1") if word in log] == []


async def test_the_secret_and_the_addresses_of_phones_are_never_kept(server: ServerProcess) -> None:
    secret, key = new_secret(), new_secret()
    question = await ask_question(server)
    async with phone(server, secret) as line:
        await line.granted(c.Contribute(question, TEXT, key=key))
    folder = server.folder
    # Here phones and the server have the same address, which the server tells of itself in these two files.
    told = json.loads(folder.run.read_bytes())["url"]
    assert json.loads(folder.origins.read_bytes()) == [told]
    kept = b"".join(path.read_bytes() for path in folder.path.iterdir() if path not in (folder.run, folder.origins))
    assert [word for word in (secret, key, "127.0.0.1") if word.encode() in kept] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in other ways")
async def test_only_its_owner_can_open_the_folder_and_its_files(server: ServerProcess) -> None:
    question = await ask_question(server)
    async with phone(server) as line:
        await line.granted(c.Contribute(question, TEXT))
    server.kill_and_restart()
    modes = {path.name: path.stat().st_mode & 0o777 for path in server.folder.path.iterdir()}
    assert {"journal.jsonl", "token", "run.json", "lock"} <= modes.keys()
    assert {name: oct(mode) for name, mode in modes.items() if mode != 0o600} == {}
    assert server.folder.path.stat().st_mode & 0o777 == 0o700
