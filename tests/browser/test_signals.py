"""Signals: sent without a name, now or not at all, and told when they were heard."""

from typing import Final

from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, box, press, shows, told
from tests.browser.weak_line import weak_line
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
SENT = "Sent, without your name"
SIGNALS: Final[dict[str, c.SignalKind]] = {
    "Slow down": "slow_down",
    "Say it plainer": "plainer",
    "I need a break": "break",
}
NOT_SENT = "Not sent, as the phone is not connected. Please try again, or raise a hand."


def waiting(facilitator: Facilitator, kind: c.SignalKind, count: int) -> None:
    """Takes frames in until so many signals of the kind wait."""
    facilitator.sees(lambda board: len(board.state.signals.get(kind, ())) == count)


def signal_told(page: Page, name: str, state: str) -> None:
    expect(page.get_by_text(f"{name}: {state}", exact=True)).to_be_visible()


def test_a_signal_is_sent_without_a_name_and_heard(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    for name, kind in SIGNALS.items():
        press(ama, name)
        signal_told(ama, name, SENT)
        waiting(facilitator, kind, 1)
    press(ama, "Slow down")
    press(bo, "Slow down")
    waiting(facilitator, "slow_down", 2)
    ama.reload()
    signal_told(ama, "Slow down", SENT)
    facilitator.does(c.AnswerSignal("slow_down"))
    signal_told(ama, "Slow down", "Heard")
    signal_told(ama, "I need a break", SENT)
    press(ama, "Slow down")
    signal_told(ama, "Slow down", SENT)
    waiting(facilitator, "slow_down", 1)
    assert dict(facilitator.board.state.signalled) == {"slow_down": 3, "plainer": 1, "break": 1}


def test_what_was_sent_is_kept_without_its_key(phones: Phones, facilitator: Facilitator, room: ServerProcess) -> None:
    page = phones.joined("Ama")
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(str(data))))
    page.reload()
    press(page, "I need a break")
    told(page, SENT)
    (frame,) = [frame for frame in sent if "send_signal" in frame]
    key = frame.split('"key":"')[1][:32]
    assert int(key, 16) > 0
    assert key not in page.evaluate("JSON.stringify(localStorage)")
    assert facilitator.person("Ama") not in repr(room.entries()[-1])


def test_a_signal_that_would_come_too_late_is_not_sent(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    shows(page, ASKED)
    room.kill()
    expect(page.get_by_text("Reconnecting…")).to_be_visible()
    press(page, "Slow down")
    told(page, NOT_SENT)
    room.start()
    told(page, "Connected")
    told(page, NOT_SENT)
    box(page, ASKED).fill("Something else")
    press(page, "Send")
    told(page, "Received")
    with facilitating(room) as client:
        client.contribution("Something else")
        assert client.board.state.signalled.get("slow_down", 0) == 0
        press(page, "Slow down")
        told(page, SENT)
        waiting(client, "slow_down", 1)


def test_a_signal_whose_answer_was_lost_counts_once(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    with weak_line(room.port) as line:
        page = phones.joined("Ama", room.join_url.replace(str(room.port), str(line.port)))
        told(page, "Connected")
        line.swallows_answers()
        press(page, "Slow down")
        told(page, "On its way…")
        waiting(facilitator, "slow_down", 1)
        line.lives()
        told(page, NOT_SENT)
        told(page, "Connected")
        press(page, "Slow down")
        told(page, SENT)
        phones.joined("Bo")
        facilitator.person("Bo")
        assert facilitator.board.state.signalled["slow_down"] == 1
