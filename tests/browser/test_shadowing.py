"""Learning a role beside somebody: shadow, swap, and who stays at whose shoulder."""

from playwright.sync_api import expect

from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.sentences import words
from tests.browser.facilitator import Facilitator
from tests.browser.phones import AFTER_GUARD_MS, Phones, answer, came, card, hold, join, press, role_row, told

SCRIBE = next(role for role in ROLES if role.id == "scribe")
PROMPT = words(SCRIBE.moments.waiting)


def test_a_shadow_sees_the_prompt_and_after_the_swap_has_the_other_at_their_shoulder(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, mei = phones.joined("Ama"), phones.joined("Mei")
    hold(facilitator, ama, "Ama", "scribe", "Scribe")
    press(mei, "Roles")
    role_row(mei, "Scribe").get_by_text("Ask to shadow", exact=True).click()
    press(mei, "Ask to shadow Ama")
    told(mei, "You have asked to shadow Ama.")
    came(ama, "Mei asks to shadow you in Scribe")
    answer(ama, "Yes")
    expect(mei.get_by_role("heading", name="You are shadowing Ama in Scribe")).to_be_visible()
    expect(card(mei, "You are shadowing").get_by_text(PROMPT)).to_be_visible()
    press(ama, "Roles")
    told(ama, "Mei is shadowing you.")

    role_row(mei, "Scribe").get_by_role("button", name="Ask to hold this").click()
    told(mei, "You have asked. It is yours once the facilitator says yes.")
    press(ama, "Pass on")
    ama.get_by_label("Who would you like to ask?").select_option("Mei")
    press(ama, "Ask them")
    facilitator.finds("scribe", "Mei")
    expect(mei.get_by_text("Ama is at your shoulder until ")).to_be_visible()
    expect(ama.get_by_role("heading", name="You are at Mei's shoulder with Scribe until ")).to_be_visible()
    expect(card(ama, "You are at Mei's shoulder").get_by_text(PROMPT)).to_be_visible()
    told(ama, "You hold no role just now.")


def test_time_at_a_shoulder_is_over_by_the_rooms_clock(phones: Phones, facilitator: Facilitator) -> None:
    ama, mei = phones.joined("Ama"), phones.blank()
    mei.clock.install(time="2031-05-01T12:00:00")
    page = phones.tab(mei)
    join(page, "Mei")
    hold(facilitator, ama, "Ama", "scribe", "Scribe")
    press(page, "Roles")
    role_row(page, "Scribe").get_by_text("Ask to shadow", exact=True).click()
    press(page, "Ask to shadow Ama")
    answer(ama, "Yes")
    told(page, "You are shadowing Ama in Scribe")
    press(ama, "Roles")
    press(ama, "Pass on")
    ama.get_by_label("Who would you like to ask?").select_option("Mei")
    press(ama, "Ask them")
    came(page, "Ama offers you Scribe")
    press(page, "Show")
    mei.clock.run_for(AFTER_GUARD_MS)
    press(page, "Yes")
    press(page, "Roles")
    expect(page.get_by_text("Ama is at your shoulder until ")).to_be_visible()
    mei.clock.set_system_time("2031-05-01T12:09:00")
    press(page, "Question")
    press(page, "Roles")
    expect(page.get_by_text("Ama is at your shoulder until ")).to_be_visible()
    mei.clock.set_system_time("2031-05-01T12:11:00")
    press(page, "Question")
    press(page, "Roles")
    expect(page.get_by_text("Ama is at your shoulder until ")).to_have_count(0)


def test_either_of_the_two_ends_it(phones: Phones, facilitator: Facilitator) -> None:
    ama, mei = phones.joined("Ama"), phones.joined("Mei")
    hold(facilitator, ama, "Ama", "scribe", "Scribe")
    for page, end in ((mei, "Stop shadowing"), (ama, "End the shadowing")):
        press(mei, "Roles")
        press(ama, "Roles")
        role_row(mei, "Scribe").get_by_text("Ask to shadow", exact=True).click()
        press(mei, "Ask to shadow Ama")
        answer(ama, "Yes")
        told(mei, "You are shadowing Ama in Scribe")
        press(page, end)
        expect(mei.get_by_text("You are shadowing Ama in Scribe")).to_have_count(0)
        expect(ama.get_by_text("Mei is shadowing you.")).to_have_count(0)


def test_not_now_to_a_shadow_is_one_neutral_sentence(phones: Phones, facilitator: Facilitator) -> None:
    ama, mei = phones.joined("Ama"), phones.joined("Mei")
    hold(facilitator, ama, "Ama", "scribe", "Scribe")
    press(mei, "Roles")
    role_row(mei, "Scribe").get_by_text("Ask to shadow", exact=True).click()
    press(mei, "Ask to shadow Ama")
    answer(ama, "Not now")
    told(mei, "What you asked about Scribe is no longer open. You can ask again whenever you like.")
    facilitator.does(c.AskQuestion("What helps?"))
    assert not facilitator.board.state.shadowing
