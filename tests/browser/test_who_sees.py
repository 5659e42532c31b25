"""Who will see words stands beside "Send" and on what was sent, and what was chosen stays as it was meant."""

from playwright.sync_api import Page, expect

from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, card, press, say, shows, told

FIRST = "What is already working?"
SECOND = "Where does it get harder than it needs to be?"
NAMED = "As Ama · in our notes"
NAMELESS = "Without a name · in this room only"


def choose(page: Page, *names: str) -> None:
    """Ticks these among the choices."""
    press(page, "Change who sees this")
    for name in names:
        page.get_by_label(name).check()


def test_what_was_ticked_before_a_new_question_is_what_is_sent_after_it(
    phones: Phones, facilitator: Facilitator
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    told(page, NAMED)
    choose(page, "Without my name", "In this room only")
    press(page, "Change who sees this")
    facilitator.asks(SECOND)
    told(page, "A new question is open")
    shows(page, FIRST)
    press(page, "Go")
    shows(page, SECOND)
    told(page, NAMELESS)
    say(page, SECOND, "I am afraid of the evenings")
    said = facilitator.contribution("I am afraid of the evenings")
    assert (said.person, said.consent) == (None, "room")
    expect(card(page, "I am afraid of the evenings").get_by_text(f" · {NAMELESS}")).to_be_visible()


def test_what_was_chosen_stays_over_questions_and_a_reload(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    choose(page, "Without my name", "In this room only", "I'm not sure, but…")
    told(page, f"{NAMELESS} · I'm not sure, but…")
    say(page, FIRST, "One")
    assert facilitator.contribution("One").kind == "unsure"
    facilitator.asks(SECOND)
    shows(page, SECOND)
    told(page, NAMELESS)
    page.reload()
    told(page, NAMELESS)
    say(page, SECOND, "Two")
    said = facilitator.contribution("Two")
    assert (said.person, said.consent, said.kind) == (None, "room", "answer")


def test_words_that_were_begun_keep_what_was_chosen_for_them(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    choose(page, "Without my name")
    box(page, FIRST).fill("Half a thought")
    facilitator.asks(SECOND)
    press(page, "Go")
    press(page, "Change who sees this")
    page.get_by_label("Without my name").uncheck()
    told(page, NAMED)
    press(page, "My words")
    press(page, "Go to these words")
    told(page, "Without a name · in our notes")
    press(page, "Send as late words")
    assert facilitator.contribution("Half a thought").person is None


def test_what_was_chosen_is_told_on_what_was_sent(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(FIRST)
    say(page, FIRST, "The same carer")
    expect(card(page, "The same carer").get_by_text(f" · {NAMED}")).to_be_visible()
    assert facilitator.contribution("The same carer").person == facilitator.person("Ama")
    press(page, "Change")
    told(page, f"Only the words change. This stays: {NAMED}")


def test_the_choices_are_opened_and_left_from_the_keyboard(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("")
    facilitator.asks(FIRST)
    told(page, "As Person 1 · in our notes")
    change = page.get_by_role("button", name="Change who sees this", exact=True)
    change.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="More choices")).to_be_focused()
    expect(change).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    told(page, "Without a name · in our notes")
    change.click()
    expect(page.get_by_role("group", name="More choices")).to_have_count(0)
    expect(change).to_be_focused()
