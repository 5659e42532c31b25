import json
from contextlib import ExitStack
from typing import Any

import msgspec
import pytest

from server.domain import commands as c
from server.domain.errors import Rejected
from server.domain.state import State
from server.engine.guesses import MOST_WAITING
from server.port import Entries, Link
from server.projections.mine import MINE, MineChange, MineView, mine_view
from server.projections.people.presence import PresenceView
from server.projections.room import room_view
from server.projections.status import StatusView
from server.protocol.exchange import FRAMES, Clocks, Closing, Exchange, Outcome, RoomEncoder, ServerContext, Task
from server.protocol.frames import Submit
from server.token_buckets import TokenBuckets
from tests.server.conftest import CODE, TOKEN, Clock, Room

AMA = "a" * 32
MINE_OF_AMA = MineView("p", "Ama", (), False, (), (), (), (), (), (), (), ())


def frame(**fields: object) -> str:
    return json.dumps(fields)


def said(data: object) -> dict[str, Any]:
    assert isinstance(data, bytes)
    parsed: dict[str, Any] = json.loads(data)
    return parsed


def server_context(clock: Clock) -> ServerContext:
    frames = TokenBuckets(FRAMES, lambda: clock.seconds)
    return ServerContext(Clocks(lambda: clock.seconds, lambda: clock.now), frames)


@pytest.fixture
def exchange(room: Room, clock: Clock) -> Exchange:
    return Exchange(room.admission, server_context(clock), "192.0.2.1", browser=True)


async def carried_out(exchange: Exchange, task: object) -> dict[str, Any]:
    """The answer to a frame that was handed out as a task, once its port did what it asks for."""
    assert isinstance(task, Task)
    try:
        outcome: Outcome = (
            await exchange.admitted.submit(task.command, task.id)
            if isinstance(task, Submit)
            else await exchange.admitted.ask(task.request)
        )
    except Rejected as refusal:
        outcome = refusal
    return said(exchange.answer(task, outcome))


async def submitted(exchange: Exchange, id_: str, **command: object) -> dict[str, Any]:
    return await carried_out(exchange, exchange.receive(frame(type="submit", id=id_, command=command)))


async def asked(exchange: Exchange, id_: str, request: str) -> dict[str, Any]:
    return await carried_out(exchange, exchange.receive(frame(type="ask", id=id_, request={"type": request})))


def hello(exchange: Exchange, data: str) -> bytes:
    exchange.hello(data)
    with exchange.waiting() as seconds:
        assert seconds == 0
    return exchange.admit()


def goodbye(exchange: Exchange, data: str) -> dict[str, Any]:
    with pytest.raises(Closing) as raised:
        hello(exchange, data) if exchange.port is None else exchange.receive(data)
    return said(raised.value.last)


async def joined(exchange: Exchange) -> dict[str, Any]:
    hello(exchange, frame(type="hello", secret=AMA, code=CODE))
    return await submitted(exchange, "1", type="join", name="Ama")


async def test_a_phone_comes_in_by_code_and_comes_back_by_secret(room: Room, exchange: Exchange, clock: Clock) -> None:
    welcome = said(hello(exchange, frame(type="hello", secret=AMA, code=CODE)))
    now = "2026-11-23T10:00:30.500000Z"
    assert welcome == {"type": "welcome", "session": "s-1", "title": "Home care", "kind": "visitor", "now": now}
    reply = await submitted(exchange, "1", type="join", name="Ama")
    again = Exchange(room.admission, server_context(clock), "192.0.2.1", browser=True)
    welcome = said(hello(again, frame(type="hello", secret=AMA)))
    assert (welcome["kind"], welcome["person"]) == ("participant", reply["receipt"]["made"])
    assert room.replica.people()[0].label == "Ama"


async def test_a_facilitator_needs_no_browser_and_everybody_else_does(room: Room, clock: Clock) -> None:
    def without_origin() -> Exchange:
        return Exchange(room.admission, server_context(clock), "127.0.0.1", browser=False)

    position = {"session": "s-1", "seq": 1}
    welcome = said(hello(without_origin(), frame(type="hello", token=TOKEN, position=position)))
    assert (welcome["kind"], welcome["facilitator"], welcome["recovered"]) == ("facilitator", "facilitator", True)
    assert goodbye(without_origin(), frame(type="hello", secret=AMA, code=CODE))["code"] == "browser_wanted"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "bad_frame"),
        ("[]", "bad_frame"),
        (frame(type="ping"), "hello_missing"),
        (frame(type="hello", secret=AMA, code=CODE, version=2), "page_out_of_date"),
        (frame(type="hello", secret=AMA, code=CODE, role="facilitator"), "bad_frame"),
        (frame(type="hello", secret=AMA, code="NOTIT"), "wrong_code"),
        (frame(type="hello", secret=AMA), "code_wanted"),
        (frame(type="hello", token="0" * 64), "wrong_token"),
    ],
)
def test_who_does_not_say_hello_properly_is_told_and_shown_out(exchange: Exchange, data: str, code: str) -> None:
    bye = goodbye(exchange, data)
    assert (bye["type"], bye["code"]) == ("bye", code)


def test_nothing_is_received_before_hello(exchange: Exchange) -> None:
    assert goodbye_without_hello(exchange)["code"] == "hello_missing"


def goodbye_without_hello(exchange: Exchange) -> dict[str, Any]:
    with pytest.raises(Closing) as raised:
        exchange.receive(frame(type="ping"))
    return said(raised.value.last)


async def test_a_message_that_cannot_be_read_ends_the_connection(exchange: Exchange) -> None:
    await joined(exchange)
    assert goodbye(exchange, '{"type":"ping","type":"ping"}')["code"] == "bad_frame"
    assert goodbye(exchange, frame(type="hello", secret=AMA))["code"] == "hello_twice"


async def test_what_a_participant_may_not_do_is_refused_with_the_requests_id(exchange: Exchange) -> None:
    await joined(exchange)
    refused = await asked(exchange, "7", "stop")
    assert (refused["type"], refused["id"], refused["code"]) == ("refused", "7", "not_yours_to_ask")
    refused = await submitted(exchange, "8", type="end_session")
    assert (refused["id"], refused["code"], "temporary" in refused) == ("8", "not_allowed", False)


async def test_requests_are_answered_beside_the_record(room: Room, exchange: Exchange, clock: Clock) -> None:
    await joined(exchange)
    assert said(exchange.receive(frame(type="ping"))) == {"type": "pong"}
    answer = await asked(exchange, "9", "list_people")
    (ama,) = room.replica.people()
    people = {"type": "people", "people": [{"id": ama.id, "label": "Ama"}]}
    assert answer == {"type": "answer", "id": "9", "response": people}
    assert exchange.receive(frame(type="writing", on=True)) is None
    assert room.replica.presence.view().writing == 1
    facilitator = Exchange(room.admission, server_context(clock), "127.0.0.1", browser=False)
    hello(facilitator, frame(type="hello", token=TOKEN))
    assert (await asked(facilitator, "3", "stop"))["response"] == {"type": "stopping"}
    assert room.stopped == [True]


async def test_who_is_done_is_counted_and_may_read_on_until_they_are_not(room: Room, exchange: Exchange) -> None:
    await joined(exchange)
    person = room.replica.people()[0].id
    question = await room.facilitator().submit(c.AskQuestion("What helps?", "after_answer"))
    made = await exchange.admitted.submit(c.Contribute(str(question.made), "Earlier visits", key="b" * 32))
    assert said(exchange.push(room.replica.room_for(person)))["room"]["said"] == {"put": [], "gone": []}

    def done(*, on: bool, about: str | None = question.made) -> dict[str, Any]:
        assert exchange.receive(frame(type="done", question=about, on=on)) is None
        pushed: dict[str, Any] = said(exchange.push(room.replica.room_for(person)))["room"]
        return pushed

    assert done(on=True, about="another") == {}
    shown = done(on=True)
    assert [row["id"] for row in shown["said"]["put"]] == [made.made]
    assert shown["question"]["revealed"] is True
    assert room.replica.presence.view().done == 1
    hidden = done(on=False)
    assert hidden["said"]["gone"] == [made.made]
    assert hidden["question"]["revealed"] is False
    assert room.replica.presence.view().done == 0


async def test_at_the_door_one_cannot_ask_who_is_in(exchange: Exchange) -> None:
    hello(exchange, frame(type="hello", secret=AMA, code=CODE))
    assert (await asked(exchange, "9", "list_people"))["code"] == "not_yours_to_ask"


async def test_floods_are_slowed_down_then_cut(exchange: Exchange, clock: Clock) -> None:
    await joined(exchange)
    clock.pass_by(60)
    request = frame(type="ask", id="1", request={"type": "list_people"})
    for _ in range(int(FRAMES.at_once)):
        assert isinstance(exchange.receive(request), Task)
    refused = said(exchange.receive(request))
    assert (refused["type"], refused["id"], refused["temporary"]) == ("refused", "1", True)
    assert exchange.receive(frame(type="ping")) is None
    clock.pass_by(1)
    assert said(exchange.receive(frame(type="ping")))["type"] == "pong"

    def flood() -> None:
        for _ in range(500):
            exchange.receive(frame(type="ping"))

    with pytest.raises(Closing) as raised:
        flood()
    assert said(raised.value.last)["code"] == "too_much_at_once"


async def test_a_person_with_too_many_pages_is_told_when_joining(room: Room, exchange: Exchange) -> None:
    hello(exchange, frame(type="hello", secret=AMA, code=CODE))
    others = [await room.participant("Ama", AMA)] + [room.known(AMA) for _ in range(3)]
    with pytest.raises(Closing) as raised:
        await submitted(exchange, "1", type="join")
    assert said(raised.value.last)["code"] == "too_many_pages"
    assert len(others) == 4


async def test_who_has_no_place_to_wait_in_is_told(room: Room, clock: Clock) -> None:
    with ExitStack() as waiting:
        for number in range(MOST_WAITING + 1):
            typed = frame(type="hello", secret=f"{number:032x}", code="WRONGS")
            exchange = Exchange(room.admission, server_context(clock), "192.0.2.1", browser=True)
            exchange.hello(typed)
            if number < MOST_WAITING:
                waiting.enter_context(exchange.waiting())
        with pytest.raises(Closing) as raised:
            waiting.enter_context(exchange.waiting())
    assert said(raised.value.last)["code"] == "too_many_codes"


async def test_a_binary_message_ends_the_connection(exchange: Exchange) -> None:
    await joined(exchange)
    with pytest.raises(Closing) as raised:
        exchange.receive(b"{}")
    assert said(raised.value.last)["code"] == "bad_frame"


async def test_whoever_came_back_with_words_acts_as_themselves(room: Room, exchange: Exchange, clock: Clock) -> None:
    await joined(exchange)
    made = await asked(exchange, "1", "make_come_back_words")
    again = Exchange(room.admission, server_context(clock), "192.0.2.1", browser=True)
    hello(again, frame(type="hello", secret="b" * 32, code=CODE))
    request = {"type": "show_come_back_words", "words": " ".join(made["response"]["words"])}
    answer = await carried_out(again, again.receive(frame(type="ask", id="2", request=request)))
    assert answer["response"]["type"] == "came_back"
    assert again.sender == exchange.sender


async def test_the_room_is_sent_whole_once_and_then_what_changed(room: Room, exchange: Exchange) -> None:
    await joined(exchange)
    before = room.replica.rooms.everybody
    first = said(exchange.push(before))
    assert set(first["room"]) == set(before.__struct_fields__)
    await room.facilitator().submit(c.AskQuestion("What helps?"))
    second = said(exchange.push(room.replica.rooms.everybody))
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
    assert said(exchange.push(MINE_OF_AMA))["mine"]["label"] == "Ama"
    assert exchange.push(msgspec.structs.replace(MINE_OF_AMA)) is None
    assert said(exchange.push(msgspec.structs.replace(MINE_OF_AMA, passed=True)))["mine"] == {"passed": True}
    assert said(exchange.push(PresenceView(frozenset({"p"}), 1)))["presence"]["connected"] == ["p"]
    assert said(exchange.push(StatusView()))["status"] == {
        "addresses": [],
        "trouble": None,
        "joining": {},
        "network": {},
        "set_aside": 0,
        "exposed": False,
        "box": {},
    }
    assert exchange.push(Link(up=True)) is None


async def test_what_was_granted_is_answered_with_its_receipt(exchange: Exchange) -> None:
    await joined(exchange)
    port = exchange.port
    reply = await submitted(exchange, "8", type="ask_for_role", role="listener")
    assert (reply["type"], reply["id"], reply["receipt"]["seq"]) == ("reply", "8", 3)
    assert exchange.port is port


class Page:
    """One's own view on a page that applies what it is told, in the order in which it comes."""

    def __init__(self, exchange: Exchange, room: Room) -> None:
        self._exchange = exchange
        self._room = room
        self._mine: MineView | None = None

    async def submits(self, id_: str, **command: object) -> str:
        """The id of what the command made, once the reply shows all that the server knows."""
        reply = await submitted(self._exchange, id_, **command)
        self._take(reply)
        made: str = reply["receipt"].get("made", "")
        return made

    def is_told(self) -> None:
        """A push of one's own view comes, as it does after somebody else's act."""
        pushed = self._exchange.push(self._shown_by_server())
        self._take({} if pushed is None else said(pushed))

    def _take(self, told: dict[str, Any]) -> None:
        if "mine" in told:
            self._mine = MINE.applied(self._mine, msgspec.convert(told["mine"], MineChange))
        assert self._mine == self._shown_by_server()

    def _shown_by_server(self) -> MineView:
        (ama,) = self._room.replica.people()
        return self._room.replica.mine(ama.id)


async def test_replies_and_pushes_together_give_the_view_that_the_server_has(room: Room, exchange: Exchange) -> None:
    page, facilitator = Page(exchange, room), room.facilitator()
    hello(exchange, frame(type="hello", secret=AMA, code=CODE))
    await page.submits("1", type="join", name="Ama")
    page.is_told()
    question = str((await facilitator.submit(c.AskQuestion("What helps?"))).made)
    first = await page.submits("2", type="contribute", question=question, text="First")
    second = await page.submits("3", type="contribute", question=question, text="Second")
    await facilitator.submit(c.MarkHeard((second,)))
    page.is_told()
    await page.submits("4", type="change_contribution", contribution=first, text="First, changed")
    await facilitator.submit(c.OfferRole("weaver", room.replica.people()[0].id))
    await page.submits("5", type="take_back_contribution", contribution=second)
    page.is_told()
    await page.submits("5", type="take_back_contribution", contribution=second)
    await page.submits("6", type="accept_offer", role="weaver")
    await page.submits("7", type="offer_wording", question=question, text="What would help?")
    await facilitator.submit(c.CloseQuestion())
    await page.submits("8", type="step_back", role="weaver")
    await page.submits("9", type="contribute", question=question, text="Nobody's", key="b" * 32, late=True)


async def test_a_further_answer_costs_the_same_bytes_however_many_were_before(
    room: Room, exchange: Exchange, clock: Clock
) -> None:
    await joined(exchange)
    question = (await room.facilitator().submit(c.AskQuestion("What helps?"))).made
    (ama,) = room.replica.people()
    sent: dict[int, int] = {}
    for number in range(1, 401):
        clock.pass_by(1)
        reply = await submitted(exchange, f"{number:03}", type="contribute", question=question, text="Same")
        assert [row["id"] for row in reply["mine"]["said"]["put"]] == [reply["receipt"]["made"]]
        assert exchange.push(mine_view(room.replica.state, ama.id)) is None
        sent[number] = len(json.dumps(reply))
    assert sent[40] - sent[2] <= 6  # numbers of two digits: of the receipt, the row, its id and that it made
    assert sent[400] - sent[40] <= 30  # the oldest one makes way, by its id
