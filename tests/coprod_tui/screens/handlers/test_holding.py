from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import DashboardDriver, FakePort, running


async def test_the_key_stands_at_the_foot_also_of_a_small_screen(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as driver:
        assert "b Hold back" in " ".join(driver.lines()[-2:])
        await driver.press("b", "2", "enter")
        assert "b Restore" in " ".join(driver.lines()[-4:])


async def test_words_are_held_back_for_a_picked_reason_and_restored_with_one_key(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("b")
        assert "back, because …" in driver.text()
        assert "1 It tells of somebody who can be recognized." in driver.text()
        await driver.press("escape")
        assert port.commands == []
        await driver.press("b", "2", "enter")
        (command,) = port.commands
        assert isinstance(command, c.HoldBack)
        assert command.reason == "reasons.hurts"
        assert "held back: It may hurt somebody." in driver.text()
        assert "Undo: held" in driver.text()
        await driver.press("b")
        assert port.commands[1:] == [c.Restore(command.contributions)]
        assert "held back: It may hurt somebody." not in driver.text()


async def test_what_waits_for_a_look_is_let_through_alone_marked_or_all(port: FakePort) -> None:
    question = port.inside.state.asked[-1]
    async with running(port) as driver:
        await driver.press("Z")
        assert "Who reads what is said to it?" in driver.text()
        assert "as it is now" in driver.text()
        await driver.press("2", "enter")
        assert port.commands == [c.SetModeration(question, "look")]
        assert "looked at first" in driver.text()
        said = [await waits(driver, words) for words in ("One", "Two", "Three", "Four")]
        assert "4 wait for a look · Z" in driver.text()
        await driver.press("o", "home", "b")
        assert port.commands[1:] == [c.Restore((said[3],))]
        await driver.press("down", "m", "down", "m", "b")
        assert port.commands[2:] == [c.Restore((said[1], said[2]))]
        await driver.press("escape", "Z", "4", "enter")
        assert port.commands[3:] == [c.Restore((said[0],))]
        assert "for a look" not in driver.text()
        await driver.press("Z", "escape")
        assert len(port.commands) == 4


async def test_what_is_marked_is_held_back_together(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("end", "m", "up", "m", "b")
        assert "Hold 2 contributions back, because …" in driver.text()
        await driver.press("2", "enter")
        (command,) = port.commands
        assert isinstance(command, c.HoldBack)
        assert len(command.contributions) == 2


async def test_a_question_that_is_closed_to_others_says_so_and_is_not_revealed(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("Z", "3", "enter")
        assert "closed to others" in driver.text()
        await driver.press("s")
        assert "Z lets them read it." in driver.text()


async def waits(driver: DashboardDriver, words: str) -> str:
    """The id of words that Ama said and that wait for a look."""
    said = driver.session.say("p1", words)
    driver.port.publish()
    await driver.settle()
    return said


async def test_a_role_is_given_the_tool_in_its_form(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press(
            "4", "plus", *"Keeper", "tab", *"Keeps it kind", "tab", "tab", "tab", "tab", *"maybe", "enter"
        )
        assert "whether its holders may hold words back" in " ".join(driver.text().split())
        await driver.press(*["backspace"] * 5, *"yes", "enter")
        assert port.commands[-1] == c.AddRole("Keeper", "Keeps it kind", hold_back=True)
