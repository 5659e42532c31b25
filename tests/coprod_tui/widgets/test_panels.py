from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.widgets import Static

from coprod_tui.themes import DARK
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.people import PeoplePanel
from coprod_tui.widgets.question.line import QuestionLine
from coprod_tui.widgets.roles.panel import RolesPanel, brief, nobody_yet
from server.projections.dashboard import RolesPanelView
from server.projections.masthead import MastheadView
from server.projections.people.recent import SHOWN, PeoplePanelView, RecentPerson
from server.projections.question_line import QuestionLineView
from server.projections.roles.holders import AskRow, HolderRow, OfferRow, RoleRow
from server.projections.status import AddressView
from server.projections.summary import AskedView
from tests.coprod_tui.straight_pilot import piloted

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Page(App[None]):
    """Shows one widget."""

    def __init__(self, widget: KeyBar | Masthead | PeoplePanel | QuestionLine | RolesPanel) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self._widget = widget

    def compose(self) -> ComposeResult:
        yield self._widget

    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


def hints(count: int) -> tuple[KeyHint, ...]:
    return (
        *(KeyHint("x", f"Do {number}", enabled=True) for number in range(count)),
        KeyHint("?", "Help", enabled=True),
    )


async def test_the_foot_takes_two_lines_at_most_and_always_leads_to_help() -> None:
    app = Page(KeyBar())
    async with piloted(app, size=(40, 10)) as pilot:
        app.query_one(KeyBar).hints = hints(30)
        await pilot.pause()
        assert app.query_one(KeyBar).size.height == 2
        assert app.lines()[1].endswith("? all keys")


async def test_a_wider_foot_shows_no_fewer_keys() -> None:
    shown = []
    for width in (80, 120):
        app = Page(KeyBar())
        async with piloted(app, size=(width, 10)) as pilot:
            app.query_one(KeyBar).hints = hints(30)
            await pilot.pause()
            assert app.query_one(KeyBar).size.height == 2
            shown.append(" ".join(app.lines()[:2]).count("Do "))
    assert shown[0] < shown[1]


async def test_what_room_is_left_makes_a_label_whole_again() -> None:
    app = Page(KeyBar())
    async with piloted(app, size=(60, 10)) as pilot:
        known = (
            KeyHint("u", "Undo: merged Early into Mornings at home", enabled=True),
            KeyHint("r", "Role", enabled=True),
            KeyHint("w", "Withdraw an offer that was made by you alone", enabled=False),
            KeyHint("?", "Help", enabled=True),
        )
        app.query_one(KeyBar).hints = known
        await pilot.pause()
        shown = " ".join(app.lines()[:2])
        assert "u Undo: merged Early into Mornings at home" in shown


async def test_no_long_label_pushes_another_key_off_and_what_cannot_be_seen_is_told_whole_first() -> None:
    app = Page(KeyBar())
    async with piloted(app, size=(44, 10)) as pilot:
        app.query_one(KeyBar).hints = (
            KeyHint("space", "Heard 3 marked", enabled=True, short="Heard"),
            KeyHint("b", "Hold back 3 marked", enabled=True, short="Hold back"),
            KeyHint("t", "Theme 3 marked", enabled=True, short="Theme"),
            KeyHint("u", "Undo: merged Early into Mornings", enabled=True, short="Undo", tells=True),
            KeyHint("?", "Help", enabled=True),
        )
        await pilot.pause()
        assert [text.strip() for text in app.lines()[:2]] == [
            "space Heard 3 marked  b Hold back  t Theme",
            "u Undo: merged Early into…  ? all keys",
        ]


async def test_a_disabled_key_stands_in_brackets() -> None:
    app = Page(KeyBar())
    async with piloted(app, size=(60, 10)) as pilot:
        app.query_one(KeyBar).hints = (KeyHint("u", "Undo", enabled=False), *hints(0))
        await pilot.pause()
        assert app.lines()[0].strip() == "(u Undo)  ? Help"


async def test_where_there_is_little_room_disabled_keys_make_way_first_then_spare_ones() -> None:
    app = Page(KeyBar())
    async with piloted(app, size=(40, 10)) as pilot:
        bar = app.query_one(KeyBar)
        known = [
            KeyHint("u", "Undo: offered Outcome-keeper to Mrs K.", enabled=True),
            KeyHint("w", "Withdraw", enabled=False),
            KeyHint("x", "Export", enabled=True, spare=True),
            KeyHint("r", "Role", enabled=True),
            KeyHint("b", "Board", enabled=True),
            KeyHint("?", "Help", enabled=True),
        ]
        bar.hints = tuple(known)
        await pilot.pause()
        shown = ["u Undo: offered Outcome-k…  x Export", "r Role  b Board  ? all keys"]
        assert [text.strip() for text in app.lines()[:2]] == shown
        bar.hints = (*known[:-1], KeyHint("j", "Show the way in", enabled=True), known[-1])
        await pilot.pause()
        shown = ["u Undo: offered Outcome-k…  r Role", "b Board  j Show the way in  ? all keys"]
        assert [text.strip() for text in app.lines()[:2]] == shown


async def test_where_a_key_has_no_room_the_next_one_that_has_stands_there_and_short_labels_before_none() -> None:
    app = Page(KeyBar())
    async with piloted(app, size=(38, 10)) as pilot:
        bar = app.query_one(KeyBar)
        known = (
            KeyHint("s", "Shows it to everybody", enabled=True),
            KeyHint("u", "Undo: revealed question 3", enabled=True, short="Undo"),
            KeyHint("k", "Answers who is waiting now", enabled=True),
            KeyHint("r", "Role", enabled=True),
            KeyHint("?", "Help", enabled=True),
        )
        bar.hints = known
        await pilot.pause()
        assert [text.strip() for text in app.lines()[:2]] == ["s Shows it to everybody  u Undo", "r Role  ? all keys"]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, ("KITE", "26 here")),
        (140, ("http://192.168.100.200:8765", "code KITE", "26 here, 24 connected")),
    ],
)
async def test_the_masthead_says_on_one_line_what_there_is_room_for(width: int, shown: tuple[str, ...]) -> None:
    app = Page(Masthead())
    async with piloted(app, size=(width, 10)) as pilot:
        head = app.query_one(Masthead)
        address = AddressView("http://192.168.100.200:8765", "", "Wi-Fi", ())
        title = "A long title " * 8
        head.view = MastheadView(
            title, phase="live", code="KITE", address=address, opened_at=AT, here=26, connected=24, now=AT
        )
        await pilot.pause()
        assert head.size.height == 1
        for words in ("A long title", "…", "● live", *shown, "0 min"):
            assert words in app.lines()[0]


async def test_practice_is_said_first() -> None:
    app = Page(Masthead())
    async with piloted(app, size=(80, 10)) as pilot:
        app.query_one(Masthead).view = MastheadView("Trying out", practice=True)
        await pilot.pause()
        assert app.lines()[0].strip().startswith("PRACTICE · Trying out")


async def test_a_very_long_question_is_cut_and_says_so() -> None:
    app = Page(QuestionLine())
    async with piloted(app, size=(80, 20)) as pilot:
        asked = AskedView("q1", 1, "What would a good day look like? " * 12, AT, None, 0, 0)
        app.query_one(QuestionLine).view = QuestionLineView(asked)
        await pilot.pause()
        assert app.query_one("#asked", Static).size.height == 3
        assert any("…" in text for text in app.lines())


async def test_the_clock_stands_beside_the_first_line_and_the_rest_hangs_under_the_words() -> None:
    app = Page(QuestionLine())
    async with piloted(app, size=(60, 20)) as pilot:
        line = app.query_one(QuestionLine)
        asked = AskedView("q1", 1, "What would a good day look like if nobody had to hurry?", AT, None, 18, 3)
        asked = replace(asked, round=2, by="Ama", by_role="Host", people=18)
        line.view = QuestionLineView(asked, writing=5, now=AT + timedelta(seconds=252))
        await pilot.pause()
        assert app.lines()[:5] == [
            "  1 What would a good day look like if nobody had to   4:12",
            "    hurry?",
            "    18 people answered · 3 passed · 5 writing",
            "    hidden until you reveal · Round 2 · asked by Ama (Host)",
            "",
        ]


async def test_somebody_without_a_phone_is_marked() -> None:
    app = Page(PeoplePanel())
    async with piloted(app, size=(80, 10)) as pilot:
        newest = (RecentPerson("Ama", connected=True), RecentPerson("Joe", connected=True, phone=False))
        app.query_one(PeoplePanel).view = PeoplePanelView(2, 0, newest)
        await pilot.pause()
        assert str(app.query_one(Static).content) == "Ama · Joe (no phone)"


async def test_people_who_are_away_stand_apart_and_a_crowd_is_counted() -> None:
    app = Page(PeoplePanel())
    async with piloted(app, size=(80, 40)) as pilot:
        newest = tuple(RecentPerson(f"P{n}", connected=n % 2 == 0) for n in range(SHOWN + 49, 49, -1))
        app.query_one(PeoplePanel).view = PeoplePanelView(SHOWN + 50, 125, newest)
        await pilot.pause()
        text = str(app.query_one(Static).content)
        assert text.startswith("P248 · P246")
        assert "Away: P249 · P247" in text
        assert text.endswith("and 50 more")


def role(**given: object) -> RoleRow:
    known = {
        "id": "scribe",
        "name": "Scribe",
        "sentence": "",
        "prompt": "",
        "limit": 3,
        "offerable": True,
        "first": True,
        "hidden": False,
        "full": False,
        "tools": (),
        "holders": (),
        "offered": (),
        "asked": (),
        "suggested": (),
    }
    return RoleRow(**{**known, **given})  # type: ignore[arg-type]


async def test_a_role_wraps_its_holders_under_themselves() -> None:
    app = Page(RolesPanel())
    async with piloted(app, size=(34, 20)) as pilot:
        panel = app.query_one(RolesPanel)
        holders = tuple(HolderRow(f"p{n}", f"Person {n}", AT, AT if n == 2 else None) for n in (1, 2))
        offered, asked = (OfferRow("p3", "Sam", None, AT),), (AskRow("p4", "Mei", None, False, AT),)
        panel.view = RolesPanelView(
            rows=(
                role(holders=holders, offered=offered, asked=asked),
                role(id="x", name="Weaver"),
                role(id="y", name="Hidden", first=False),
                role(id="z", name="Asked for", first=False, asked=asked),
                role(id="h", name="Out of sight", hidden=True),
            ),
            now=AT,
        )
        await pilot.pause()
        assert [text.strip() for text in str(panel.query_one(Static).content).splitlines()] == [
            "Scribe         Person 1 0m",
            "Person 2 0m (away)",
            "– offered to Sam",
            "Mei asks",
            "Asked for      Mei asks",
            "nobody yet: Weaver, Hidden",
        ]


def test_roles_on_one_line_put_first_what_moves_and_say_who_holds_them() -> None:
    rows = (
        role(holders=(HolderRow("p1", "Ama", AT, None), HolderRow("p2", "Jo", AT, AT))),
        role(id="t", name="Timekeeper", asked=(AskRow("p4", "Sam", None, False, AT),)),
        role(id="w", name="Weaver"),
    )
    assert brief(RolesPanelView(rows), 80).plain == "Timekeeper ← Sam asks   Scribe Ama · Jo (away)"
    assert brief(RolesPanelView(rows[2:]), 80).plain == "nobody yet: Weaver"


def test_of_roles_that_nobody_holds_three_are_named() -> None:
    rows = tuple(role(id=name, name=name) for name in ("Weaver", "Listener", "Host", "Scribe", "Doer"))
    assert nobody_yet(rows) == "nobody yet: Weaver, Listener, Host and 2 more"
