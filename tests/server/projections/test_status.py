"""Which addresses others on the network could overhear."""

import pytest

from server.projections.status import AddressView


@pytest.mark.parametrize(
    ("url", "overheard"),
    [
        ("http://192.168.1.20:8765", True),
        ("http://[fe80::1]:8765", True),
        ("http://laptop.local:8765", True),
        ("http://127.0.0.1:8765", False),
        ("http://[::1]:8765", False),
        ("http://localhost:8765", False),
        ("https://rooms.example", False),
    ],
)
def test_only_what_is_not_encrypted_and_leaves_this_machine_is_overheard(url: str, overheard: bool) -> None:
    assert AddressView(url, url, "somewhere", ()).is_overheard is overheard
