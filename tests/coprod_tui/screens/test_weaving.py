"""Taking and leaving proposals, and saying themes back, by the keyboard alone."""

import pytest

from coprod_tui.screens.said_list import SaidList
from server.domain import commands as c
from server.domain.actors import Facilitator
from tests.coprod_tui.dashboard_driver import SIZES, FakePort, running
from tests.coprod_tui.screens.test_themes import foot, gathered, numbered
from tests.coprod_tui.themed import themed_room

TALL = 30
SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def proposing(port: FakePort, *numbers: int, name: str = "", key: str | None = None) -> None:
    """Bo proposes these contributions."""
    session = port.inside
    said = {words.number: words.id for words in session.state.contributions.values()}
    bo = next(known for known in session.state.people if session.label(known) == "Bo")
    chosen = tuple(said[number] for number in numbers)
    session.phone(bo, c.ProposeTogether(chosen, f"Alike are {numbers}", name, key))
    port.publish()


def proposed_room() -> FakePort:
    port = themed_room()
    proposing(port, 9, 10, name="Being known")
    proposing(port, 4, 10, key="a" * 32)
    return port


@SIZED
async def test_what_is_proposed_is_counted_on_the_tab_and_listed_with_its_reason(size: tuple[int, int]) -> None:
    async with running(proposed_room(), size=size) as driver:
        assert "2 Themes 2" in driver.text()
        await driver.press("2")
        text = " ".join(driver.text().split())
        told = (
            "Proposed 2 · Enter takes, D leaves",
            "1 “Being known”",
            "2 contributions (9, 10) · Bo",
            "Alike are (9, 10)",
        )
        assert [part for part in told if part not in text] == []


async def test_a_proposal_is_taken_as_it_is_undone_and_redone() -> None:
    async with running(proposed_room()) as driver:
        before = driver.session.state.themes
        await driver.press("2", "enter", "enter")
        assert gathered(driver)["Being known"] == [9, 10]
        assert "Proposal 1 is in “Being known”" in driver.text()
        await driver.press("u")
        assert driver.session.state.themes == before
        await driver.press("U")
        assert gathered(driver)["Being known"] == [9, 10]


async def test_a_proposal_goes_into_a_theme_that_is_picked_with_what_is_marked() -> None:
    async with running(proposed_room()) as driver:
        before = {name: set(numbers) for name, numbers in gathered(driver).items()}
        await driver.press("2", "tab", "tab", "m")
        marked = driver.session.state.contributions[next(iter(driver.app.screen.query_one(SaidList).marked))].number
        await driver.press("enter", *"Morn", "enter")
        assert set(gathered(driver)["Mornings"]) == before["Mornings"] | {marked}
        assert next(known for known in driver.session.state.proposals.values() if known.number == 1).theme is not None


async def test_a_proposal_is_left_and_another_is_in_hand() -> None:
    async with running(proposed_room()) as driver:
        await driver.press("2", "D")
        assert next(known for known in driver.session.state.proposals.values() if known.number == 1).left
        assert "Proposal 1 is left" in driver.text()
        await driver.press("enter", "escape")
        await driver.press("D", "D")
        assert "Nobody proposes a theme just now." in driver.text()
        assert "Proposed" not in driver.text()


async def test_a_proposal_that_somebody_else_took_is_not_mistaken_for_the_next() -> None:
    async with running(proposed_room()) as driver:
        await driver.press("2")
        first = next(known.id for known in driver.session.state.proposals.values() if known.number == 1)
        driver.session.submit(Facilitator("facilitator-2"), c.LeaveProposal(first))
        driver.port.publish()
        await driver.until(lambda: "Proposal 1 moved" in driver.text())
        await driver.press("D")
        assert "proposal 2" in foot(driver)
        assert not any(known.left for known in driver.session.state.proposals.values() if known.number == 2)


async def test_nothing_is_taken_where_nothing_is_proposed() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "enter")
        assert "Nobody proposes a theme just now." in driver.text()


@SIZED
async def test_a_theme_is_said_back_and_its_answers_stand_above_its_words(size: tuple[int, int]) -> None:
    async with running(themed_room(), size=size) as driver:
        await driver.press("2", "down", "quotation_mark", *"Mornings matter.", "enter")
        theme = driver.session.state.themes[0]
        assert [known.text for known in theme.sentences] == ["Mornings matter."]
        assert "“Mornings matter.”" in driver.text()
        author = driver.session.state.contributions[numbered(driver, 2)].person
        assert author is not None
        driver.session.phone(author, c.AnswerSayBack(theme.sentences[-1].id, "nearly", "Early ones."))
        driver.port.publish()
        await driver.until(lambda: "Nearly 1" in driver.text())
        assert size[1] < TALL or f"Nearly, {driver.session.label(author)}: Early ones." in driver.text()
        await driver.press("up")
        assert "“Mornings matter.”" not in driver.text()


async def test_a_sentence_that_cannot_be_is_refused_in_its_dialog() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "quotation_mark")
        assert "This is what is in no theme. Choose a theme first." in driver.text()
    async with running(themed_room()) as driver:
        await driver.press("2", "down", "quotation_mark", "enter")
        assert driver.session.state.themes[0].sentences == ()
        assert "Say “Mornings” back" in driver.text()
