"""Every page of the phone at 360x640: nothing too wide, too small to hit, or without a name."""

from playwright.sync_api import Page

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, came, mark, press, shows, told

ASKED = "What is already working that we should be careful not to break?"
IS_DONE = "You are done for now. The facilitator sees only how many are done. You can still add words, or change them."
SMALLEST = 44
WRONG = """(smallest) => {
  const all = [...document.querySelectorAll("button, select, summary, input, textarea")];
  const shown = all.filter((one) => one.checkVisibility());
  const target = (one) => (one.matches("[type=checkbox], [type=radio]") ? one.closest("label") : one);
  const small = (one) => target(one).getBoundingClientRect().height < smallest - 0.5;
  const nameless = (one) => !one.textContent.trim() && !one.labels?.length && !one.getAttribute("aria-labelledby");
  const name = (one) => one.getAttribute("aria-label") || one.textContent.trim();
  const names = shown.filter((one) => one.matches("button")).map(name);
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return {
    wide: document.documentElement.scrollWidth - innerWidth,
    small: shown.filter(small).map((one) => target(one).textContent || one.id),
    nameless: shown.filter(nameless).map((one) => one.outerHTML),
    twice: ids.filter((id, place) => ids.indexOf(id) !== place),
    sameName: names.filter((one, place) => names.indexOf(one) !== place),
    lost: [...document.querySelectorAll("[aria-describedby], [aria-labelledby]")]
      .flatMap((one) => [one.getAttribute("aria-describedby"), one.getAttribute("aria-labelledby")])
      .filter((id) => id && !document.getElementById(id)),
  };
}"""


def fits(page: Page) -> None:
    """Looks at the page as it is now."""
    wrong = page.evaluate(WRONG, SMALLEST)
    assert wrong == {"wide": 0, "small": [], "nameless": [], "twice": [], "sameName": [], "lost": []}


def test_all_pages_can_be_used_with_a_thumb_and_a_screen_reader(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    fits(page)
    question = str(facilitator.does(c.AskQuestion(ASKED, "at_once")).made)
    facilitator.does(c.CountHands(question, 12, "x" * 200))
    shows(page, ASKED)
    press(page, "Change who sees this")
    press(page, "Ask it differently")
    press(page, "I'm done for now")
    press(page, "Slow down")
    fits(page)
    press(page, "Room")
    told(page, "12 hands")
    fits(page)
    facilitator.does(c.InvitePerson(facilitator.person("Ama")))
    came(page, "No pressure – anything you'd add?")
    fits(page)
    for role in ("weaver", "scribe"):
        facilitator.does(c.OfferRole(role, facilitator.person("Ama")))
    came(page, "2 offers")
    press(page, "Show")
    told(page, "The facilitator offers you Scribe")
    fits(page)
    press(page, "Back")
    press(page, "Roles")
    page.get_by_text("More roles").click()
    for row in page.locator("li.row-role").all():
        row.locator("summary").first.click()
    fits(page)
    press(page, "Question")
    for text in ("The fridge", "The evenings"):
        box(page, ASKED).fill(text)
        press(page, "Send")
        mark(page, text, "Received")
        press(page, "Send another")
    fits(page)
    press(page, "My words")
    page.get_by_text("What I speak from today").click()
    fits(page)
    facilitator.does(c.EndSession())
    press(page, "Question")
    told(page, "How was it for you?")
    fits(page)


def test_everything_on_the_question_is_reached_from_the_keyboard(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    shows(page, ASKED)
    page.get_by_role("textbox", name=ASKED).focus()
    reached: list[str] = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert reached == [
        "Change",
        "Send",
        "Pass",
        "Slow down",
        "Say it plainer",
        "I need a break",
        "I'd like to speak",
        "Ask it differently",
        "I'm done for now",
    ]
    page.keyboard.press("Enter")
    told(page, IS_DONE)
    assert page.evaluate("document.activeElement.textContent") == "Not done after all"
