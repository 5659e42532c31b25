from dataclasses import replace

import pytest
from textual import events
from textual.app import App, ComposeResult

from coprod_tui.themes import DARK
from coprod_tui.widgets.contributions import Contributions
from coprod_tui.widgets.row_list import RowList
from server.domain import commands as c
from server.projections.contributions.index import ContributionIndex, ContributionRow, ContributionsView
from server.projections.contributions.sorting import Order
from tests.coprod_tui.straight_pilot import StraightPilot, piloted
from tests.session import Session


class Room:
    """A session with the index of its words."""

    def __init__(self) -> None:
        self.session = Session()
        self.session.does(c.OpenSession())
        self.ama = self.session.join("Ama")
        self.question = self.session.ask()
        self.order: Order = "unheard"
        self.needle = ""
        self._index = ContributionIndex()
        self._taken = 0

    def say(self, *texts: str) -> list[str]:
        return [self.session.say(self.ama, text) for text in texts]

    def hear(self, contribution: str) -> None:
        self.session.does(c.MarkHeard((contribution,)))

    def view(self) -> ContributionsView:
        for entry in self.session.entries[self._taken :]:
            self._index.step(self.session.state, entry.events)
        self._taken = len(self.session.entries)
        return self._index.view(self.question, self.order, self.needle)


class ListApp(App[None]):
    """Only the list, ten lines high; `told` holds the rows that it named."""

    CSS = "RowList { height: 12; border: solid gray; }"

    def __init__(self, view: ContributionsView) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self._view = view
        self.told: list[ContributionRow | None] = []

    def compose(self) -> ComposeResult:
        yield RowList()

    def on_mount(self) -> None:
        self.panel.focus()
        self.panel.view = Contributions(self._view)

    @property
    def panel(self) -> RowList[ContributionRow]:
        return self.query_one(RowList)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        self.told.append(event.row)

    def lines(self) -> list[str]:
        return [self.panel.render_line(y).text.rstrip() for y in range(self.panel.size.height)]

    def line_in_hand(self) -> tuple[int, str]:
        return next((y, text) for y, text in enumerate(self.lines()) if text.startswith("▌"))


async def show(app: ListApp, pilot: StraightPilot, room: Room) -> None:
    app.panel.view = Contributions(room.view())
    await pilot.pause()


@pytest.fixture
def room() -> Room:
    return Room()


def numbered(count: int) -> list[str]:
    return [f"word {number}" for number in range(1, count + 1)]


async def test_the_first_row_is_in_hand_and_words_hang_under_themselves(room: Room) -> None:
    room.say("The same carer every morning, who knows her name and how she takes her tea, and never rushes.")
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.pause()
        first, second, *_ = app.lines()
        assert first.startswith("▌ 1 Ama")
        assert second.startswith("▌  ")
        assert first.index("The same") == len(second) - len(second[1:].lstrip())
        assert [row.number for row in app.told if row] == [1]


async def test_an_empty_list_says_so(room: Room) -> None:
    app = ListApp(room.view())
    async with piloted(app, size=(80, 14)) as pilot:
        await pilot.pause()
        assert app.lines()[0].startswith("Nothing said yet.")
        await pilot.press("down", "up", "pagedown", "home", "end", "pageup")
        assert app.told == []


async def test_new_contributions_never_move_the_row_in_hand(room: Room) -> None:
    room.say(*numbered(30))
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.pause()
        await pilot.press(*["down"] * 14)
        before = app.line_in_hand()
        told = list(app.told)
        for _ in range(5):
            room.say(*numbered(7))
            await show(app, pilot, room)
            assert app.line_in_hand() == before
        assert app.told == told
        assert "word 15" in before[1]


async def test_the_border_says_how_many_arrived_below(room: Room) -> None:
    room.say(*numbered(30))
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.pause()
        assert str(app.panel.border_subtitle) == "20 more below"
        room.say(*numbered(7))
        await show(app, pilot, room)
        assert str(app.panel.border_subtitle) == "7 new below"
        await pilot.press("end")
        assert str(app.panel.border_subtitle) == ""


async def test_words_that_arrive_in_view_are_not_called_new(room: Room) -> None:
    room.say("one")
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.pause()
        room.say("two")
        await show(app, pilot, room)
        assert str(app.panel.border_subtitle) == ""
        assert "two" in app.lines()[1]


async def test_new_words_are_above_while_those_heard_are_read(room: Room) -> None:
    said = room.say(*numbered(40))
    for contribution in said[:30]:
        room.hear(contribution)
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.press("end")
        before = app.line_in_hand()
        room.say("new")
        await show(app, pilot, room)
        assert app.line_in_hand() == before
        assert str(app.panel.border_subtitle) == "1 new above"


async def test_the_newest_first_says_how_many_arrived_above(room: Room) -> None:
    room.order = "newest"
    room.say(*numbered(40))
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.pause()
        assert "word 40" in app.line_in_hand()[1]
        await pilot.press("end")
        before = app.line_in_hand()
        room.say("new", "newer")
        await show(app, pilot, room)
        assert app.line_in_hand() == before
        assert str(app.panel.border_subtitle) == "2 new above"


async def test_what_was_heard_stays_in_hand_where_it_does_not_move(room: Room) -> None:
    room.order = "newest"
    said = room.say(*numbered(5))
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.pause()
        room.hear(said[4])
        await show(app, pilot, room)
        assert "✓ word 5" in app.line_in_hand()[1]


async def test_another_order_and_other_words_begin_at_their_first_row(room: Room) -> None:
    room.say(*numbered(30))
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.press("end")
        room.order = "newest"
        await show(app, pilot, room)
        assert app.line_in_hand() == (0, next(text for text in app.lines() if "word 30" in text))
        room.needle = "word 2"
        await show(app, pilot, room)
        assert str(app.panel.border_title) == "Contributions · this question · newest · with “word 2”"
        assert str(app.panel.border_subtitle) == "12 found · 2 more below"
        room.needle = "nothing of the kind"
        await show(app, pilot, room)
        assert app.lines()[0].startswith("Nothing here has these words.")
        assert app.told[-1] is None
        room.needle = ""
        await show(app, pilot, room)
        assert "word 30" in app.line_in_hand()[1]


async def test_marking_as_heard_walks_down_those_not_heard_yet(room: Room) -> None:
    said = room.say(*numbered(5))
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.pause()
        for contribution in said[:3]:
            room.hear(contribution)
            await show(app, pilot, room)
        assert [row.number for row in app.told if row] == [1, 2, 3, 4]
        assert "word 4" in app.line_in_hand()[1]
        assert "✓ word 1" in app.lines()[2]


async def test_the_row_in_hand_is_told_anew_when_its_words_change(room: Room) -> None:
    (said,) = room.say("one")
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.pause()
        room.session.phone(room.ama, c.ChangeContribution(said, "other"))
        await show(app, pilot, room)
        assert [row.text for row in app.told if row] == ["one", "other"]


async def test_a_row_that_is_taken_back_hands_over_to_the_next(room: Room) -> None:
    said = room.say("one", "two")
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.pause()
        room.session.phone(room.ama, c.TakeBackContribution(said[0]))
        await show(app, pilot, room)
        assert "two" in app.line_in_hand()[1]
        room.session.phone(room.ama, c.TakeBackContribution(said[1]))
        await show(app, pilot, room)
        assert app.told[-1] is None


async def test_a_click_takes_a_row_in_hand_and_the_wheel_moves_the_hand(room: Room) -> None:
    room.say(*numbered(5))
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.click(RowList, offset=(20, 3))
        assert "word 3" in app.line_in_hand()[1]
        app.panel.post_message(wheel(events.MouseScrollDown))
        await pilot.pause()
        assert "word 4" in app.line_in_hand()[1]
        app.panel.post_message(wheel(events.MouseScrollUp))
        await pilot.pause()
        assert "word 3" in app.line_in_hand()[1]


def wheel(kind: type[events.MouseEvent]) -> events.MouseEvent:
    return kind(None, 20, 3, 0, 0, 0, shift=False, meta=False, ctrl=False)


async def test_another_question_begins_at_its_first_row(room: Room) -> None:
    room.say(*numbered(30))
    app = ListApp(room.view())
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.press("end")
        room.question = room.session.ask("Another?")
        room.say("first", "second")
        await show(app, pilot, room)
        assert "first" in app.line_in_hand()[1]


async def test_twenty_thousand_rows_ask_for_a_screenful_of_them(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in range(10):  # nobody may fill the record alone
        room.ama = room.session.join(f"Ama {part}")
        room.say(*numbered(2_000))
    view = room.view()
    asked: list[int] = []
    rows = ContributionsView.rows

    def counted(self: ContributionsView, start: int, stop: int) -> tuple[ContributionRow, ...]:
        found = rows(self, start, stop)
        asked.append(len(found))
        return found

    app = ListApp(view)
    async with piloted(app, size=(60, 14)) as pilot:
        await pilot.press("end", "pageup")
        monkeypatch.setattr(ContributionsView, "rows", counted)
        app.panel.view = Contributions(replace(view, version=view.version + 1))
        await pilot.pause()
        app.lines()
        assert 0 < sum(asked) < 300
        asked.clear()
        await pilot.press("up")
        app.lines()
        assert 0 < sum(asked) < 300
