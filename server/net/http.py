"""Answers to HTTP requests, and checks of their host and origin.

Every request, for a page or a socket, must name a host that is this server, and foreign origins are refused. Otherwise
any web site that is open in a browser in the room could reach the session (DNS rebinding).
"""

import ipaddress
import re
import socket
from collections.abc import Container
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import SplitResult, urlsplit

from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from server.net.page import Page
from server.protocol.frames import SOCKET_PATH

# A name or an address with a port, perhaps. No browser sends the zone of an address, which could hold anything.
_HOST: Final = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?")
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class HostNames:
    """The host names of this server, in addition to IP addresses and localhost."""

    known: frozenset[str]
    #: The origins of pages that were loaded from this server under any address that it has or had. They may open a
    #: socket, so that phones come back when the address changes.
    origins: Container[str] = frozenset()

    def knows(self, host: str) -> bool:
        """Whether `host`, given without a port, is an IP address or one of the names."""
        try:
            ipaddress.ip_address(host.strip("[]"))
        except ValueError:
            return host.lower().rstrip(".") in self.known
        return True


def names_of_this_host(public_url: str | None, origins: Container[str] = frozenset()) -> HostNames:
    """localhost, the names of this machine, and the host of the public URL if there is one."""
    own = socket.gethostname().lower()
    names = {"localhost", own, own.split(".")[0], f"{own.split('.')[0]}.local"}
    public = urlsplit(public_url).hostname if public_url else None
    return HostNames(frozenset(names | ({public} if public else set())), origins)


def respond(request: Request, names: HostNames, page: Page) -> Response | None:
    """The response to a request; None if it may open a websocket."""
    response = _respond(request, names, page)
    if response is not None and request.method == "HEAD":
        response.body = b""
    return response


def _respond(request: Request, names: HostNames, page: Page) -> Response | None:
    hosts = request.headers.get_all("Host")
    host = _split(hosts[0]) if len(hosts) == 1 else None
    if host is None or host.hostname is None:
        return _plain_text(HTTPStatus.BAD_REQUEST, "Please name one host.")
    if not names.knows(host.hostname):
        return _plain_text(
            HTTPStatus.FORBIDDEN, "That is not a name of this server. Please use the address shown in the room."
        )
    path = request.path.partition("?")[0]
    origins = request.headers.get_all("Origin")
    comes_back = path == SOCKET_PATH and len(origins) == 1 and origins[0] in names.origins
    if not comes_back and not _same_origin(origins, host):
        return _plain_text(HTTPStatus.FORBIDDEN, "Another web site may not speak for this page.")
    if request.method not in ("GET", "HEAD"):
        return _plain_text(HTTPStatus.METHOD_NOT_ALLOWED, "Pages here can only be read.")
    if path == SOCKET_PATH and request.method == "GET":
        return None
    gzipped = any("gzip" in value for value in request.headers.get_all("Accept-Encoding"))
    found = page.response(path, host.netloc, gzipped=gzipped)
    if found is None:
        return _plain_text(HTTPStatus.NOT_FOUND, "There is nothing here. Please use the address shown in the room.")
    return _response(HTTPStatus.OK, *found)


def has_origin(request: Request) -> bool:
    """Whether the request has an Origin header, as every browser sends it."""
    return bool(request.headers.get_all("Origin"))


def _same_origin(origins: list[str], host: SplitResult) -> bool:
    if not origins:
        return True
    if len(origins) > 1:
        return False
    try:
        origin = urlsplit(origins[0])
        default = _PORTS.get(origin.scheme)
        ports = (origin.port or default, host.port or default)
    except ValueError:
        return False
    return default is not None and origin.hostname == host.hostname and ports[0] == ports[1]


def _split(host: str) -> SplitResult | None:
    try:
        split = urlsplit(f"//{host}")
        _ = split.port
    except ValueError:
        return None
    return split if split.netloc == host and _HOST.fullmatch(host) else None


def _plain_text(status: HTTPStatus, sentence: str) -> Response:
    headers = {"Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff"}
    return _response(status, headers, f"{sentence}\n".encode())


def _response(status: HTTPStatus, headers: dict[str, str], body: bytes) -> Response:
    whole = Headers({**headers, "Content-Length": str(len(body)), "Connection": "close"})
    return Response(status.value, status.phrase, whole, body)
