import json
from typing import Any

import msgspec
import pytest

from server.domain import commands as c
from server.domain.errors import Rejected
from server.domain.state import State
from server.port import Entries, Link
from server.projections.mine import MineView
from server.projections.people.presence import PresenceView
from server.projections.room import room_view
from server.projections.status import StatusView
from server.protocol.exchange import FRAMES_AT_ONCE, Clocks, Closing, Exchange, RoomEncoder, Task
from tests.server.conftest import CODE, TOKEN, Clock, Room

AMA = "a" * 32


def frame(**fields: object) -> str:
    return json.dumps(fields)


def said(data: object) -> dict[str, Any]:
    assert isinstance(data, bytes)
    parsed: dict[str, Any] = json.loads(data)
    return parsed


def clocks(clock: Clock) -> Clocks:
    return Clocks(lambda: clock.seconds, lambda: clock.now)


@pytest.fixture
def exchange(room: Room, clock: Clock) -> Exchange:
    return Exchange(room.admission, RoomEncoder(), "192.0.2.1", clocks(clock), browser=True)


def goodbye(exchange: Exchange, data: str) -> dict[str, Any]:
    step = exchange.hello if exchange.port is None else exchange.receive
    with pytest.raises(Closing) as raised:
        step(data)
    return said(raised.value.last)


async def joined(exchange: Exchange) -> dict[str, Any]:
    exchange.hello(frame(type="hello", secret=AMA, code=CODE))
    task = exchange.receive(frame(type="submit", id="1", command={"type": "join", "name": "Ama"}))
    assert isinstance(task, Task)
    return said(exchange.answer(task, await exchange.admitted.submit(task.command, task.id)))


async def test_a_phone_comes_in_by_code_and_comes_back_by_secret(room: Room, exchange: Exchange, clock: Clock) -> None:
    welcome = said(exchange.hello(frame(type="hello", secret=AMA, code=CODE)))
    now = "2026-11-23T10:00:30.500000Z"
    assert welcome == {"type": "welcome", "session": "s-1", "title": "Home care", "kind": "visitor", "now": now}
    task = exchange.receive(frame(type="submit", id="1", command={"type": "join", "name": "Ama"}))
    assert isinstance(task, Task)
    reply = said(exchange.answer(task, await exchange.admitted.submit(task.command, task.id)))
    again = Exchange(room.admission, RoomEncoder(), "192.0.2.1", clocks(clock), browser=True)
    welcome = said(again.hello(frame(type="hello", secret=AMA)))
    assert (welcome["kind"], welcome["person"]) == ("participant", reply["receipt"]["made"])
    assert exchange.admitted.people()[0].label == "Ama"


async def test_a_facilitator_needs_no_browser_and_everybody_else_does(room: Room, clock: Clock) -> None:
    def without_origin() -> Exchange:
        return Exchange(room.admission, RoomEncoder(), "127.0.0.1", clocks(clock), browser=False)

    position = {"session": "s-1", "seq": 1}
    welcome = said(without_origin().hello(frame(type="hello", token=TOKEN, position=position)))
    assert (welcome["kind"], welcome["facilitator"], welcome["recovered"]) == ("facilitator", "facilitator", True)
    assert goodbye(without_origin(), frame(type="hello", secret=AMA, code=CODE))["code"] == "not_welcome"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "bad_frame"),
        ("[]", "bad_frame"),
        (frame(type="ping"), "bad_frame"),
        (frame(type="hello", secret=AMA, code=CODE, version=2), "bad_frame"),
        (frame(type="hello", secret=AMA, code=CODE, role="facilitator"), "bad_frame"),
        (frame(type="hello", secret=AMA, code="NOTIT"), "wrong_code"),
        (frame(type="hello", secret=AMA), "not_welcome"),
        (frame(type="hello", token="0" * 64), "not_welcome"),
    ],
)
def test_who_does_not_say_hello_properly_is_told_and_shown_out(exchange: Exchange, data: str, code: str) -> None:
    bye = goodbye(exchange, data)
    assert (bye["type"], bye["code"]) == ("bye", code)


def test_nothing_is_received_before_hello(exchange: Exchange) -> None:
    assert goodbye_without_hello(exchange)["code"] == "bad_frame"


def goodbye_without_hello(exchange: Exchange) -> dict[str, Any]:
    with pytest.raises(Closing) as raised:
        exchange.receive(frame(type="ping"))
    return said(raised.value.last)


async def test_a_message_that_cannot_be_read_ends_the_connection(exchange: Exchange) -> None:
    await joined(exchange)
    assert goodbye(exchange, '{"type":"ping","type":"stop"}')["code"] == "bad_frame"
    assert goodbye(exchange, frame(type="hello", secret=AMA))["code"] == "bad_frame"


async def test_what_a_participant_may_not_do_is_refused_with_the_requests_id(exchange: Exchange) -> None:
    await joined(exchange)
    refused = said(exchange.receive(frame(type="stop", id="7")))
    assert (refused["type"], refused["id"], refused["code"]) == ("refused", "7", "not_allowed")
    task = exchange.receive(frame(type="submit", id="8", command={"type": "end_session"}))
    assert isinstance(task, Task)
    with pytest.raises(Rejected) as raised:
        await exchange.admitted.submit(task.command, task.id)
    refused = said(exchange.answer(task, raised.value))
    assert (refused["id"], refused["code"], "temporary" in refused) == ("8", "not_allowed", False)


async def test_small_questions_are_answered_at_once(room: Room, exchange: Exchange, clock: Clock) -> None:
    await joined(exchange)
    assert said(exchange.receive(frame(type="ping"))) == {"type": "pong"}
    people = said(exchange.receive(frame(type="list_people", id="9")))
    assert [person["label"] for person in people["people"]] == ["Ama"]
    assert exchange.receive(frame(type="writing", on=True)) is None
    assert room.replica.presence.view().writing == 1
    facilitator = Exchange(room.admission, RoomEncoder(), "127.0.0.1", clocks(clock), browser=False)
    facilitator.hello(frame(type="hello", token=TOKEN))
    assert said(facilitator.receive(frame(type="stop", id="3")))["type"] == "reply"
    assert room.stopped == [True]


async def test_who_is_done_is_counted_and_may_read_on_until_they_are_not(room: Room, exchange: Exchange) -> None:
    await joined(exchange)
    person = exchange.admitted.people()[0].id
    asked = await room.facilitator().submit(c.AskQuestion("What helps?", "after_answer"))
    made = await exchange.admitted.submit(c.Contribute(str(asked.made), "Earlier visits", key="b" * 32))
    assert said(exchange.push(room.replica.room_for(person)))["room"]["said"] == {"put": [], "gone": []}

    def done(*, on: bool, question: str | None = asked.made) -> dict[str, Any]:
        assert exchange.receive(frame(type="done", question=question, on=on)) is None
        pushed: dict[str, Any] = said(exchange.push(room.replica.room_for(person)))["room"]
        return pushed

    assert done(on=True, question="another") == {}
    shown = done(on=True)
    assert [row["id"] for row in shown["said"]["put"]] == [made.made]
    assert shown["question"]["revealed"] is True
    assert room.replica.presence.view().done == 1
    hidden = done(on=False)
    assert hidden["said"]["gone"] == [made.made]
    assert hidden["question"]["revealed"] is False
    assert room.replica.presence.view().done == 0


async def test_at_the_door_one_cannot_ask_who_is_in(exchange: Exchange) -> None:
    exchange.hello(frame(type="hello", secret=AMA, code=CODE))
    assert said(exchange.receive(frame(type="list_people", id="9")))["code"] == "not_allowed"


async def test_floods_are_slowed_down_then_cut(exchange: Exchange, clock: Clock) -> None:
    await joined(exchange)
    clock.pass_by(60)
    answers = [exchange.receive(frame(type="list_people", id="1")) for _ in range(int(FRAMES_AT_ONCE) + 1)]
    assert [said(answer)["type"] for answer in answers] == ["people"] * int(FRAMES_AT_ONCE) + ["refused"]
    assert said(answers[-1])["temporary"] is True
    assert exchange.receive(frame(type="ping")) is None
    clock.pass_by(1)
    assert said(exchange.receive(frame(type="ping")))["type"] == "pong"

    def flood() -> None:
        for _ in range(500):
            exchange.receive(frame(type="ping"))

    with pytest.raises(Closing) as raised:
        flood()
    assert said(raised.value.last)["code"] == "slow_down"


async def test_a_person_with_too_many_pages_is_told_when_joining(room: Room, exchange: Exchange) -> None:
    exchange.hello(frame(type="hello", secret=AMA, code=CODE))
    others = [await room.participant("Ama", AMA)] + [room.known(AMA) for _ in range(3)]
    task = exchange.receive(frame(type="submit", id="1", command={"type": "join"}))
    assert isinstance(task, Task)
    receipt = await exchange.admitted.submit(task.command, task.id)
    with pytest.raises(Closing) as raised:
        exchange.answer(task, receipt)
    assert said(raised.value.last)["code"] == "room_full"
    assert len(others) == 4


async def test_the_room_is_sent_whole_once_and_then_what_changed(room: Room, exchange: Exchange) -> None:
    await joined(exchange)
    before = room.replica.room
    first = said(exchange.push(before))
    assert set(first["room"]) == set(before.__struct_fields__)
    await room.facilitator().submit(c.AskQuestion("What helps?"))
    second = said(exchange.push(room.replica.room))
    assert set(second["room"]) == {"phase", "question"}


def test_a_change_of_the_room_is_encoded_once_for_all() -> None:
    rooms, view = RoomEncoder(), room_view(State(title="T"))
    other = msgspec.structs.replace(view, title="U")
    assert rooms.push(None, view) is rooms.push(None, view)
    assert rooms.push(view, other) is rooms.push(view, other)
    assert rooms.push(view, other) != rooms.push(None, view)
    for number in range(40):
        rooms.push(view, msgspec.structs.replace(view, title=str(number)))
    assert json.loads(rooms.push(view, other))["room"] == {"title": "U"}


def test_every_update_has_its_frame(exchange: Exchange) -> None:
    assert said(exchange.push(Entries((), 4))) == {"type": "events", "entries": [], "latest": 4}
    assert (
        said(exchange.push(MineView("p", "Ama", (), False, (), (), (), (), (), (), (), (), 4)))["mine"]["label"]
        == "Ama"
    )
    assert said(exchange.push(PresenceView(frozenset({"p"}), 1)))["presence"]["connected"] == ["p"]
    assert said(exchange.push(StatusView()))["status"] == {"addresses": [], "trouble": None}
    assert exchange.push(Link(up=True)) is None


async def test_what_was_granted_is_answered_with_its_receipt(exchange: Exchange) -> None:
    await joined(exchange)
    port = exchange.port
    task = exchange.receive(frame(type="submit", id="8", command={"type": "ask_for_role", "role": "listener"}))
    assert isinstance(task, Task)
    reply = said(exchange.answer(task, await exchange.admitted.submit(task.command, task.id)))
    assert (reply["type"], reply["id"], reply["receipt"]["seq"]) == ("reply", "8", 3)
    assert exchange.port is port
