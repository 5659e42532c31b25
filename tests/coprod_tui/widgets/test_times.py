from datetime import UTC, datetime, timedelta

import pytest

from coprod_tui.widgets.times import ago, day, duration, short_duration, stopwatch

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "clock_", "held_", "lasted_"),
    [
        (0, "0:00", "0m", "0 min"),
        (59, "0:59", "0m", "0 min"),
        (252, "4:12", "4m", "4 min"),
        (3599, "59:59", "59m", "59 min"),
        (3852, "1:04:12", "1h04", "1 h 04 min"),
        (-5, "0:00", "0m", "0 min"),
    ],
)
def test_spans_in_words(seconds: int, clock_: str, held_: str, lasted_: str) -> None:
    end = START + timedelta(seconds=seconds)
    assert (stopwatch(START, end), short_duration(START, end), duration(START, end)) == (clock_, held_, lasted_)


def test_a_day_is_written_as_people_say_it() -> None:
    assert day(START) == "23 November"


def test_what_has_only_just_been_is_said_to_be() -> None:
    assert [ago(START, START + timedelta(seconds=seconds)) for seconds in (0, 59, 60, 3852)] == [
        "just now",
        "just now",
        "1 min ago",
        "1 h 04 min ago",
    ]
