import pytest

from coprod_tui.screens.dialogs.line import LineDialog
from coprod_tui.screens.dialogs.picker import Picker
from coprod_tui.screens.dialogs.words import WordsDialog
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.lobby import LobbyScreen
from server.domain import commands as c
from server.domain.errors import Rejected
from server.domain.slips import new_slips
from tests.coprod_tui import hostile
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.plans import lobby_room, planned_room
from tests.session import Session

(SLIP,) = new_slips(1, lambda letters: letters[7])
WRONG = SLIP[:3] + ("A" if SLIP[3] != "A" else "B")
SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def who(driver: DashboardDriver, name: str) -> str:
    return next(person.id for person in driver.session.state.people.values() if person.name == name)


def question(driver: DashboardDriver) -> str:
    return driver.session.state.asked[-1]


@SIZED
async def test_whoever_has_a_phone_is_asked_there_first(size: tuple[int, int]) -> None:
    async with running(planned_room(), size=size) as driver:
        await driver.press("p", "1", "enter", "1", "enter")
        assert "To question 2: What helps you think well" in driver.text()
        assert "Ama is asked on their phone. It stands once they say yes." in driver.text()
        await driver.press(*"A window.", "enter")
        assert driver.port.commands == [c.CaptureWords(question(driver), "A window.", "aloud", who(driver, "Ama"))]
        assert driver.said() == ["Ama is asked on their phone. It stands once they say yes."]
        assert driver.session.state.kept_contributions == 0
        assert "1 contribution waits for a yes: Ama" in driver.text()
        driver.session.phone(who(driver, "Ama"), c.ConfirmWords(*driver.session.state.captured))
        driver.port.publish()
        await driver.settle()
        assert "for a yes" not in driver.text()


async def test_words_of_somebody_without_a_phone_stand_at_once_and_can_be_undone() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "1", "enter", "3", "enter")
        assert "Put in at once, under Joe's name." in driver.text()
        await driver.press(*"A window.", "enter")
        assert driver.port.commands == [c.CaptureWords(question(driver), "A window.", "aloud", who(driver, "Joe"))]
        assert "A window." in driver.text()
        await driver.press("u")
        assert driver.session.state.kept_contributions == 0


async def test_what_is_told_after_words_went_in_follows_the_phone_not_the_name() -> None:
    port = planned_room()
    port.inside.does(c.WelcomePerson("Masked"))
    async with running(port) as driver:
        await driver.press("p", "1", "enter", "4", "enter", *"A window.", "enter")
        assert driver.said() == ["It is put in. u takes it back."]


async def test_words_can_be_nobodys_first_for_a_slip_and_last_for_what_was_said() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "1", "enter")
        assert _names(driver) == ["Ama", "Bo", "Joe", "Nobody's name"]
        await driver.press("escape", "2", "enter")
        assert _names(driver) == ["Nobody's name", "Ama", "Bo", "Joe"]


def _names(driver: DashboardDriver) -> list[str]:
    picker = driver.app.screen
    assert isinstance(picker, Picker)
    return [pick.name for pick in picker._picks]


async def test_the_code_of_a_slip_is_checked_while_it_is_typed() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "2", "enter", "1", "enter", *WRONG.lower())
        assert "That is no slip's code. Please look once more." in driver.text()
        await driver.press("backspace", SLIP[3].lower())
        assert f"✓ {SLIP}" in driver.text()
        await driver.press("enter", *"A garden.", "enter")
        assert driver.port.commands == [
            c.CaptureWords(question(driver), "A garden.", "paper", None, slip=SLIP.lower()),
        ]
        assert driver.said() == ["It is put in. u takes it back."]


async def test_a_slip_typed_twice_is_refused_in_the_dialog_and_the_words_stay() -> None:
    port = planned_room()
    port.inside.does(c.CaptureWords(port.inside.state.asked[-1], "Once.", "paper", slip=SLIP))
    async with running(port) as driver:
        await driver.press("p", "2", "enter", "1", "enter", *SLIP, "enter", *"Twice.", "enter")
        assert isinstance(driver.app.screen, WordsDialog)
        assert f"The slip {SLIP} was typed in already." in driver.text()
        assert "✓" not in driver.text()
        assert "Twice." in driver.text()
        assert driver.app.screen.query_one("#slip").has_focus
        await driver.press("end", "backspace")
        assert "was typed in already" not in driver.text()


async def test_a_code_that_is_no_slips_is_said_once_when_it_is_refused() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "2", "enter", "1", "enter", *WRONG, "enter", *"A garden.", "enter")
        assert "That is not the code of a slip." in driver.text()
        assert "That is no slip's code." not in driver.text()


async def test_a_show_of_hands_is_one_contribution_with_its_number() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "3", "enter", *"12", "enter", *"Start later.", "enter")
        assert driver.port.commands == [c.CountHands(question(driver), 12, "Start later.")]
        assert driver.session.state.kept_contributions == 1


async def test_hands_that_are_no_number_are_asked_for_again() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "3", "enter", *"some", "enter", *"Start later.", "enter")
        assert isinstance(driver.app.screen, WordsDialog)
        assert "Please say how many hands" in driver.text()


async def test_nothing_to_read_is_told_and_the_dialog_stays() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "1", "enter", "1", "enter", "enter")
        assert isinstance(driver.app.screen, WordsDialog)
        assert "There is nothing to read in that yet." in driver.text()


async def test_escape_goes_back_by_a_step_and_keeps_what_was_typed() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "1", "enter", "1", "enter", *"A window.", "escape")
        assert "Whose words are they?" in driver.text()
        await driver.press("3", "enter")
        assert "A window." in driver.text()
        assert "Put in at once, under Joe's name." in driver.text()
        await driver.press("escape", "escape", "escape")
        assert isinstance(driver.app.screen, LiveScreen)
        assert driver.port.commands == []
        await driver.press("p")
        assert isinstance(driver.app.screen, WordsDialog)
        assert "A window." in driver.text()
        await driver.press("enter", "p")
        assert "how did they come?" in driver.text()


async def test_words_outlast_a_disk_that_refuses() -> None:
    port = planned_room()
    async with running(port) as driver:
        port.refusal = Rejected("storage_failed")
        await driver.press("p", "1", "enter", "1", "enter", *"A window.", "enter")
        assert "The laptop could not keep that just now" in driver.text()
        assert "A window." in driver.text()


async def test_without_a_question_there_is_nothing_to_put_words_to() -> None:
    session = Session()
    session.does(c.OpenSession())
    async with running(FakePort(session)) as driver:
        await driver.press("p")
        assert driver.said() == ["No question has been asked yet."]


@SIZED
async def test_one_key_more_invites_the_first_not_yet_invited(size: tuple[int, int]) -> None:
    port = planned_room()
    ama = next(person.id for person in port.inside.state.people.values() if person.name == "Ama")
    port.inside.say(ama, "A window.")
    async with running(port, size=size) as driver:
        await driver.press("i")
        assert _names(driver) == ["Bo", "Joe", "Ama"]
        assert "not yet invited · no phone here" in driver.text()
        await driver.press("enter")
        assert driver.port.commands == [c.InvitePerson(who(driver, "Bo"))]
        assert driver.said() == [
            "Bo gets a private word on their phone: no pressure, and room for anything they would add."
        ]


async def test_who_is_here_without_a_phone_is_invited_across_the_table() -> None:
    async with running(planned_room(), size=(80, 24)) as driver:
        await driver.press("i", "3", "enter")
        assert "Joe is here without a phone. A word across the table invites." in driver.text()
        assert driver.port.commands == []


async def test_who_is_invited_waits_for_people() -> None:
    session = Session()
    session.does(c.OpenSession())
    async with running(FakePort(session)) as driver:
        await driver.press("i")
        assert driver.said() == ["Nobody has arrived yet."]


async def test_somebody_without_a_phone_is_welcomed_in_the_lobby_and_live() -> None:
    async with running(lobby_room()) as driver:
        await driver.press("H", *"Joe", "enter")
        assert isinstance(driver.app.screen, LobbyScreen)
        assert driver.port.commands == [c.WelcomePerson("Joe")]
        assert driver.said() == ["Joe is on the list. p puts their words in, under their name."]
        await driver.press("enter", "H", "enter")
        assert isinstance(driver.app.screen, LineDialog)
        assert "There is nothing to read in that yet." in driver.text()
        await driver.press("escape", "u")
        assert driver.said() == ["Undone: welcomed Joe"]


@pytest.mark.parametrize(
    "keys",
    [("p", "1", "enter"), ("p", "1", "enter", "2", "enter"), ("p", "2", "enter", "2", "enter"), ("i",), ("C",), ("6",)],
    ids=" ".join,
)
async def test_hostile_names_questions_and_words_are_only_text(keys: tuple[str, ...]) -> None:
    text = " ".join(hostile.ALL)
    session = Session()
    session.does(c.OpenSession())
    person = session.join(text[:39])
    session.ask(text[:390])
    session.say(person, text)
    session.does(c.AskAgain(session.state.asked[-1]))
    async with running(FakePort(session), size=(80, 24)) as driver:
        await driver.press(*keys)
        assert [strip.cell_length for strip in driver.strips()] == [80] * 24
        assert all(character.isprintable() for line in driver.lines() for character in line)
