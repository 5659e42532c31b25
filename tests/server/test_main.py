import asyncio
from contextlib import suppress

import pytest

from server import __main__ as program
from server.net.addresses import ListenAddress
from server.net.origins import Origins
from server.projections.status import AddressView
from tests.server.conftest import Room

LIMIT = 5.0
WIFI = AddressView("http://192.0.2.9:8765", "http://192.0.2.9:8765/#KITEMA", "Wi-Fi", ())


async def test_addresses_are_looked_for_again_after_a_look_that_failed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [OSError("no network just now"), OSError("too many open files")]

    def look(_: ListenAddress, __: str) -> tuple[AddressView, ...]:
        if failures:
            raise failures.pop()
        return (WIFI,)

    monkeypatch.setattr(program, "address_views", look)
    monkeypatch.setattr(program, "ADDRESSES_SECONDS", 0.0)
    subscription = room.replica.follow(room.facilitator().actor)
    reach, origins = ListenAddress("0.0.0.0", 8765), Origins((), lambda _: None)  # noqa: S104
    watching = asyncio.create_task(program._watch_addresses(room.replica, reach, room.entrance, origins))
    try:
        async with asyncio.timeout(LIMIT):
            while "status" not in await subscription.wait():
                pass
        assert room.replica.status.addresses == (WIFI,)
        assert failures == []
        assert WIFI.url in origins
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
