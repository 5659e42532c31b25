"""What the tests of the board look up on it."""

from coprod_tui.widgets.roles.rows import listed
from server.domain.catalogue import ROLES
from server.projections.people.presence import PresenceView
from server.projections.roles.holders import RoleRow, role_rows
from server.sentences import words
from tests.coprod_tui.dashboard_driver import DashboardDriver

NAMES = [words(role.name) for role in ROLES]


def person(driver: DashboardDriver, label: str) -> str:
    state = driver.session.state
    return next(known for known in state.people if state.label(known) == label)


def row(driver: DashboardDriver, name: str) -> str:
    """The line of a role, without its borders, with single blanks."""
    (found,) = [text for text in driver.lines() if text[0] == "│" and text[2:].startswith(f"{name} ")]
    return " ".join(found[2:].split("│")[0].split())


async def in_hand(driver: DashboardDriver, name: str) -> None:
    """Selects the role with this name."""
    await driver.press("4", "home", *["down"] * [role.name for role in _listed(driver)].index(name))
    assert name in next(text for text in driver.lines() if "▌" in text)


def _listed(driver: DashboardDriver) -> tuple[RoleRow, ...]:
    return listed(role_rows(driver.session.state, PresenceView()))
