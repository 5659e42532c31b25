"""The part of the page that makes it usable comes first; the rest of it may come as late as the Wi-Fi likes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, answer, box, join, mark, press, say, shows, told
from tests.browser.weak_line import StallingLine, stalling_line
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
COMING = "This is still on its way. If it stays away, please load the page again."


@pytest.fixture
def line(room: ServerProcess) -> Iterator[StallingLine]:
    with stalling_line(room.port, b"</script>") as line:
        yield line


@pytest.fixture
def page(phones: Phones, room: ServerProcess, line: StallingLine) -> Page:
    """A phone on which the page has come as far as the end of its first script."""
    context = phones.blank()
    context.set_extra_http_headers({"Accept-Encoding": "identity"})  # so that the line can see where that is
    return phones.tab(context, room.join_url.replace(str(room.port), str(line.port)), whole=False)


def test_one_can_join_and_answer_before_the_rest_has_come(
    page: Page, facilitator: Facilitator, line: StallingLine
) -> None:
    join(page, "Ama")
    shows(page, "You are in, Ama.")
    facilitator.asks(ASKED)
    say(page, ASKED, "The same carer")
    mark(page, "The same carer", "Received")
    assert facilitator.contribution("The same carer").text == "The same carer"
    press(page, "Roles")
    told(page, COMING)
    line.goes_on()
    expect(page.get_by_role("listitem").filter(has_text="Encourager")).to_be_visible()
    expect(page.get_by_text(COMING)).to_have_count(0)
    press(page, "My words")
    mark(page, "The same carer", "Received")


def test_the_rest_takes_nothing_from_who_is_typing(page: Page, facilitator: Facilitator, line: StallingLine) -> None:
    join(page, "Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).press_sequentially("The same")
    facilitator.does(c.OfferRole("timekeeper", facilitator.person("Ama")))
    expect(page.get_by_text("offers you")).to_have_count(0)
    line.goes_on()
    told(page, "The facilitator offers you Timekeeper")
    expect(box(page, ASKED)).to_be_focused()
    page.keyboard.type(" carer")
    expect(box(page, ASKED)).to_have_value("The same carer")
    answer(page, "Yes")
    press(page, "Roles")
    expect(page.get_by_role("heading", level=3, name="Timekeeper")).to_have_count(2)
