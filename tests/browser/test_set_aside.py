"""What the server can never take is set aside alone, and everything else goes on (R24)."""

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, card, mark, press, say, shows, told

ASKED = "What is already working?"
LONG = "🌻" * 4000
UNREADABLE = "This could not be sent. It is only here, on this phone. Everything else goes on."
HEAVY = "That is more than can be sent at once. Please send it in two parts; nothing is lost."
PUT_IN_THE_OUTBOX = """(text) => {
  const key = Object.keys(localStorage).find((name) => name.includes("|outbox|"));
  const item = JSON.parse(localStorage.getItem(key));
  item.command.text = text;
  localStorage.setItem(key, JSON.stringify(item));
}"""


def sockets(page: Page) -> list[object]:
    """Every socket that the page opens from now on."""
    opened: list[object] = []
    page.on("websocket", opened.append)
    return opened


def test_the_longest_words_with_all_own_perspectives_are_taken(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, "My words")
    page.get_by_text("What I speak from today").click()
    own = ["🌻" * 59 + letter for letter in "ABCDEF"]
    for one in own:
        page.get_by_label("In my own words").fill(one)
        press(page, "Add")
        expect(page.get_by_label(one)).to_be_checked()
    press(page, "Question")
    press(page, "Change who sees this")
    for one in own:
        page.get_by_role("group", name="Speaking from…").get_by_label(one).check()
    say(page, ASKED, LONG)
    assert facilitator.contribution(LONG).speaking == tuple(own)


def test_letters_in_parts_are_sent_whole(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, "\u1112\u1161\u11ab" * 4000)
    facilitator.contribution("\ud55c" * 4000)


def test_what_waits_and_is_too_much_for_a_frame_is_set_aside_alone(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    shows(page, ASKED)
    page.context.set_offline(True)
    told(page, "Reconnecting…")
    say(page, ASKED, "Too much")
    page.evaluate(PUT_IN_THE_OUTBOX, "\u0001" * 40_000)
    page.goto("about:blank")
    page.context.set_offline(False)
    page.go_back()
    told(page, HEAVY)
    press(page, "Send another")
    say(page, ASKED, "Short")
    facilitator.contribution("Short")
    facilitator.has("Short")


@pytest.mark.parametrize("code", [1002, 1007, 1008, 1009])
def test_what_the_server_closes_on_is_set_aside_after_two_tries(
    phones: Phones, facilitator: Facilitator, code: int
) -> None:
    context = phones.blank()
    opened: list[WebSocketRoute] = []

    def carry(route: WebSocketRoute) -> None:
        opened.append(route)
        server = route.connect_to_server()

        def pass_on(data: str | bytes) -> None:
            if "poison" in str(data):
                route.close(code=code)
            else:
                server.send(data)

        route.on_message(pass_on)

    context.route_web_socket("**/ws", carry)
    page = phones.tab(context)
    page.get_by_role("button", name="Join").click()
    facilitator.asks(ASKED)
    box(page, ASKED).fill("poison")
    before = len(opened)
    press(page, "Send")
    told(page, UNREADABLE)
    press(page, "Send another")
    say(page, ASKED, "Something else")
    mark(page, "Something else", "Received")
    assert len(opened) == before + 2
    facilitator.has("Something else")
    page.reload()
    told(page, UNREADABLE)
    card(page, "poison").get_by_role("button", name="Throw away").click()
    facilitator.does(c.CloseQuestion())
    expect(card(page, "poison")).to_have_count(0)
    assert len(opened) == before + 3
