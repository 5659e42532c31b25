"""Phones that take part: real pages of a browser, each with storage of its own, and what people do on them."""

import re

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Error, Locator, Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.faults.process import ServerProcess

PATIENCE_MS = 15_000
WATCH_POLICY = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`))"""


# Whatever the page shows, each button has a name of its own.
WATCH_NAMES = """addEventListener("DOMContentLoaded", () => {
  const nameOf = (one) => one.getAttribute("aria-label") || one.textContent.trim();
  const look = () => {
    const names = [...document.querySelectorAll("button")].filter((one) => one.checkVisibility()).map(nameOf);
    const twice = names.filter((name, place) => names.indexOf(name) !== place);
    if (twice.length > 0) console.error(`Same name twice: ${twice.join(", ")}`);
  };
  let asked = 0;
  const soon = () => { cancelAnimationFrame(asked); asked = requestAnimationFrame(look); };
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(soon).observe(document, all);
})"""
WRONG_IN_CONSOLE = ("Content Security Policy", "Trusted", "Same name twice")


class Phones:
    """Makes phones and keeps what went wrong on them: dialogs, errors, breaches of the security policy, buttons of one
    name.
    """

    def __init__(self, browser: Browser, room: ServerProcess) -> None:
        self.wrong: list[str] = []
        self._browser = browser
        self._room = room
        self._contexts: list[BrowserContext] = []

    def blank(self) -> BrowserContext:
        """A phone that has never been here."""
        context = self._browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(WATCH_POLICY)
        context.add_init_script(WATCH_NAMES)
        self._contexts.append(context)
        return context

    def tab(self, context: BrowserContext, url: str | None = None, *, whole: bool = True) -> Page:
        """A tab with the page open on it, by the QR code where no address is given; all of the page if `whole`."""
        page = context.new_page()
        page.on("pageerror", self._failed)
        page.on("dialog", self._asked)
        page.on("console", self._noted)
        page.goto(url or self._room.join_url, wait_until="load" if whole else "commit")
        return page

    def visitor(self, url: str | None = None) -> Page:
        """A fresh phone with the page open on it."""
        return self.tab(self.blank(), url)

    def joined(self, name: str = "", url: str | None = None) -> Page:
        """A fresh phone on which somebody has joined by this name."""
        page = self.visitor(url)
        join(page, name)
        return page

    def without_scripts(self) -> Page:
        """A fresh phone whose browser runs no scripts, with the page open on it."""
        context = self._browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False)
        self._contexts.append(context)
        return self.tab(context)

    def close(self) -> None:
        """Switches all phones off."""
        for context in self._contexts:
            context.close()

    def _failed(self, error: Error) -> None:
        self.wrong.append(f"error: {error}")

    def _asked(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _noted(self, said: ConsoleMessage) -> None:
        if any(sign in said.text for sign in WRONG_IN_CONSOLE):
            self.wrong.append(said.text)


def button(page: Page | Locator, name: str) -> Locator:
    """The button with this text, whatever its name adds to tell it apart from others."""
    return page.get_by_role("button", name=re.compile(f"^{re.escape(name)}(:|$)"))


def press(page: Page | Locator, name: str) -> None:
    """Presses the button with this text."""
    button(page, name).click()


def press_surely(page: Page | Locator, name: str) -> None:
    """Presses the button with this text, and says yes to what it asks in its place."""
    press(page, name)
    press(page, "Yes")


def answer(page: Page, name: str) -> None:
    """Opens what waits for an answer, and presses this there."""
    press(page, "Show")
    press(page, name)


def join(page: Page, name: str = "") -> None:
    """Joins by this name."""
    page.get_by_label("Your name or nickname (optional)").fill(name)
    press(page, "Join")
    expect(page.get_by_role("navigation")).to_be_visible()


def box(page: Page, question: str) -> Locator:
    """The box for words to a question, by its label, which is the question."""
    return page.get_by_role("textbox", name=question, exact=True)


def say(page: Page, question: str, text: str) -> None:
    """Types words and sends them."""
    box(page, question).fill(text)
    press(page, "Send")


def card(page: Page, text: str) -> Locator:
    """The card of words that were sent."""
    return page.get_by_role("listitem").filter(has_text=text)


def role_row(page: Page, name: str) -> Locator:
    """The row of a role among all roles, opened."""
    row = page.get_by_role("listitem").filter(has=page.locator("summary").get_by_role("heading", name=name, exact=True))
    row.locator("details").first.evaluate("(fold) => { if (!fold.open) fold.querySelector('summary').click(); }")
    return row


def mark(page: Page, text: str, state: str) -> None:
    """Waits until the words are marked so."""
    expect(card(page, text).get_by_text(state, exact=True)).to_be_visible()


def told(page: Page, sentence: str) -> None:
    """Waits until the page says so."""
    expect(page.locator("#page").get_by_text(sentence, exact=True)).to_be_visible()


def came(page: Page, text: str) -> None:
    """Waits until this came by itself and can be opened, whether or not all of it fits in its line."""
    expect(page.get_by_role("button", name=f"Show: {text}", exact=True)).to_be_visible()


# Buttons that appear by themselves take no tap for a moment; a page with a clock of its own has to be told of it.
AFTER_GUARD_MS = 1000


def shows(page: Page, heading: str) -> None:
    """Waits until the page's heading is this."""
    expect(page.get_by_role("heading", level=1, name=heading, exact=True)).to_be_visible()


def hold(facilitator: Facilitator, page: Page, name: str, role: str, called: str) -> None:
    """Has somebody take up a role that the facilitator offers them."""
    facilitator.does(c.OfferRole(role, facilitator.person(name)))
    came(page, f"The facilitator offers you {called}")
    answer(page, "Yes")
    person = facilitator.person(name)
    facilitator.sees(lambda board: board.state.tenure_of(role, person) is not None)


def come_back_words(page: Page) -> str:
    """The words that are shown once to whoever joined."""
    lead = page.locator("p:not(#live)").filter(has_text="Your come-back words:")
    expect(lead).to_be_visible()
    return lead.inner_text().partition(": ")[2]
