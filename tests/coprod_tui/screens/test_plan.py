import pytest
from textual.events import Key

from coprod_tui.screens.dialogs.planned_question import PlannedDialog
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.lobby import LobbyScreen
from coprod_tui.screens.plan import PlanScreen
from coprod_tui.widgets.question.ask_line import AskLine
from server.domain import commands as c
from server.domain.errors import Rejected
from server.domain.events import PlannedQuestion
from server.port import Link
from tests.coprod_tui import hostile
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.plans import QUESTIONS, lobby_room, planned, planned_room
from tests.session import Session

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def in_hand(driver: DashboardDriver) -> str:
    return next(text.strip("│▌ ").split("  ")[0] for text in driver.lines() if "▌" in text)


def order(driver: DashboardDriver) -> list[str]:
    return [question.id for question in driver.session.state.plan]


@SIZED
async def test_each_question_says_how_it_stands_and_what_is_held_ready(size: tuple[int, int]) -> None:
    async with running(planned_room(), size=size) as driver:
        await driver.press("7")
        beside = [part for at in (0, 1) for text in driver.lines() for part in text.split("││")[at : at + 1]]
        text = " ".join(" ".join(beside).replace("│", " ").replace("▌", " ").split())
        for words in (
            "For To bring what each of us knows",
            "60 min still planned",
            "Arriving 1 What would make today worth your time? 5 min ✓ 10:00 open at once",
            "2 What helps you think well in a room like this? ● open",
            "Opening up 3 What is already working",
            "15 min ▸ next",
            "shown after answering",
            "left out",
            "Read it out twice. Wait.",
            "You could ask further",
        ):
            assert words in text
        assert in_hand(driver).startswith("3 What is already working")


async def test_how_people_can_read_along_is_said_in_words() -> None:
    async with running(planned_room(), size=(100, 40)) as driver:
        for keys, words in (
            (("7",), "15 min · hidden until you reveal"),
            (("down",), "15 min · shown after answering"),
            (("home",), "5 min · open at once"),
        ):
            await driver.press(*keys)
            assert words in driver.text()


async def test_enter_takes_the_question_in_hand_to_the_ask_line_and_asks_nothing() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", "down", "enter")
        assert isinstance(driver.app.screen, LiveScreen)
        assert driver.app.screen.query_one(AskLine).draft == QUESTIONS[3].text
        assert driver.app.screen.query_one(AskLine).has_focus_within
        assert driver.port.commands == []


async def test_from_the_lobby_only_enter_in_the_ask_line_goes_live() -> None:
    async with running(lobby_room()) as driver:
        await driver.press("7", "enter")
        assert isinstance(driver.app.screen, LiveScreen)
        assert driver.session.state.phase == "lobby"
        await driver.press("escape")
        assert isinstance(driver.app.screen, LobbyScreen)
        await driver.press("7", "enter", "enter")
        assert isinstance(driver.app.screen, LiveScreen)
        assert driver.port.inside.state.phase == "live"
        question = driver.session.state.question
        assert question is not None
        assert question.text == QUESTIONS[0].text


async def test_what_was_asked_says_how_it_is_asked_again() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", "home", "enter")
        assert driver.said() == ["That question was asked already. On the live screen A asks the newest one again."]
        assert isinstance(driver.app.screen, PlanScreen)


async def test_the_hand_follows_the_question_that_is_moved() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", "J")
        assert driver.port.commands == [c.MovePlanned("n-3", 3)]
        assert in_hand(driver).startswith("4 What is already working")
        await driver.press("K", "K")
        assert order(driver)[:3] == ["n-1", "n-3", "n-2"]
        assert in_hand(driver).startswith("2 What is already working")


@pytest.mark.parametrize(("keys", "words"), [(("home", "K"), "first"), (("end", "J"), "last")])
async def test_what_stands_at_an_end_cannot_go_further(keys: tuple[str, ...], words: str) -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", *keys)
        assert driver.said() == [f"It stands {words} already."]
        assert driver.port.commands == []


async def test_a_question_is_left_out_and_taken_in_again_and_undone() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", "l")
        assert driver.port.commands == [c.SkipPlanned("n-3")]
        assert "l Take in" in driver.text()
        await driver.press("l", "u")
        assert driver.said() == ["Undone: took in a question of the plan"]
        assert driver.session.state.plan[2].skipped


async def test_an_added_question_stands_below_and_is_in_hand() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7")
        await driver.press("plus", *"What else matters?", "tab", "tab", *"10", "tab", "space", "ctrl+s")
        assert driver.port.commands == [c.AddPlanned("What else matters?", "Opening up", 10, "at_once", "", (), at=3)]
        assert in_hand(driver).startswith("4 What else matters?")
        await driver.press("u")
        assert order(driver) == [question.id for question in QUESTIONS]
        assert in_hand(driver).startswith("4 ")


def moderation(driver: DashboardDriver) -> c.Moderation:
    """What the form said of the added question."""
    return driver.session.state.plan[3].moderation


async def test_an_edit_keeps_who_reads_first_and_turns_it_back() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", "plus", *"Who pays?", *["tab"] * 4, "left", "enter")
        assert moderation(driver) == "closed"
        await driver.press("e")
        assert "closed: never, but you and its author do" in driver.text()
        await driver.press("tab", *"Paying", "enter")
        assert driver.session.state.plan[3].phase == "Paying"
        assert moderation(driver) == "closed"
        await driver.press("e", *["tab"] * 4, "right")
        assert "without a look" in driver.text()
        await driver.press("enter")
        assert moderation(driver) == "open"


async def test_questions_that_are_added_one_after_another_stand_in_that_order() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7")
        for text in ("One?", "Two?", "Three?"):
            await driver.press("plus", *text, "enter")
        assert [row.text for row in driver.session.state.plan[3:6]] == ["One?", "Two?", "Three?"]


async def test_a_question_is_written_anew_with_notes_and_probes_on_lines() -> None:
    async with running(planned_room()) as driver:
        await driver.press(
            "7", "down", "e", *" Really?", "ctrl+r", *["tab"] * 4, "right", "tab", *"Wait.", "enter", *"Then go on."
        )
        await driver.press("tab", *"What else?", "enter", "enter", *"Who else?", "ctrl+s")
        assert driver.port.commands == [
            c.ChangePlanned(
                "n-4",
                f"{QUESTIONS[3].text} Really?",
                "Opening up",
                15,
                "when_revealed",
                "Wait.\nThen go on.",
                ("What else?", "Who else?"),
                "look",
            )
        ]
        assert isinstance(driver.app.screen, PlanScreen)


async def test_the_form_checks_the_question_and_takes_a_rewording() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", "plus", *"Do you like the new rota?")
        remark = driver.app.screen.query_one("#text").remark  # type: ignore[attr-defined]
        assert remark.words in driver.text()
        assert remark.instead
        await driver.press("tab")
        assert remark.instead in driver.text()
        await driver.press("ctrl+z")
        assert "Do you like the new rota?" in driver.text()


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("enter",), "There is nothing to read in that yet."),
        ((*"What?", "tab", "tab", *"ten", "enter"), "Please write the minutes as a number"),
    ],
)
async def test_what_is_refused_is_said_in_the_form_and_nothing_is_lost(keys: tuple[str, ...], words: str) -> None:
    async with running(planned_room(), size=(80, 24)) as driver:
        await driver.press("7", "plus", *keys)
        assert isinstance(driver.app.screen, PlannedDialog)
        assert words in driver.text()


async def test_a_refusal_of_the_session_is_said_in_the_form_too() -> None:
    port = planned_room()
    async with running(port) as driver:
        port.refusal = Rejected("storage_failed")
        await driver.press("7", "e", "enter")
        assert isinstance(driver.app.screen, PlannedDialog)
        assert "The laptop could not keep that just now" in driver.text()


async def test_escape_leaves_the_form_and_changes_nothing() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", "e", *"xyz", "escape")
        assert isinstance(driver.app.screen, PlanScreen)
        assert driver.port.commands == []


async def test_an_empty_plan_says_how_to_add_and_where_ready_plans_are() -> None:
    async with running(FakePort(Session())) as driver:
        await driver.press("7")
        assert "Press + to add a question" in driver.text()
        assert "Ready plans can be chosen when a session is started." in driver.text()
        await driver.press("enter")
        assert driver.said() == ["The plan is empty. Press + to add a question."]
        driver.rested()
        await driver.press("plus", *"What else?", "enter")
        assert in_hand(driver).startswith("1 What else?")


async def test_after_the_end_the_plan_can_be_read_and_not_changed() -> None:
    port = planned_room()
    port.inside.does(c.EndSession())
    async with running(port) as driver:
        await driver.press("7", "l")
        assert driver.said() == ["The session has ended. Undo opens it again."]


async def test_a_lost_link_is_said_and_the_plan_stays() -> None:
    port = planned_room()
    async with running(port) as driver:
        await driver.press("7")
        port.tell(Link(up=False))
        await driver.settle()
        assert driver.app.screen.has_class("-stale")
        assert "What is already working" in driver.text()


async def test_keys_that_come_at_once_meet_the_question_that_they_moved_to() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7")
        for key in ("down", "l"):
            driver.app.post_message(Key(key, key if len(key) == 1 else None))
        await driver.settle()
        assert driver.port.commands == [c.SkipPlanned("n-4")]


@SIZED
async def test_hostile_plans_are_only_text(size: tuple[int, int]) -> None:
    text = " ".join(hostile.ALL)
    question = PlannedQuestion("n-1", text, text, 5, notes=f"{text}\n{text}", probes=(text, text))
    async with running(FakePort(Session(plan=planned(question))), size=size) as driver:
        for keys in (("7",), ("e",), ("escape", "enter")):
            await driver.press(*keys)
            assert [strip.cell_length for strip in driver.strips()] == [size[0]] * size[1]
            assert all(character.isprintable() for line in driver.lines() for character in line)


@SIZED
async def test_an_edit_that_reaches_every_phone_asks_first_in_the_form(size: tuple[int, int]) -> None:
    async with running(planned_room(), size=size) as driver:
        await driver.press("7", "up", "e", *" Really?", "ctrl+s")
        assert driver.port.commands == []
        assert "Put the open question right on 3 phones?" in driver.text()
        assert "Enter again · Esc No" in driver.text()
        await driver.press(*" Now")
        assert "Put the open question right" not in driver.text()
        await driver.press("ctrl+s", "escape", "escape")
        assert driver.port.commands == []


async def test_an_edit_that_reaches_no_phone_is_kept_at_once() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", "e", *" Really?", "ctrl+s")
        assert [type(command) for command in driver.port.commands] == [c.ChangePlanned]
        await driver.press("up", "e", "tab", *"Later", "ctrl+s")
        assert [type(command) for command in driver.port.commands] == [c.ChangePlanned] * 2


async def test_an_edit_of_a_question_that_is_asked_says_what_the_room_reads() -> None:
    async with running(planned_room()) as driver:
        await driver.press("7", "up")
        await driver.press("e", *" Really?", "ctrl+s")
        assert driver.port.commands == []
        assert "Put the open question right on 3 phones?" in driver.text()
        assert "Enter again · Esc No" in driver.text()
        await driver.press("escape", "x", "backspace", "ctrl+s", "ctrl+s")
        state = driver.session.state
        assert state.open_question is not None
        assert state.open_question.text.endswith(" Really?")
        assert "every phone shows the new words, too" in " ".join(driver.said())
