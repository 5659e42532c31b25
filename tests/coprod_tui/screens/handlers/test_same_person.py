"""Saying that two in the list are one."""

from coprod_tui.screens.dialogs.picker import PickerItem
from coprod_tui.screens.handlers.same_person import earlier_picks, later_picks
from server.domain import commands as c
from server.projections.people.list import PersonRow, people_rows
from tests.coprod_tui.dashboard_driver import FakePort, running
from tests.session import Session


def rows(session: Session, *away: str) -> tuple[PersonRow, ...]:
    return people_rows(session.state, frozenset(session.state.people) - {*away})


def names(items: tuple[PickerItem, ...]) -> list[str]:
    return [item.name for item in items]


async def test_whoever_came_later_is_asked_on_their_phone(port: FakePort) -> None:
    earlier = port.inside.join("Mo")
    later = port.inside.join("Mo")
    async with running(port) as driver:
        await driver.press("equals_sign")
        await driver.until(lambda: "Who came a second time?" in driver.text())
        await driver.press("1", "enter")
        await driver.until(lambda: "Mo (2) is the same as…" in driver.text())
        await driver.press("1", "enter")
        await driver.until(lambda: "Mo (1) is connected right now" in driver.text())
        assert "With a yes on the phone of" in driver.text()
        await driver.press("enter")
        assert port.commands == []
        await driver.press("equals_sign")
        await driver.until(lambda: "Who came a second time?" in driver.text())
        await driver.press("1", "enter")
        await driver.until(lambda: "Mo (2) is the same as…" in driver.text())
        await driver.press("1", "enter")
        await driver.until(lambda: "Mo (1) is connected right now" in driver.text())
        await driver.press("down", "enter")
        assert port.commands == [c.AskIfSame(later, earlier)]
        assert driver.said() == ["Mo (2) is asked on their phone. Nothing moves until they say yes."]


async def test_escape_from_either_question_asks_nobody(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("equals_sign")
        await driver.until(lambda: "Who came a second time?" in driver.text())
        await driver.press("escape", "equals_sign")
        await driver.until(lambda: "Who came a second time?" in driver.text())
        await driver.press("1", "enter")
        await driver.until(lambda: "is the same as…" in driver.text())
        await driver.press("escape")
        assert port.commands == []


def test_whoever_came_last_stands_first_and_who_has_no_phone_cannot_be_asked(session: Session) -> None:
    session.join("Ama")
    session.does(c.WelcomePerson("Mrs K."))
    bo = session.join("Bo")
    found = later_picks(rows(session, bo))
    assert names(found) == ["Bo", "Mrs K."]
    assert [item.note for item in found] == ["away", ""]
    assert [item.why_not for item in found] == [
        None,
        "Mrs K. is here without a phone, so nobody could say yes there.",
    ]


def test_a_like_name_stands_first_then_who_is_away_and_nobody_who_came_later(session: Session) -> None:
    session.join("Bo")
    mei = session.join("Mei")
    session.join("ama")
    session.join("Ama")
    session.join("Cy")
    people = rows(session, mei)
    later = people[3]
    found = earlier_picks(people, later)
    assert names(found)[1:] == ["Mei", "Bo"]
    assert found[0].id == people[2].id
    assert found[1].note == "away"
    assert found[2].note == "connected right now"
