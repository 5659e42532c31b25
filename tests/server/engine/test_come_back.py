"""Whoever shows their come-back words is the same person again, on one more phone."""

import asyncio

import pytest

from server.domain.actors import Participant
from server.domain.commands import AskIfSame, AskQuestion, ConfirmSame, Contribute, RemovePeople, Undo
from server.domain.errors import Rejected
from server.engine.come_back import COME_BACKS
from server.engine.guesses import WRONG_GUESSES
from server.port import CameBack, ComeBackWords, MakeComeBackWords, SessionPort, ShowComeBackWords
from tests.server.conftest import Clock, Room

AMA, AGAIN, OTHER = "a" * 32, "b" * 32, "c" * 32


async def words_of(port: SessionPort) -> str:
    made = await port.ask(MakeComeBackWords())
    assert isinstance(made, ComeBackWords)
    return " ".join(made.words)


async def refusal(port: SessionPort, words: str) -> str:
    with pytest.raises(Rejected) as raised:
        await port.ask(ShowComeBackWords(words))
    return raised.value.code


async def test_the_words_lead_back_to_the_same_person_and_the_first_phone_stays(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    asked = await room.facilitator().submit(AskQuestion("What helps?"))
    await ama.submit(Contribute(str(asked.made), "The same carer"))
    words = await words_of(ama)
    assert await room.visitor(AGAIN).ask(ShowComeBackWords(words)) == CameBack(tuple(words.split()))
    again = room.known(AGAIN)
    assert again.actor == ama.actor
    mine = again.mine()
    assert mine is not None
    assert [own.text for own in mine.said] == ["The same carer"]
    assert isinstance(room.known(AMA).actor, Participant)
    assert len(room.replica.state.people) == 1


async def test_the_words_themselves_are_kept_nowhere(room: Room) -> None:
    words = await words_of(await room.participant("Ama", AMA))
    kept = room.journal.path.read_text()
    assert not any(f'"{word}"' in kept for word in words.split())
    assert words not in kept


async def test_new_words_take_the_place_of_earlier_ones(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    first, second = await words_of(ama), await words_of(ama)
    assert await refusal(room.visitor(AGAIN), first) == "come_back_wrong"
    assert await room.visitor(AGAIN).ask(ShowComeBackWords(second)) == CameBack(tuple(second.split()))


async def test_words_of_somebody_removed_are_answered_like_words_of_nobody(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    words = await words_of(ama)
    assert isinstance(ama.actor, Participant)
    await room.facilitator().submit(RemovePeople((ama.actor.person,)))
    assert await refusal(room.visitor(AGAIN), words) == "come_back_wrong"


async def test_nobody_makes_words_without_end(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    for _ in range(3):
        await words_of(ama)
    with pytest.raises(Rejected, match="too_quick"):
        await words_of(ama)


async def test_wrong_words_delay_what_is_typed_at_the_same_address(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    words = await words_of(await room.participant("Ama", AMA))
    visitor = room.visitor(OTHER)
    for _ in range(3):
        assert await refusal(visitor, "abacus abdomen abiding") == "come_back_wrong"
    assert await visitor.ask(ShowComeBackWords(words)) == CameBack(tuple(words.split()))
    assert waited == [0, 0.5, 1, 1.5]
    assert WRONG_GUESSES.at_once == 10


async def test_what_are_no_words_of_the_list_costs_no_guess(room: Room) -> None:
    visitor = room.visitor(OTHER)
    assert await refusal(visitor, "xqzzy xqzzy xqzzy") == "come_back_wrong"
    assert await refusal(visitor, "") == "come_back_wrong"


async def test_whoever_is_in_already_cannot_become_somebody_else(room: Room) -> None:
    words = await words_of(await room.participant("Ama", AMA))
    bo = await room.participant("Bo", OTHER)
    assert await refusal(bo, words) == "not_yours_to_ask"
    with pytest.raises(Rejected, match="not_yours_to_ask"):
        await room.visitor(AGAIN).ask(MakeComeBackWords())


async def test_nobody_comes_back_without_end(room: Room, clock: Clock) -> None:
    words = await words_of(await room.participant("Ama", AMA))
    for number in range(int(COME_BACKS.at_once)):
        await room.visitor(f"{number:032x}").ask(ShowComeBackWords(words))
    before = room.replica.state.seq
    assert await refusal(room.visitor(OTHER), words) == "too_quick"
    assert room.replica.state.seq == before
    clock.pass_by(60)
    assert await room.visitor(OTHER).ask(ShowComeBackWords(words)) == CameBack(tuple(words.split()))


async def test_a_phone_that_came_back_acts_for_nobody_else_once_two_are_no_longer_one(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", OTHER)
    words = await words_of(bo)
    assert isinstance(ama.actor, Participant)
    assert isinstance(bo.actor, Participant)
    await room.facilitator().submit(AskIfSame(bo.actor.person, ama.actor.person))
    await bo.submit(ConfirmSame(ama.actor.person))
    await room.visitor(AGAIN).ask(ShowComeBackWords(words))
    again = room.known(AGAIN)
    await room.facilitator().submit(Undo())
    mine = again.mine()
    assert mine is not None
    assert (again.actor, mine.name) == (bo.actor, "Bo")
