"""How the lines of a river are drawn, as plain text."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import pairwise
from time import tzset

import pytest
from rich.segment import Segment
from textual.color import Color

from coprod_tui.display import Printable, cell_width
from coprod_tui.widgets.river.bars import (
    COLOURS,
    PATTERNS,
    Pieces,
    TimeScale,
    axis,
    colour,
    lane,
    more,
    named_role,
    pattern,
    time_scale,
)
from coprod_tui.widgets.river.labels import by_name, by_time, description, predecessor
from coprod_tui.widgets.river.timeline import TimeSpan
from server.projections.roles.river import RiverRow, Run
from tests.coprod_tui.hostile import ALL
from tests.coprod_tui.rivers import after, river, row, run


@pytest.fixture(autouse=True)
def utc() -> Iterator[None]:
    """This machine's clock goes by UTC."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        tzset()
        yield
    tzset()


def stretch(first: float = 0, last: float = 60, width: int = 60, *, now: float = 60, over: bool = False) -> TimeScale:
    return TimeScale(TimeSpan(after(first), after(last)), after(now), 8, width, over=over)


def text(pieces: Pieces) -> str:
    return "".join(words for words, _ in pieces)


def drawn(known: RiverRow, across: TimeScale, hand: Run | None = None, at: int = 0) -> str:
    return text(lane(known, at, across, partial(by_name, now=across.now), hand))


def test_a_bar_says_who_and_for_how_long_one_that_goes_on_since_when() -> None:
    host = row("Host", run("Jo", 0, 20), run("Ama", 20, tone=1))
    assert drawn(host, stretch()) == "▌Jo 20 min ░░░░░░░░░▌Ama since 10:20 ──────────────────────→"


def test_in_a_path_a_bar_says_how_long_and_how_it_began() -> None:
    scribe = row("Scribe", run("Jo", 0, 38), run("Jo", 38))
    shown = text(lane(scribe, 0, stretch(), partial(by_time, now=after(60)), None))
    assert shown == "▌38 min, said yes to an offer ░░░░░░░░▌since 10:38, 22 min →"


def test_overlapping_runs_lie_in_lanes_of_their_own() -> None:
    host = row("Host", run("Jo", 0, 30), run("Ama", 10, 40, lane=1, tone=1))
    assert drawn(host, stretch()).startswith("▌Jo 30 min ░░░")
    assert drawn(host, stretch(), at=1)[10:24] == "▌Ama 30 min ──"


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(1, "▌"), (2, "▌M"), (3, "▌M…"), (4, "▌Mei"), (6, "▌Mei ░"), (12, "▌Mei 12 min ")],
)
def test_a_short_run_is_shortened_to_its_start_mark(minutes: int, shown: str) -> None:
    assert drawn(row("Host", run("Mei", 0, minutes)), stretch())[:minutes] == shown


def test_a_run_of_no_length_has_a_cell_of_its_own() -> None:
    host = row("Host", run("Jo", 5, 5), run("Ama", 5, tone=1))
    assert drawn(host, stretch())[5:9] == "▌▌Am"
    assert drawn(row("Host", run("Jo", 60, 60)), stretch()).endswith(" ▌")


def test_of_many_runs_in_one_cell_the_one_in_hand_is_seen() -> None:
    runs = [run(name, 10 + at / 10, 10.1 + at / 10, tone=at) for at, name in enumerate(("Jo", "Ama", "Bo"))]
    host = row("Host", *runs)
    for one in host.runs:
        assert drawn(host, stretch(), one)[10] == "●"
        assert len(drawn(host, stretch(), one)) == 60


def test_a_run_in_hand_is_marked_in_words_and_in_style() -> None:
    host = row("Host", run("Jo", 0, 20), run("Ama", 20, tone=1))
    pieces = lane(host, 0, stretch(), partial(by_name, now=after(60)), host.runs[1])
    assert tuple(part for words, part in pieces if words) == ("run0", "run1-selected")
    assert "●Ama since 10:20" in text(pieces)
    assert text(named_role(host, stretch(), host.runs[1])) == "▌Host     "


def test_what_goes_on_out_of_view_says_so() -> None:
    host = row("Host", run("Jo", 0, 30), run("Ama", 30, tone=1))
    assert drawn(host, stretch(10, 20, 20)) == "◂Jo 30 min ░░░░░░░░▸"
    assert drawn(host, stretch(20, 40, 20)) == "◂Jo 30 min▌Ama ────▸"


def test_a_session_that_has_ended_goes_on_nowhere() -> None:
    host = row("Host", run("Jo", 0, 60))
    assert drawn(host, stretch(over=True)).endswith("░░")


def test_the_clock_runs_along_the_top_up_to_now_or_the_end() -> None:
    assert text(axis(stretch()))[10:] == "10:00     10:10     10:20     10:30     10:40     10:50  now"
    assert text(axis(stretch(over=True)))[10:].endswith("10:50  end")
    assert text(axis(stretch(0, 30)))[10:].rstrip().endswith("10:25")
    assert text(axis(stretch(0, 60, now=20)))[10:].split() == [
        "10:00",
        "10:10",
        "now",
        "10:30",
        "10:40",
        "10:50",
    ]


@pytest.mark.parametrize("minutes", [1, 5, 42, 480, 3000])
@pytest.mark.parametrize("width", [10, 37, 58, 101])
def test_the_clock_is_as_wide_as_the_river(minutes: float, width: int) -> None:
    for now in (0, minutes / 2, minutes, minutes * 2):
        assert len(text(axis(stretch(0, minutes, width, now=now)))) == 10 + width


def test_where_nothing_was_held_the_marks_of_the_clock_go_through() -> None:
    shown = drawn(row("Host", run("Jo", 20, 30)), stretch())
    assert [at for at, cell in enumerate(shown) if cell == "·"] == [0, 10, 30, 40, 50]


@pytest.mark.parametrize("name", [*ALL, "👩‍👩‍👧 Familie 漢字", "سلام عليكم", "[b]bold[/b]", ""], ids=repr)
def test_whatever_a_name_is_made_of_the_columns_hold(name: str) -> None:
    host = row(name or "Host", run(name, 0, 7), run(name, 7, 8, tone=1), run(name, 8, 40, tone=2), run(name, 45))
    for width in range(10, 80, 3):
        across = time_scale(river(host), after(60), TimeSpan(after(0), after(60)), width)
        for hand in (None, *host.runs):
            line = text(named_role(host, across, hand)) + drawn(host, across, hand)
            assert cell_width(line) == across.left + across.width
            assert "\x1b" not in line


def test_neighbours_differ_in_colour_and_pattern_and_64_people_in_either() -> None:
    looks = [(colour(tone), pattern(tone)) for tone in range(64)]
    assert len(set(looks)) == 64
    assert all(one[0] != other[0] and one[1] != other[1] for one, other in pairwise(looks))


def test_every_pattern_has_a_sign_of_its_own_in_ascii() -> None:
    filtered = Printable(ascii_only=True).apply([Segment("".join(PATTERNS))], Color(0, 0, 0))
    signs = filtered[0].text
    assert signs.isascii()
    assert "?" not in signs
    assert len(set(signs)) == len(PATTERNS) == COLOURS


def test_long_lists_say_how_many_more() -> None:
    names = ("Weaver", "Bridge", "Scribe")
    assert more(names, "Not held so far: ", 80) == "Not held so far: Weaver, Bridge, Scribe"
    assert more(names, "Not held so far: ", 36) == "Not held so far: Weaver and 2 more"
    assert more(names, "Not held so far: ", 30) == "Not held so far: 3 roles"
    assert cell_width(more(names, "Not held so far: ", 10)) == 10


def test_a_run_is_told_in_one_line_with_the_role_as_it_was_called() -> None:
    host = row("Guide", run("Jo", 0, 20, name="Host"), run("Ama", 20))
    assert description(host.runs[0], "Guide", after(60)) == (
        "Jo · Host (now Guide) · 10:00–10:20 · 20 min · said yes to an offer, stepped back"
    )
    assert description(host.runs[1], "Guide", after(60)) == (
        "Ama · Guide · since 10:20 · 40 min · said yes to an offer, holds it now"
    )


def test_who_held_it_before_or_holds_it_too_is_told() -> None:
    host = row("Host", run("Jo", 0, 20), run("Mei", 5, 25, lane=1), run("Ama", 25, 30), run("Bo", 40))
    told = [predecessor(one, host, after(60)) for one in host.runs]
    assert told == [
        "Nobody held it before.",
        "Beside Jo, 10:00–10:20.",
        "Before: Mei, 10:05–10:25, 20 min.",
        "Before: Ama, 10:25–10:30, 5 min.",
    ]


def test_a_clock_that_was_set_back_breaks_nothing() -> None:
    host = row("Host", run("Jo", 30, 10), run("Ama", 70))
    across = stretch()
    assert len(drawn(host, across)) == 60
    assert "0 min" in description(host.runs[0], "Host", after(60))
    assert across.column(after(0) - timedelta(hours=1)) < 0
