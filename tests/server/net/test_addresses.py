from collections.abc import Callable
from dataclasses import dataclass, field

import ifaddr
import pytest

from server.net import addresses
from server.net.addresses import ListenAddress, address_views


@dataclass
class Adapter:
    nice_name: str
    addresses: list[str | tuple[str, int, int]]
    ips: list["Ip"] = field(init=False)

    def __post_init__(self) -> None:
        self.ips = [Ip(address) for address in self.addresses]


@dataclass
class Ip:
    ip: str | tuple[str, int, int]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Adapter], str | None], None]:
    def have(adapters: list[Adapter], leading_out: str | None) -> None:
        monkeypatch.setattr(ifaddr, "get_adapters", lambda: adapters)
        monkeypatch.setattr(addresses, "_primary", lambda: leading_out)

    return have


def test_the_likeliest_address_comes_first(machine: Callable[[list[Adapter], str | None], None]) -> None:
    machine(
        [
            Adapter("lo", ["127.0.0.1", ("::1", 0, 0)]),
            Adapter("odd", ["169.254.3.4", "203.0.114.9"]),
            Adapter("docker0", ["172.17.0.1"]),
            Adapter("Wi-Fi", ["192.168.1.20", ("fe80::1", 0, 3)]),
        ],
        "192.168.1.20",
    )
    views = address_views(ListenAddress("0.0.0.0", 8765), "KITEMA")  # noqa: S104
    assert [(view.url, view.where) for view in views] == [
        ("http://192.168.1.20:8765", "Wi-Fi"),
        ("http://172.17.0.1:8765", "this network"),
        ("http://203.0.114.9:8765", "this network"),
        ("http://169.254.3.4:8765", "this network"),
        ("http://127.0.0.1:8765", "this laptop only, no phone can reach it"),
    ]
    assert views[0].join_url == "http://192.168.1.20:8765/#KITEMA"


def test_without_a_network_the_laptop_still_has_an_address(
    machine: Callable[[list[Adapter], str | None], None],
) -> None:
    machine([Adapter("lo", ["127.0.0.1"])], None)
    assert [view.url for view in address_views(ListenAddress("0.0.0.0", 1), "K")] == ["http://127.0.0.1:1"]  # noqa: S104


def test_a_host_or_a_public_address_that_was_asked_for_is_the_only_one() -> None:
    assert [view.url for view in address_views(ListenAddress("127.0.0.1", 5), "K")] == ["http://127.0.0.1:5"]
    assert [view.url for view in address_views(ListenAddress("fd00::7", 5), "K")] == ["http://[fd00::7]:5"]
    public = address_views(ListenAddress("127.0.0.1", 5, "https://room.example.org/"), "K")
    assert [view.join_url for view in public] == ["https://room.example.org/#K"]


def test_this_machine_has_at_least_one_address() -> None:
    assert address_views(ListenAddress("0.0.0.0", 8765), "KITEMA")  # noqa: S104


@pytest.mark.parametrize(
    ("adapter", "said"),
    [
        ("wlan0", "Wi-Fi"),
        ("wlp3s0", "Wi-Fi"),
        ("Intel(R) Wi-Fi 6 AX201 160MHz", "Wi-Fi"),
        ("Qualcomm 802.11ac Adapter", "Wi-Fi"),
        ("eth0", "cable"),
        ("enp0s31f6", "cable"),
        ("Realtek PCIe GbE Family Controller", "cable"),
        ("Ethernet", "cable"),
        ("en0", "this network"),
        ("vEthernet (WSL)", "this network"),
        ("br-1a2b3c", "this network"),
    ],
)
def test_a_network_is_called_what_people_call_it(adapter: str, said: str) -> None:
    assert addresses.network(adapter) == said
