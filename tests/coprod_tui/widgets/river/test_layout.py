"""A whole river, as plain text."""

from collections.abc import Iterator
from datetime import datetime
from time import tzset

import pytest
from msgspec.structs import replace

from coprod_tui.display import cell_width
from coprod_tui.widgets.river.layout import Page, RiverPosition, page
from coprod_tui.widgets.river.selection import RunIndex, index_of
from coprod_tui.widgets.river.timeline import Viewport
from server.projections.roles.river import RiverView
from tests.coprod_tui.hostile import ALL
from tests.coprod_tui.rivers import after, river, row, run

VIEW = river(
    row("Host", run("Jo", 2, 12), run("Mei", 8, 30, lane=1, tone=2), run("Ama", 12, tone=1)),
    row("Scribe", run("Dee", 0, 24, tone=3), run("Jo", 24)),
    unheld=("Weaver", "Bridge"),
)
MANY = river(*(row(f"Role {at}", run("Jo", at, at + 5), run("Ama", at + 5, tone=1)) for at in range(19)))
PATH = replace(VIEW, person="Jo", rows=(row("Host", run("Jo", 2, 12)), row("Scribe", run("Jo", 24))))


@pytest.fixture(autouse=True)
def utc() -> Iterator[None]:
    """This machine's clock goes by UTC."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        tzset()
        yield
    tzset()


def lines(known: Page) -> list[str]:
    return ["".join(text for text, _ in pieces).rstrip() for pieces in known.lines]


def shown(
    view: RiverView, size: tuple[int, int], hand: RunIndex | None = None, *, top: int = 0, now: datetime | None = None
) -> Page:
    return page(view, now or after(40), RiverPosition(Viewport(), hand or index_of(view, None), top), size)


def test_each_role_has_its_row_in_the_plans_order_with_what_nobody_held_and_the_run_in_hand_below() -> None:
    assert lines(shown(VIEW, (60, 11))) == [
        "          10:00       10:10        10:20       10:30     now",
        "▌Host     · ▌Jo 10 min ░░●Ama since 10:12 ─────────────────→",
        "          ·         ▌Mei 22 min ╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱·",
        "",
        " Scribe   ▌Dee 24 min ══════════════════▌Jo since 10:24 ░░░→",
        "",
        "",
        "  Not held so far: Weaver, Bridge",
        "▌ Ama · Host · since 10:12 · 28 min · said yes to an offer,",
        "▌ holds it now",
        "▌ Before: Jo, 10:02–10:12, 10 min.",
    ]


def test_with_more_room_bars_are_two_lines_high() -> None:
    high = shown(VIEW, (60, 20))
    assert [place for place in high.places if place] == [
        (row, lane, below) for row, lane in ((0, 0), (0, 1), (1, 0)) for below in (False, True)
    ]
    assert lines(high)[2] == "▌         · ▌░░░░░░░░░░░░" + "─" * 35


def test_one_persons_path_lists_their_tenures_in_time_beneath() -> None:
    assert lines(shown(PATH, (80, 14)))[6:] == [
        "",
        "  Jo has held a role twice",
        "",
        "▌ 10:02–10:12  10 min  Host    said yes to an offer, stepped back",
        "  since 10:24  16 min  Scribe  said yes to an offer, holds it now",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize("height", [5, 9, 15, 19, 30])
def test_whichever_run_is_in_hand_is_in_view(height: int) -> None:
    top = 0
    for at in [*range(19), *reversed(range(19))]:
        known = shown(MANY, (80, height), RunIndex(at, 1), top=top)
        top = known.top
        assert any(line.startswith(f"▌Role {at} ") and "●" in line for line in lines(known))
        assert known.above + known.below + sum(place is not None for place in known.places) == 19


@pytest.mark.parametrize("height", [6, 8, 12, 20])
def test_whichever_tenure_of_a_path_is_in_hand_is_in_the_list_too(height: int) -> None:
    path = replace(MANY, person="Jo")
    for at in range(19):
        found_lines = lines(shown(path, (90, height), RunIndex(at, 0)))
        assert len(found_lines) == height
        assert any(line.startswith(f"▌ 10:{at:02}–") and f"Role {at} " in line for line in found_lines)


def test_before_anybody_held_a_role_it_says_so() -> None:
    assert "Nobody has held a role yet." in lines(shown(river(), (80, 10)))[1]
    assert "Pat has not held a role yet." in lines(shown(replace(river(), person="Pat"), (80, 10)))[1]


def test_a_session_that_has_ended_stands_still() -> None:
    over = river(row("Host", run("Jo", 0, 30)), ended=30)
    assert shown(over, (80, 12), now=after(31)).lines == shown(over, (80, 12), now=after(3000)).lines
    assert lines(shown(over, (80, 12)))[0].endswith("end")


@pytest.mark.parametrize("minutes", [0, 5, 480])
def test_five_minutes_and_eight_hours_fill_the_width(minutes: float) -> None:
    one = river(row("Host", run("Jo", 0)))
    known = shown(one, (80, 12), now=after(max(1, minutes)))
    assert lines(known)[1].endswith("→")
    assert cell_width(lines(known)[1]) == 80


@pytest.mark.parametrize("name", ALL, ids=repr)
@pytest.mark.parametrize("person", [None, "x"])
def test_whatever_names_are_made_of_no_line_is_too_wide(name: str, person: str | None) -> None:
    view = river(row(name, run(name, 0, 10), run(name, 10, tone=1)), unheld=(name, name))
    for size in ((40, 9), (78, 18), (118, 34)):
        known = shown(replace(view, person=person and name), size)
        assert len(known.lines) == size[1]
        assert all(cell_width("".join(text for text, _ in pieces)) <= size[0] for pieces in known.lines)
        assert all(text.isprintable() for pieces in known.lines for text, _ in pieces)
