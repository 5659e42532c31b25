from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import FakePort, running


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


async def test_a_role_is_given_the_tool_in_its_form(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press(
            "4", "plus", *"Keeper", "tab", *"Keeps it kind", "tab", "tab", "tab", "tab", *"maybe", "enter"
        )
        assert "whether its holders may hold words back" in " ".join(driver.text().split())
        await driver.press(*["backspace"] * 5, *"yes", "enter")
        assert port.commands[-1] == c.AddRole("Keeper", "Keeps it kind", hold_back=True)
