"""Host goes from the dashboard to a phone and on to another; what it may do goes with it."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, answer, box, came, card, hold, mark, press, press_surely, say, shows, told
from tests.faults.process import ServerProcess

FIRST = "What is already working?"
SECOND = "Where does it get harder than it needs to be?"
# What a phone says at the door, from the same page, and then whatever command is wanted.
SENT_RAW = """(command) => new Promise((resolve) => {
  const socket = new WebSocket(location.origin.replace("http", "ws") + "/ws");
  const secret = JSON.parse(localStorage.getItem("coprod1|phone|secret"));
  const send = (frame) => socket.send(JSON.stringify(frame));
  socket.onopen = () => send({ type: "hello", version: 1, secret });
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    if (frame.type === "welcome") send({ type: "submit", id: "raw", command });
    if (frame.id !== "raw") return;
    socket.close();
    resolve(JSON.stringify(frame));
  };
})"""


def sent_raw(page: Page, command: dict[str, str]) -> dict[str, Any]:
    """What the server answers to a command that this page's person sends without the page's help."""
    answer: dict[str, Any] = json.loads(page.evaluate(SENT_RAW, command))
    return answer


def passes_on(page: Page, role: str, to: str) -> None:
    press(page, "Roles")
    page.get_by_role("listitem").filter(has_text=role).get_by_role("button", name="Pass on").click()
    page.get_by_label("Who would you like to ask?").select_option(to)
    press(page, "Ask them")


def test_host_is_handed_from_the_dashboard_to_a_phone_and_on_to_another(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, ama, "Ama", "host", "Host")
    box(ama, "Ask the room").fill(FIRST)
    press_surely(ama, "Ask")
    for page in (ama, bo):
        shows(page, FIRST)
    asked = facilitator.sees(lambda board: board.state.open_question is not None).state.open_question
    assert asked is not None
    assert asked.text == FIRST
    expect(box(ama, "Ask the room")).to_have_value("")
    say(bo, FIRST, "The same carer")
    press_surely(ama, "Close the question")
    told(bo, "This question is closed.")
    press_surely(ama, "Reveal what was said")
    told(bo, "Read what was said in the room: 1")
    box(ama, "Ask the room").fill("A question that Ama wants to keep?")

    passes_on(ama, "Host", "Bo")
    came(bo, "Ama offers you Host")
    answer(bo, "Yes")
    facilitator.sees(lambda board: [held.person for held in board.state.holders("host")] == [facilitator.person("Bo")])
    told(ama, "Host is not yours any more. What you typed is only here, on this phone.")
    told(ama, "A question that Ama wants to keep?")
    expect(box(ama, "Ask the room")).to_have_count(0)

    box(bo, "Ask the room").fill(SECOND)
    press_surely(bo, "Ask")
    shows(bo, SECOND)
    facilitator.sees(lambda board: board.state.question is not None and board.state.question.text == SECOND)
    for command in ({"type": "ask_question", "text": "Mine?"}, {"type": "close_question"}):
        refused = sent_raw(ama, command)
        assert (refused["type"], refused["code"]) == ("refused", "not_holding")
        assert refused["arguments"] == {"role": "Host"}
    assert len(facilitator.board.state.asked) == 2

    ama.reload()
    told(ama, "A question that Ama wants to keep?")
    press_surely(ama, "Throw away")
    expect(ama.get_by_text("A question that Ama wants to keep?")).to_have_count(0)


def test_a_question_on_its_way_when_the_role_went_is_refused_kindly_and_kept(
    phones: Phones, room: ServerProcess, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, ama, "Ama", "host", "Host")
    passes_on(ama, "Host", "Bo")
    came(bo, "Ama offers you Host")
    press(ama, "Question")
    room.kill()
    expect(ama.get_by_text("Reconnecting…")).to_be_visible()
    box(ama, "Ask the room").fill(FIRST)
    press_surely(ama, "Ask")
    told(ama, "On its way…")
    told(ama, FIRST)
    ama.goto("about:blank")
    room.start()
    told(bo, "Connected")
    answer(bo, "Yes")
    with facilitating(room) as client:
        client.finds("host", "Bo")
        ama.goto(room.join_url)
        told(ama, "That comes with Host, which you do not hold now.")
        told(ama, "Host is not yours any more. What you typed is only here, on this phone.")
        told(ama, FIRST)
        assert not client.board.state.asked


def test_what_was_said_is_read_by_all_once_it_is_revealed(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.asks(FIRST)
    say(ama, FIRST, "The same carer")
    press(ama, "Send another")
    press(ama, "Change who sees this")
    ama.get_by_label("Without my name").check()
    say(ama, FIRST, "I am afraid of the evenings")
    mark(ama, "I am afraid of the evenings", "Received")
    assert bo.get_by_text("The same carer").count() == 0
    facilitator.does(c.RevealQuestion(facilitator.contribution("The same carer").question))
    press(bo, "Room")
    told(bo, "The same carer")
    told(bo, "Ama")
    told(bo, "Without a name")
    press(bo, "Question")
    say(bo, FIRST, "The number on the fridge")
    press(bo, "Room")
    press(ama, "Room")
    expect(ama.get_by_text("The number on the fridge")).to_be_visible()
    press(ama, "Question")
    press_surely(card(ama, "The same carer"), "Take back")
    expect(bo.get_by_text("The same carer")).to_have_count(0)
    bo.reload()
    told(bo, "I am afraid of the evenings")


def test_the_words_of_a_question_are_measured_while_it_is_typed(phones: Phones, facilitator: Facilitator) -> None:
    ama = phones.joined("Ama")
    hold(facilitator, ama, "Ama", "host", "Host")
    press_surely(ama, "Ask")
    told(ama, "There is nothing to read in the box yet. Please type something first.")
    expect(box(ama, "Ask the room")).to_be_focused()
    box(ama, "Ask the room").fill("x" * 401)
    told(ama, "Too long. Characters to take out: 1. Nothing is lost.")
    press_surely(ama, "Ask")
    expect(box(ama, "Ask the room")).to_have_value("x" * 401)
    box(ama, "Ask the room").fill("x" * 400)
    told(ama, "Still fits: 0 characters")
    press_surely(ama, "Ask")
    shows(ama, "x" * 400)


def test_what_reaches_every_phone_is_asked_in_place_first(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, ama, "Ama", "host", "Host")
    facilitator.asks(FIRST)
    say(bo, FIRST, "The same carer")
    for name, question in (
        ("Reveal what was said", "Reveal to 2 phones?"),
        ("Close the question", "Close it on 2 phones?"),
    ):
        press(ama, name)
        told(ama, question)
        expect(ama.get_by_text(question)).to_be_focused()
        press(ama, "No")
        expect(ama.get_by_text(question)).to_have_count(0)
    press(ama, "Reveal what was said")
    facilitator.asks(SECOND)
    told(ama, "A new question is open")
    expect(ama.get_by_text("Reveal to 2 phones?")).to_have_count(0)
    box(ama, "Ask the room").fill("And now?")
    press(ama, "Ask")
    told(ama, "Ask this on 2 phones?")
    asked = facilitator.sees(lambda board: len(board.state.asked) == 2).state
    assert asked.open_question is not None
    assert asked.open_question.text == SECOND
    assert not any(question.revealed for question in asked.questions.values())
    press(ama, "Yes")
    facilitator.sees(
        lambda board: board.state.open_question is not None and board.state.open_question.text == "And now?"
    )
