"""What comes with a role on the phone: a clock, calls to the room, a theme, and other people's words."""

import pytest
from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import (
    AFTER_GUARD_MS,
    Phones,
    answer,
    box,
    button,
    came,
    hold,
    join,
    press,
    press_surely,
    shows,
    told,
)

ASKED = "What is already working?"


@pytest.mark.parametrize(
    ("role", "called", "call"),
    [
        ("outcome-keeper", "Outcome-keeper", "Bring us back"),
        ("plain-speaker", "Plain-speaker", "Say it plainer"),
        ("care-keeper", "Care-keeper", "Shall we break?"),
    ],
)
def test_a_call_is_read_by_everybody_and_answered_by_host(
    phones: Phones, facilitator: Facilitator, role: str, called: str, call: str
) -> None:
    ama, bo, mei = phones.joined("Ama"), phones.joined("Bo"), phones.joined("Mei")
    for page in (bo, mei):
        press(page, "Got it")  # the come-back words
    hold(facilitator, bo, "Bo", "host", "Host")
    hold(facilitator, ama, "Ama", role, called)
    tool = ama.locator("section", has_text=f"As {called}").get_by_role("button", name=call)
    tool.click()
    told(ama, "Show it on 3 phones?")
    press(ama, "Yes")
    for page in (ama, bo, mei):
        came(page, f"{called} Ama: {call}")
    told(ama, "Everyone can read your call. It stays until somebody says that it was heard.")
    press(mei, "Show")
    told(mei, f"{called} Ama: {call}")
    expect(mei.get_by_role("button", name="All right")).to_have_count(0)
    answer(bo, "All right")
    told(bo, "Take it off 3 phones?")
    press(bo, "Yes")
    for page in (ama, bo, mei):
        expect(page.get_by_text(f"{called} Ama: {call}")).to_have_count(0)
    tool.click()
    press(ama, "Yes")
    came(mei, f"{called} Ama: {call}")


def test_the_timekeeper_sees_the_questions_clock_and_asks_for_more_time(
    phones: Phones, facilitator: Facilitator
) -> None:
    context = phones.blank()
    context.clock.install(time="2031-05-01T12:00:00")
    ama = phones.tab(context)
    join(ama, "Ama")
    facilitator.does(c.OfferRole("timekeeper", facilitator.person("Ama")))
    came(ama, "The facilitator offers you Timekeeper")
    press(ama, "Show")
    context.clock.run_for(AFTER_GUARD_MS)
    press(ama, "Yes")
    context.clock.run_for(AFTER_GUARD_MS)
    told(ama, "No question is open just now.")
    facilitator.asks(ASKED)
    told(ama, "This question has been open 0 min")
    context.clock.set_system_time("2031-05-01T12:04:30")
    press(ama, "Roles")
    told(ama, "This question has been open 4 min")
    press_surely(ama, "Ask for five more minutes")
    board = facilitator.sees(lambda board: len(board.state.open_calls) == 1)
    facilitator.does(c.AnswerCall(board.state.open_calls[0]))
    expect(ama.get_by_text("This question has been open 4 min · time until ")).to_be_visible()
    facilitator.does(c.CloseQuestion())
    told(ama, "No question is open just now.")


def test_a_theme_is_proposed_in_its_own_words(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, ama, "Ama", "weaver", "Weaver")
    box(ama, "Propose a theme").fill("x" * 61)
    press_surely(ama, "Propose")
    told(ama, "Too long. Characters to take out: 1. Nothing is lost.")
    box(ama, "Propose a theme").fill("Trust {who}")
    press_surely(ama, "Propose")
    came(bo, "Weaver Ama: A theme could be “Trust {who}”")
    expect(box(ama, "Propose a theme")).to_have_value("")


def test_words_said_aloud_wait_for_the_yes_of_whose_they_are(phones: Phones, facilitator: Facilitator) -> None:
    dee, bo = phones.joined("Dee"), phones.joined("Bo")
    hold(facilitator, dee, "Dee", "scribe", "Scribe")
    facilitator.asks(ASKED)
    shows(dee, ASKED)
    dee.get_by_text("Words said aloud or for someone").click()
    box(dee, "The words, as they said them").fill("The same carer every morning")
    press(dee, "Put these words in")
    told(dee, "Please choose whose words they are, or “No name”.")
    dee.get_by_label("Whose words are they?").select_option("Bo")
    press(dee, "Put these words in")
    told(dee, "Waiting for Bo to say yes to these words.")
    came(bo, "Dee wrote down words of yours")
    press(bo, "Show")
    told(bo, "The same carer every morning")
    press(bo, "Yes, that is what I said")
    said = facilitator.contribution("The same carer every morning")
    assert (said.person, said.channel) == (facilitator.person("Bo"), "aloud")
    expect(dee.get_by_text("Waiting for Bo to say yes to these words.")).to_have_count(0)
    press(bo, "My words")
    told(bo, "The same carer every morning")


def test_words_put_in_can_be_taken_back_or_not_agreed_to(phones: Phones, facilitator: Facilitator) -> None:
    dee, bo = phones.joined("Dee"), phones.joined("Bo")
    facilitator.asks(ASKED)
    hold(facilitator, dee, "Dee", "voice-bringer", "Voice-bringer")
    for page, end in ((dee, "Take back"), (bo, "No, leave them out")):
        dee.get_by_text("Words said aloud or for someone").click()
        dee.get_by_label("Whose words are they?").select_option("Bo")
        dee.get_by_label("Typed for someone").check()
        box(dee, "The words, as they said them").fill("The same carer every morning")
        press(dee, "Put these words in")
        came(bo, "Dee wrote down words of yours")
        answer(bo, end) if page is bo else press_surely(dee, end)
        expect(bo.get_by_text("Dee wrote down words of yours")).to_have_count(0)
        expect(dee.get_by_text("Waiting for Bo")).to_have_count(0)
    assert facilitator.texts() == []


def test_words_without_a_name_need_a_yes_across_the_table(phones: Phones, facilitator: Facilitator) -> None:
    dee = phones.joined("Dee")
    facilitator.asks(ASKED)
    hold(facilitator, dee, "Dee", "scribe", "Scribe")
    dee.get_by_text("Words said aloud or for someone").click()
    dee.get_by_label("Whose words are they?").select_option("No name")
    box(dee, "The words, as they said them").fill("I am afraid of the evenings")
    dee.locator("details", has_text="Words said aloud").get_by_label("May be quoted").check()
    press(dee, "Put these words in")
    told(dee, "Please ask them first, and tick this once they have said yes.")
    dee.get_by_label("They have said yes to these words").check()
    press(dee, "Put these words in")
    said = facilitator.contribution("I am afraid of the evenings")
    assert (said.person, said.channel, said.consent) == (None, "aloud", "quoted")
    press(dee, "My words")
    expect(dee.get_by_text("I am afraid of the evenings")).to_have_count(0)


def test_what_was_begun_in_a_box_outlives_a_reload_a_new_question_and_the_role(
    phones: Phones, facilitator: Facilitator
) -> None:
    dee = phones.joined("Dee")
    facilitator.asks(ASKED)
    hold(facilitator, dee, "Dee", "scribe", "Scribe")
    dee.get_by_text("Words said aloud or for someone").click()
    box(dee, "The words, as they said them").fill("Half a thou")
    facilitator.asks("What would help?")
    dee.reload()
    expect(box(dee, "The words, as they said them")).to_have_value("Half a thou")
    told(dee, f"For the question: {ASKED}")
    press(dee, "Roles")
    expect(box(dee, "The words, as they said them")).to_have_value("Half a thou")
    press(dee, "Step back")
    told(dee, "Scribe is not yours any more. What you typed is only here, on this phone.")
    told(dee, "Half a thou")
    hold(facilitator, dee, "Dee", "scribe", "Scribe")
    expect(box(dee, "The words, as they said them")).to_have_value("Half a thou")
    facilitator.does(c.EndSession())
    told(dee, "Half a thou")


def test_show_me_first_can_be_read_on_a_small_phone(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    facilitator.does(c.OfferRole("outcome-keeper", facilitator.person("Ama")))
    answer(page, "Show me first")
    for text in (
        "The facilitator offers you Outcome-keeper",
        "Brings us back to the difference this should make in people's lives.",
        "May call to everyone: “Bring us back”",
        "“Not now” needs no reason, and is never counted.",
    ):
        expect(page.locator("#page").get_by_text(text)).to_be_in_viewport(ratio=1)
    for name in ("Yes", "Not now"):
        expect(button(page, name)).to_be_in_viewport(ratio=1)
