"""The addresses at which phones can reach this machine. Nothing is sent to find them out."""

import ipaddress
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import ifaddr

from server.net.qr import qr_rows
from server.projections.status import AddressView

ALL_INTERFACES: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
_HERE: Final = "this laptop only, no phone can reach it"
_WIRELESS: Final = ("wl", "ath", "ra0")
_WIRELESS_PARTS: Final = ("wi-fi", "wifi", "wireless", "wlan", "802.11")
_WIRED: Final = ("eth", "eno", "enp", "ens", "enx")
_WIRED_PARTS: Final = ("gigabit", "gbe", " ethernet")
_UNREACHED: Final = ("192.0.2.1", 9)  # a documentation address: connecting a datagram socket to it sends nothing


@dataclass(frozen=True, slots=True)
class ListenAddress:
    """How the server can be reached."""

    #: The host that the server listens on.
    host: str
    port: int
    #: The public address of a tunnel or proxy; None if there is none.
    public_url: str | None = None


def address_views(reach: ListenAddress, invitation: str) -> tuple[AddressView, ...]:
    """The addresses that phones can use, the most likely one first."""
    if reach.public_url:
        return (_view(reach.public_url.rstrip("/"), "public address", invitation),)
    if reach.host not in ALL_INTERFACES:
        return (_view(f"http://{_bracketed(reach.host)}:{reach.port}", "this address only", invitation),)
    return tuple(_view(f"http://{_bracketed(host)}:{reach.port}", where, invitation) for host, where in _hosts())


def lasting_url(reach: ListenAddress) -> str | None:
    """The URL by this machine's name on the local network, which stays when its address changes; None if phones use
    one fixed address. Not every phone can find a machine by its name.
    """
    if reach.public_url or reach.host not in ALL_INTERFACES:
        return None
    return f"http://{socket.gethostname().lower().split('.')[0]}.local:{reach.port}"


def local_url(reach: ListenAddress) -> str:
    """The URL at which this machine itself reaches the server, whatever happens to its network."""
    host = "127.0.0.1" if reach.host in ALL_INTERFACES else _bracketed(reach.host)
    return f"http://{host}:{reach.port}"


def _view(url: str, where: str, invitation: str) -> AddressView:
    join_url = f"{url}/#{invitation}"
    return AddressView(url, join_url, where, qr_rows(_uppercased(join_url)))


def _uppercased(url: str) -> str:
    """The URL in capitals if that means the same: its QR code then has fewer modules."""
    host = urlsplit(url).hostname or ""
    return url.upper() if url.startswith("http://") and _is_address(host) else url


def _hosts() -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for adapter in ifaddr.get_adapters():
        for known in adapter.ips:
            host = known.ip if isinstance(known.ip, str) else known.ip[0]
            found.setdefault(host, adapter.nice_name)
    primary = _primary()
    ranked = sorted(
        (host for host in found if _rank(host, primary) < len(_RANKS)), key=lambda host: _rank(host, primary)
    )
    return [(host, _HERE if ipaddress.ip_address(host).is_loopback else network(found[host])) for host in ranked]


def network(adapter: str) -> str:
    """A name for the network behind an adapter, since adapters' own names mean little to most people."""
    name = adapter.casefold()
    if name.startswith(_WIRELESS) or any(part in name for part in _WIRELESS_PARTS):
        return "Wi-Fi"
    if name.startswith(_WIRED) or any(part in name for part in _WIRED_PARTS):
        return "cable"
    return "this network"


_RANKS: Final = ("the one that leads out", "private", "public", "link-local", "loopback")


def _rank(host: str, primary: str | None) -> int:
    """The index into _RANKS; len(_RANKS) for an address that no phone can use."""
    address = ipaddress.ip_address(host)
    if address.version != 4:  # noqa: PLR2004 - the server listens on IPv4
        return len(_RANKS)
    if host == primary:
        return 0
    if address.is_loopback:
        return 4
    if address.is_link_local:
        return 3
    return 1 if address.is_private else 2


def _primary() -> str | None:
    """The address from which this machine would reach others; None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_UNREACHED)
        except OSError:
            return None
        host: str = probe.getsockname()[0]
        return host


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
