"""The port across a socket, over every kind of loss."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from websockets.asyncio.server import ServerConnection, serve

from coprod_tui.session.connection import Address
from coprod_tui.session.remote_port import RemotePort
from server.codec import encode
from server.domain import commands as c
from server.domain.actors import Facilitator
from server.domain.errors import Rejected
from server.domain.redaction import Emptied
from server.port import Entries, Link, ListPeople, People, Position, Receipt, Stop, Stopping
from server.projections.people.presence import PresenceView
from server.projections.status import StatusView
from server.protocol import frames as f
from server.sentences import refusal_words
from tests.coprod_tui.session.conftest import HOST, LIMIT, RETRIES, Reader, Served
from tests.server.conftest import OTHER_TOKEN, Room


async def test_it_follows_and_submits_as_a_port_in_the_same_process_does(
    served: Served, port: RemotePort, room: Room
) -> None:
    reader = Reader(port)
    await reader.seq(1)
    assert (port.actor, port.session, port.title) == (Facilitator(), "s-1", "Home care")
    receipt = await port.submit(c.AskQuestion("What works?"))
    await reader.seq(receipt.seq)
    assert receipt.made == room.replica.state.asked[-1]
    await room.participant("Ama", "a" * 32)
    await reader.until(lambda: reader.board.presence.connected)
    assert reader.board.state == room.replica.state
    assert await port.ask(ListPeople()) == People(room.replica.people())
    assert port.mine() is None
    assert Link(up=True) in reader.seen
    assert {type(update) for update in reader.seen} == {Link, StatusView, PresenceView, Entries}
    await reader.close()


async def test_it_says_which_facilitator_its_token_is_of(served: Served) -> None:
    await served.stop()
    await served.start(token=OTHER_TOKEN)
    port = served.port()
    reader = Reader(port)
    await reader.seq(1)
    assert port.actor == Facilitator("facilitator-2")
    await port.submit(c.AskQuestion("What works?"))
    await reader.seq(2)
    assert [*reader.board.state.undo] == ["facilitator-2"]
    await reader.close()
    port.leave()
    await port.closed()


async def test_a_refusal_is_raised_as_the_server_said_it(port: RemotePort) -> None:
    with pytest.raises(Rejected) as caught:
        await port.submit(c.AskQuestion(" "))
    assert (caught.value.code, caught.value.field) == ("empty", "text")
    assert "nothing to read" in refusal_words(caught.value)


async def test_the_same_id_again_gets_the_first_receipt(port: RemotePort, room: Room) -> None:
    asked = c.AskQuestion("What works?")
    first, second = await asyncio.gather(port.submit(asked, "one"), port.submit(asked, "one"))
    assert first == second == await port.submit(asked, "one")
    assert len(room.replica.state.asked) == 1


async def test_a_lost_server_is_found_again_on_another_port_and_nothing_is_missed_or_doubled(
    served: Served, port: RemotePort, room: Room
) -> None:
    reader = Reader(port)
    await port.submit(c.AskQuestion("One?"))
    await reader.seq(2)
    await served.stop()
    await reader.until(lambda: not reader.board.linked)
    await room.facilitator().submit(c.AskQuestion("Two?"))
    asking = asyncio.create_task(port.submit(c.AskQuestion("Three?")))
    await served.start()
    receipt = await asking
    await reader.seq(receipt.seq)
    seen = [entry.seq for update in reader.seen if isinstance(update, Entries) for entry in update.entries]
    assert seen == [1, 2, 3, 4]
    links = [update for update in reader.seen if isinstance(update, Link)]
    assert links == [Link(up=True), Link(up=False, closed=True), Link(up=True)]
    assert reader.board.state == room.replica.state
    await reader.close()


async def test_a_server_that_breaks_off_was_not_closed(served: Served, port: RemotePort) -> None:
    reader = Reader(port)
    await reader.seq(1)
    served.address = None
    served.break_off()
    await reader.until(lambda: not reader.board.linked)
    assert not reader.board.closed
    await reader.close()


async def test_a_command_whose_answer_was_lost_is_sent_again_and_done_once(served: Served, room: Room) -> None:
    async with only_swallowing_the_first_answer(served) as address:
        port = RemotePort("s-1", "Home care", lambda: address, retries=RETRIES)
        receipt = await port.submit(c.AskQuestion("Once?"))
        port.leave()
        await port.closed()
    assert receipt == Receipt(2, room.replica.state.asked[0])
    assert len(room.replica.state.asked) == 1


@asynccontextmanager
async def only_swallowing_the_first_answer(served: Served) -> AsyncIterator[Address]:
    """A way to the server on which the first connection breaks after the command was done."""
    assert served.address is not None
    target, connections = served.address, 0

    async def handle(connection: ServerConnection) -> None:
        nonlocal connections
        connections += 1
        port = RemotePort("s-1", "Home care", lambda: target, retries=RETRIES)
        hello = f.parse_client(await connection.recv())
        assert isinstance(hello, f.Hello)
        await connection.send(encode(f.Welcome("s-1", "Home care", "facilitator")), text=True)
        submit = f.parse_client(await connection.recv())
        assert isinstance(submit, f.Submit)
        receipt = await port.submit(submit.command, submit.id)
        if connections > 1:
            await connection.send(encode(f.Reply(submit.id, receipt)), text=True)
            await connection.wait_closed()
        port.leave()
        await port.closed()

    async with serve(handle, HOST, 0, close_timeout=0.1) as server:
        number = next(iter(server.sockets)).getsockname()[1]
        yield Address(f"ws://{HOST}:{number}/ws", "any")


async def test_without_a_server_a_command_waits_and_is_refused_for_now(served: Served) -> None:
    served.address = None
    port = served.port(patience=0.05)
    with pytest.raises(Rejected, match="no_answer") as caught:
        await port.submit(c.AskQuestion("Anybody?"))
    assert caught.value.temporary
    port.leave()
    await port.closed()


async def test_a_token_that_is_not_right_ends_it_with_the_reason(served: Served) -> None:
    assert served.address is not None
    served.address = replace(served.address, token="0" * 64)
    port = served.port()
    reader = Reader(port)
    with pytest.raises(Rejected, match="wrong_token"):
        await reader.over()
    with pytest.raises(Rejected, match="wrong_token"):
        await port.submit(c.AskQuestion("In?"))
    with pytest.raises(Rejected, match="wrong_token"):
        await Reader(port).over()


async def test_another_session_at_the_old_address_does_not_end_a_port_that_was_welcome(
    served: Served, port: RemotePort
) -> None:
    reader = Reader(port)
    await reader.seq(1)
    right = served.address
    await served.stop()
    assert right is not None
    await served.start(token="0" * 64)
    await reader.until(lambda: not reader.board.linked)
    assert served.address is not None
    served.address = replace(served.address, token=right.token)
    await reader.until(lambda: reader.board.linked)
    await reader.close()


async def test_one_that_follows_later_gets_what_it_lacks_and_the_others_nothing_twice(
    served: Served, port: RemotePort
) -> None:
    first = Reader(port)
    await port.submit(c.AskQuestion("One?"))
    await first.seq(2)
    second, third = Reader(port), Reader(port, Position("s-1", 1))
    for reader in (second, third):
        await reader.seq(2)
        assert reader.board.linked
    other = Reader(port, Position("another session", 9))
    await other.seq(2)
    await port.submit(c.AskQuestion("Two?"))
    for reader, expected in ((first, [1, 2, 3]), (second, [1, 2, 3]), (third, [2, 3]), (other, [1, 2, 3])):
        await reader.seq(3)
        seen = [entry.seq for update in reader.seen if isinstance(update, Entries) for entry in update.entries]
        assert seen == expected
        await reader.close()


async def test_after_a_redaction_all_is_told_again_without_the_words(
    served: Served, port: RemotePort, room: Room
) -> None:
    reader = Reader(port)
    for text in ("One?", "Two?"):
        await port.submit(c.AskQuestion(text))
    await reader.seq(3)
    await room.session.redact({2: Emptied(frozenset({"words"}))})
    await port.submit(c.AskQuestion("Three?"))
    await reader.seq(4)
    questions = reader.board.state.questions
    assert [questions[asked].text for asked in reader.board.state.asked] == ["", "Two?", "Three?"]
    assert port.epoch == 2
    later = Reader(port, Position("s-1", 3))
    await later.seq(4)
    seen = [entry.seq for update in later.seen if isinstance(update, Entries) for entry in update.entries]
    assert seen == [1, 2, 3, 4], "what a follower knows of an older epoch counts for nothing"
    for one in (reader, later):
        await one.close()


async def test_stopping_ends_those_who_follow_once_the_server_is_gone(
    served: Served, port: RemotePort, room: Room
) -> None:
    reader = Reader(port)
    await reader.seq(1)
    assert await port.ask(Stop()) == Stopping()
    assert room.stopped
    await served.stop()
    await reader.over()


async def test_leaving_ends_those_who_follow_and_refuses_what_comes_after(served: Served, port: RemotePort) -> None:
    reader = Reader(port)
    await reader.seq(1)
    port.leave()
    await reader.over()
    with pytest.raises(Rejected, match="closed"):
        await port.submit(c.AskQuestion("Too late?"))
    port.writing(True)


async def test_an_answer_that_cannot_be_read_is_a_lost_link(served: Served, room: Room) -> None:
    greeted = asyncio.Event()

    async def talk_nonsense(connection: ServerConnection) -> None:
        await connection.send('{"type":"from the future"}')
        greeted.set()
        await connection.wait_closed()

    async with serve(talk_nonsense, HOST, 0, close_timeout=0.1) as server:
        right, number = served.address, next(iter(server.sockets)).getsockname()[1]
        served.address = Address(f"ws://{HOST}:{number}/ws", "any")
        port = served.port()
        asking = asyncio.create_task(port.submit(c.AskQuestion("Readable?")))
        await asyncio.wait_for(greeted.wait(), LIMIT)
        served.address = right
        assert (await asking).seq == 2
    port.leave()
    await port.closed()


async def test_what_is_too_much_for_a_frame_is_refused_here(port: RemotePort) -> None:
    with pytest.raises(Rejected) as caught:
        await port.submit(c.AskQuestion("x" * f.FRAME_BYTES))
    assert caught.value.code == "frame_too_long"
