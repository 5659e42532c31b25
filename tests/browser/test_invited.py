"""A private invitation: calm, on any page, and put aside without anybody hearing of it."""

from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, answer, box, came, press, say, told

ASKED = "What is already working?"
INVITED = "No pressure – anything you'd add?"


def invite(facilitator: Facilitator, name: str) -> None:
    facilitator.does(c.InvitePerson(facilitator.person(name)))


def gone(page: Page) -> None:
    expect(page.get_by_text(INVITED)).to_have_count(0)


def test_it_leads_to_the_box_from_any_page(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.asks(ASKED)
    press(ama, "Roles")
    invite(facilitator, "Ama")
    came(ama, INVITED)
    gone(bo)
    answer(ama, "Add something")
    expect(box(ama, ASKED)).to_be_focused()
    gone(ama)
    say(ama, ASKED, "One thing")
    facilitator.contribution("One thing")
    assert facilitator.board.state.people[facilitator.person("Ama")].taken_up == 1


def test_not_now_is_kept_on_the_phone_alone_and_a_later_one_comes_again(
    phones: Phones, facilitator: Facilitator
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    invite(facilitator, "Ama")
    came(page, INVITED)
    facilitator.sees(lambda board: len(board.state.come_back) == 1)  # of which the page asks by itself
    before = facilitator.sees(lambda board: board.state.people[facilitator.person("Ama")].invitations == 1).state.seq
    answer(page, "Thank you, not now")
    gone(page)
    page.reload()
    told(page, "Connected")
    gone(page)
    press(page, "Pass")
    facilitator.sees(lambda board: board.state.people[facilitator.person("Ama")].passes == 1)
    assert facilitator.board.state.seq == before + 1
    invite(facilitator, "Ama")
    came(page, INVITED)


def test_it_takes_nothing_from_who_is_typing(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).press_sequentially("Half a")
    invite(facilitator, "Ama")
    came(page, INVITED)
    expect(box(page, ASKED)).to_be_focused()
    page.keyboard.type(" thought")
    answer(page, "Add something")
    expect(box(page, ASKED)).to_have_value("Half a thought")


def test_where_no_question_was_asked_it_leads_to_where_it_will_be(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    press(page, "My words")
    invite(facilitator, "Ama")
    answer(page, "Add something")
    told(page, "The session has not begun yet. The first question appears here by itself.")


def test_words_that_the_facilitator_put_in_say_so(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    question = str(facilitator.does(c.AskQuestion(ASKED)).made)
    facilitator.does(c.CaptureWords(question, "Evening calls", "aloud", facilitator.person("Ama")))
    came(page, "The facilitator wrote down your words. They wait for your yes.")
    press(page, "Show")
    told(page, "Evening calls")
    press(page, "Yes, that is what I said")
    assert facilitator.contribution("Evening calls").person == facilitator.person("Ama")
