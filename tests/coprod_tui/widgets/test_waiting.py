from datetime import UTC, datetime

from textual.app import App, ComposeResult

from coprod_tui.themes import DARK
from coprod_tui.widgets.waiting import WaitingStrip, signals_line, wording_line
from server.projections.calls import CallRow
from server.projections.pending_yeses import PendingYesesView
from server.projections.questions.wordings import WordingRow
from server.projections.signals import SignalRow
from server.projections.waiting import WaitingView
from tests.coprod_tui.straight_pilot import StraightPilot, piloted

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CALL = CallRow("k1", 1, "break", "Care-keeper", "Jo", "", AT)
WORDING = WordingRow("d1", 1, "What would a good Tuesday look like?", "Ama", AT)
SIGNALS = (SignalRow("slow_down", 3, 5), SignalRow("plainer", 0, 2), SignalRow("break", 1, 1))


class Page(App[None]):
    """Only the strips."""

    def compose(self) -> ComposeResult:
        self.register_theme(DARK)
        self.theme = DARK.name
        yield WaitingStrip()

    async def show(
        self, pilot: StraightPilot, *, calls: bool = False, wordings: bool = False, signals: bool = False
    ) -> None:
        strips = self.query_one(WaitingStrip)
        strips.view = WaitingView((CALL,) if calls else (), (WORDING,) if wordings else (), SIGNALS if signals else ())
        await pilot.pause()

    def lines(self) -> list[str]:
        return [strip.text.strip("█ ") for strip in self.screen._compositor.render_strips()]

    @property
    def tall(self) -> int:
        return self.query_one(WaitingStrip).size.height


async def test_nothing_that_waits_takes_no_line() -> None:
    app = Page()
    async with piloted(app, size=(80, 10)) as pilot:
        await app.show(pilot)
        assert app.tall == 0
        app.query_one(WaitingStrip).view = WaitingView(signals=(SignalRow("plainer", 0, 2),))
        await pilot.pause()
        assert app.tall == 0


async def test_what_waits_stands_beside_one_another_where_there_is_room() -> None:
    app = Page()
    async with piloted(app, size=(100, 10)) as pilot:
        await app.show(pilot, calls=True, signals=True, wordings=True)
        assert app.lines()[:2] == [
            "Jo, Care-keeper: shall we break? · k answers    Slow down ×3 · I need a break ×1 · g heard",
            "Ask it differently: “What would a good Tuesday look like?” – Ama · d adopts",
        ]
        assert app.tall == 2
        await app.show(pilot, wordings=True)
        assert app.tall == 1
        await app.show(pilot)
        assert app.tall == 0


async def test_whose_yes_is_awaited_stands_on_one_line_however_many_are_asked() -> None:
    app = Page()
    async with piloted(app, size=(80, 10)) as pilot:
        await app.show(pilot)
        app.query_one(WaitingStrip).view = WaitingView(yeses=PendingYesesView(2, ("Ama", "Bo")))
        await pilot.pause()
        assert app.lines()[0] == "2 contributions wait for a yes: Ama, Bo"
        app.query_one(WaitingStrip).view = WaitingView(
            yeses=PendingYesesView(40, tuple(f"Person {number}" for number in range(40)))
        )
        await pilot.pause()
        assert app.tall == 1


async def test_what_waits_for_a_look_is_counted() -> None:
    app = Page()
    async with piloted(app, size=(80, 10)) as pilot:
        for count, told in ((1, "1 waits for a look · Z"), (12, "12 wait for a look · Z")):
            app.query_one(WaitingStrip).view = WaitingView(to_look_at=count)
            await pilot.pause()
            assert app.lines()[0] == told


async def test_two_things_that_wait_share_a_line_at_80_columns() -> None:
    app = Page()
    async with piloted(app, size=(80, 10)) as pilot:
        await app.show(pilot, calls=True, wordings=True)
        assert app.tall == 1
        (told, *_) = app.lines()
        assert "Jo, Care-keeper: shall w… · k answers    “What would a goo…” – Ama · d adopts" in told


async def test_where_there_is_no_room_each_has_a_line() -> None:
    app = Page()
    async with piloted(app, size=(60, 10)) as pilot:
        await app.show(pilot, calls=True, signals=True, wordings=True)
        assert app.tall == 3


def test_the_words_of_a_wording_make_way_for_who_offers_it() -> None:
    rows = (WORDING, WORDING, WORDING)
    assert wording_line(rows, 100).plain.endswith("” – Ama, 2 more · d adopts")
    short = wording_line(rows, 60).plain
    assert len(short) <= 60
    assert short.startswith("Ask it differently: “What")
    assert short.endswith("…” – Ama, 2 more · d adopts")


def test_signals_are_counted_without_names() -> None:
    assert signals_line(SIGNALS, 80).plain == "Slow down ×3 · I need a break ×1 · g heard"
    assert len(signals_line(SIGNALS, 20).plain) <= 20
