"""When the page's own address stops answering, it goes on by another one, and what was typed is sent from there."""

import json
import time
from urllib.parse import urlsplit

from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, mark, say, told
from tests.faults.process import ServerProcess

ASKED = "What helps?"
BACK_SECONDS = 10  # as promised of a phone whose page's address is gone


def test_words_typed_at_an_address_that_is_gone_arrive_by_another(
    phones: Phones, room: ServerProcess, facilitator: Facilitator
) -> None:
    facilitator.does(c.AskQuestion(ASKED))
    page = phones.joined("Ama")
    told(page, "Connected")
    assert json.loads(page.evaluate("localStorage.getItem('coprod1|phone|urls')")) == [room.origin]
    other = json.dumps([f"http://localhost:{urlsplit(room.origin).port}"])
    page.evaluate("(other) => localStorage.setItem('coprod1|phone|urls', other)", other)
    own = urlsplit(room.origin).netloc
    page.route_web_socket(lambda url: urlsplit(url).netloc == own, lambda socket: socket.close())
    began = time.monotonic()
    page.reload()
    say(page, ASKED, "The same carer")
    told(page, "Connected")
    assert time.monotonic() - began < BACK_SECONDS
    mark(page, "The same carer", "Received")
    expect(page.get_by_text("Saved on this phone")).to_have_count(0)
