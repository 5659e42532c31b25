"""S5 and S6 as raw bytes to the real port: who names another host or origin gets nothing, whatever is asked for."""

import asyncio
import socket
from collections.abc import Iterator

import pytest

from server.net.connection import TLS_ALERT
from server.protocol import frames as f
from tests.faults.line import new_secret, opened
from tests.faults.process import HOST, ServerProcess, served

ANSWER_SECONDS = 10.0
SILENCE_SECONDS = 25.0
UPGRADE = (
    b"Upgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n"
)


async def ask(server: ServerProcess, request: bytes) -> bytes:
    """All that the server answers until it closes."""
    reader, writer = await asyncio.open_connection(HOST, server.port)
    try:
        writer.write(request)
        async with asyncio.timeout(ANSWER_SECONDS):
            return await reader.read()
    finally:
        writer.close()
        await writer.wait_closed()


def request(line: str, *headers: str, rest: bytes = b"") -> bytes:
    return "\r\n".join((line, *headers)).encode("latin-1") + b"\r\n" + rest + b"\r\n"


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One for all of these, since none changes anything."""
    with served(tmp_path_factory.mktemp("http"), forked=True) as process:
        yield process


@pytest.fixture
def here(server: ServerProcess) -> str:
    """The right Host header."""
    return f"Host: {HOST}:{server.port}"


async def test_the_page_is_for_whoever_names_this_host(server: ServerProcess, here: str) -> None:
    for headers in ((here,), (here, f"Origin: {server.origin}"), (f"Host: localhost:{server.port}",)):
        answer = await ask(server, request("GET / HTTP/1.1", *headers))
        assert status(answer) == 200
        assert b"<html" in answer.lower()


@pytest.mark.parametrize("path", ["/", "/ws"])
@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ((), 400),
        (("HERE", "HERE"), 400),
        (("HERE", "Host: evil.example"), 400),
        (("Host:",), 400),
        (("Host: a b",), 400),
        (("Host: user@127.0.0.1",), 400),
        (("Host: rebound.evil.example",), 403),
        (("Host: localhost.evil.example",), 403),
        (("HERE", "Origin: http://evil.example"), 403),
        (("HERE", "Origin: null"), 403),
        (("HERE", "Origin: http://127.0.0.1:9999"), 403),
        (("HERE", "Origin: http://127.0.0.1"), 403),
        (("HERE", "Origin: OWN", "Origin: http://evil.example"), 403),
    ],
)
async def test_who_names_another_host_or_origin_gets_nothing(
    server: ServerProcess, here: str, path: str, headers: tuple[str, ...], expected: int
) -> None:
    named = [header.replace("HERE", here).replace("OWN", server.origin) for header in headers]
    answer = await ask(server, request(f"GET {path} HTTP/1.1", *named, rest=UPGRADE if path == "/ws" else b""))
    assert status(answer) == expected
    assert b"<html" not in answer.lower()


async def test_a_forwarded_address_gives_no_rights(server: ServerProcess, here: str) -> None:
    forwarded = ("X-Forwarded-For: 127.0.0.1", "X-Forwarded-Proto: https", "Forwarded: for=127.0.0.1")
    answer = await ask(server, request("GET / HTTP/1.1", "Host: evil.example", *forwarded))
    assert status(answer) == 403


async def test_no_body_follows_head(server: ServerProcess, here: str) -> None:
    whole = await ask(server, request("GET / HTTP/1.1", here))
    answer = await ask(server, request("HEAD / HTTP/1.1", here))
    assert answer.partition(b"\r\n\r\n")[2] == b""
    assert answer.partition(b"\r\n")[0] == whole.partition(b"\r\n")[0]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
async def test_pages_can_only_be_read(server: ServerProcess, here: str, method: str) -> None:
    answer = await ask(server, request(f"{method} / HTTP/1.1", here))
    assert not answer or 400 <= status(answer) < 500
    assert b"<html" not in answer.lower()


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/static\\..\\..\\x",
        "//evil.example/",
        "/journal.jsonl",
        "/token",
        "/./",
        "/j/ABCD%0d%0aSet-Cookie:x",
        "/" + "a" * 4000,
    ],
)
async def test_there_is_nothing_beside_the_page(server: ServerProcess, here: str, path: str) -> None:
    answer = await ask(server, request(f"GET {path} HTTP/1.1", here))
    assert status(answer) == 404
    assert b"set-cookie" not in answer.lower()


@pytest.mark.parametrize(
    "content",
    [
        b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: a\r\n" % number for number in range(200)) + b"\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"\r\n\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
    ],
)
async def test_bytes_that_are_no_request_get_no_page_and_harm_nobody(server: ServerProcess, content: bytes) -> None:
    answer = await ask(server, content)
    assert not answer or 400 <= status(answer) < 500
    async with opened(server, f.Hello(secret=new_secret(), code=server.code), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "visitor"
    log = server.folder.log.read_text()
    assert "Traceback" not in log


async def test_whoever_begins_tls_gets_the_alert_that_ends_it(server: ServerProcess) -> None:
    answer = await ask(server, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200) + b"\n")
    assert answer == TLS_ALERT
    assert "Traceback" not in server.folder.log.read_text()


async def test_silent_connections_are_dropped(server: ServerProcess, here: str) -> None:
    """Nothing sent, half a request, and a socket on which nobody says hello."""
    half = f"GET / HTTP/1.1\r\n{here}\r\n".encode()
    whole = request("GET /ws HTTP/1.1", here, rest=UPGRADE)
    async with asyncio.timeout(SILENCE_SECONDS):
        answers = await asyncio.gather(*(_until_dropped(server, content) for content in (b"", half, whole)))
    assert answers[2].startswith(b"HTTP/1.1 101 ")
    assert b"<html" not in b"".join(answers).lower()


async def _until_dropped(server: ServerProcess, content: bytes) -> bytes:
    connection = socket.create_connection((HOST, server.port))
    reader, writer = await asyncio.open_connection(sock=connection)
    writer.write(content)
    try:
        return await reader.read()
    except ConnectionResetError:
        return b"HTTP/1.1 101 (reset)" if content.endswith(b"\r\n\r\n") else b""
    finally:
        writer.close()
