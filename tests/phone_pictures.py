"""Pictures of the phone page in the states that are easily got wrong, on screens of several kinds."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Locator, Page, expect

from server.domain import commands as c
from server.port import GiveWord
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import box, button, came, hold, join, press, press_surely, say, shows, told
from tests.faults.process import ServerProcess, served

FIRST = "What is already working that we should be careful not to break?"
SECOND = "Where does it get harder than it needs to be?"
CARER = "The same carer every morning. Mum knows her name."
LINE = "What did you hear today that you will carry with you?"
SAID = {
    "Dee": "The number on the fridge is answered by a person.",
    "Bo": "Evening calls that do not rush.",
    "Mrs K.": "The day centre minibus. It is the only day he talks.",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """A kind of phone."""

    name: str
    width: int
    height: int
    #: The size of the text, as a percentage.
    text: int = 100
    colours: Literal["light", "dark"] = "light"


SCREENS = (
    Screen("360x640", 360, 640),
    Screen("360x640-dark", 360, 640, colours="dark"),
    Screen("320x640-text-200", 320, 640, text=200),
    Screen("360x300-keyboard-out", 360, 300),
)


def phone_pictures(browser: Browser, folder: Path) -> None:
    """Draws every state on every kind of screen, each in a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for screen in SCREENS:
        with _session() as (server, facilitator):
            _draw(browser, server, facilitator, screen, folder)


@contextmanager
def _session() -> Iterator[tuple[ServerProcess, Facilitator]]:
    with (
        tempfile.TemporaryDirectory() as kept,
        served(Path(kept), forked=True) as server,
        facilitating(server) as facilitator,
    ):
        yield server, facilitator


def _draw(browser: Browser, server: ServerProcess, facilitator: Facilitator, screen: Screen, folder: Path) -> None:
    def picture(state: str) -> None:
        ama.screenshot(path=folder / f"{screen.name}-{state}.png")

    ama = browser.new_page(
        viewport={"width": screen.width, "height": screen.height},
        device_scale_factor=2,
        color_scheme=screen.colours,
    )
    ama.goto(server.join_url)
    ama.evaluate("(size) => { document.documentElement.style.fontSize = size; }", f"{screen.text}%")
    join(ama, "Ama")
    others = {name: _joined(browser, server, name) for name in SAID}
    question = str(facilitator.does(c.AskQuestion(FIRST)).made)
    box(ama, FIRST).fill(CARER)
    picture("1-question")
    press(ama, "Send")
    for name, text in SAID.items():
        say(others[name], FIRST, text)
        facilitator.contribution(text)
    facilitator.does(c.RevealQuestion(question))
    press(ama, "Room")
    told(ama, SAID["Dee"])
    _answer_each_other(facilitator, ama, others["Bo"], picture)
    facilitator.asks(SECOND)
    told(ama, "A new question is open")
    ama.evaluate("scrollTo(0, 0)")
    picture("2-reading-as-a-question-opens")
    press(ama, "Go")
    _call(facilitator, others["Dee"])
    facilitator.does(c.OfferRole("scribe", facilitator.person("Ama")))
    came(ama, "2 calls · 1 offer")
    picture("3-two-calls-and-an-offer")
    press(ama, "Show")
    expect(button(ama, "Yes")).to_be_enabled()
    picture("4-what-waits")
    press(ama, "Yes")
    facilitator.finds("scribe", "Ama")
    press(ama, "Back")
    press(ama, "Roles")
    told(ama, "As Scribe")
    picture("5-roles-with-one-held")
    press(ama, "My words")
    shows(ama, "My words")
    picture("6-my-words")
    ama.get_by_text("The same carer").scroll_into_view_if_needed()
    picture("7-what-became-of-my-words")
    press(ama.get_by_role("listitem").filter(has_text=CARER), "In our notes · change")
    ama.get_by_role("group", name="What may be done with these words?").scroll_into_view_if_needed()
    picture("11-what-may-be-done-with-my-words")
    _gather(facilitator, ama, picture)
    _hold_back(facilitator, ama, picture)
    _speak(facilitator, ama, picture)
    _close(facilitator, ama, folder, picture)
    ama.close()


def _gather(facilitator: Facilitator, ama: Page, picture: Callable[[str], None]) -> None:
    """Has Ama read three, propose what belongs together, and be asked about a theme that is said back."""
    press(ama, "Room")
    _top(button(ama, "Read three"))
    picture("12-ways-to-read")
    press(ama, "Read three")
    told(ama, "Three to read")
    _top(ama.locator("#three"))
    picture("13-read-three")
    press(ama, "All that was said")
    press(ama, "These belong together")
    for one in button(ama, "Belongs with these").all()[:2]:
        one.press("Enter")
    _top(ama.locator("label", has_text="Why do they belong together?"))
    picture("14-these-belong-together")
    press(ama, "Never mind")
    theme = facilitator.does(c.AddTheme("Mornings", (facilitator.contribution(CARER).id,))).made
    facilitator.does(c.SayBack(str(theme), "Somebody who knows us makes the morning."))
    press(ama, "My words")
    told(ama, "Somebody who knows us makes the morning.")
    _top(button(ama, "Yes, that is it"))
    ama.evaluate("scrollBy(0, -260)")
    picture("15-said-back")


def _hold_back(facilitator: Facilitator, ama: Page, picture: Callable[[str], None]) -> None:
    facilitator.does(c.HoldBack((facilitator.contribution(CARER).id,), "reasons.private"))
    held = ama.locator("li", has_text=CARER).get_by_text("Held back, because")
    expect(held).to_be_visible()
    _top(held)
    ama.evaluate("scrollBy(0, -200)")
    picture("16-held-back")
    facilitator.does(c.Undo())


def _speak(facilitator: Facilitator, ama: Page, picture: Callable[[str], None]) -> None:
    """Has Ama put a hand up, and be given the word."""
    press(ama, "Question")
    press(ama, "I'd like to speak")
    told(ama, "You're next.")
    ama.evaluate("scrollTo(0, document.body.scrollHeight)")
    picture("17-a-hand")
    board = facilitator.sees(lambda board: bool(board.presence.hands.waiting))
    facilitator.requests(GiveWord(board.presence.hands.waiting[0].number))
    expect(ama.locator("#strips").get_by_text("It's you.")).to_be_visible()
    ama.evaluate("scrollTo(0, 0)")
    picture("18-it-is-you")


def _answer_each_other(facilitator: Facilitator, ama: Page, bo: Page, picture: Callable[[str], None]) -> None:
    """Has Bo build on what Ama said, and Ama challenge what Dee said."""
    press(bo, "Room")
    press(_said(bo, CARER), "Me too")
    press(_said(bo, CARER), "Build on this")
    box(bo, "Build on this").fill("And the same one at the weekend.")
    press(bo, "Send")
    expect(_said(ama, CARER)).to_contain_text("at the weekend")
    _top(_said(ama, CARER))
    picture("8-said-in-the-room")
    press(_said(ama, SAID["Dee"]), "Challenge with care")
    box(ama, "What I value here").fill("A person answers.")
    box(ama, "What I would test").fill("Do they answer at night, too?")
    ama.get_by_label("After a break").check()
    _top(ama.locator("label", has_text="What I value here"))
    picture("9-challenge")
    press(ama, "Send")
    told(ama, "Waits for the end of the next break")
    _top(_said(ama, SAID["Dee"]))
    picture("10-challenge-that-waits")


def _close(facilitator: Facilitator, ama: Page, folder: Path, picture: Callable[[str], None]) -> None:
    """The closing round, what became of one's words by then, and the receipt with it."""
    carer = facilitator.contribution(CARER)
    facilitator.does(c.AdoptOutcome(carer.id))
    (outcome,) = facilitator.sees(lambda board: board.state.direction.outcomes != ()).state.direction.outcomes
    facilitator.does(c.SayWhatCame(outcome.id, "Each of us knows who comes."))
    for text in ("One carer a week for each family", "A list of who can stand in"):
        turn = str(facilitator.does(c.MakeTurn(text, (carer.id,))).made)
        facilitator.does(c.SetTurn(turn))
    facilitator.does(c.ParkTurn(turn, "Who keeps it?"))
    facilitator.does(c.AskQuestion(LINE, "at_once", kind="closing"))
    press(ama, "Question")
    if button(ama, "Go").count():
        press(ama, "Go")
    shows(ama, LINE)
    ama.evaluate("scrollTo(0, 0)")
    picture("20-closing-round")
    _top(ama.get_by_role("heading", name="What we hoped for, and what came"))
    picture("21-what-came-and-how-it-was")
    press(ama, "My words")
    told(ama, "Take your words home")
    _top(_said_by_me(ama))
    picture("22-what-became-of-my-words-at-the-end")
    _top(ama.get_by_role("heading", name="Take your words home"))
    picture("23-a-receipt-to-save")
    with ama.expect_download() as download:
        press(ama, "Save my receipt")
    kept = folder / "receipt.html"
    download.value.save_as(kept)
    ama.goto(kept.as_uri())
    picture("24-a-receipt")
    kept.unlink()


def _said_by_me(page: Page) -> Locator:
    return page.get_by_role("listitem").filter(has_text=CARER).first


def _said(page: Page, text: str) -> Locator:
    return page.locator("li.said", has_text=text).first


def _top(place: Locator) -> None:
    """Scrolls so that this stands at the top."""
    place.evaluate("(element) => element.scrollIntoView()")


def _joined(browser: Browser, server: ServerProcess, name: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(server.join_url)
    join(page, name)
    return page


def _call(facilitator: Facilitator, dee: Page) -> None:
    """Lets Dee hold two roles, and make a call to the room with each."""
    for role, called in (("timekeeper", "Timekeeper"), ("care-keeper", "Care-keeper")):
        hold(facilitator, dee, "Dee", role, called)
    for call in ("Ask for five more minutes", "Call “Shall we break?”"):
        press_surely(dee, call)
