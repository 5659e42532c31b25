"""What is fixed leaves three quarters of the screen, at any size of text and with the keyboard out."""

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import (
    Phones,
    answer,
    box,
    button,
    came,
    hold,
    join,
    press,
    press_surely,
    role_row,
    say,
    shows,
    told,
)

ASKED = "What is already working that we should be careful not to break?"
SIZES = [(360, 640, "100%"), (320, 640, "200%"), (360, 300, "100%"), (320, 300, "200%"), (412, 915, "130%")]
# How much of the height is fixed where it is now, with the page scrolled down; what is wider than the screen.
MEASURED = """() => {
  const shown = (box) => Math.max(0, Math.min(innerHeight, box.bottom) - Math.max(0, box.top));
  const parts = [...document.querySelectorAll("header, nav")];
  const stays = parts.filter((part) => getComputedStyle(part).position === "sticky");
  return {
    share: stays.map((part) => shown(part.getBoundingClientRect())).reduce((sum, one) => sum + one, 0) / innerHeight,
    wide: document.documentElement.scrollWidth - innerWidth,
  };
}"""
# Words that are broken in their middle, among those on buttons and in headings.
BROKEN = """() => [...document.querySelectorAll("nav button, .even button, .row button, summary h3, .strip button")]
  .filter((one) => one.checkVisibility()).filter((one) => {
    const range = document.createRange();
    return [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).some((node) =>
      [...node.textContent.matchAll(/[^\\s-]+/g)].some((word) => {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        return range.getClientRects().length > 1;
      }));
  }).map((one) => one.textContent)"""
HIDDEN = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const head = document.querySelector("header").getBoundingClientRect();
  const menu = document.querySelector("nav");
  const below = getComputedStyle(menu).position === "sticky" ? menu.getBoundingClientRect().top : innerHeight;
  const inside = document.activeElement.closest("header, nav");
  return !inside && (box.top < head.bottom - 1 && box.bottom < head.bottom + 4 || box.top > below - 4);
}"""


@pytest.fixture
def busy(phones: Phones, facilitator: Facilitator) -> Page:
    """A phone on which two calls and an offer came, while somebody writes."""
    page, dee = phones.joined("Ama"), phones.joined("Dee")
    facilitator.asks(ASKED)
    box(page, ASKED).fill("Half a thou")
    hold(facilitator, dee, "Dee", "timekeeper", "Timekeeper")
    hold(facilitator, dee, "Dee", "care-keeper", "Care-keeper")
    press_surely(dee, "Ask for five more minutes")
    press_surely(dee, "Call “Shall we break?”")
    facilitator.does(c.OfferRole("weaver", facilitator.person("Ama")))
    came(page, "2 calls · 1 offer")
    return page


def sized(page: Page, width: int, height: int, text: str) -> None:
    """Makes the screen so wide and high, and the text so large."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", text)


def settles(page: Page) -> None:
    """Gives the page some frames, and looks whether what is fixed takes no more than a quarter far down a long page."""
    page.evaluate("""() => {
      document.querySelector("main").style.minHeight = "400vh";
      scrollTo(0, document.body.scrollHeight / 2);
    }""")
    share = page.evaluate(f"""async () => {{
      const share = () => ({MEASURED})().share;
      for (let frame = 0; frame < 100 && share() > 0.25; frame += 1) await new Promise(requestAnimationFrame);
      return share();
    }}""")
    assert share <= 0.25


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_what_is_fixed_takes_a_quarter_at_most_and_breaks_no_word(
    busy: Page, facilitator: Facilitator, width: int, height: int, text: str
) -> None:
    sized(busy, width, height, text)
    for name in ("Question", "Room", "Roles", "My words"):
        press(busy, name)
        settles(busy)
        assert busy.evaluate(MEASURED)["wide"] == 0
        assert busy.evaluate(BROKEN) == []
    facilitator.asks("And what else?")
    told(busy, "A new question is open")
    settles(busy)


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_calls_and_offers_are_one_line_and_nothing_scrolls_inside(
    busy: Page, width: int, height: int, text: str
) -> None:
    sized(busy, width, height, text)
    bar = busy.get_by_role("button", name="Show: 2 calls · 1 offer", exact=True)
    lines = """(bar) => [...bar.children].filter((part) => part.checkVisibility())
      .map((part) => Math.round(part.getBoundingClientRect().height / parseFloat(getComputedStyle(part).lineHeight)))"""
    assert set(bar.evaluate(lines)) == {1}
    inside = """() => [...document.querySelectorAll("header, header *")]
      .filter((part) => /auto|scroll/.test(getComputedStyle(part).overflowY)).length"""
    assert busy.evaluate(inside) == 0


def test_a_notice_scrolls_away_and_the_menu_stays(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    facilitator.does(
        c.SendNotice("Lunch is in the hall downstairs. The lift is behind the stairs, and takes three people.")
    )
    told(
        page, "The facilitator: Lunch is in the hall downstairs. The lift is behind the stairs, and takes three people."
    )
    settles(page)
    expect(button(page, "Roles")).to_be_in_viewport(ratio=1)
    above = "() => document.querySelector('header').getBoundingClientRect().bottom <= innerHeight / 4"
    page.wait_for_function(above)


@pytest.mark.parametrize(("width", "height", "text"), SIZES[:3])
def test_the_answers_to_an_offer_are_seen_together(busy: Page, width: int, height: int, text: str) -> None:
    sized(busy, width, height, text)
    press(busy, "Show")
    shows(busy, "For you")
    for name in ("Yes", "Not now", "Show me first"):
        expect(button(busy, name)).to_be_in_viewport(ratio=1)


def test_calls_and_offers_are_one_line_that_opens_and_a_call_is_put_away_here(busy: Page) -> None:
    press(busy, "Show")
    shows(busy, "For you")
    told(busy, "Timekeeper Dee: Five more minutes, please")
    busy.get_by_role("button", name="Put away: Timekeeper Dee").click()
    busy.get_by_role("button", name="Not now").click()
    told(busy, "Care-keeper Dee: Shall we break?")
    press(busy, "Back")
    shows(busy, ASKED)
    expect(box(busy, ASKED)).to_have_value("Half a thou")
    came(busy, "Care-keeper Dee: Shall we break?")
    busy.reload()
    answer(busy, "Put away")
    shows(busy, ASKED)
    expect(busy.get_by_text("Shall we break?")).to_have_count(0)


@pytest.mark.parametrize(("width", "height", "text"), SIZES[:3])
def test_what_has_the_focus_is_never_hidden(busy: Page, width: int, height: int, text: str) -> None:
    sized(busy, width, height, text)
    press(busy, "Roles")
    role_row(busy, "Scribe")
    for key in ("Tab", "Shift+Tab"):
        for _ in range(25):
            busy.keyboard.press(key)
            assert not busy.evaluate(HIDDEN)


def test_forced_colours_keep_the_current_page_marked(phones: Phones) -> None:
    page = phones.joined("Ama")
    page.emulate_media(forced_colors="active")
    looks = page.evaluate("""() => [...document.querySelectorAll("nav button")].map((one) => {
      const { textDecorationLine, borderTopStyle, borderTopWidth } = getComputedStyle(one);
      return [textDecorationLine, borderTopStyle === "none" ? "0px" : borderTopWidth]; })""")
    assert looks == [["underline", "3px"], *[["none", "0px"]] * 3]


def test_what_is_sent_with_the_keyboard_out_stays_in_view(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    page.set_viewport_size({"width": 360, "height": 300})
    say(page, ASKED, "The same carer")
    expect(page.get_by_text("Received", exact=True)).to_be_in_viewport()


def test_pages_before_joining_fit_too(phones: Phones) -> None:
    page = phones.visitor()
    sized(page, 320, 640, "200%")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    expect(page.get_by_label("Your name or nickname (optional)")).to_have_attribute("autocomplete", "nickname")
    join(page, "Ama")
