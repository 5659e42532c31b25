import pytest
from playwright.sync_api import Page, expect

from server.projections.people.list import people_views
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, box, join, mark, press, say, shows
from tests.browser.weak_line import WeakLine, weak_line
from tests.faults.process import ServerProcess

ASKED = "What is already working?"


def said_in_all(page: Page, facilitator: Facilitator) -> list[str]:
    """The words that the server has, once something sent after all of them has arrived."""
    press(page, "Send another")
    say(page, ASKED, "the last")
    facilitator.contribution("the last")
    return facilitator.texts()


def tap_twice(page: Page, name: str) -> None:
    place = page.get_by_role("button", name=name, exact=True).bounding_box()
    assert place is not None
    middle = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.touchscreen.tap(*middle)
    page.touchscreen.tap(*middle)


@pytest.mark.parametrize("by", ["mouse", "finger"])
def test_a_double_tap_sends_once(phones: Phones, facilitator: Facilitator, by: str) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).fill("The same carer")
    if by == "mouse":
        page.get_by_role("button", name="Send", exact=True).dblclick()
    else:
        tap_twice(page, "Send")
    mark(page, "The same carer", "Received")
    assert said_in_all(page, facilitator) == ["The same carer", "the last"]


def test_a_double_tap_on_join_lets_in_one(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.visitor()
    page.get_by_label("Your name or nickname (optional)").fill("Ama")
    page.get_by_role("button", name="Join", exact=True).dblclick()
    expect(page.get_by_role("navigation")).to_be_visible()
    phones.joined("Bo")
    board = facilitator.sees(lambda board: len(people_views(board.state)) > 1)
    assert [row.label for row in people_views(board.state)] == ["Ama", "Bo"]


@pytest.mark.parametrize("fault", [WeakLine.dies, WeakLine.swallows_answers])
def test_what_was_sent_into_dead_air_arrives_once(
    phones: Phones, room: ServerProcess, facilitator: Facilitator, fault: object
) -> None:
    with weak_line(room.port) as line:
        page = phones.joined("Ama", f"http://127.0.0.1:{line.port}/#{room.code}")
        facilitator.asks(ASKED)
        shows(page, ASKED)
        line.dies() if fault is WeakLine.dies else line.swallows_answers()
        say(page, ASKED, "The same carer")
        mark(page, "The same carer", "Saved on this phone")
        page.context.set_offline(True)
        expect(page.get_by_text("Reconnecting…")).to_be_visible()
        line.lives()
        page.context.set_offline(False)
        mark(page, "The same carer", "Received")
        assert said_in_all(page, facilitator) == ["The same carer", "the last"]


def test_a_killed_server_gets_what_waited_once(phones: Phones, room: ServerProcess, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, "The same carer")
    mark(page, "The same carer", "Received")
    room.kill()
    expect(page.get_by_text("Reconnecting…")).to_be_visible()
    press(page, "Send another")
    say(page, ASKED, "The evenings")
    room.start()
    mark(page, "The evenings", "Received")
    with facilitating(room) as client:
        assert said_in_all(page, client) == ["The same carer", "The evenings", "the last"]


def test_two_tabs_are_one_person_and_send_once(phones: Phones, room: ServerProcess, facilitator: Facilitator) -> None:
    context = phones.blank()
    one = phones.tab(context)
    join(one, "Ama")
    other = phones.tab(context)
    facilitator.asks(ASKED)
    for page in (one, other):
        shows(page, ASKED)
    room.kill()
    for page in (one, other):
        expect(page.get_by_text("Reconnecting…")).to_be_visible()
    say(one, ASKED, "From the first tab")
    mark(other, "From the first tab", "Saved on this phone")
    press(other, "Send another")
    say(other, ASKED, "From the second tab")
    mark(one, "From the second tab", "Saved on this phone")
    room.start()
    for page in (one, other):
        mark(page, "From the first tab", "Received")
        mark(page, "From the second tab", "Received")
    with facilitating(room) as client:
        assert said_in_all(one, client) == ["From the first tab", "From the second tab", "the last"]
        assert [row.label for row in people_views(client.board.state)] == ["Ama"]
