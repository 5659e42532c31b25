import pytest
from textual.events import Key

from tests.coprod_tui.dashboard_driver import FakePort, running


@pytest.mark.parametrize(
    ("opening", "keys", "shown"), [("r", ("4", "1"), "to whom?"), ("ctrl+e", ("enter", "enter"), "● live")]
)
async def test_two_keys_at_once_answer_once(port: FakePort, opening: str, keys: tuple[str, ...], shown: str) -> None:
    async with running(port) as driver:
        await driver.press(opening)
        asked = driver.app.focused
        assert asked is not None
        for key in keys:
            asked.post_message(Key(key, key if len(key) == 1 else None))
        await driver.press("shift")
        assert shown in driver.text()
        assert port.commands == []
