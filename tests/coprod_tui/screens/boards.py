"""What the tests of the board look up on it."""

from server.domain.catalogue import ROLES
from server.sentences import words
from tests.coprod_tui.dashboard_driver import DashboardDriver

NAMES = [words(role.name) for role in ROLES]


def person(driver: DashboardDriver, label: str) -> str:
    state = driver.session.state
    return next(known for known in state.people if state.label(known) == label)


def row(driver: DashboardDriver, name: str) -> str:
    """The line of a role, without its borders, with single blanks."""
    (found,) = [text for text in driver.lines() if text[2:].startswith(f"{name} ")]
    return " ".join(found[2:].split("│")[0].split())


async def in_hand(driver: DashboardDriver, name: str) -> None:
    """Takes a role in hand on the board, wherever it stands."""
    await driver.press("4", "home")
    for _ in NAMES:
        if f"▌{name} " in driver.text():
            return
        await driver.press("down")
    raise AssertionError(f"{name} is not on the board")
