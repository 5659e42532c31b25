from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import FakePort, running
from tests.session import Session


async def test_agreements_are_added_changed_and_taken_out(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("I", *"We listen", "enter")
        assert port.commands == []
        assert "Show this sentence under “How we are together” on" in " ".join(driver.text().split())
        await driver.press("enter")
        assert port.commands == [c.AddAgreement("We listen")]
        await driver.press("I", "2", "enter", *" well", "enter", "enter")
        (changed,) = port.commands[1:]
        assert isinstance(changed, c.ChangeAgreement)
        assert changed.text == "We listen well"
        await driver.press("I", "1", "enter", *"We rest", "enter", "enter")
        assert port.commands[2:] == [c.AddAgreement("We rest")]
        await driver.press("I", "2", "enter", *["backspace"] * len("We listen well"), "enter")
        assert "Take this sentence out on" in driver.text()
        await driver.press("enter")
        assert port.commands[3:] == [c.RemoveAgreement(changed.agreement)]
        await driver.press("I", "escape")
        assert len(port.commands) == 4


async def test_a_sentence_typed_into_the_list_is_asked_about_and_added(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("I", *"We listen", "enter", "enter", "I")
        assert "type part of a sentence, or one that is not there yet" in driver.text()
        await driver.press(*"We rest", "enter")
        await driver.press("enter")
        assert "Show this sentence under “How we are together” on" in " ".join(driver.text().split())
        assert len(port.commands) == 1
        await driver.press("enter")
        assert port.commands[1:] == [c.AddAgreement("We rest")]


async def test_the_key_stands_at_the_foot_where_there_is_room() -> None:
    async with running(FakePort(Session()), size=(80, 24)) as driver:
        assert "I Agreements" in " ".join(driver.lines()[-2:])
