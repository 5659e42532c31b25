"""What is run past the design group, on the phones of its members, of a Host, and of everybody else."""

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.projections.measures.steering import DESIGN_GROUP
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, button, came, hold, press, told

NEWS = "The design group is asked what you think"
QUESTION = "What would have to be true for this to work?"


@pytest.fixture
def planned(facilitator: Facilitator) -> str:
    """The id of a question of the plan."""
    facilitator.does(c.AddPlanned(QUESTION))
    board = facilitator.sees(lambda board: any(known.text == QUESTION for known in board.state.plan))
    return next(known.id for known in board.state.plan if known.text == QUESTION)


@pytest.fixture
def member(phones: Phones, facilitator: Facilitator) -> Page:
    """The page of Ama, a member of the design group."""
    ama = phones.joined("Ama")
    hold(facilitator, ama, "Ama", DESIGN_GROUP, "Design-group member")
    press(ama, "Question")
    return ama


def test_a_member_is_worried_says_why_and_takes_it_back(
    phones: Phones, facilitator: Facilitator, member: Page, planned: str
) -> None:
    bo, host = phones.joined("Bo"), phones.joined("Cy")
    hold(facilitator, host, "Cy", "host", "Host")
    facilitator.does(c.RunPast("question", planned))
    came(member, NEWS)
    press(member, "Show")
    told(member, QUESTION)
    told(
        member,
        "You see this before the room does. As Ama · the facilitator and Hosts see what you say, with your name.",
    )
    press(member, "With it, and worried")
    member.get_by_label("With it, and worried: what worries you, or what is missing? (optional)").fill(
        "Who stays at night?"
    )
    member.reload()  # what was begun stays
    press(member, "Roles")
    press(member, "In this room only")
    press(member, "Send")
    told(member, "With it, and worried: Who stays at night? · In this room only")
    board = facilitator.sees(lambda board: any(check.answers for check in board.state.direction.checks))
    (given,) = board.state.direction.checks[0].answers.values()
    assert (given.answer, given.line, given.consent) == ("worried", "Who stays at night?", "room")
    expect(bo.get_by_text(QUESTION)).to_have_count(0)
    expect(bo.get_by_text(NEWS)).to_have_count(0)
    press(host, "Roles")
    host.get_by_text("The table: Ama").click()
    told(host, "Ama: With it, and worried: Who stays at night?")
    press(member, "Take back")
    facilitator.sees(lambda board: not any(check.answers for check in board.state.direction.checks))
    expect(button(member, "Take back")).to_have_count(0)


def test_what_is_changed_after_a_member_saw_it_says_so_and_once_closed_nothing_is_asked(
    facilitator: Facilitator, member: Page, planned: str
) -> None:
    facilitator.does(c.RunPast("question", planned))
    press(member, "Show")
    press(member, "With it")
    expect(member.get_by_role("status").filter(has_text="With it")).to_be_visible()
    facilitator.does(c.ChangePlanned(planned, "And by night?"))
    told(member, "It was changed since. This is what you saw.")
    board = facilitator.sees(lambda board: bool(board.state.direction.checks))
    facilitator.does(c.CloseCheck(board.state.direction.checks[0].id))
    expect(button(member, "Not yet")).to_have_count(0)
    told(member, QUESTION)


def test_a_member_says_which_seat_is_theirs_and_no_other_phone_is_told(
    phones: Phones, facilitator: Facilitator, member: Page
) -> None:
    host = phones.joined("Cy")
    hold(facilitator, host, "Cy", "host", "Host")
    seat = facilitator.board.state.perspectives[0]
    press(member, "Roles")
    member.get_by_text("Your seats at the table").click()
    member.get_by_label(seat).check()
    facilitator.sees(lambda board: bool([*board.state.direction.seats.values()]))
    press(host, "Roles")
    host.get_by_text("The table: Ama").click()
    told(host, f"{seat}: Ama")
    expect(member.get_by_text("The table:")).to_have_count(0)
