import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from server import announcer
from server.announcer import Announcer
from server.net.addresses import ListenAddress
from server.net.limits import Limits
from server.net.origins import Origins
from server.projections.status import AddressView
from server.store.folder import SessionFolder
from tests.server.conftest import Room

LIMIT = 5.0
WIFI = AddressView("http://192.0.2.9:8765", "http://192.0.2.9:8765/#KITEMA", "Wi-Fi", ())


async def test_addresses_are_looked_for_again_after_a_look_that_failed(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [OSError("no network just now"), OSError("too many open files")]

    def look(_: ListenAddress, __: str) -> tuple[AddressView, ...]:
        if failures:
            raise failures.pop()
        return (WIFI,)

    monkeypatch.setattr(announcer, "address_views", look)
    monkeypatch.setattr(announcer, "ADDRESSES_SECONDS", 0.0)
    subscription = room.replica.follow(room.facilitator().actor)
    reach, origins = ListenAddress("0.0.0.0", 8765), Origins((), lambda _: None)  # noqa: S104
    limits = Limits(lambda: 1000, lambda: 0.0)
    telling = Announcer(SessionFolder(tmp_path), reach, room.replica, room.admission, room.entrance, origins, limits)
    watching = asyncio.create_task(telling.watch_addresses())
    try:
        async with asyncio.timeout(LIMIT):
            while "status" not in await subscription.wait():
                pass
        assert room.replica.status.view.addresses == (WIFI,)
        assert failures == []
        assert WIFI.url in origins
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
