"""Turns on phones: the design group proposes one, and everybody sees it once it is set."""

from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, hold, press

ASKED = "What is already working?"


def test_a_member_of_the_design_group_proposes_a_turn_that_all_see_once_it_is_set(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, ama, "Ama", "design-group-member", "Design-group member")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    press(ama, "Roles")
    ama.get_by_label("Where should this go next?").fill("The same carer, five days of seven.")
    press(ama, "Propose it")
    (turn,) = facilitator.sees(lambda board: bool(board.state.direction.turns)).state.direction.turns
    press(bo, "Room")
    expect(bo.locator("#turns")).to_have_count(0)
    facilitator.does(c.SetTurn(turn.id))
    expect(bo.locator("#turns").get_by_text("The same carer, five days of seven.")).to_be_visible()
    facilitator.does(c.ParkTurn(turn.id, "who pays", "the council", "in May"))
    parked = "We do not know yet: who pays. Who would help: the council. Look again: in May."
    expect(bo.locator("#turns").get_by_text(parked)).to_be_visible()
    facilitator.does(c.TakeAwayTurn(turn.id))
    expect(bo.locator("#turns")).to_have_count(0)
