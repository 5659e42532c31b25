"""The part of the page that makes it usable comes first; the rest of it may come as late as the Wi-Fi likes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Page, Route, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, answer, box, button, came, join, mark, press, say, shows, told
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
COMING = "This part is still on its way. It appears here by itself."
OUTDATED = "This page is out of date. Please load it again."
AT_ONCE_MS = 3000


class Rest:
    """The requests of a page for the rest of it, and what becomes of them."""

    def __init__(self) -> None:
        self.handle: Callable[[Route], None] = self.hold
        self.held: list[Route] = []
        self.asked = 0

    def take(self, route: Route) -> None:
        """Takes a request."""
        self.asked += route.request.method == "GET"
        self.handle(route)

    def hold(self, route: Route) -> None:
        """Lets it wait."""
        self.held.append(route)

    def lose(self, route: Route) -> None:
        """Lets it fail, as where the Wi-Fi does."""
        route.abort("connectionreset")

    def becomes(self, handle: Callable[[Route], None]) -> None:
        """Does this with all requests, from now on and with those that wait."""
        self.handle = handle
        while self.held:
            handle(self.held.pop())

    def comes(self) -> None:
        """Lets all through."""
        self.becomes(Route.continue_)

    def is_of_another_version(self, route: Route) -> None:
        """Asks the server for what only another version of it has."""
        route.continue_(url=route.request.url.replace(".js", "0.js"))

    def is_replaced(self, route: Route) -> None:
        """Answers with a script of somebody else's, as some public Wi-Fi does."""
        route.fulfill(content_type="text/javascript", body="document.title = 'ours';")


@pytest.fixture
def rest() -> Rest:
    return Rest()


@pytest.fixture
def page(phones: Phones, rest: Rest) -> Page:
    """A phone on which the page has come, and the rest of it has not."""
    context = phones.blank()
    context.route("**/phone-*.js", rest.take)
    return phones.tab(context, whole=False)


def has_come(page: Page, milliseconds: float | None = None) -> None:
    """Waits until there is what only the rest of the page shows to whoever has joined."""
    expect(button(page, "Slow down")).to_be_visible(timeout=milliseconds)


def test_one_can_join_and_answer_before_the_rest_has_come(page: Page, facilitator: Facilitator, rest: Rest) -> None:
    join(page, "Ama")
    shows(page, "You are in, Ama.")
    facilitator.asks(ASKED)
    say(page, ASKED, "The same carer")
    mark(page, "The same carer", "Received")
    assert facilitator.contribution("The same carer").text == "The same carer"
    press(page, "Roles")
    told(page, COMING)
    rest.comes()
    expect(page.get_by_role("listitem").filter(has_text="Encourager")).to_be_visible()
    expect(page.get_by_text(COMING)).to_have_count(0)
    press(page, "My words")
    mark(page, "The same carer", "Received")
    assert rest.asked == 1


def test_what_came_before_the_rest_gets_its_words_with_it(page: Page, facilitator: Facilitator, rest: Rest) -> None:
    facilitator.does(c.AddRole("{Tea}-maker", "Makes tea."))
    join(page)
    shows(page, "You are in, Person 1.")
    facilitator.does(c.OfferRole("timekeeper", facilitator.person("Person 1")))
    rest.comes()
    came(page, "The facilitator offers you Timekeeper")
    answer(page, "Yes")
    press(page, "Roles")
    expect(page.get_by_text("Agree with the room how long the next question may take").first).to_be_visible()
    expect(page.get_by_role("heading", level=3, name="{Tea}-maker")).to_be_attached()
    expect(page.get_by_text("[object Object]")).to_have_count(0)


def test_the_rest_takes_nothing_from_who_is_typing(page: Page, facilitator: Facilitator, rest: Rest) -> None:
    join(page, "Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).press_sequentially("The same")
    facilitator.does(c.OfferRole("timekeeper", facilitator.person("Ama")))
    expect(page.get_by_text("offers you")).to_have_count(0)
    rest.comes()
    came(page, "The facilitator offers you Timekeeper")
    expect(box(page, ASKED)).to_be_focused()
    page.keyboard.type(" carer")
    expect(box(page, ASKED)).to_have_value("The same carer")
    answer(page, "Yes")
    press(page, "Roles")
    expect(page.get_by_role("heading", level=3, name="Timekeeper")).to_have_count(2)


def test_what_is_lost_on_the_way_is_fetched_again(page: Page, rest: Rest) -> None:
    rest.becomes(rest.lose)
    join(page, "Ama")
    with page.expect_request("**/phone-*.js"):
        pass
    expect(page.get_by_role("banner")).to_have_text("Shaping home care togetherConnected · 1 here")
    rest.comes()
    has_come(page)


def test_a_phone_that_comes_back_does_not_wait_for_its_turn(page: Page, room: ServerProcess, rest: Rest) -> None:
    rest.becomes(rest.lose)
    join(page, "Ama")
    while rest.asked < 4:  # the next turn comes after four seconds and more
        page.wait_for_event("requestfailed")
    rest.comes()
    room.kill_and_restart()
    has_come(page, AT_ONCE_MS)


def test_a_script_that_is_not_ours_does_not_run(page: Page, rest: Rest) -> None:
    rest.becomes(rest.is_replaced)
    page.wait_for_event("request", lambda request: request.method == "GET")
    rest.comes()
    join(page, "Ama")
    has_come(page)
    expect(page).to_have_title("Shaping home care together")


def test_a_page_of_another_version_loads_itself_anew_where_nobody_writes(page: Page, rest: Rest) -> None:
    expect(page.get_by_role("button", name="Join")).to_be_visible()
    with page.expect_event("framenavigated"):
        rest.becomes(rest.is_of_another_version)
    rest.comes()
    join(page, "Ama")
    has_come(page)


def test_a_page_of_another_version_says_so_to_who_writes(page: Page, facilitator: Facilitator, rest: Rest) -> None:
    join(page, "Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).fill("The same carer")
    rest.becomes(rest.is_of_another_version)
    told(page, OUTDATED)
    expect(box(page, ASKED)).to_have_value("The same carer")
    rest.comes()
    press(page, "Load it again")
    has_come(page)
    expect(box(page, ASKED)).to_have_value("The same carer")


def test_a_page_that_stays_of_another_version_does_not_load_itself_for_ever(page: Page, rest: Rest) -> None:
    loaded: list[Frame] = []

    def count(frame: Frame) -> None:
        loaded.append(frame)

    page.on("framenavigated", count)
    rest.becomes(rest.is_of_another_version)
    told(page, OUTDATED)
    assert len(loaded) == 1
