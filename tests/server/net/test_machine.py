import warnings
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from server.net import machine
from server.net.machine import local_zone


def test_the_zone_of_this_machine_is_one_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    assert ZoneInfo(local_zone()).key == "Asia/Kolkata"


def test_a_machine_that_does_not_say_has_no_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        warnings.warn("two things are said", stacklevel=1)
        raise ZoneInfoNotFoundError("nothing")

    monkeypatch.setattr(machine, "get_localzone_name", unknown)
    assert local_zone() == ""
