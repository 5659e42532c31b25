""" "Ask it differently" on the phone: offered, replaced, adopted, and never in the way of what was begun."""

from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, box, press, press_surely, say, shows, told
from tests.faults.process import ServerProcess

ASKED = "Which touchpoints matter?"
BETTER = "Where do you meet us?"


def offer(page: Page, text: str) -> None:
    """Opens the box and offers this wording."""
    press(page, "Ask it differently")
    expect(box(page, "Ask it differently")).to_be_focused()
    box(page, "Ask it differently").fill(text)
    press(page, "Offer it")
    told(page, f"Offered: {text}")


def adopt(facilitator: Facilitator, text: str) -> None:
    """Asks the question in these words, once somebody offered them."""

    def offered() -> list[str]:
        state = facilitator.board.state
        return [known for known in state.offered_wordings if state.wordings[known].text == text]

    facilitator.sees(lambda _: offered() != [])
    facilitator.does(c.AdoptWording(offered()[0]))


def test_a_wording_is_offered_and_another_takes_its_place(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    offer(page, "Where do we meet?")
    page.reload()
    told(page, "Offered: Where do we meet?")
    offer(page, BETTER)
    expect(page.get_by_text("Offered: Where do we meet?")).to_have_count(0)
    board = facilitator.sees(lambda board: len(board.state.wordings) == 2)
    (waiting,) = board.state.offered_wordings
    assert (board.state.wordings[waiting].text, board.state.wordings[waiting].person) == (
        BETTER,
        facilitator.person("Ama"),
    )


def test_one_may_begin_with_the_question_as_it_stands_or_leave_it(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, "Ask it differently")
    press(page, "Offer it")
    told(page, "There is nothing to read in the box yet. Please type something first.")
    press(page, "Start from this question")
    expect(box(page, "Ask it differently")).to_have_value(ASKED)
    expect(box(page, "Ask it differently")).to_be_focused()
    page.reload()
    expect(box(page, "Ask it differently")).to_have_value(ASKED)
    press(page, "Never mind")
    expect(box(page, "Ask it differently")).to_have_count(0)
    assert facilitator.board.state.offered_wordings == ()


def test_a_wording_that_was_typed_is_asked_about_before_it_goes(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, "Ask it differently")
    box(page, "Ask it differently").fill(BETTER)
    press(page, "Never mind")
    told(page, "Throw this away? It is only here, on this phone.")
    press(page, "No")
    expect(box(page, "Ask it differently")).to_have_value(BETTER)
    press(page, "Never mind")
    press(page, "Yes")
    expect(box(page, "Ask it differently")).to_have_count(0)
    press(page, "Ask it differently")
    expect(box(page, "Ask it differently")).to_have_value("")


def test_the_room_changes_the_question_under_who_is_typing(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.asks(ASKED)
    offer(ama, BETTER)
    box(bo, ASKED).press_sequentially("At  door")
    for _ in range(5):
        bo.keyboard.press("ArrowLeft")
    adopt(facilitator, BETTER)
    shows(bo, BETTER)
    told(bo, f"Asked differently now. Before: {ASKED}")
    expect(bo.get_by_text("in your words")).to_have_count(0)
    expect(box(bo, BETTER)).to_be_focused()
    bo.keyboard.type("the")
    expect(box(bo, BETTER)).to_have_value("At the door")
    expect(bo.get_by_text("A new question is open")).to_have_count(0)
    shows(ama, BETTER)
    told(ama, f"Asked differently now, in your words. Thank you. Before: {ASKED}")
    expect(ama.get_by_text("Offered: ")).to_have_count(0)
    press(bo, "Send")
    said = facilitator.contribution("At the door")
    assert said.asked == BETTER
    facilitator.does(c.CloseQuestion())
    bo.reload()
    told(bo, f"Asked differently now. Before: {ASKED}")


def test_a_wording_that_was_begun_outlives_the_question(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, "Ask it differently")
    box(page, "Ask it differently").fill("Where do")
    facilitator.asks("What else?")
    told(page, "A new question is open")
    told(page, "The question closed before you offered this. It is only here, on this phone.")
    told(page, "Where do")
    press_surely(page, "Throw away")
    expect(page.get_by_text("Where do", exact=True)).to_have_count(0)
    say_on(page, "What else?")


def say_on(page: Page, question: str) -> None:
    press(page, "Go")
    say(page, question, "This")
    told(page, "Received")


def test_a_wording_that_came_too_late_comes_back(phones: Phones, facilitator: Facilitator, room: ServerProcess) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    shows(page, ASKED)
    room.kill()
    told(page, "Reconnecting…")
    offer(page, BETTER)
    told(page, f"Offered: {BETTER} On its way…")
    page.goto("about:blank")
    room.start()
    with facilitating(room) as client:
        client.does(c.CloseQuestion())
    page.goto(room.join_url)
    told(page, "That question closed before this came. Thank you for thinking about it.")
    told(page, BETTER)
    press_surely(page, "Throw away")
    expect(page.get_by_text(BETTER)).to_have_count(0)
