"""Hands over the ports: raised, next, given the word, and gone without a trace."""

from pathlib import Path

import pytest

from server.domain import commands as c
from server.domain.errors import Rejected
from server.port import GiveWord, HandsMoved, LowerHand, RaiseHand, SessionPort
from server.projections.people.hands import HandsView, WaitingHands
from server.projections.people.presence import PresenceView
from tests.server.conftest import Clock, Room

AMA, BO, MEI = "a" * 32, "b" * 32, "c" * 32


@pytest.fixture
async def three(room: Room) -> tuple[SessionPort, SessionPort, SessionPort]:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    return ama, bo, await room.participant("Mei", MEI)


def standing(port: SessionPort) -> str | None:
    """What a phone is told of its own hand."""
    mine = port.mine()
    assert mine is not None
    return None if mine.hand is None else mine.hand.standing


def person_of(port: SessionPort) -> str:
    mine = port.mine()
    assert mine is not None
    return mine.person


def waiting(port: SessionPort) -> WaitingHands | None:
    mine = port.mine()
    assert mine is not None
    return mine.waiting_hands


def shown(room: Room) -> HandsView:
    """What facilitators are told."""
    return room.replica.presence_view().hands


Three = tuple[SessionPort, SessionPort, SessionPort]


async def test_a_hand_waits_is_next_has_the_word_and_goes_down(room: Room, three: Three) -> None:
    ama, bo, mei = three
    facilitator = room.facilitator()
    for port in (ama, bo, mei):
        assert await port.ask(RaiseHand()) == HandsMoved()
    assert [standing(port) for port in three] == ["next", "waiting", "waiting"]
    await facilitator.ask(GiveWord(shown(room).waiting[0].number))
    assert [standing(port) for port in three] == ["word", "next", "waiting"]
    await ama.ask(LowerHand(said=True))
    assert [standing(port) for port in three] == [None, "next", "waiting"]
    await bo.ask(LowerHand())
    await mei.ask(RaiseHand(named=True))
    assert [standing(port) for port in three] == [None, None, "next"]
    await ama.ask(RaiseHand())
    await bo.ask(RaiseHand())
    assert [standing(port) for port in three] == ["waiting", "waiting", "next"]
    assert [hand.spoken for hand in shown(room).waiting] == [False, False, True], "Ama has said it, Bo has not"


async def test_who_had_the_word_has_spoken_once_it_goes_to_somebody_else(room: Room, three: Three) -> None:
    ama, bo, _ = three
    facilitator = room.facilitator()
    for port in (ama, bo):
        await port.ask(RaiseHand())
    await facilitator.ask(GiveWord(1))
    await facilitator.ask(GiveWord(1))
    assert standing(ama) == "word"
    await facilitator.ask(GiveWord(2))
    assert [standing(port) for port in three] == [None, "word", None]
    await facilitator.ask(GiveWord())
    assert (standing(bo), shown(room)) == (None, HandsView())
    with pytest.raises(Rejected) as refused:
        await facilitator.ask(GiveWord(2))
    assert refused.value.code == "no_such_hand"


async def test_whoever_holds_host_sees_the_queue_and_gives_the_word_and_nobody_else(room: Room, three: Three) -> None:
    ama, bo, mei = three
    await room.facilitator().submit(c.OfferRole("host", person_of(mei)))
    await mei.submit(c.AcceptOffer("host"))
    follower = room.replica.follow(mei.actor)
    await ama.ask(RaiseHand(named=True))
    assert "mine" in await follower.wait()
    await bo.ask(RaiseHand())
    assert [waiting(port) for port in three] == [None, None, WaitingHands(2, 1, "Ama")]
    with pytest.raises(Rejected) as refused:
        await ama.ask(GiveWord(1))
    assert refused.value.code == "not_yours_to_ask"
    await mei.ask(GiveWord(1))
    assert (standing(ama), waiting(mei)) == ("word", WaitingHands(1, 2, None))
    await mei.ask(GiveWord(2))
    assert (standing(bo), waiting(mei)) == ("word", WaitingHands(0, None, None))


async def test_a_hand_raised_twice_keeps_its_place_and_shows_the_name_as_asked_last(room: Room, three: Three) -> None:
    ama, bo, _ = three
    await ama.ask(RaiseHand())
    await bo.ask(RaiseHand())
    assert shown(room).waiting[0].person is None
    await ama.ask(RaiseHand(named=True))
    assert [(hand.number, hand.person) for hand in shown(room).waiting] == [
        (1, person_of(ama)),
        (2, None),
    ]


async def test_a_short_reconnect_keeps_the_hand_and_leaving_for_good_forgets_it(
    room: Room, three: Three, clock: Clock
) -> None:
    ama, bo, _ = three
    await ama.ask(RaiseHand())
    await bo.ask(RaiseHand())
    ama.leave()
    assert (len(shown(room).waiting), standing(bo)) == (1, "next")
    clock.pass_by(50)
    room.admission.refresh()
    back = room.known(AMA)
    assert (standing(back), standing(bo)) == ("next", "waiting")
    clock.pass_by(600)
    room.admission.refresh()
    assert standing(back) == "next", "nobody is gone who is here"
    back.leave()
    clock.pass_by(61)
    room.admission.refresh()
    assert standing(room.known(AMA)) is None
    assert standing(bo) == "next"


async def test_what_somebody_says_meanwhile_moves_the_queue_on_every_phone(room: Room, three: Three) -> None:
    ama, bo, _ = three
    await ama.ask(RaiseHand())
    await bo.ask(RaiseHand())
    follower, facilitator = room.replica.follow(bo.actor), room.replica.follow(room.facilitator().actor)
    question = (await room.facilitator().submit(c.AskQuestion("What helps?"))).made
    await facilitator.wait()
    await ama.submit(c.Contribute(str(question), "Mornings"))
    assert "mine" in await follower.wait()
    assert "presence" in await facilitator.wait()
    assert [standing(port) for port in (ama, bo)] == ["waiting", "next"]


async def test_two_phones_of_one_person_have_one_hand(room: Room) -> None:
    ama, again = await room.participant("Ama", AMA), await room.participant("Ama", BO)
    earlier, later = (person_of(port) for port in (ama, again))
    await ama.ask(RaiseHand())
    await again.ask(RaiseHand())
    await room.facilitator().submit(c.AskIfSame(earlier, later))
    await again.submit(c.ConfirmSame(earlier))
    assert [standing(port) for port in (ama, again)] == ["next", "next"]
    await again.ask(LowerHand())
    assert [standing(port) for port in (ama, again)] == [None, None]


async def test_hands_leave_nothing_in_the_record_nor_beside_it(room: Room, three: Three) -> None:
    folder = room.journal.path.parent

    def on_disk() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    state, kept = room.replica.state, on_disk()
    for port in three:
        await port.ask(RaiseHand(named=True))
    await room.facilitator().ask(GiveWord(2))
    await three[1].ask(LowerHand(said=True))
    assert (room.replica.state, on_disk()) == (state, kept)


async def test_nobody_raises_a_hand_once_the_session_has_ended(room: Room, three: Three) -> None:
    ama, _, _ = three
    await room.facilitator().submit(c.OpenSession())
    await ama.ask(RaiseHand())
    await room.facilitator().submit(c.EndSession())
    assert (standing(ama), room.replica.presence_view().hands) == (None, PresenceView().hands)
    with pytest.raises(Rejected) as refused:
        await ama.ask(RaiseHand())
    assert refused.value.code == "session_over"
