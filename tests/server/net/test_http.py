import pytest
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from server.net.http import HostNames, has_origin, names_of_this_host, respond
from server.net.origins import Origins
from server.net.page import Page, load_page

NAMES = HostNames(frozenset({"localhost", "laptop", "laptop.local", "room.example.org"}))
HERE = "192.168.1.20:8765"


@pytest.fixture(scope="module")
def page() -> Page:
    return load_page()


def ask(page: Page, *headers: tuple[str, str], path: str = "/", method: str = "GET") -> Response | None:
    return respond(Request(path, Headers([*headers]), method), NAMES, page)


def status(page: Page, *headers: tuple[str, str], path: str = "/", method: str = "GET") -> int:
    response = ask(page, *headers, path=path, method=method)
    return 101 if response is None else response.status_code


@pytest.mark.parametrize("host", [HERE, "localhost:1", "LAPTOP", "laptop.local.", "[fe80::1]:8765", "room.example.org"])
def test_every_name_of_this_machine_gets_the_page(page: Page, host: str) -> None:
    assert status(page, ("Host", host)) == 200


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        ([], 400),
        (["192.168.1.20", "evil.example"], 400),
        (["192.168.1.20", "192.168.1.20"], 400),
        (["evil.example"], 403),
        (["192.168.1.20.evil.example"], 403),
        (["laptop.evil.example:8765"], 403),
        (["user@192.168.1.20"], 400),
        (["192.168.1.20:99999999"], 400),
        (["192.168.1.20/evil.example"], 400),
        (["192.168.1.20 evil"], 400),
        (["[fe80::1"], 400),
        (["[fe80::1%eth0]:8765"], 400),
        (['[fe80::1%";script-src]:8765'], 400),
        (["laptop\"';"], 400),
        ([""], 400),
        (["::"], 400),
    ],
)
def test_a_rebound_or_broken_host_is_refused_for_pages_and_sockets(page: Page, hosts: list[str], expected: int) -> None:
    headers = [("Host", host) for host in hosts]
    assert status(page, *headers) == expected
    assert status(page, *headers, path="/ws") == expected


@pytest.mark.parametrize("path", ["/", "/ws"])
@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://192.168.1.20:9999",
        "http://192.168.1.20",
        "http://192.168.1.21:8765",
        "null",
        "file://",
        "http://192.168.1.20:8765x",
        "http://192.168.1.20:99999999",
        "http://[",
        "http://[::1%]x",
    ],
)
def test_a_foreign_origin_is_refused(page: Page, path: str, origin: str) -> None:
    assert status(page, ("Host", HERE), ("Origin", origin), path=path) == 403


def test_a_page_from_an_earlier_address_opens_a_socket_and_nothing_else(page: Page) -> None:
    names = HostNames(frozenset(), Origins(["http://192.168.1.7:8765"], lambda _: None))
    for origin, path, expected in (
        ("http://192.168.1.7:8765", "/ws", 101),
        ("http://192.168.1.7:8765", "/", 403),
        ("http://192.168.1.8:8765", "/ws", 403),
    ):
        request = Request(path, Headers([("Host", HERE), ("Origin", origin)]))
        answer = respond(request, names, page)
        assert (101 if answer is None else answer.status_code) == expected


def test_two_origins_are_refused(page: Page) -> None:
    own = ("Origin", f"http://{HERE}")
    assert status(page, ("Host", HERE), own, own, path="/ws") == 403


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        (HERE, f"http://{HERE}"),
        ("192.168.1.20", "http://192.168.1.20:80"),
        ("room.example.org", "https://room.example.org"),
        ("room.example.org:443", "https://room.example.org"),
    ],
)
def test_the_own_origin_opens_a_socket(page: Page, host: str, origin: str) -> None:
    assert status(page, ("Host", host), ("Origin", origin), path="/ws") == 101


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/static\\..\\x", "/wall", "//evil.example/", "/%2e%2e", "/j/ABCD%0d%0aSet-Cookie:x", "*"],
)
def test_there_is_nothing_else(page: Page, path: str) -> None:
    response = ask(page, ("Host", HERE), path=path)
    assert response is not None
    assert response.status_code == 404
    assert "Set-Cookie" not in response.headers
    assert b"Cookie" not in response.body


def test_the_page_may_be_asked_for_with_a_query(page: Page) -> None:
    assert status(page, ("Host", HERE), path="/?from=poster") == 200


def test_head_has_no_body_and_nothing_can_be_posted(page: Page) -> None:
    whole, head = ask(page, ("Host", HERE)), ask(page, ("Host", HERE), method="HEAD")
    assert whole is not None
    assert head is not None
    assert (head.status_code, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.body))
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert status(page, ("Host", HERE), method=method) == 405
        assert status(page, ("Host", HERE), method=method, path="/ws") == 405
    assert status(page, ("Host", HERE), method="HEAD", path="/ws") == 404


def test_forwarding_headers_change_nothing(page: Page) -> None:
    forged = [("X-Forwarded-Host", "localhost"), ("X-Forwarded-For", "127.0.0.1"), ("Forwarded", "host=localhost")]
    assert status(page, ("Host", "evil.example"), *forged) == 403


def test_the_page_comes_compressed_to_who_can_read_that(page: Page) -> None:
    plain = ask(page, ("Host", HERE))
    small = ask(page, ("Host", HERE), ("Accept-Encoding", "br, gzip"))
    assert plain is not None
    assert small is not None
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.body) < len(plain.body)
    assert "Content-Encoding" not in plain.headers


def test_the_rest_of_the_page_is_found_under_this_servers_names_alone(page: Page) -> None:
    path = page.deferred_path
    script = ask(page, ("Host", HERE), ("Accept-Encoding", "gzip"), path=path)
    assert script is not None
    assert script.status_code == 200
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert script.headers["X-Content-Type-Options"] == "nosniff"
    assert script.headers["Content-Encoding"] == "gzip"
    assert status(page, ("Host", "evil.example"), path=path) == 403
    assert status(page, ("Host", HERE), ("Origin", "http://evil.example"), path=path) == 403
    assert status(page, ("Host", HERE), path=path, method="POST") == 405
    assert status(page, ("Host", HERE), path="/phone-0123456789abcdef.js") == 404


def test_a_browser_is_known_by_its_origin() -> None:
    assert has_origin(Request("/ws", Headers({"Origin": "http://x"})))
    assert not has_origin(Request("/ws", Headers()))


def test_the_names_of_this_host_hold_those_of_a_tunnel() -> None:
    names = names_of_this_host("https://Room.example.org/x")
    assert names.knows("room.example.org")
    assert names.knows("localhost")
    assert not names_of_this_host(None).knows("room.example.org")
