"""What the page says of its connection: never that it is there when nobody knows, and what to try."""

from playwright.sync_api import expect

from tests.browser.phones import Phones, join, told
from tests.browser.weak_line import weak_line
from tests.faults.process import ServerProcess

HELP = "There is still no answer. Please check that this phone is on the Wi-Fi"
SILENCE_MS = 5_600


def test_within_six_seconds_of_silence_it_no_longer_says_connected(phones: Phones, room: ServerProcess) -> None:
    context = phones.blank()
    context.clock.install()
    with weak_line(room.port) as line:
        page = phones.tab(context, room.join_url.replace(str(room.port), str(line.port)))
        join(page, "Ama")
        told(page, "Connected")
        line.dies()
        page.clock.run_for(SILENCE_MS)
        told(page, "Reconnecting…")
        expect(page.get_by_text("Connected", exact=True)).to_have_count(0)
        line.lives()
        page.clock.run_for(SILENCE_MS)
        page.clock.resume()
        told(page, "Connected")


def test_the_server_gives_a_sign_of_life_so_that_silence_means_something(phones: Phones) -> None:
    page = phones.visitor()
    frames: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(str(data))))
    page.reload()
    with page.expect_event("console", lambda said: said.text == "beats"):
        page.evaluate("setInterval(() => console.log('beats'), 5200)")
    assert frames.count('{"type":"beat"}') >= 1
    told(page, "Connected")


def test_after_eight_seconds_without_an_answer_it_says_what_to_try(phones: Phones, room: ServerProcess) -> None:
    context = phones.blank()
    context.clock.install()
    with weak_line(room.port) as line:
        page = phones.tab(context, room.join_url.replace(str(room.port), str(line.port)))
        page.goto("about:blank")
        context.route_web_socket("**/ws", lambda _: None)
        page.goto(room.join_url)
        expect(page.get_by_role("heading", name="Connecting…")).to_be_visible()
        expect(page.get_by_text(HELP)).to_have_count(0)
        page.clock.run_for(8_100)
        expect(page.get_by_text(HELP)).to_be_visible()
