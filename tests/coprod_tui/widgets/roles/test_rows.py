from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from coprod_tui.display import cell_width
from coprod_tui.widgets.calls import call_line, words
from coprod_tui.widgets.roles.details import about
from coprod_tui.widgets.roles.rows import columns, heading, height, listed, rows
from coprod_tui.widgets.roles.words import away_advice, pieces, places, tools, whom_to_ask
from server.domain.commands import CallKind, Tool
from server.projections.calls import CallRow
from server.projections.roles.holders import AskRow, HolderRow, NamedRow, OfferRow, RoleRow, Suggestion
from tests.coprod_tui import hostile

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
NOW = AT + timedelta(minutes=20)
AMA = HolderRow("p1", "Ama", AT, None)
GONE = HolderRow("p2", "Sam", AT, NOW - timedelta(minutes=7))
BO = Suggestion("p3", "Bo", "open to it, has held no role yet")
MEI = Suggestion("p4", "Mei", "open to it, has not held it yet")


def role(**given: object) -> RoleRow:
    """A role that any number may hold and nobody does, but for what is given."""
    known = {
        **dict.fromkeys(("holders", "offered", "asked", "suggested", "tools"), ()),
        **dict.fromkeys(("hidden", "full"), False),
        "id": "scribe",
        "name": "Scribe",
        "sentence": "Writes.",
        "prompt": "Writes.",
        "limit": None,
        "first": True,
        "offerable": True,
    }
    return RoleRow(**{**known, **given})  # type: ignore[arg-type]


def said(known: RoleRow) -> list[str]:
    return [text for text, _ in pieces(known, NOW)]


def told(known: RoleRow) -> list[str]:
    return ["".join(text for text, _ in line) for group in about(known, NOW) for line in group]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ["nobody just now"]),
        ({"holders": (AMA, GONE)}, ["Ama 20 min", "Sam 20 min, away 7 min"]),
        ({"holders": (HolderRow("p1", "Ama", AT, None, (NamedRow("p4", "Mei"),)),)}, ["Ama 20 min", "Mei shadows"]),
        (
            {"holders": (HolderRow("p1", "Ama", AT, None, (NamedRow("p4", "Mei"),)), GONE)},
            ["Ama 20 min", "Mei shadows Ama", "Sam 20 min, away 7 min"],
        ),
        (
            {"holders": (HolderRow("p1", "Ama", AT, None, (), "Jo", NOW + timedelta(seconds=1)),)},
            ["Ama 20 min", "Jo at the shoulder"],
        ),
        ({"holders": (HolderRow("p1", "Ama", AT, None, (), "Jo", NOW),)}, ["Ama 20 min"]),
        ({"offered": (OfferRow("p3", "Bo", None, AT),)}, ["nobody just now", "offered to Bo"]),
        ({"holders": (AMA,), "offered": (OfferRow("p3", "Bo", "Ama", AT),)}, ["Ama 20 min", "Ama offers it to Bo"]),
        ({"asked": (AskRow("p3", "Bo", None, shadow=False, at=AT),)}, ["nobody just now", "Bo asks for it"]),
        ({"asked": (AskRow("p3", "Bo", "Ama", shadow=False, at=AT),)}, ["nobody just now", "Bo asks Ama for it"]),
        ({"asked": (AskRow("p3", "Bo", "Ama", shadow=True, at=AT),)}, ["nobody just now", "Bo asks to shadow Ama"]),
    ],
)
def test_a_role_says_who_has_to_do_with_it(given: dict[str, object], words: list[str]) -> None:
    assert said(role(**given)) == words


def test_places_say_how_many_of_how_many() -> None:
    shown = [places(role(limit=2)), places(role(holders=(AMA, GONE))), places(role(hidden=True))]
    assert shown == ["0 of 2", "2 of any", "hidden"]


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ({"holders": (AMA,)}, None),
        ({"holders": (HolderRow("p2", "Sam", AT, NOW - timedelta(minutes=4, seconds=59)),)}, None),
        ({"holders": (AMA, GONE)}, None),
        ({"holders": (GONE,), "suggested": (BO, MEI)}, "You could ask Bo or Mei."),
        ({"holders": (GONE,)}, "You could ask the room who would like to hold it."),
        ({"holders": (GONE,), "offerable": False}, "Anyone can take it up on their phone."),
        ({"holders": (GONE,), "limit": 1, "full": True}, "A second place (e) would let somebody stand in."),
        (
            {"holders": (GONE,), "limit": 1, "full": True, "suggested": (BO,)},
            "A second place (e) would let somebody stand in. Bo would like to hold it.",
        ),
    ],
)
def test_a_role_whose_only_holder_is_long_away_says_so_and_whom_to_ask(
    given: dict[str, object], advice: str | None
) -> None:
    whole = advice and f"Sam alone holds this and has been away 7 min. {advice}"
    assert away_advice(role(**given), NOW) == whole


def test_no_more_people_are_named_than_can_be_asked() -> None:
    suggested = tuple(Suggestion(f"p{n}", f"P{n}", "open to it") for n in range(9))
    assert whom_to_ask(role(suggested=suggested)) == "P0, P1 or P2"
    assert whom_to_ask(role()) == ""


@pytest.mark.parametrize("tool", [*get_args(get_args(Tool)[0]), *get_args(CallKind)])
def test_what_holders_may_do_is_said_in_words(tool: Tool) -> None:
    (may,) = tools(role(tools=(tool,)))
    assert may
    assert "_" not in may


def test_all_about_a_role() -> None:
    known = role(
        prompt="Write.", tools=("words", "theme"), holders=(GONE,), limit=2, suggested=(BO,),
        offered=(OfferRow("p5", "Jo", "Sam", NOW - timedelta(minutes=3)),),
    )  # fmt: skip
    since, away = (f"{at.astimezone():%H:%M}" for at in (AT, NOW - timedelta(minutes=7)))
    assert told(known) == [
        "Writes.",
        f"Sam since {since}, 20 min, away since {away}",
        "Sam alone holds this and has been away 7 min. You could ask Bo.",
        "Sam offers it to Jo, 3 min ago",
        "Bo: open to it, has held no role yet",
        "Whoever holds it may write down words that were said aloud, or for somebody else with their yes; "
        "propose a theme",
        "Their phone says “Write.”",
    ]


def test_roles_that_are_hidden_or_only_taken_up_say_so() -> None:
    assert told(role(hidden=True))[1].startswith("Hidden: nobody is offered it")
    assert told(role(offerable=False))[1] == "Taken up, never assigned: anyone can take it up on their phone."


def test_roles_that_somebody_holds_stand_first_and_hidden_ones_at_the_end() -> None:
    known = [role(id="a", hidden=True), role(id="b"), role(id="c", hidden=True), role(id="d", holders=(AMA,))]
    assert [one.id for one in listed(known)] == ["d", "b", "a", "c"]


@pytest.mark.parametrize("width", [60, 78, 118])
@pytest.mark.parametrize("text", ["Ama", *hostile.ALL], ids=ascii)
def test_every_line_is_as_wide_as_the_board_whatever_it_says(width: int, text: str) -> None:
    across = columns(width)
    known = role(name=text, holders=tuple(HolderRow(f"p{n}", f"{text} {n}", AT, AT if n else None) for n in range(3)))
    drawn = rows(known, across, NOW, selected=True)
    assert len(drawn) == height(known, across, NOW)
    assert {cell_width(one.plain) for one in (heading(across), *drawn)} == {width}
    assert all(one.plain.startswith("▌") for one in drawn)


def test_names_hang_beneath_one_another() -> None:
    known = role(holders=tuple(HolderRow(f"p{n}", f"Person {n}", AT, None) for n in range(4)), limit=4, full=True)
    assert [one.plain.rstrip() for one in rows(known, columns(72), NOW, selected=False)] == [
        " Scribe              Person 0 20 min · Person 1 20 min         4 of 4",
        "                     Person 2 20 min · Person 3 20 min",
    ]


def call(kind: CallKind, text: str = "") -> CallRow:
    return CallRow("k1", 1, kind, "Weaver", "Ama", text, AT)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("more_time", "Ama, Weaver: five more minutes?"),
        ("theme", "Ama, Weaver proposes a theme: Trust"),
        ("bring_us_back", "Ama, Weaver: bring us back to what this should change"),
        ("plainer", "Ama, Weaver: say it plainer, please"),
        ("break", "Ama, Weaver: shall we break?"),
    ],
)
def test_a_call_says_who_calls_in_which_role_and_what(kind: CallKind, said: str) -> None:
    assert words(call(kind, "Trust")) == said


def test_the_strip_takes_one_line_and_says_how_many_more_wait() -> None:
    calls = (call("theme", "Trust " * 30), call("break"), call("break"))
    drawn = call_line(calls, 60).plain
    assert cell_width(drawn) == 60
    assert drawn.endswith("…, 2 more · k answers")
    assert call_line(calls[1:], 60).plain == "Ama, Weaver: shall we break?, 1 more · k answers"
    assert call_line(calls[:1], 60).plain.startswith("Ama, Weaver proposes a theme: Trust")
