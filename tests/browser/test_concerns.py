"""The drop-in box on phones: what is written stays until it is in the box, and then nothing of it is on the phone."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.domain.concerns import Addressee
from server.port import BoxRead, LeaveConcern, ReadBox, ShowConcern
from server.protocol.frames import Hello
from server.store.box_file import read_box
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, answer, box, press, told
from tests.client import calling
from tests.faults.line import new_secret
from tests.faults.process import ServerProcess

WORDS = "Nobody asks the night staff."
BATCHES = (
    "Concerns are shown three at a time. "
    "One or two that are left at the end are never shown, and are deleted at the close."
)
KEPT = "It is in the box. This phone has forgotten it."
WAITS = "Kept on this phone until it is in the box. It is sent by itself."
SENT_SIZES = """
const send = WebSocket.prototype.send;
window.sent = [];
WebSocket.prototype.send = function (data) {
  if (String(data).includes("leave_concern")) window.sent.push(new TextEncoder().encode(data).length);
  return send.call(this, data);
};
"""


def write(page: Page, words: str) -> None:
    press(page, "Share a concern")
    expect(box(page, "What concerns you")).to_be_focused()
    box(page, "What concerns you").fill(words)


def stored(page: Page) -> str:
    """Everything that the phone keeps."""
    kept: Any = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    return str(kept)


def in_the_box(room: ServerProcess) -> list[str]:
    kept = read_box(room.folder.box)
    return sorted(concern.text for concern in (*kept.waiting, *kept.released))


def test_it_is_forgotten_here_once_it_is_in_the_box(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    page = phones.joined("Ama")
    facilitator.asks("What helps?")
    for name in ("Question", "Room", "Roles", "My words"):
        press(page, name)
        expect(page.get_by_role("button", name="Share a concern")).to_be_visible()
    write(page, WORDS)
    told(page, "It is tied to nobody: neither your name, nor a time, nor an order is kept with it.")
    told(page, BATCHES)
    expect(page.get_by_role("textbox", name="name")).to_have_count(0)
    page.get_by_label("The design group").check()
    page.get_by_label("Even if I am the only one").check()
    page.reload()
    press(page, "Share a concern")
    expect(box(page, "What concerns you")).to_have_value(WORDS)
    expect(page.get_by_label("The design group")).to_be_checked()
    assert WORDS in stored(page)
    press(page, "Put it in the box")
    told(page, KEPT)
    (concern,) = read_box(room.folder.box).waiting
    assert (concern.text, concern.to, concern.even_alone) == (WORDS, "design_group", True)
    assert WORDS not in stored(page)
    assert "concern" not in json.loads(stored(page))[0]
    press(page, "Share a concern")
    expect(box(page, "What concerns you")).to_have_value("")


def test_while_the_room_cannot_be_reached_it_stays_and_is_in_the_box_once(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    context = phones.blank()
    context.add_init_script(SENT_SIZES)
    page = phones.tab(context)
    press(page, "Join")
    write(page, WORDS)
    room.kill()
    press(page, "Put it in the box")
    told(page, WAITS)
    assert WORDS in stored(page)
    room.start()
    told(page, KEPT)
    assert in_the_box(room) == [WORDS]
    for words in ("Short", "“Long\n” " * 60):
        press(page, "Share a concern")
        box(page, "What concerns you").fill(words[:900] if words == "Short" else words[:400].replace("\n", " "))
        press(page, "Put it in the box")
        told(page, KEPT)
    sizes: Any = page.evaluate("window.sent")
    assert len(sizes) >= 3
    assert len(set(sizes)) == 1


def test_it_is_said_before_it_is_sent_that_nobody_is_in_the_design_group(
    phones: Phones, facilitator: Facilitator
) -> None:
    nobody = "Nobody is in the design group just now. If nobody is by the close, the facilitators get this."
    page, bo = phones.joined("Ama"), phones.joined("Bo")
    write(page, WORDS)
    expect(page.get_by_text(nobody)).to_have_count(0)
    page.get_by_label("The design group").check()
    told(page, nobody)
    facilitator.does(c.OfferRole("design-group-member", facilitator.person("Bo")))
    answer(bo, "Yes")
    expect(page.get_by_text(nobody)).to_have_count(0)


def test_what_is_too_long_is_said_before_it_is_sent(phones: Phones, room: ServerProcess) -> None:
    page = phones.joined("Ama")
    write(page, "x" * 1005)
    press(page, "Put it in the box")
    told(page, "Too long. Characters to take out: 5. Nothing is lost.")
    box(page, "What concerns you").fill("")
    press(page, "Put it in the box")
    expect(box(page, "What concerns you")).to_be_focused()
    assert in_the_box(room) == []


def test_a_wish_to_talk_reaches_an_encourager_at_once(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    press(ama, "Share a concern")
    expect(ama.get_by_label("an Encourager")).to_have_count(0)
    facilitator.does(c.OfferRole("encourager", facilitator.person("Bo")))
    answer(bo, "Yes")
    ama.get_by_label("an Encourager").check()
    box(ama, "How to find you, in your own words, or nothing").fill("By the window")
    press(ama, "Put it in the box")
    told(ama, KEPT)
    press(bo, "Show")
    told(bo, "By the window")
    press(bo, "I'm coming")
    expect(bo.get_by_text("By the window")).to_have_count(0)
    assert (read_box(room.folder.box).talks, read_box(room.folder.box).talks_asked) == ((), 1)


def left(room: ServerProcess, to: Addressee) -> None:
    """Three concerns, which are released as the server opens again."""
    with calling(room.origin, Hello(secret=new_secret(), code=room.code)) as client:
        client.take()
        client.does(c.Join("Zoe"))
        for number in range(3):
            client.asks(LeaveConcern(new_secret(), to, f"{WORDS} {number}"))
    room.kill_and_restart()


def test_the_design_group_reads_its_own_on_its_phones_and_closes_it_by_leaving(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    page = phones.joined("Ama")
    facilitator.does(c.OfferRole("design-group-member", facilitator.person("Ama")))
    answer(page, "Yes")
    left(room, "design_group")
    press(page, "Roles")
    told(page, "Concerns: 3 · would like to talk: 0")
    expect(page.get_by_text(WORDS)).to_have_count(0)
    press(page, "Open the box")
    expect(page.get_by_text(WORDS)).to_have_count(3)
    press(page, "Question")
    press(page, "Roles")
    expect(page.get_by_text(WORDS)).to_have_count(0)
    assert WORDS not in stored(page)


def test_a_concern_for_the_room_is_on_every_phone_while_it_is_shown(phones: Phones, room: ServerProcess) -> None:
    page = phones.joined("Ama")
    left(room, "room")
    with facilitating(room) as lead:
        said = lead.requests(ReadBox())
        assert isinstance(said, BoxRead)
        lead.requests(ShowConcern(said.concerns[0].id))
        told(page, f"A concern, for all of us: {said.concerns[0].text}")
        lead.requests(ShowConcern())
    expect(page.get_by_text("A concern, for all of us")).to_have_count(0)
