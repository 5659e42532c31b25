"""Outcomes on phones: everybody reads them, whoever holds Outcome-keeper adopts them and says what came of each."""

from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, answer, press_surely, say

WORTH_IT = "This will have been worth it if…"


def room(page: Page) -> None:
    page.get_by_role("button", name="Room", exact=True).click()


def test_the_outcome_keeper_adopts_words_says_what_came_of_them_and_lets_them_go(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, keeper = phones.joined("Ama"), phones.joined("Kim")
    facilitator.does(c.AskQuestion(WORTH_IT, "at_once", kind="outcomes"))
    say(ama, WORTH_IT, "nobody is rushed")
    words = facilitator.contribution("nobody is rushed")
    room(keeper)
    expect(keeper.get_by_role("button", name="Adopt as an outcome")).to_have_count(0)
    person = next(one.id for one in facilitator.board.state.people.values() if one.name == "Kim")
    facilitator.does(c.OfferRole("outcome-keeper", person))
    answer(keeper, "Yes")
    keeper.get_by_role("button", name="Adopt as an outcome").click()
    expect(keeper.get_by_text("Adopt this as an outcome on 2 phones?")).to_be_visible()
    keeper.get_by_role("button", name="Yes").click()
    room(ama)
    pinned = ama.locator("#outcomes")
    expect(pinned).to_contain_text("Worth it if…")
    expect(pinned).to_contain_text("nobody is rushed")
    expect(ama.get_by_text("Look after this outcome")).to_have_count(0)
    keeper.get_by_text("Look after this outcome").click()
    keeper.get_by_role("textbox", name="What came of it").fill("Calls are longer.")
    keeper.get_by_role("button", name="Say what came of it").click()
    keeper.get_by_role("button", name="Yes").click()
    expect(pinned).to_contain_text("What came of it: Calls are longer.")
    facilitator.sees(lambda board: any(one.came_of == "Calls are longer." for one in board.state.direction.outcomes))
    facilitator.does(c.HoldBack((words.id,), "reasons.hurts"))
    expect(pinned).to_contain_text("It is held back.")
    expect(pinned).not_to_contain_text("nobody is rushed")
    facilitator.does(c.Undo())
    ama.get_by_role("button", name="Question", exact=True).click()
    press_surely(ama, "Take back")
    room(ama)
    expect(pinned).to_contain_text("Its author took it back.")
    expect(pinned).not_to_contain_text("Calls are longer.")
    keeper.get_by_text("Look after this outcome").click()
    keeper.get_by_role("button", name="Let it go").click()
    keeper.get_by_role("button", name="Yes").click()
    expect(pinned).to_have_count(0)
