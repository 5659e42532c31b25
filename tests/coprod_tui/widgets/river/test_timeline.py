"""What of a river's time is in view."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from time import tzset

import pytest

from coprod_tui.widgets.river.timeline import TimeSpan, Viewport, scrolled, showing, ticks, visible_span, whole, zoomed
from tests.coprod_tui.rivers import after, river, row, run

HOUR = TimeSpan(after(0), after(60))
SIXTY_YEARS = 60 * 525_600  # so wrong a clock may have been


@pytest.fixture(params=["UTC", "Asia/Kathmandu"])
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """This machine's clock goes by a zone; one of them has a quarter of an hour in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        tzset()
        yield request.param
    tzset()


def seen(viewport: Viewport, all_: TimeSpan = HOUR) -> tuple[float, float]:
    """From and to, in minutes after ten."""
    view = visible_span(viewport, all_)
    return (view.begins - after(0)) / timedelta(minutes=1), (view.ends - after(0)) / timedelta(minutes=1)


def test_all_is_in_view_at_first_and_goes_on_with_the_clock() -> None:
    assert seen(Viewport()) == (0, 60)
    assert seen(Viewport(), TimeSpan(after(0), after(75))) == (0, 75)


def test_closer_keeps_the_moment_at_its_place_and_wider_leads_back() -> None:
    closer = zoomed(Viewport(), HOUR, 1, after(20))
    assert seen(closer) == (10, 40)
    assert seen(zoomed(closer, HOUR, -1, after(20))) == (0, 60)


def test_closer_stops_at_a_minute() -> None:
    viewport = Viewport()
    for _ in range(20):
        viewport = zoomed(viewport, HOUR, 1, after(30))
    assert visible_span(viewport, HOUR).length == timedelta(minutes=1)


@pytest.mark.parametrize("at", [-30, 0, 60, 400])
def test_closer_and_wider_stay_inside_the_time_that_there_is(at: float) -> None:
    viewport = Viewport()
    for step in (1, 1, 1, -1, 1, -1, -1, -1, -1):
        viewport = zoomed(viewport, HOUR, step, after(at))
        first, last = seen(viewport)
        assert 0 <= first < last <= 60


def test_at_the_end_the_view_goes_on_with_the_clock_elsewhere_it_stands_still() -> None:
    at_end, before = Viewport(timedelta(minutes=15)), Viewport(timedelta(minutes=15), after(10))
    later = TimeSpan(after(0), after(70))
    assert (seen(at_end), seen(at_end, later)) == ((45, 60), (55, 70))
    assert (seen(before), seen(before, later)) == ((10, 25), (10, 25))


def test_scrolling_stops_at_both_ends() -> None:
    viewport = Viewport(timedelta(minutes=20))
    assert seen(scrolled(viewport, HOUR, -0.5)) == (30, 50)
    assert seen(scrolled(viewport, HOUR, -9)) == (0, 20)
    assert scrolled(scrolled(viewport, HOUR, -9), HOUR, 9) == viewport
    assert scrolled(Viewport(), HOUR, -0.5) == Viewport()


@pytest.mark.parametrize(
    ("first", "last", "seen_from"),
    [(46, 50, 45), (40, 50, 38.125), (10, 14, 8.125), (0, 60, 45), (5, 30, 3.125), (0, 1, 0)],
    ids=[
        "in view",
        "partly in view",
        "earlier",
        "longer than the view, and in it",
        "longer, but out of it",
        "at the beginning",
    ],
)
def test_a_run_that_is_taken_in_hand_comes_into_view(first: float, last: float, seen_from: float) -> None:
    viewport = showing(Viewport(timedelta(minutes=15)), HOUR, TimeSpan(after(first), after(last)))
    assert seen(viewport)[0] == seen_from


def test_a_later_run_comes_into_view_from_the_right() -> None:
    viewport = Viewport(timedelta(minutes=20), after(0))
    assert seen(showing(viewport, HOUR, TimeSpan(after(18), after(30)))) == (12.5, 32.5)


def test_the_time_to_draw_holds_every_run_whatever_the_clock_did() -> None:
    assert whole(river(), after(0)) == TimeSpan(after(0), after(1))
    set_back = river(row("Host", run("Ama", 5, 90), run("Jo", -3)))
    assert whole(set_back, after(10)) == TimeSpan(after(-3), after(90))
    assert whole(river(ended=30), after(500)) == TimeSpan(after(0), after(30))


@pytest.mark.parametrize(
    ("minutes", "width", "told"),
    [
        (5, 60, ["10:00", "10:01", "10:02", "10:03", "10:04", "10:05"]),
        (60, 60, ["10:00", "10:10", "10:20", "10:30", "10:40", "10:50", "11:00"]),
        (480, 60, ["10:00", "12:00", "14:00", "16:00", "18:00"]),
        (4320, 40, ["24 Nov", "25 Nov", "26 Nov"]),
    ],
)
def test_the_clock_is_marked_at_full_minutes_and_hours(minutes: float, width: int, told: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        tzset()
        assert [text for _, text in ticks(TimeSpan(after(0), after(minutes)), width, 9)] == told
    tzset()


@pytest.mark.parametrize("minutes", [1, 5, 42, 60, 61, 480, 1000, 10_000, 100_000, SIXTY_YEARS])
@pytest.mark.parametrize("width", [10, 58, 100, 200])
def test_marks_stand_apart_in_view_and_say_when_they_are(minutes: float, width: int, zone: str) -> None:
    index_of = ticks(TimeSpan(after(0.4), after(minutes)), width, 9)
    assert all(after(0.4) <= at <= after(minutes) for at, _ in index_of)
    cells = [(at - after(0.4)) / (after(minutes) - after(0.4)) * width for at, _ in index_of]
    assert all(later - one >= 8.9 for one, later in pairwise(cells))
    assert all(at.astimezone().second == 0 and text in f"{at.astimezone():%H:%M|%d %b}" for at, text in index_of)
