"""What a port is asked for beside the record: nobody gets it without a right, and nothing of it is kept or shown."""

import asyncio
import typing

import pytest

from server.domain.actors import Actor, Doorkeeper, Facilitator, Participant, Visitor
from server.domain.errors import Rejected
from server.engine import requests
from server.engine.requests import COSTS, RIGHTS, WRITES, require_right_to_ask
from server.engine.shares import Shares
from server.port import (
    AnswerTalk,
    CloseJoining,
    FindExports,
    FindWords,
    GiveWord,
    LeaveConcern,
    ListExports,
    ListPeople,
    ListThemes,
    ListUnheard,
    LowerHand,
    MakeComeBackWords,
    OfferWords,
    RaiseHand,
    ReadBox,
    ReadMarks,
    ReadProposal,
    ReadQuestion,
    ReadTheme,
    ReadWords,
    RenewCode,
    Request,
    ShowComeBackWords,
    ShowConcern,
    Stop,
)
from tests.server.conftest import Room

ALLOWED: dict[type[Actor], set[type[Request]]] = {
    Participant: {
        ListPeople,
        ReadQuestion,
        FindWords,
        MakeComeBackWords,
        RaiseHand,
        LowerHand,
        GiveWord,
        OfferWords,
        ReadWords,
        ListUnheard,
        ReadMarks,
        ListThemes,
        ReadTheme,
        ReadProposal,
        FindExports,
        LeaveConcern,
        ReadBox,
        AnswerTalk,
    },
    Facilitator: {
        ListPeople,
        Stop,
        RenewCode,
        CloseJoining,
        GiveWord,
        ListExports,
        FindExports,
        ReadBox,
        AnswerTalk,
        ShowConcern,
    },
    Visitor: {ReadQuestion, ShowComeBackWords},
    Doorkeeper: set(),
}
ACTORS: tuple[Actor, ...] = (Facilitator(), Participant("p-1"), Visitor("0" * 64), Doorkeeper("p-1"))
REQUESTS: tuple[Request, ...] = (
    ListPeople(),
    Stop(),
    RenewCode(),
    CloseJoining(),
    ReadQuestion("q-1"),
    FindWords("a" * 32),
    MakeComeBackWords(),
    ShowComeBackWords("a b c"),
    RaiseHand(),
    LowerHand(),
    GiveWord(),
    OfferWords(),
    ReadWords(("c-1",)),
    ListUnheard(),
    ReadMarks(("0" * 32,)),
    ListThemes(),
    ReadTheme("h-1"),
    ReadProposal("b-1"),
    ListExports(),
    FindExports("c-1"),
    LeaveConcern("0" * 32, "facilitators", "I worry."),
    ReadBox(),
    AnswerTalk("talk-1"),
    ShowConcern(),
)
AMA, BO = "a" * 32, "b" * 32


def may_ask(actor: Actor, request: Request) -> bool:
    try:
        require_right_to_ask(actor, request)
    except Rejected as refusal:
        return refusal.code != "not_yours_to_ask"
    return True


def test_no_request_is_left_out() -> None:
    assert {type(request) for request in REQUESTS} == set(typing.get_args(Request)) == set(RIGHTS)


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: type(request).__name__)
@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: type(actor).__name__)
def test_each_may_ask_for_what_is_listed_and_for_nothing_else(actor: Actor, request_: Request) -> None:
    assert may_ask(actor, request_) == (type(request_) in ALLOWED[type(actor)])


def test_a_request_without_a_row_is_refused_to_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "RIGHTS", {})
    assert not any(may_ask(actor, request) for actor in ACTORS for request in REQUESTS)


def test_each_request_draws_on_one_share() -> None:
    assert set(RIGHTS) >= WRITES | set(COSTS)
    assert WRITES.isdisjoint(COSTS)


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: type(request).__name__)
async def test_whatever_a_phone_asks_is_within_its_share(
    room: Room, request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    ama, visitor = await room.participant("Ama", AMA), room.visitor(BO)

    def too_quick(_: Shares, *__: object) -> float:
        raise Rejected("too_quick")

    monkeypatch.setattr(Shares, "reserve", too_quick)
    monkeypatch.setattr(Shares, "reserve_asking", too_quick)
    for port in (ama, visitor):
        if may_ask(port.actor, request_):
            with pytest.raises(Rejected) as refused:
                await port.ask(request_)
            assert refused.value.code == "too_quick"


async def test_nothing_of_a_request_is_kept_or_told_to_anybody(room: Room) -> None:
    ama, bo, facilitator = await room.participant("Ama", AMA), await room.participant("Bo", BO), room.facilitator()
    followers = [room.replica.follow(port.actor) for port in (ama, bo, facilitator)]
    state, shown, kept = room.replica.state, room.replica.rooms.everybody, room.journal.path.read_bytes()
    await ama.ask(ListPeople())
    await ama.ask(FindWords("a" * 32))
    with pytest.raises(Rejected):
        await ama.ask(Stop())
    await facilitator.ask(ListPeople())
    await facilitator.ask(Stop())
    await facilitator.ask(RenewCode())
    await facilitator.ask(CloseJoining())
    assert (room.replica.state, room.replica.rooms.everybody, room.journal.path.read_bytes()) == (state, shown, kept)
    for follower in followers:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await follower.wait()


async def test_a_concern_draws_on_the_share_of_commands_once_and_its_repeat_does_not(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    ama, drawn = await room.participant("Ama", AMA), list[Actor]()

    def reserve(_: Shares, __: object, actor: Actor, ___: str) -> float:
        drawn.append(actor)
        return 0.0

    monkeypatch.setattr(Shares, "reserve", reserve)
    concern = LeaveConcern("0" * 32, "facilitators", "I worry.")
    await ama.ask(concern)
    await ama.ask(concern)
    assert drawn == [ama.actor]
