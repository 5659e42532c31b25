from pathlib import Path

from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.store.folder import SessionFolder
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, box, join, mark, press, press_surely, say, shows, told
from tests.faults.process import ServerProcess

FIRST = "What is already working?"
SECOND = "Where does it get harder than it needs to be?"


def cut_off(phones: Phones, room: ServerProcess, facilitator: Facilitator) -> Page:
    """The page of somebody who was asked something, and whose server was killed then."""
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    shows(page, FIRST)
    room.kill()
    expect(page.get_by_text("Reconnecting…")).to_be_visible()
    return page


def test_a_new_question_leaves_the_page_to_who_is_writing(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    box(page, FIRST).fill("The same carer")
    facilitator.asks(SECOND)
    told(page, "A new question is open")
    expect(box(page, FIRST)).to_have_value("The same carer")
    told(page, "This question has closed. Your words are still here, and you can still send them as late words.")
    press(page, "Go")
    shows(page, SECOND)
    expect(box(page, SECOND)).to_have_value("")
    press(page, "My words")
    press(page, "Go to these words")
    expect(box(page, FIRST)).to_have_value("The same carer")
    press(page, "Send as late words")
    mark(page, "The same carer", "Received")
    assert facilitator.contribution("The same carer").late


def test_a_new_question_comes_by_itself_where_nothing_was_begun(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    shows(page, FIRST)
    facilitator.asks(SECOND)
    shows(page, SECOND)
    say(page, SECOND, "The mornings")
    facilitator.contribution("The mornings")


def test_a_draft_outlives_a_reload_and_a_new_question(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    box(page, FIRST).fill("Half a thou")
    page.reload()
    expect(box(page, FIRST)).to_have_value("Half a thou")
    page.goto("about:blank")
    facilitator.asks(SECOND)
    page.go_back()
    expect(box(page, FIRST)).to_have_value("Half a thou")
    told(page, "A new question is open")


def test_a_draft_outlives_a_killed_server(phones: Phones, room: ServerProcess, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    box(page, FIRST).fill("Half a thought")
    room.kill()
    expect(page.get_by_text("Reconnecting…")).to_be_visible()
    expect(page.get_by_text("your words are safe on this phone")).to_be_visible()
    press(page, "Send")
    mark(page, "Half a thought", "Saved on this phone")
    room.start()
    told(page, "Connected")
    mark(page, "Half a thought", "Received")
    with facilitating(room) as client:
        assert client.contribution("Half a thought").person == client.person("Ama")


def test_words_to_a_question_that_closed_may_be_thrown_away(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    box(page, FIRST).fill("The same carer")
    facilitator.does(c.CloseQuestion())
    press(page, "Throw away")
    told(page, "Those words are not in the session any more.")
    expect(box(page, FIRST)).to_have_count(0)
    press(page, "Put them back in the box")
    press(page, "Send as late words")
    assert facilitator.contribution("The same carer").late


def test_words_on_their_way_while_the_question_closed(
    phones: Phones, room: ServerProcess, facilitator: Facilitator
) -> None:
    page = cut_off(phones, room, facilitator)
    say(page, FIRST, "The same carer")
    page.goto("about:blank")
    room.start()
    with facilitating(room) as client:
        client.does(c.CloseQuestion())
        page.goto(room.join_url)
        told(page, "That question closed before this came. Your words are still here.")
        press(page, "Send as late words")
        mark(page, "The same carer", "Received")
        assert client.contribution("The same carer").late
        assert client.texts() == ["The same carer"]


def test_unsent_words_are_changed_or_taken_back_on_the_phone(
    phones: Phones, room: ServerProcess, facilitator: Facilitator
) -> None:
    page = cut_off(phones, room, facilitator)
    say(page, FIRST, "The carer")
    press(page, "Change")
    expect(box(page, FIRST)).to_have_value("The carer")
    say(page, FIRST, "The same carer")
    press(page, "Send another")
    say(page, FIRST, "Never mind this")
    press_surely(page.get_by_role("listitem").filter(has_text="Never mind this"), "Take back")
    room.start()
    mark(page, "The same carer", "Received")
    with facilitating(room) as client:
        client.contribution("The same carer")
        assert client.texts() == ["The same carer"]


def test_a_change_of_sent_words_is_asked_about_before_it_goes(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    say(page, FIRST, "The carer")
    mark(page, "The carer", "Received")
    press(page, "Change")
    press(page, "Leave as it was")
    expect(page.get_by_role("textbox")).to_have_count(0)
    press(page, "Change")
    box(page, FIRST).fill("The same carer, every morning")
    press(page, "Leave as it was")
    told(page, "Throw this away? It is only here, on this phone.")
    press(page, "No")
    expect(box(page, FIRST)).to_have_value("The same carer, every morning")
    press(page, "Leave as it was")
    press(page, "Yes")
    mark(page, "The carer", "Received")


def test_what_was_typed_in_any_box_is_asked_about_before_it_goes(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    for open_it, field in (("Share a concern", "What concerns you"), ("Correct my name", "Your name or nickname")):
        press(page, "My words")
        press(page, open_it)
        page.get_by_label(field).fill("Something else")
        press(page, "Never mind")
        told(page, "Throw this away? It is only here, on this phone.")
        press(page, "No")
        expect(page.get_by_label(field)).to_have_value("Something else")
        press(page, "Never mind")
        press(page, "Yes")
        expect(page.get_by_label(field)).to_have_count(0)


def test_words_for_one_session_never_reach_another_at_its_address(
    phones: Phones, room: ServerProcess, facilitator: Facilitator, tmp_path: Path
) -> None:
    page = cut_off(phones, room, facilitator)
    say(page, FIRST, "For this room only")
    other = ServerProcess(SessionFolder(tmp_path / "other"), room.port, "Another day", forked=True)
    other.start()
    try:
        page.get_by_label("Code", exact=True).fill(other.code)
        press(page, "Go on")
        shows(page, "Another day")
        join(page, "Ama")
        with facilitating(other) as client:
            client.asks(SECOND)
            say(page, SECOND, "For today")
            client.has("For today")
            press(page, "My words")
            mark(page, "For today", "Received")
            expect(page.get_by_text("For this room only")).to_have_count(0)
    finally:
        other.close()
    room.start()
    page.goto("about:blank")
    page.goto(room.join_url)
    mark(page, "For this room only", "Received")
