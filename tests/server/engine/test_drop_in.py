"""The drop-in box over the ports: left once, released in batches, read by whom it is for, told of by counts only."""

import asyncio
import errno
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain.concerns import Addressee, Box, Companion
from server.domain.errors import Rejected
from server.engine.drop_in import DropInBox
from server.engine.ids import random_ids
from server.engine.shares import Shares
from server.engine.writer import Dependencies
from server.port import (
    AnswerTalk,
    BoxRead,
    ConcernKept,
    ConcernShown,
    LeaveConcern,
    ReadBox,
    SessionPort,
    ShowConcern,
)
from server.projections.box import BoxCounts, RoomConcern
from server.projections.room import RoomView
from server.store.box_file import STEP, box_keeper, read_box
from server.store.file_journal import FileJournal
from tests.server.conftest import Clock, Room

AMA, BO, MEI = "a" * 32, "b" * 32, "c" * 32
KEYS = [f"{number:032x}" for number in range(50)]


@pytest.fixture
async def ama(room: Room) -> SessionPort:
    return await room.participant("Ama", AMA)


@pytest.fixture
async def bo(room: Room) -> SessionPort:
    return await room.participant("Bo", BO)


def box_path(room: Room) -> Path:
    return room.journal.path.with_name("box")


async def leave(port: SessionPort, number: int, to: Addressee = "facilitators", *, even_alone: bool = False) -> None:
    said = await port.ask(LeaveConcern(KEYS[number], to, f"Concern {number}", even_alone))
    assert said == ConcernKept()


async def talk(port: SessionPort, number: int, companion: Companion, where: str = "") -> None:
    assert await port.ask(LeaveConcern(KEYS[number], "facilitators", talk_with=companion, where=where)) == ConcernKept()


async def read(port: SessionPort) -> BoxRead:
    said = await port.ask(ReadBox())
    assert isinstance(said, BoxRead)
    return said


def texts(said: BoxRead) -> list[str]:
    return sorted(concern.text for concern in said.concerns)


async def holds(room: Room, port: SessionPort, role: str) -> None:
    mine = port.mine()
    assert mine is not None
    await room.facilitator().submit(c.OfferRole(role, mine.person))
    await port.submit(c.AcceptOffer(role))


def counts(port: SessionPort) -> BoxCounts | None:
    mine = port.mine()
    assert mine is not None
    return mine.box


async def test_three_are_released_at_the_next_minute_and_not_before(room: Room, ama: SessionPort) -> None:
    facilitator = room.facilitator()
    for number in range(3):
        await leave(ama, number)
        await room.box.turn() if number < 2 else None
        assert (await read(facilitator)).concerns == ()
        assert room.replica.status.view.box == BoxCounts()
    await room.box.turn()
    assert texts(await read(facilitator)) == ["Concern 0", "Concern 1", "Concern 2"]
    assert room.replica.status.view.box == BoxCounts(3)


async def test_nothing_tells_how_many_wait(room: Room, ama: SessionPort) -> None:
    """Not the reply, not the length of the file, not a view, a stream, or what one may read."""
    facilitator, told = room.facilitator(), []
    subscription, own = room.replica.follow(facilitator.actor), room.replica.follow(ama.actor)
    for number in range(2):
        await leave(ama, number, "room")
        told.append(
            (
                encode(await read(facilitator)),
                box_path(room).stat().st_size,
                encode(room.replica.status.view),
                room.replica.rooms.everybody,
                ama.mine(),
                room.replica.presence_view(),
            )
        )
        for follower in (subscription, own):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0):
                    await follower.wait()
    assert told[0] == told[1]
    assert told[0][1] == STEP


async def test_whoever_reads_sees_the_same_order_whatever_anybody_leaves_meanwhile(
    room: Room, ama: SessionPort, clock: Clock
) -> None:
    """Another order would tell them the moment at which somebody left something."""
    rng = Random(7)  # noqa: S311 - chance that can be repeated
    box = DropInBox(Box(), lambda *_: None, room.replica, Dependencies(lambda: clock.now, random_ids(), rng.random))

    async def left(to: Addressee, companion: Companion | None = None) -> LeaveConcern:
        request = LeaveConcern(f"{rng.getrandbits(128):032x}", to, "Words", talk_with=companion)
        await box.leave(request)
        return request

    for _ in range(6):
        await left("room", "facilitator")
    await box.turn()
    before = box.read(room.facilitator().actor)
    assert (len(before.concerns), len(before.talks)) == (6, 6)
    for _ in range(20):
        request = await left("design_group")
        assert box.read(room.facilitator().actor) == before
        await box.leave(request)
        await box.turn()
        assert box.read(room.facilitator().actor) == before


async def test_it_is_in_no_journal_and_no_state(room: Room, ama: SessionPort) -> None:
    state, kept = room.replica.state, room.journal.path.read_bytes()
    for number in range(4):
        await leave(ama, number, "room")
        await talk(ama, 10 + number, "facilitator", "At the door")
    await room.box.turn()
    assert (room.replica.state, room.journal.path.read_bytes()) == (state, kept)
    assert b"Concern 3" in box_path(room).read_bytes()


async def test_what_is_sent_again_is_there_once(room: Room, ama: SessionPort, open_room: Callable[..., Room]) -> None:
    for _ in range(2):
        await leave(ama, 1)
    again = open_room(room.journal)  # the server was killed and opens again
    assert again.box is not room.box
    await leave(again.known(AMA), 1)
    assert len(read_box(box_path(room)).waiting) == 1


async def test_where_the_disk_refuses_nothing_of_it_is_there_and_it_may_come_again(
    room: Room, ama: SessionPort, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await leave(ama, 1)
    before = read_box(box_path(room))

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(room.box, "_keep", refuse)
        with pytest.raises(Rejected) as refusal:
            await leave(ama, 2)
        assert (refusal.value.code, refusal.value.temporary) == ("storage_failed", True)
        for _ in range(3):
            await room.box.turn()
        assert read_box(box_path(room)) == before
    assert caplog.messages == ["the disk refused the drop-in box: No space left on device"]
    await leave(ama, 2)
    assert len(read_box(box_path(room)).waiting) == 2


async def test_a_phone_that_goes_away_meanwhile_leaves_it_whole(
    room: Room, ama: SessionPort, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, loop = box_keeper(box_path(room)), asyncio.get_running_loop()
    leaving = asyncio.create_task(leave(ama, 1))

    def keep_slowly(box: Box, now: datetime) -> None:
        loop.call_soon_threadsafe(leaving.cancel)
        keep(box, now)

    with monkeypatch.context() as patched:
        patched.setattr(room.box, "_keep", keep_slowly)
        with pytest.raises(asyncio.CancelledError):
            await leaving
    await leave(ama, 1)
    await leave(ama, 2)
    assert len(read_box(box_path(room)).waiting) == 2


async def test_each_reads_only_what_is_for_them(room: Room, ama: SessionPort, bo: SessionPort) -> None:
    await holds(room, bo, "design-group-member")
    for number in range(9):
        await leave(ama, number, ("facilitators", "design_group", "room")[number % 3])
    await room.box.turn()
    assert texts(await read(room.facilitator())) == [f"Concern {number}" for number in (0, 2, 3, 5, 6, 8)]
    assert texts(await read(bo)) == ["Concern 1", "Concern 4", "Concern 7"]
    assert (counts(bo), counts(ama)) == (BoxCounts(3), None)
    with pytest.raises(Rejected, match="not_yours_to_ask"):
        await read(ama)


async def test_a_host_on_a_phone_does_not_read_the_facilitators_box(room: Room, ama: SessionPort) -> None:
    await holds(room, ama, "host")
    with pytest.raises(Rejected, match="not_yours_to_ask"):
        await read(ama)
    with pytest.raises(Rejected, match="not_yours_to_ask"):
        await ama.ask(ShowConcern())


async def test_who_steps_back_from_the_design_group_reads_it_no_longer(room: Room, bo: SessionPort) -> None:
    await holds(room, bo, "design-group-member")
    assert await read(bo) == BoxRead((), ())
    await bo.submit(c.StepBack("design-group-member"))
    with pytest.raises(Rejected, match="not_yours_to_ask"):
        await read(bo)
    assert counts(bo) is None


async def test_a_wish_to_talk_is_shown_at_once_to_who_holds_that_role_alone(
    room: Room, ama: SessionPort, bo: SessionPort
) -> None:
    await holds(room, bo, "encourager")
    await talk(ama, 1, "encourager", "By the window, in green")
    (waiting,) = (await read(bo)).talks
    assert (waiting.where, counts(bo)) == ("By the window, in green", BoxCounts(talks=1))
    assert (await read(room.facilitator())).talks == ()
    assert room.replica.status.view.box == BoxCounts()
    with pytest.raises(Rejected, match="words_not_waiting"):
        await room.facilitator().ask(AnswerTalk(waiting.id))
    assert await bo.ask(AnswerTalk(waiting.id, coming=False)) == BoxRead((), ())
    assert room.replica.status.view.box == BoxCounts(talks=1)
    assert await room.facilitator().ask(AnswerTalk(waiting.id)) == BoxRead((), ())
    assert room.replica.status.view.box == BoxCounts()
    left = read_box(box_path(room))
    assert (left.talks, left.talks_asked) == ((), 1)


async def test_while_nobody_holds_encourager_facilitators_are_told_of_who_wishes_for_one(
    room: Room, ama: SessionPort, bo: SessionPort
) -> None:
    facilitator = room.facilitator()
    await holds(room, bo, "encourager")
    await talk(ama, 1, "encourager", "At the door")
    assert (await read(facilitator)).talks == ()
    await bo.submit(c.StepBack("encourager"))
    (waiting,) = (await read(facilitator)).talks
    assert (waiting.where, room.replica.status.view.box) == ("At the door", BoxCounts(talks=1))
    with pytest.raises(Rejected, match="no_encourager"):
        await facilitator.ask(AnswerTalk(waiting.id, coming=False))
    await holds(room, bo, "encourager")
    assert ((await read(facilitator)).talks, room.replica.status.view.box) == ((), BoxCounts())
    assert counts(bo) == BoxCounts(talks=1)
    await bo.submit(c.StepBack("encourager"))
    assert await facilitator.ask(AnswerTalk(waiting.id)) == BoxRead((), ())
    assert room.replica.status.view.box == BoxCounts()


async def test_what_facilitators_hand_on_while_nobody_holds_encourager_stays_theirs(
    room: Room, ama: SessionPort
) -> None:
    facilitator = room.facilitator()
    await talk(ama, 1, "facilitator", "At the door")
    before = await read(facilitator)
    with pytest.raises(Rejected, match="no_encourager"):
        await facilitator.ask(AnswerTalk(before.talks[0].id, coming=False))
    assert await read(facilitator) == before


async def test_a_concern_that_is_shown_is_not_for_somebody_who_never_joined(room: Room, ama: SessionPort) -> None:
    for number in range(3):
        await leave(ama, number, "room")
    await room.box.turn()
    facilitator = room.facilitator()
    await facilitator.ask(ShowConcern((await read(facilitator)).concerns[0].id))
    await facilitator.submit(c.EndSession())
    updates = room.visitor(BO).follow()
    seen = await anext(updates)
    assert isinstance(seen, RoomView)
    assert (seen.phase, seen.concern) == ("ended", None)
    assert room.replica.rooms.everybody.concern is not None
    await updates.aclose()


async def test_a_concern_to_the_room_is_shown_to_all_by_the_facilitator_and_kept_in_no_record(
    room: Room, ama: SessionPort
) -> None:
    for number in range(3):
        await leave(ama, number, "room")
        await leave(ama, 10 + number, "facilitators")
    await room.box.turn()
    facilitator, kept = room.facilitator(), room.journal.path.read_bytes()
    own, shown = room.replica.follow(ama.actor), (await read(facilitator)).concerns
    for_room = next(known for known in shown if known.to == "room")
    assert await facilitator.ask(ShowConcern(for_room.id)) == ConcernShown()
    assert "room" in await own.wait()
    assert room.replica.room_for("p").concern == RoomConcern(for_room.id, for_room.text)
    for_facilitators = next(known for known in shown if known.to == "facilitators")
    with pytest.raises(Rejected, match="words_gone"):
        await facilitator.ask(ShowConcern(for_facilitators.id))
    await facilitator.submit(c.AskQuestion("What helps?", "after_answer"))
    assert room.replica.rooms.for_responders.concern == room.replica.rooms.everybody.concern is not None
    await facilitator.ask(ShowConcern())
    assert room.replica.rooms.for_responders.concern is room.replica.rooms.everybody.concern is None
    assert kept == room.journal.path.read_bytes()[: len(kept)]
    assert for_room.text.encode() not in room.journal.path.read_bytes()


async def test_at_the_close_what_may_be_shown_alone_is_and_the_rest_goes(room: Room, ama: SessionPort) -> None:
    facilitator = room.facilitator()
    await leave(ama, 1, even_alone=True)
    await leave(ama, 2)
    await room.box.turn()
    assert (await read(facilitator)).concerns == ()
    await facilitator.submit(c.EndSession())
    await room.box.turn()
    assert (await read(facilitator)).concerns == ()
    await facilitator.submit(c.Undo())  # an end that is undone shows nothing alone
    await room.box.turn()
    assert (await read(facilitator)).concerns == ()
    await facilitator.submit(c.EndSession())
    with pytest.raises(Rejected, match="session_over"):
        await leave(ama, 3)
    await room.box.close()
    kept = read_box(box_path(room))
    assert ([known.text for known in kept.released], kept.waiting, kept.keys) == (["Concern 1"], (), ())
    assert texts(await read(facilitator)) == ["Concern 1"]


async def test_what_is_in_it_is_kept_also_for_a_repeat_after_the_end(room: Room, ama: SessionPort) -> None:
    for number in range(3):
        await leave(ama, number)
    await leave(ama, 3)
    await room.facilitator().submit(c.EndSession())
    await leave(ama, 0)
    await leave(ama, 3)
    await room.box.close()
    released = (await read(room.facilitator())).concerns
    for number in range(4):
        if f"Concern {number}" in {known.text for known in released}:
            await leave(ama, number)
    await room.facilitator().submit(c.Undo())
    for number in range(4):
        await leave(ama, number)
    await room.box.turn()
    assert (await read(room.facilitator())).concerns == released
    (again,) = read_box(box_path(room)).waiting  # the one that was deleted at the close
    assert again.text not in {known.text for known in released}


async def test_a_repeat_draws_on_no_share_and_writes_nothing(
    room: Room, ama: SessionPort, monkeypatch: pytest.MonkeyPatch
) -> None:
    await leave(ama, 1)

    def refuse(*_: object) -> None:
        raise Rejected("too_quick")

    for share in ("reserve", "require_concern"):
        with monkeypatch.context() as patched:
            patched.setattr(Shares, share, refuse)
            patched.setattr(room.box, "_keep", refuse)
            await leave(ama, 1)
            with pytest.raises(Rejected, match="too_quick"):
                await leave(ama, 2)


async def test_of_two_that_are_sent_at_once_one_is_in_it(room: Room, ama: SessionPort) -> None:
    await asyncio.gather(leave(ama, 1), leave(ama, 1))
    assert len(read_box(box_path(room)).waiting) == 1


async def test_where_the_design_group_has_nobody_the_facilitators_read_it_at_the_close(
    room: Room, ama: SessionPort, bo: SessionPort
) -> None:
    await holds(room, bo, "design-group-member")
    for number in range(3):
        await leave(ama, number, "design_group")
    await bo.submit(c.StepBack("design-group-member"))
    await room.box.turn()
    assert (await read(room.facilitator())).concerns == ()
    await room.facilitator().submit(c.EndSession())
    await room.box.close()
    assert texts(await read(room.facilitator())) == ["Concern 0", "Concern 1", "Concern 2"]


async def test_where_it_has_members_it_stays_theirs_after_the_close(
    room: Room, ama: SessionPort, bo: SessionPort
) -> None:
    await holds(room, bo, "design-group-member")
    for number in range(3):
        await leave(ama, number, "design_group")
    await room.facilitator().submit(c.EndSession())
    await room.box.close()
    assert (await read(room.facilitator())).concerns == ()
    assert texts(await read(bo)) == ["Concern 0", "Concern 1", "Concern 2"]


async def test_it_is_written_anew_each_minute_whether_or_not_anything_came(
    room: Room, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[float] = []
    paused = asyncio.Event()

    async def minute(seconds: float) -> None:
        assert seconds == 60
        if len(times) == 3:
            paused.set()
            await asyncio.Event().wait()
        clock.pass_by(seconds)
        times.append(box_path(room).stat().st_mtime if times else 0)

    await room.box.turn()
    monkeypatch.setattr(asyncio, "sleep", minute)
    turning = asyncio.create_task(room.box.keep_turning())
    await paused.wait()
    turning.cancel()
    assert box_path(room).stat().st_mtime == clock.now.replace(second=0, microsecond=0).timestamp()
    assert times[2] - times[1] == 60


@pytest.mark.parametrize("raw", ["x" * 1001, "\n".join("x" * 22), "\u200b"])
async def test_what_cannot_be_kept_is_refused_and_leaves_nothing(room: Room, ama: SessionPort, raw: str) -> None:
    before = read_box(box_path(room)) if box_path(room).exists() else None
    with pytest.raises(Rejected) as refusal:
        await ama.ask(LeaveConcern(KEYS[0], "room", raw))
    assert refusal.value.code in {"too_long", "too_many_lines", "empty"}
    with pytest.raises(Rejected, match="key_invalid"):
        await ama.ask(LeaveConcern("short", "room", "Words"))
    assert before == (read_box(box_path(room)) if box_path(room).exists() else None)


async def test_the_box_of_a_journal_that_is_opened_again_goes_on(
    room: Room, ama: SessionPort, open_room: Callable[..., Room]
) -> None:
    for number in range(2):
        await leave(ama, number)
    journal = FileJournal(room.journal.path, read_only=True)
    again = open_room(journal)
    await leave(again.known(AMA), 2)
    await again.box.turn()
    assert len((await read(again.facilitator())).concerns) == 3
    await journal.close()
