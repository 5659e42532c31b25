"""Answering what others said: "Me too", "Build on this", "Challenge with care"."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, answer, box, button, came, hold, press, press_surely, say, shows, told
from tests.browser.weak_line import weak_line
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
WORDS = "The same carer every morning"
VALUE = "Somebody who knows her"
TEST = "What happens when that carer is ill?"
AFTER_BREAK = "Waits for the end of the next break"
BESIDE = "Dee is asked to stand beside you"


@pytest.fixture
def ama(phones: Phones, facilitator: Facilitator) -> Page:
    """The page of somebody who said something that everybody may read, and who looks at her words."""
    page = phones.joined("Ama")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(page, ASKED, WORDS)
    facilitator.contribution(WORDS)
    press(page, "My words")
    return page


@pytest.fixture
def bo(phones: Phones, ama: Page) -> Page:
    """The page of somebody else, who reads the room."""
    assert ama
    page = phones.joined("Bo")
    press(page, "Room")
    told(page, WORDS)
    return page


def said(page: Page, text: str) -> Locator:
    """What was said, with all that hangs under it."""
    return page.locator("li.said").filter(has=page.locator(f"xpath=./p[text()='{text}']"))


def became(page: Page, text: str) -> Locator:
    """What became of one's own words."""
    return page.get_by_role("listitem").filter(has_text=text).locator(".became")


def begin_challenge(page: Page, moment: str | None = None) -> None:
    button(page, "Challenge with care").first.click()
    box(page, "What I value here").fill(VALUE)
    box(page, "What I would test").fill(TEST)
    if moment is not None:
        page.get_by_label(moment, exact=True).check()


def have_a_break(facilitator: Facilitator) -> None:
    facilitator.does(c.StartBreak(5))
    facilitator.does(c.EndBreak())


def test_me_too_is_counted_once_under_the_words_and_taken_back(
    phones: Phones, facilitator: Facilitator, ama: Page, bo: Page
) -> None:
    expect(button(ama, "Me too")).to_have_count(0)
    press(bo, "Me too")
    expect(button(bo, "Me too")).to_have_attribute("aria-pressed", "true")
    expect(said(bo, WORDS).get_by_text("Me too: 1", exact=True)).to_be_visible()
    expect(became(ama, WORDS)).to_have_text("Me too: 1")
    bo.reload()
    told(bo, WORDS)
    expect(button(bo, "Me too")).to_have_attribute("aria-pressed", "true")
    cleo = phones.joined("Cleo")
    press(cleo, "Room")
    press(cleo, "Me too")
    expect(said(bo, WORDS).get_by_text("Me too: 2", exact=True)).to_be_visible()
    press(bo, "Me too")
    expect(button(bo, "Me too")).to_have_attribute("aria-pressed", "false")
    expect(said(bo, WORDS).get_by_text("Me too: 1", exact=True)).to_be_visible()
    press(ama, "Room")
    told(ama, WORDS)
    expect(ama.locator("main li").get_by_role("button")).to_have_count(0)
    facilitator.sees(lambda board: [len(one.me_too) for one in board.state.contributions.values()] == [1])


def test_who_builds_on_words_is_read_under_them(facilitator: Facilitator, ama: Page, bo: Page) -> None:
    press(bo, "Build on this")
    expect(box(bo, "Build on this")).to_be_focused()
    told(bo, "As Bo · in our notes")
    press(bo, "Send")
    told(bo, "There is nothing to read in the box yet. Please type something first.")
    box(bo, "Build on this").fill("And the same one at the weekend")
    press(bo, "Send")
    expect(box(bo, "Build on this")).to_have_count(0)
    under = said(bo, WORDS).locator(".answers")
    expect(under).to_have_text(re.compile("Bo · builds on"))
    expect(under).to_contain_text("And the same one at the weekend")
    expect(became(ama, WORDS)).to_have_text("built on by 1")
    made = facilitator.contribution("And the same one at the weekend")
    assert (made.to, made.kind, made.consent) == (facilitator.contribution(WORDS).id, "build", "notes")
    press(bo, "My words")
    told(bo, f"Builds on “{WORDS}”")
    press(bo, "Question")
    expect(button(bo, "Pass")).to_be_visible()
    expect(bo.get_by_text("And the same one at the weekend")).to_have_count(0)
    press(bo, "Room")
    press(ama, "Room")
    press(ama, "Build on this")
    box(ama, "Build on this").fill("Yes, then too")
    press(ama, "Send")
    expect(under.locator(".answers")).to_contain_text("Yes, then too")


def test_a_draft_outlives_a_reload_a_new_question_and_the_words_that_it_answers(
    facilitator: Facilitator, ama: Page, bo: Page
) -> None:
    begin_challenge(bo, "After a break")
    bo.reload()
    expect(box(bo, "What I value here")).to_have_value(VALUE)
    facilitator.does(c.AskQuestion("What else?", "at_once"))
    told(bo, "A new question is open")
    press(bo, "Question")
    press(bo, "My words")
    told(bo, "Not sent yet")
    told(bo, f"Challenges with care “{WORDS}”")
    bo.reload()
    press(bo, "Go to these words")
    expect(box(bo, "What I would test")).to_have_value(TEST)
    expect(bo.get_by_label("After a break", exact=True)).to_be_checked()
    press_surely(ama, "Take back")
    told(bo, "Those words cannot be read now. What you typed is only here, on this phone.")
    told(bo, TEST)
    told(bo, VALUE)
    press_surely(bo, "Throw away")
    expect(bo.get_by_text(TEST)).to_have_count(0)


def test_a_challenge_arrives_when_the_challenger_chose(
    phones: Phones, facilitator: Facilitator, ama: Page, bo: Page
) -> None:
    cleo = phones.joined("Cleo")
    press(cleo, "Room")
    begin_challenge(bo, "After a break")
    press(bo, "Send")
    expect(bo.locator("#live")).to_contain_text(f"{AFTER_BREAK}: “{TEST}”")
    told(bo, AFTER_BREAK)
    press(bo, "My words")
    told(bo, AFTER_BREAK)
    say_something(facilitator, ama, "One more thing")
    for page in (ama, cleo):
        expect(page.get_by_text(TEST)).to_have_count(0)
    expect(became(ama, WORDS)).to_have_count(0)
    have_a_break(facilitator)
    expect(became(ama, WORDS)).to_have_text("challenged with care")
    under = said(cleo, WORDS).locator(".answers")
    expect(under).to_contain_text(f"Bo · challenges with careWhat I value here{VALUE}What I would test{TEST}")
    expect(bo.get_by_text(AFTER_BREAK)).to_have_count(0)
    told(bo, "Received")
    told(bo, VALUE)


def say_something(facilitator: Facilitator, page: Page, text: str) -> None:
    """Says something, and comes back to "My words": all that came before it has come."""
    press(page, "Question")
    press(page, "Send another")
    say(page, ASKED, text)
    facilitator.contribution(text)
    press(page, "My words")


def test_a_waiting_challenge_is_taken_back_or_sent_now(facilitator: Facilitator, ama: Page, bo: Page) -> None:
    begin_challenge(bo, "After a break")
    press(bo, "Send")
    press_surely(bo, "Take back")
    expect(bo.get_by_text(AFTER_BREAK)).to_have_count(0)
    have_a_break(facilitator)
    begin_challenge(bo, "After a break")
    press(bo, "Send")
    press(bo, "Choose another moment")
    press(bo, "Never mind")
    expect(button(bo, "Now")).to_have_count(0)
    press(bo, "Choose another moment")
    press(bo, "Now")
    expect(became(ama, WORDS)).to_have_text("challenged with care")
    facilitator.has(WORDS, TEST)


def test_somebody_stands_beside_a_challenger(phones: Phones, facilitator: Facilitator, ama: Page, bo: Page) -> None:
    begin_challenge(bo)
    told(bo, "Nobody else holds Encourager just now, so nobody can be asked to stand beside you.")
    expect(bo.get_by_label("With someone beside me")).to_be_disabled()
    dee, joe = phones.joined("Dee"), phones.joined("Joe")
    hold(facilitator, dee, "Dee", "encourager", "Encourager")
    bo.get_by_label("With someone beside me").check()
    press(bo, "Send")
    told(bo, "Choose who is to stand beside you.")
    bo.get_by_label("Who shall stand beside you?").select_option("Dee")
    press(bo, "Send")
    told(bo, BESIDE)
    came(dee, "Bo asks you to stand beside their challenge")
    answer(dee, "Not now")
    told(bo, "Nobody is asked to stand beside you now. Choose somebody, or another moment.")
    expect(button(bo, "With Dee beside me")).to_have_count(0)
    press(bo, "Roles")
    came(bo, "A challenge of yours waits for you to choose")
    press(bo, "Show")
    mei = phones.joined("Mei")
    hold(facilitator, mei, "Mei", "encourager", "Encourager")
    press(bo, "With Mei beside me")
    told(bo, "Mei is asked to stand beside you")
    press(mei, "Roles")
    press(mei, "Step back")
    told(bo, "Mei does not hold Encourager any more. Choose somebody else, or another moment.")
    hold(facilitator, joe, "Joe", "encourager", "Encourager")
    press(bo, "With Joe beside me")
    came(joe, "Bo asks you to stand beside their challenge")
    press(joe, "Show")
    told(
        joe,
        "With your yes it arrives, and your name stands beside theirs. You need not agree with it, or say anything.",
    )
    expect(joe.get_by_text(TEST)).to_have_count(0)
    press(joe, "Show me first")
    told(joe, f"Challenges with care “{WORDS}”")
    told(joe, VALUE)
    told(joe, TEST)
    expect(ama.get_by_text(TEST)).to_have_count(0)
    press(joe, "Yes")
    told(joe, "You stand beside Bo now, and the room reads it. Thank you.")
    expect(became(ama, WORDS)).to_have_text("challenged with care")
    press(ama, "Room")
    told(ama, "Bo · challenges with care · with Joe beside them")


def test_without_a_name_only_this_phone_knows_of_it(facilitator: Facilitator, ama: Page, bo: Page) -> None:
    press(bo, "Build on this")
    press(bo, "Change who sees this")
    bo.get_by_label("Without my name").check()
    box(bo, "Build on this").fill("At weekends too")
    press(bo, "Send")
    expect(said(bo, WORDS).locator(".answers")).to_contain_text("Without a name · builds on")
    expect(button(bo, "Me too")).to_have_count(2)
    begin_challenge(bo, "After a break")
    told(bo, "Without a name · in our notes")
    expect(bo.get_by_label("With someone beside me")).to_be_disabled()
    press(bo, "Send")
    told(bo, AFTER_BREAK)
    bo.reload()
    told(bo, AFTER_BREAK)
    press(bo, "Choose another moment")
    facilitator.does(c.AskQuestion("What else?", "at_once"))
    have_a_break(facilitator)
    expect(bo.get_by_text(AFTER_BREAK)).to_have_count(0)
    expect(became(ama, WORDS)).to_have_text("built on by 1 · challenged with care")
    press(bo, "My words")
    own = bo.get_by_role("listitem").filter(has_text=TEST)
    expect(own.get_by_text("Received")).to_be_visible()
    press_surely(own, "Take back")
    facilitator.sees(
        lambda board: all(one.taken_back for one in board.state.contributions.values() if one.text == TEST)
    )
    assert all(one.person is None for one in facilitator.board.state.contributions.values() if one.text != WORDS)


def test_what_became_of_words_without_a_name_is_found_in_the_room(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    press(ama, "Change who sees this")
    ama.get_by_label("Without my name").check()
    say(ama, ASKED, WORDS)
    press(bo, "Room")
    press(bo, "Me too")
    press(bo, "Build on this")
    box(bo, "Build on this").fill("At weekends too")
    press(bo, "Send")
    press(ama, "My words")
    expect(became(ama, WORDS)).to_have_text("built on by 1 · Me too: 1")


def test_what_answers_words_that_were_taken_back_says_so(facilitator: Facilitator, ama: Page, bo: Page) -> None:
    press(bo, "Build on this")
    box(bo, "Build on this").fill("At weekends too")
    press(bo, "Send")
    expect(said(bo, WORDS).locator(".answers")).to_be_visible()
    press_surely(ama, "Take back")
    told(bo, "Builds on words that cannot be read now")
    told(bo, "At weekends too")
    press(bo, "My words")
    told(bo, "Builds on words that cannot be read now")
    shows(bo, "My words")
    facilitator.has("At weekends too")


def test_earlier_questions_are_answered_too(facilitator: Facilitator, ama: Page, bo: Page) -> None:
    facilitator.does(c.AskQuestion("What else?", "at_once"))
    told(bo, "A new question is open")
    press(bo, "Question")
    press(bo, "Room")
    bo.get_by_text(f"1. {ASKED}").click()
    press(bo, "Me too")
    expect(said(bo, WORDS).get_by_text("Me too: 1", exact=True)).to_be_visible()
    press(bo, "Build on this")
    box(bo, "Build on this").fill("At weekends too")
    bo.reload()
    expect(box(bo, "Build on this")).to_have_value("At weekends too")
    press(bo, "Send")
    expect(said(bo, WORDS).locator(".answers")).to_contain_text("At weekends too")
    expect(became(ama, WORDS)).to_have_text("built on by 1 · Me too: 1")


def test_words_that_are_the_same_have_buttons_with_names_of_their_own(
    phones: Phones, facilitator: Facilitator, bo: Page
) -> None:
    question = facilitator.contribution(WORDS).question
    for _ in range(2):
        facilitator.does(c.CaptureWords(question, "Yes", "paper"))
    names = bo.locator("li.said").get_by_role("button", name=re.compile("^Me too: Without a name, “Yes”"))
    expect(names).to_have_count(2)
    for one in bo.locator("li.said button").all():
        size = one.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 44
    assert phones.wrong == []


def test_a_challenge_without_a_name_that_was_sent_into_dead_air_is_kept_once(
    phones: Phones, room: ServerProcess, facilitator: Facilitator, ama: Page
) -> None:
    with weak_line(room.port) as line:
        bo = phones.joined("Bo", f"http://127.0.0.1:{line.port}/#{room.code}")
        press(bo, "Room")
        begin_challenge(bo, "After a break")
        press(bo, "Change who sees this")
        bo.get_by_label("Without my name").check()
        line.swallows_answers()
        press(bo, "Send")
        expect(said(bo, WORDS).get_by_text("Saved on this phone")).to_be_visible()
        facilitator.sees(lambda board: len(board.state.challenges) == 1)
        bo.context.set_offline(True)
        expect(bo.get_by_text("Reconnecting…")).to_be_visible()
        line.lives()
        bo.context.set_offline(False)
        told(bo, AFTER_BREAK)
        have_a_break(facilitator)
        expect(became(ama, WORDS)).to_have_text("challenged with care")
        facilitator.has(WORDS, TEST)


def test_words_on_their_way_go_back_into_their_boxes(
    phones: Phones, room: ServerProcess, facilitator: Facilitator, ama: Page, bo: Page
) -> None:
    room.kill()
    expect(bo.get_by_text("Reconnecting…")).to_be_visible()
    begin_challenge(bo, "After a break")
    press(bo, "Send")
    press(said(bo, WORDS).get_by_role("list"), "Change")
    expect(box(bo, "What I value here")).to_have_value(VALUE)
    box(bo, "What I would test").fill("And when she is on holiday?")
    press(bo, "Send")
    room.start()
    told(bo, AFTER_BREAK)
    with facilitating(room) as again:
        have_a_break(again)
        again.has(WORDS, "And when she is on holiday?")
    press(ama, "Room")
    told(ama, "And when she is on holiday?")


def test_words_that_go_while_one_answers_them_leave_what_was_typed(
    facilitator: Facilitator, ama: Page, bo: Page
) -> None:
    begin_challenge(bo)
    facilitator.does(c.AskQuestion("What else?", "at_once"))
    told(bo, "A new question is open")
    expect(box(bo, "What I would test")).to_have_value(TEST)
    press_surely(ama, "Take back")
    told(bo, "Those words cannot be read now. What you typed is only here, on this phone.")
    told(bo, TEST)


@pytest.mark.parametrize("way", ["taken back", "held back"])
def test_words_that_cannot_be_read_any_more_go_from_a_phone_that_answered_them_without_a_name(
    facilitator: Facilitator, ama: Page, bo: Page, way: str
) -> None:
    begin_challenge(bo, "After a break")
    press(bo, "Change who sees this")
    bo.get_by_label("Without my name").check()
    press(bo, "Send")
    press(bo, "Build on this")
    box(bo, "Build on this").fill("At weekends too")
    press(bo, "Send")
    expect(said(bo, WORDS).locator(".answers")).to_contain_text("At weekends too")
    button(bo, "Build on this").first.click()
    box(bo, "Build on this").fill("And at night")
    press(bo, "My words")
    expect(bo.get_by_text(f"Builds on “{WORDS}”")).to_have_count(2)
    told(bo, f"Challenges with care “{WORDS}”")
    assert WORDS not in bo.evaluate("JSON.stringify(localStorage)")
    if way == "taken back":
        press_surely(ama, "Take back")
    else:
        facilitator.does(c.HoldBack((facilitator.contribution(WORDS).id,), "reasons.hurts"))
    expect(bo.get_by_text("Builds on words that cannot be read now")).to_have_count(2)
    for _ in range(2):
        told(bo, "Challenges with care words that cannot be read now")
        expect(bo.get_by_text(WORDS)).to_have_count(0)
        bo.reload()


def test_what_cannot_be_sent_as_chosen_says_so_where_it_was_chosen(
    phones: Phones, facilitator: Facilitator, ama: Page, bo: Page
) -> None:
    assert ama
    dee = phones.joined("Dee")
    hold(facilitator, dee, "Dee", "encourager", "Encourager")
    begin_challenge(bo, "With someone beside me")
    bo.get_by_label("Who shall stand beside you?").select_option("Dee")
    press(bo, "Change who sees this")
    bo.get_by_label("Without my name").check()
    why = "Somebody can only stand beside you under your name. Without it, choose now or after a break."
    told(bo, why)
    expect(bo.get_by_text("Whoever you ask sees your name")).to_have_count(0)
    press(bo, "Send")
    expect(bo.get_by_role("group", name="When does it arrive?")).to_be_focused()
    expect(bo.locator("#beside-message")).to_have_class("error")
    bo.get_by_label("Without my name").uncheck()
    press(dee, "Roles")
    press(dee, "Step back")
    nobody = "Nobody else holds Encourager just now, so nobody can be asked to stand beside you."
    told(bo, nobody)
    press(bo, "Send")
    expect(bo.locator("#beside-message")).to_have_class("error")
    expect(bo.locator("#beside-message")).to_have_text(nobody)


def test_whoever_said_the_words_is_not_asked_to_stand_beside_their_challenge(
    facilitator: Facilitator, ama: Page, bo: Page
) -> None:
    hold(facilitator, ama, "Ama", "encourager", "Encourager")
    press(bo, "Room")
    begin_challenge(bo, "After a break")
    expect(bo.get_by_label("With someone beside me")).to_be_disabled()
    press(bo, "Send")
    press(bo, "My words")
    press(bo, "Choose another moment")
    expect(button(bo, "Now")).to_be_visible()
    expect(button(bo, "With Ama beside me")).to_have_count(0)


def test_nobody_sees_by_the_buttons_which_words_without_a_name_are_ones_own(
    facilitator: Facilitator, ama: Page, bo: Page
) -> None:
    press(bo, "Build on this")
    press(bo, "Change who sees this")
    bo.get_by_label("Without my name").check()
    box(bo, "Build on this").fill("At weekends too")
    press(bo, "Send")
    press(ama, "Room")
    rows = [said(page, "At weekends too").get_by_role("button") for page in (ama, bo)]
    names = ["Me too", "Build on this", "Challenge with care"]
    for row in rows:
        expect(row).to_have_text(names)
    for row in rows[1].all():
        row.click()
        told(bo, "These are your own words. You can change them under “My words”.")
        press(bo, "Got it")
    facilitator.sees(lambda board: not any(one.me_too for one in board.state.contributions.values()))


def test_words_kept_to_the_room_say_so_to_whoever_reads_them(facilitator: Facilitator, ama: Page, bo: Page) -> None:
    expect(said(bo, WORDS)).not_to_contain_text("in this room only")
    press(ama, "In our notes · change")
    press(ama, "In this room only")
    expect(said(bo, WORDS).locator(".by")).to_have_text("Ama · in this room only")
    facilitator.does(c.HoldUp(facilitator.contribution(WORDS).id))
    expect(bo.locator("#heldup .by")).to_have_text("Held up · Ama · in this room only")
    press(bo, "Question")
    expect(bo.locator("#strips").get_by_text("Held up, in this room only:")).to_be_visible()
    press(bo, "Room")
    press(ama, "In this room only · change")
    press(ama, "In our notes")
    expect(bo.get_by_text("in this room only")).to_have_count(0)


def test_what_answers_words_that_cannot_be_read_stands_below_what_can(
    facilitator: Facilitator, ama: Page, bo: Page
) -> None:
    for number in range(4):
        say_something(facilitator, ama, f"More {number}")
    rows = bo.locator("main ul:not(.answers) > li.said > p.words")
    press(said(bo, WORDS), "Build on this")
    box(bo, "Build on this").fill("At weekends too")
    press(bo, "Send")
    expect(said(bo, WORDS).locator(".answers")).to_be_visible()
    facilitator.does(c.HoldBack((facilitator.contribution(WORDS).id,), "reasons.hurts"))
    expect(rows).to_have_count(5)
    expect(rows.last).to_have_text("At weekends too")
