"""A session's folder as somebody copied, cut or left it: what stands there opens no door and stops nothing."""

import pytest

from server.protocol import frames as f
from server.store.line_format import line_of
from tests.faults.line import facilitating, opened
from tests.faults.process import ServerProcess

LATER = b'{"seq":%d,"at":"2026-11-23T00:00:00Z","events":[{"type":"of_a_later_release","text":"CANARY"}]}'


@pytest.mark.parametrize("left", [b"", b"\n", b"0" * 32, b"\xff\xfe", b"G" * 64])
async def test_a_token_that_is_none_opens_nothing_and_is_replaced(server: ServerProcess, left: bytes) -> None:
    server.kill()
    server.folder.token.write_bytes(left)
    server.start()
    for origin in (None, server.origin):
        async with opened(server, f.Hello(token=left.decode(errors="ignore").strip()), origin) as line:
            bye = await line.next()
            assert isinstance(bye, f.Bye)
            assert bye.code == "wrong_token"
    assert len(server.token) == 64
    async with facilitating(server) as line:
        await line.until(f.EventsPush)


def test_an_entry_of_a_later_release_is_refused_in_one_sentence_and_kept(server: ServerProcess) -> None:
    server.kill()
    with server.folder.journal.open("ab") as journal:
        journal.write(line_of(LATER % 2))
    before = server.folder.journal.read_bytes()
    tried = server.second()
    assert (tried.returncode, tried.stdout, tried.stderr.count("\n")) == (1, "", 1)
    assert "newer" in tried.stderr
    assert "CANARY" not in tried.stderr
    assert server.folder.journal.read_bytes() == before


def test_where_a_crashed_server_was_is_forgotten_by_the_next_one(server: ServerProcess) -> None:
    """Until the next one is ready, another program may have the port, and would be shown the token."""
    server.kill()
    assert server.folder.run.exists()
    server.folder.journal.write_bytes(b"something else\n")
    assert server.second().returncode == 1
    assert not server.folder.run.exists()
