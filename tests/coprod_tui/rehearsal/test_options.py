import pytest

from coprod_tui.rehearsal.options import CannotJoin, JoinAddress, RehearsalOptions, at_human_pace, parse_join_address


@pytest.mark.parametrize(
    ("url", "way"),
    [
        (
            "http://192.168.1.20:8765/#KITEMA",
            JoinAddress("ws://192.168.1.20:8765/ws", "http://192.168.1.20:8765", "KITEMA"),
        ),
        (
            "HTTP://192.168.1.20:8765/#KITEMA",
            JoinAddress("ws://192.168.1.20:8765/ws", "http://192.168.1.20:8765", "KITEMA"),
        ),
        ("https://room.example/#KITEMA", JoinAddress("wss://room.example/ws", "https://room.example", "KITEMA")),
        ("http://[fe80::1]:8765/#KITEMA", JoinAddress("ws://[fe80::1]:8765/ws", "http://[fe80::1]:8765", "KITEMA")),
    ],
)
def test_the_way_in_is_what_a_browser_would_take(url: str, way: JoinAddress) -> None:
    assert parse_join_address(url) == way


@pytest.mark.parametrize("url", ["", "192.168.1.20:8765/#KITEMA", "ftp://host/#KITEMA", "http:///#K", "http://h:x/#K"])
def test_what_is_no_address_is_said_with_an_example(url: str) -> None:
    with pytest.raises(CannotJoin, match="it looks like http://"):
        parse_join_address(url)


def test_an_address_without_the_code_is_said() -> None:
    with pytest.raises(CannotJoin, match="code is missing"):
        parse_join_address("http://192.168.1.20:8765/")


def test_people_stay_only_at_a_human_pace_and_else_there_is_always_a_time_limit() -> None:
    staying = at_human_pace("", "", people=1, speed=2.0, seed=1, answers=3)
    assert (staying.stays, staying.limit, staying.minute, staying.answers) == (True, None, 30.0, 3)
    assert not RehearsalOptions("", "", people=1, answers=10, seed=1).stays
    assert RehearsalOptions("", "", people=1, answers=10, seed=1, pace=2.0).limit == 700
    assert RehearsalOptions("", "", people=1, answers=10, seed=1, seconds=5.0).limit == 5
