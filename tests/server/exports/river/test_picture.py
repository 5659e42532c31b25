from datetime import datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from server.domain import commands as c
from server.exports.river.palette import colour, pattern
from server.exports.river.picture import LEFT, RIGHT, WIDTH, river_svg
from server.exports.river.svg import width_of
from server.projections.roles.river import RiverRow, RiverView, Run, river_view
from tests.server.projections.wandering import ABOUT_ROLES, EIGHT, Wandering
from tests.session import BEGINNING, Session

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("x")</script>&<image href="http://evil"/>'


def picture(river: RiverView, until: datetime = BEGINNING, title: str = "Home care") -> ET.Element:
    return ET.fromstring(river_svg(river, until, title))  # noqa: S314


def drawn(session: Session) -> ET.Element:
    return picture(river_view(session.state), session.now, session.state.title)


def texts(shown: ET.Element) -> list[str]:
    return [one.text or "" for one in shown.iter(f"{SVG}text")]


def bars(shown: ET.Element) -> list[ET.Element]:
    return [one for one in shown.iter(f"{SVG}rect") if one.get("rx")]


def number(one: ET.Element, name: str) -> float:
    return float(one.get(name, "nan"))


def run(person: str, since: float, until: float | None, tone: int = 0, *, lane: int = 0, name: str = "Host") -> Run:
    at = [None if one is None else BEGINNING + timedelta(minutes=one) for one in (since, until)]
    assert at[0] is not None
    return Run(person, person, name, at[0], at[1], "offered", None if until is None else "stepped_back", lane, tone)


def river(*runs: Run, lasts: float | None = 60) -> RiverView:
    lanes = max(one.lane for one in runs) + 1
    ended = None if lasts is None else BEGINNING + timedelta(minutes=lasts)
    return RiverView(BEGINNING, ended, (RiverRow("host", "Host", lanes, runs),))


def labelled(shown: ET.Element, text: str) -> ET.Element:
    """The first that has this text, which is the one at the bar; the key comes behind."""
    return next(one for one in shown.iter(f"{SVG}text") if one.text == text)


def test_a_bar_lies_where_its_tenure_lay_in_time() -> None:
    first, second = bars(picture(river(run("Ama", 0, 30), run("Bo", 30, 60, 1))))
    middle = (LEFT + RIGHT) / 2
    assert (number(first, "x"), number(second, "x")) == (LEFT, middle)
    assert number(first, "width") == number(second, "width") == middle - LEFT


def test_overlapping_bars_lie_below_one_another() -> None:
    first, second = bars(picture(river(run("Ama", 0, 40), run("Bo", 20, 60, 1, lane=1))))
    assert number(second, "y") >= number(first, "y") + number(first, "height")


def test_a_person_is_told_by_colour_by_pattern_and_by_name() -> None:
    shown = picture(river(run("Ama", 0, 30), run("Bo", 30, 60, 1)))
    assert len({bar.get("fill") for bar in bars(shown)}) == 2
    known = {one.get("id") for one in shown.iter(f"{SVG}pattern")}
    used = [one.get("fill", "") for one in shown.iter(f"{SVG}rect") if one.get("fill", "").startswith("url(")]
    assert len(set(used)) == len(known) == 2
    assert {f"url(#{one})" for one in known} == set(used)
    assert texts(shown).count("Ama") == texts(shown).count("Bo") == 2


def test_no_two_of_many_people_look_the_same() -> None:
    looks = [(colour(tone), pattern(tone)) for tone in range(48)]
    assert len(set(looks)) == 48
    for (hue, shape), (next_hue, next_shape) in pairwise(looks):
        assert hue != next_hue
        assert shape != next_shape


def test_each_bar_says_when_and_how_long_where_somebody_points() -> None:
    shown = picture(river(run("Ama", 0, 30), run("Bo", 30, None, 1, name="Chair"), lasts=None), BEGINNING)
    told = [one.text for group in shown.iter(f"{SVG}g") for one in group.iter(f"{SVG}title")]
    assert told == [
        "Host: Ama from 10:00 to 10:30, 30 min",
        "Host: Bo, then called Chair, from 10:30 on, still held",
    ]
    assert len(list(shown.iter(f"{SVG}path"))) == 2 + 1


def test_who_cannot_see_it_reads_it() -> None:
    shown = picture(
        RiverView(
            BEGINNING,
            BEGINNING + timedelta(minutes=60),
            (RiverRow("host", "Host", 1, (run("Ama", 0, 30), run("Bo", 30, 60, 1))),),
            ("Scribe", "Weaver"),
        )
    )
    assert shown.get("role") == "img"
    ids = {one.get("id"): one.text for one in shown if one.get("id")}
    assert [ids[name] for name in shown.get("aria-labelledby", "").split()] == [
        "Who held which role: Home care",
        "1 role from 2026-11-23 10:00 to 11:00 UTC. Host: Ama from 10:00 to 10:30; Bo from 10:30 to 11:00. "
        "Held by nobody: Scribe, Weaver.",
    ]
    assert "Held by nobody: Scribe, Weaver" in texts(shown)


def test_a_label_that_does_not_fit_moves_or_shortens() -> None:
    behind = picture(river(run("Maximiliane", 10, 12), run("Bo", 40, 60, 1)))
    first, _ = bars(behind)
    assert number(labelled(behind, "Maximiliane"), "x") > number(first, "x") + number(first, "width")
    before = picture(river(run("Maximiliane", 56, 60)))
    (only,) = bars(before)
    label = labelled(before, "Maximiliane")
    assert number(label, "x") + width_of("Maximiliane", 11) < number(only, "x")
    between = picture(river(run("Ama", 0, 28), run("Maximiliane", 28, 33, 1), run("Bo", 33, 60, 2)))
    shortened = next(text for text in texts(between) if text.endswith("…"))
    assert "Maximiliane".startswith(shortened[:-1])
    nowhere = picture(river(run("Ama", 0, 29), run("Maximiliane", 29, 29.5, 1), run("Bo", 29.5, 60, 2)))
    assert texts(nowhere).count("Maximiliane") == 1


def test_a_run_keeps_the_name_that_the_role_had() -> None:
    assert "Ama (as Chair)" in texts(picture(river(run("Ama", 0, 60, name="Chair"))))


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (0, ["10:00"]),
        (4, ["10:00", "10:01", "10:02", "10:03", "10:04"]),
        (60, ["10:00", "10:10", "10:20", "10:30", "10:40", "10:50", "11:00"]),
        (180, ["10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "13:00"]),
        (20 * 24 * 60, ["11-27 00:00", "12-01 00:00", "12-05 00:00", "12-09 00:00", "12-13 00:00"]),
    ],
)
def test_the_axis_has_round_times_as_many_as_can_be_read(minutes: float, shown: list[str]) -> None:
    texts_shown = texts(picture(river(run("Ama", 0, minutes), lasts=minutes)))
    assert [text for text in texts_shown if text[-3:-2] == ":"][: len(shown)] == shown


def test_a_clock_set_back_draws_nothing_outside() -> None:
    shown = picture(river(run("Ama", -5, 70), run("Bo", 30, 20, 1, lane=1), lasts=60))
    for bar in bars(shown):
        assert LEFT <= number(bar, "x") < number(bar, "x") + number(bar, "width") <= RIGHT + 2


def test_where_nobody_held_a_role_it_says_so() -> None:
    shown = picture(RiverView(BEGINNING, None, (), ("Host",)))
    assert "Nobody held a role." in texts(shown)
    assert not bars(shown)
    assert picture(RiverView()).get("role") == "img"


def test_a_long_role_name_takes_two_lines() -> None:
    name = "Note-taker and keeper of words"
    shown = picture(RiverView(BEGINNING, BEGINNING, (RiverRow("scribe", name, 1, (run("Ama", 0, 0),)),)))
    assert texts(shown)[-5:-1].count(name) == 0
    assert "Note-taker and" in texts(shown)


@pytest.mark.parametrize("seed", range(4))
def test_an_hour_of_passing_roles_about_stays_on_the_page(seed: int) -> None:
    names = ["Ama", "Bo", HOSTILE[:40], "עדי", "王小明", "", "Maximiliane-Sophie", "Ama", "Fay", "Gil", "Ivo", "Jo"]
    who = Wandering(seed, names, EIGHT, ABOUT_ROLES)
    for _ in range(300):
        who.step()
        who.wait(30)
    shown = drawn(who.session)
    height = float(shown.get("viewBox", "").split()[3])
    for one in shown.iter(f"{SVG}text"):
        assert number(one, "y") <= height
        if one.get("text-anchor") == "start":
            assert (
                14 <= number(one, "x") <= number(one, "x") + width_of(one.text or "", number(one, "font-size")) <= WIDTH
            )
    for bar in bars(shown):
        assert LEFT <= number(bar, "x") <= number(bar, "x") + number(bar, "width") <= RIGHT + 2
        assert number(bar, "y") + number(bar, "height") <= height
    assert len(bars(shown)) == len(who.session.state.tenures)


def test_nothing_that_was_typed_is_more_than_text_and_nothing_comes_from_elsewhere() -> None:
    session = Session(HOSTILE)
    session.does(c.ChangeRole("listener", HOSTILE[:30], HOSTILE))
    session.phone(session.join(HOSTILE[:40]), c.AskForRole("listener"))
    shown = drawn(session)
    names = {one.tag.removeprefix(SVG) for one in shown.iter()}
    assert names == {"svg", "title", "desc", "style", "defs", "pattern", "path", "rect", "line", "text", "g"}
    assert not any(name == "href" or name.startswith("on") for one in shown.iter() for name in one.attrib)
    raw = river_svg(river_view(session.state), session.now, HOSTILE).decode()
    assert "<script" not in raw
    assert "@import" not in raw
    assert raw.count("url(") == raw.count("url(#river-")
    assert "prefers-color-scheme: dark" in raw
