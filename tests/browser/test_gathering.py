"""Gathering themes from a phone: a Weaver takes proposals, says themes back and changes them."""

import pytest
from playwright.sync_api import Locator, Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, button, hold, press, press_surely, say, told

ASKED = "What is already working?"
AMAS, BOS = "The same carer every morning", "Evenings that do not rush"


@pytest.fixture
def people(phones: Phones, facilitator: Facilitator) -> tuple[Page, Page]:
    """The pages of Ama, who said two things that everybody may read, and of Mei, who holds Weaver."""
    ama, mei = phones.joined("Ama"), phones.joined("Mei")
    hold(facilitator, mei, "Mei", "weaver", "Weaver")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    for text in (AMAS, BOS):
        say(ama, ASKED, text)
        facilitator.contribution(text)
        press(ama, "Send another")
    return ama, mei


def themes(page: Page) -> Locator:
    """The list of themes, opened."""
    shown = page.locator("#themes")
    expect(shown).to_be_visible()
    if button(shown, "Show themes").is_visible():
        press(shown, "Show themes")
    return shown


def theme(page: Page, name: str) -> Locator:
    """The card of a theme."""
    return themes(page).get_by_role("listitem").filter(has=page.get_by_role("heading", name=name))


def fold(card: Locator, name: str) -> None:
    """Opens what stands folded under this name."""
    card.locator("summary", has_text=name).click()


def names(facilitator: Facilitator) -> list[str]:
    return [one.name for one in facilitator.board.state.themes]


def gathered(facilitator: Facilitator) -> dict[str, set[str]]:
    """By the name of a theme: the words in it."""
    state = facilitator.board.state
    return {one.name: {state.contributions[words].text for words in one.contributions} for one in state.themes}


def propose(facilitator: Facilitator, page: Page, reason: str, name: str = "", *, named: bool) -> None:
    press(page, "Room")
    press(page, "These belong together")
    expect(button(page, "Belongs with these")).to_have_count(2)
    for one in button(page, "Belongs with these").all():
        one.press("Enter")
    box(page, "Why do they belong together?").fill(reason)
    page.get_by_label("A name for them (optional)").fill(name)
    press(page, "Send as Ama" if named else "Send without my name")
    facilitator.sees(lambda board: any(one.reason == reason for one in board.state.proposals.values()))


def test_a_weaver_takes_a_proposal_under_another_name_and_leaves_one(
    facilitator: Facilitator, people: tuple[Page, Page]
) -> None:
    ama, mei = people
    propose(facilitator, ama, "Both are about time", "Time of day", named=True)
    press(mei, "Room")
    told(mei, "There are no themes yet · 1 proposal waits")
    waits = themes(mei).get_by_role("listitem").filter(has_text="Both are about time")
    expect(waits.get_by_text("Ama · 2 belong together")).to_be_visible()
    fold(waits, "Read the words")
    expect(waits.get_by_text(AMAS)).to_be_visible()
    expect(waits.get_by_label("Name of their theme")).to_have_value("Time of day")
    waits.get_by_label("Name of their theme").fill("")
    press(waits, "Take")
    told(mei, "Please give the theme a name.")
    waits.get_by_label("Name of their theme").fill("Hours")
    mei.reload()
    waits = themes(mei).get_by_role("listitem").filter(has_text="Both are about time")
    expect(waits.get_by_label("Name of their theme")).to_have_value("Hours")
    press(waits, "Take")
    facilitator.sees(lambda _: gathered(facilitator) == {"Hours": {AMAS, BOS}})
    expect(theme(mei, "Hours (2)")).to_be_visible()
    propose(facilitator, ama, "Neither costs a thing", named=False)
    told(mei, "1 theme · 1 proposal waits")
    waits = themes(mei).get_by_role("listitem").filter(has_text="Neither costs a thing")
    expect(waits.get_by_text("Without a name · 2 belong together")).to_be_visible()
    press(waits, "Leave")
    facilitator.sees(lambda board: all(not one.waits for one in board.state.proposals.values()))
    told(mei, "1 theme")
    expect(ama.locator("#themes")).to_have_count(0)


def test_a_weaver_says_a_theme_back_and_reads_what_was_answered(
    facilitator: Facilitator, people: tuple[Page, Page]
) -> None:
    ama, mei = people
    facilitator.does(c.AddTheme("Hours", tuple(facilitator.board.state.contributions)))
    press(mei, "Room")
    hours = theme(mei, "Hours (2)")
    fold(hours, "Say it back")
    box(mei, "“Hours” in one sentence").fill("Time matters to all of us.")
    mei.reload()
    hours = theme(mei, "Hours (2)")
    fold(hours, "Say it back")
    expect(box(mei, "“Hours” in one sentence")).to_have_value("Time matters to all of us.")
    press(hours, "Send")
    button(ama, "Show").click()
    press(ama, "Nearly")
    box(ama, "Nearly: what is not quite so? (optional, in our notes)").fill("Most of us.")
    press(ama, "Send")
    expect(hours.get_by_text("Yes, that is it: 0 · Nearly: 1 · Not mine: 0")).to_be_visible()
    expect(hours.get_by_text("Ama: Most of us.")).to_be_visible()


def test_a_weaver_puts_words_into_themes_and_changes_these(facilitator: Facilitator, people: tuple[Page, Page]) -> None:
    _, mei = people
    press(mei, "Room")
    press(mei, "Put words into a theme")
    told(mei, "Pick what goes into a theme. Below you say which.")
    press(mei, "Put in")
    told(mei, "Please pick some words first.")
    expect(button(mei, "Into the theme")).to_have_count(2)
    for one in button(mei, "Into the theme").all():
        one.press("Enter")
    told(mei, "2 picked")
    press(mei, "Put in")
    expect(mei.locator(".error").get_by_text("Choose a theme")).to_be_visible()
    mei.get_by_label("Into which theme?").select_option("A new theme")
    mei.get_by_label("Name of the theme").fill("Hours")
    press(mei, "Put in")
    facilitator.sees(lambda _: gathered(facilitator) == {"Hours": {AMAS, BOS}})
    hours = theme(mei, "Hours (2)")
    fold(hours, "Change this theme")
    hours.get_by_label("Name of the theme").fill("Hours of the day")
    press(hours, "Give it this name")
    facilitator.sees(lambda _: names(facilitator) == ["Hours of the day"])
    day = theme(mei, "Hours of the day (2)")
    press(day, "Split")
    day.get_by_role("listitem").filter(has_text=BOS).get_by_role("button").click()
    expect(day.get_by_text("1 picked")).to_be_visible()
    day.get_by_label("Pick words above. Name of the theme that they go into").fill("Hours of the day")
    press(day.locator(".row").filter(has=button(mei, "Never mind")), "Split")
    told(mei, "There is a theme called “Hours of the day” already. Put the words into it, or give yours another name.")
    day.get_by_label("Pick words above. Name of the theme that they go into").fill("Evenings")
    press(day.locator(".row").filter(has=button(mei, "Never mind")), "Split")
    facilitator.sees(lambda _: gathered(facilitator) == {"Hours of the day": {AMAS}, "Evenings": {BOS}})
    press(theme(mei, "Hours of the day (1)"), "Move down")
    facilitator.sees(lambda _: names(facilitator) == ["Evenings", "Hours of the day"])
    evenings = theme(mei, "Evenings (1)")
    fold(evenings, "Read the words")
    press(evenings, "Take out")
    facilitator.sees(lambda _: gathered(facilitator)["Evenings"] == set())
    day = theme(mei, "Hours of the day (1)")
    day.get_by_label("Merge it into").select_option("Evenings")
    press(day, "Merge")
    told(mei, "Merge “Hours of the day” into “Evenings”?")
    press(day, "Yes")
    facilitator.sees(lambda _: gathered(facilitator) == {"Evenings": {AMAS}})
    evenings = theme(mei, "Evenings (1)")
    fold(evenings, "Change this theme")
    press(evenings, "Remove")
    press(evenings, "No")
    press_surely(evenings, "Remove")
    facilitator.sees(lambda _: names(facilitator) == [])
    told(mei, "There are no themes yet")


def test_what_was_typed_stays_when_the_role_goes(facilitator: Facilitator, people: tuple[Page, Page]) -> None:
    _, mei = people
    facilitator.does(c.AddTheme("Hours", tuple(facilitator.board.state.contributions)))
    press(mei, "Roles")
    hours = theme(mei, "Hours (2)")
    fold(hours, "Say it back")
    box(mei, "“Hours” in one sentence").fill("Time matters to all of us.")
    button(mei, "Step back").click()
    told(mei, "Weaver is not yours any more. What you typed is only here, on this phone.")
    expect(mei.get_by_text("Time matters to all of us.")).to_be_visible()
