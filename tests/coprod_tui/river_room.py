"""A session whose roles changed hands for forty minutes, and the river screen that shows it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from coprod_tui.widgets.river.panel import RiverPanel
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import DashboardDriver, FakePort, running
from tests.session import BEGINNING, Session


def passed_around() -> Session:
    """Eight people, six roles: put down, handed on, held by two at once, held for a minute."""
    session = Session()
    session.does(c.OpenSession())
    ama, jo, dee, bo, mei, pat, sam, mrs_k = (
        session.join(name) for name in ("Ama", "Jo", "Dee", "Bo", "Mei", "Pat", "Sam", "Mrs K.")
    )
    at(session, 2)
    session.hold("host", jo)
    session.hold("scribe", dee)
    at(session, 4)
    session.hold("timekeeper", sam)
    session.phone(bo, c.AskForRole("challenger"))
    at(session, 12)
    hand_on(session, "host", jo, ama)
    session.hold("outcome-keeper", pat)
    at(session, 18)
    hand_on(session, "timekeeper", sam, jo)
    session.phone(bo, c.StepBack("challenger"))
    at(session, 19)
    session.phone(mei, c.AskForRole("challenger"))
    at(session, 20)
    session.phone(mei, c.StepBack("challenger"))
    session.hold("host", mei)
    at(session, 27)
    hand_on(session, "scribe", dee, mrs_k)
    hand_on(session, "host", ama, bo)
    at(session, 33)
    session.phone(pat, c.StepBack("outcome-keeper"))
    hand_on(session, "timekeeper", jo, dee)
    session.phone(sam, c.AskForRole("challenger"))
    return session


def at(session: Session, minute: float) -> None:
    """So many minutes after its beginning."""
    session.now = max(session.now, BEGINNING + timedelta(minutes=minute))


def hand_on(session: Session, role: str, one: str, other: str) -> None:
    """One passes a role on to another, who says yes."""
    session.phone(one, c.PassOn(role, other))
    session.phone(other, c.AcceptOffer(role))


@asynccontextmanager
async def at_river(
    session: Session, *, size: tuple[int, int] = (120, 40), ascii_only: bool = False
) -> AsyncIterator[DashboardDriver]:
    """A dashboard with the river screen on top."""
    async with running(FakePort(session), size=size, ascii_only=ascii_only) as driver:
        await driver.press("5")
        yield driver


def panel(driver: DashboardDriver) -> RiverPanel:
    """The river itself."""
    return driver.app.screen.query_one(RiverPanel)
