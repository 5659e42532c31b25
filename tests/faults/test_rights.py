"""S7 over the real socket: every command from every kind of connection, with and without a role that brings tools; who
may not, changes nothing.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import get_args

import pytest

from server.domain import commands as c
from server.port import ListPeople, People, Stop, Stopping
from server.protocol import frames as f
from tests.faults.line import Line, ask_question, at_the_door, facilitating, new_secret, phone
from tests.faults.process import ServerProcess

FACILITATOR: list[c.Command] = [
    c.SendNotice("Lunch is here."),
    c.OpenSession(),
    c.MarkHeard("c-0"),
    c.OfferRole("scribe", "p-0"),
    c.AddRole("Tea-maker", "Makes tea."),
    c.ChangeRole("doer", "Next-stepper", "Takes a next step away."),
    c.HideRole("doer"),
    c.ShowRole("doer"),
    c.AddPlanned("What helps?"),
    c.ChangePlanned("n-0", "What helps?"),
    c.MovePlanned("n-0", 0),
    c.SkipPlanned("n-0"),
    c.WelcomePerson("Mrs K."),
    c.InvitePerson("p-0"),
    c.AskIfSame("p-0", "p-1"),
    c.RemovePeople(("p-0",)),
    c.CountHands("q-0", 3, "More time"),
    c.EndSession(),
    c.ChangeTitle("Home care"),
    c.Undo(),
    c.Redo(),
]
PARTICIPANT: list[c.Command] = [
    c.Contribute("q-0", "Words"),
    c.PassQuestion("q-0"),
    c.OfferWording("q-0", "What helps you?"),
    c.SayPerspectives(("A neighbour",)),
    c.ChangeName("Ama"),
    c.SayFelt(3, 3, "a" * 32),
    c.SendSignal("slow_down", "a" * 32),
    c.AcceptOffer("scribe"),
    c.DeclineOffer("scribe"),
    c.AskForRole("scribe"),
    c.SayOpenTo("scribe"),
    c.AskToShadow("scribe", "p-0"),
    c.LetShadow("scribe", "p-0"),
    c.StopShadowing("scribe"),
    c.StepBack("scribe"),
    c.PassOn("scribe", "p-0"),
    c.ConfirmWords("w-0"),
    c.ConfirmSame("p-0"),
    c.DeclineSame("p-0"),
    c.DenySame("p-0"),
]
# These come with a role, for the facilitator's connection some of them without one.
WITH_HOST: list[c.Command] = [
    c.AskQuestion("What else?"),
    c.CloseQuestion(),
    c.RevealQuestion("q-0"),
    c.AskPlanned("n-0"),
    c.AskAgain("q-0"),
    c.GiveTime(),
    c.RewordQuestion("q-0", "What else, then?"),
    c.StartBreak(),
    c.EndBreak(),
    c.AdoptWording("d-0"),
    c.AnswerSignal("slow_down"),
    c.AnswerCall("k-0"),
]
WITH_ROLES: dict[str, list[c.Command]] = {
    "host": WITH_HOST,
    "scribe": [c.CaptureWords("q-0", "Words", "aloud", "p-0")],
    "voice-bringer": [c.CaptureWords("q-0", "Words", "for_someone", "p-0")],
    "timekeeper": [c.MakeCall("more_time")],
    "weaver": [c.MakeCall("theme", "Trust")],
    "outcome-keeper": [c.MakeCall("bring_us_back")],
    "plain-speaker": [c.MakeCall("plainer")],
    "care-keeper": [c.MakeCall("break")],
}
EITHER: list[c.Command] = [
    c.WithdrawOffer("scribe", "p-0"),
    c.DeclineAsk("scribe", "p-0"),
    c.ChangeContribution("c-0", "Words"),
    c.TakeBackContribution("c-0"),
    c.DropWords("w-0"),
]
VISITOR: list[c.Command] = [c.Join("Ama")]
# The server alone, for a person it has checked.
NOBODY: list[c.Command] = [c.KeepComeBackWords("0" * 64), c.ComeBack("0" * 64)]
BATCH = 15  # fewer than anybody may send in a burst
OF_A_ROLE = [command for commands in WITH_ROLES.values() for command in commands]
EVERYTHING = [*FACILITATOR, *PARTICIPANT, *OF_A_ROLE, *EITHER, *VISITOR, *NOBODY]
GRANTED = {
    "facilitator": [
        *FACILITATOR[:-2],
        *WITH_HOST,
        *WITH_ROLES["scribe"],
        *WITH_ROLES["voice-bringer"],
        *EITHER,
        *FACILITATOR[-2:],
    ],
    "participant": [*PARTICIPANT, *EITHER],
    "visitor": VISITOR,
}


@asynccontextmanager
async def connected(server: ServerProcess, kind: str) -> AsyncIterator[Line]:
    match kind:
        case "facilitator":
            async with facilitating(server) as line:
                yield line
        case "participant":
            async with phone(server) as line:
                yield line
        case _:
            async with at_the_door(server, new_secret()) as line:
                yield line


def is_denied(answer: f.Reply | f.Refused) -> bool:
    """Whether it was refused as not theirs, and not because there is no such thing."""
    if isinstance(answer, f.Reply):
        return False
    return answer.code in ("not_allowed", "not_holding", "not_holding_any", "not_joined")


async def person_called(line: Line, label: str) -> str:
    """The id of who is called so."""
    await line.send(f.Ask("list", ListPeople()))
    response = (await line.until(f.Answer)).response
    assert isinstance(response, People)
    return next(person.id for person in response.people if person.label == label)


def test_no_command_is_left_out() -> None:
    assert {type(command) for command in EVERYTHING} == set(get_args(c.Command))
    assert {command.kind for command in OF_A_ROLE if isinstance(command, c.MakeCall)} == set(get_args(c.CallKind))


@pytest.mark.parametrize("kind", GRANTED)
async def test_only_what_a_connection_may_do_is_done(server: ServerProcess, kind: str) -> None:
    await ask_question(server)
    foreign = [command for command in EVERYTHING if command not in GRANTED[kind]]
    for at_once in range(0, len(foreign), BATCH):
        async with connected(server, kind) as line:
            before = server.folder.journal.read_bytes()
            for command in foreign[at_once : at_once + BATCH]:
                lacks_role = kind == "participant" and command in OF_A_ROLE
                right = ("not_holding", "not_holding_any") if lacks_role else ("not_allowed", "not_joined")
                assert (await line.refused(command)).code in right, command
            assert server.folder.journal.read_bytes() == before
    async with connected(server, kind) as line:
        for command in GRANTED[kind]:
            assert not is_denied(await line.ask(command)), command


@pytest.mark.parametrize("role", WITH_ROLES)
async def test_a_role_brings_its_tools_over_the_socket_until_it_is_put_down(server: ServerProcess, role: str) -> None:
    await ask_question(server)
    secret, bystander = new_secret(), new_secret()
    async with facilitating(server) as lead, phone(server, secret) as holder:
        ama = await person_called(lead, "Ama")
        await lead.granted(c.OfferRole(role, ama))
        await holder.granted(c.AcceptOffer(role))
    for at_once in range(0, len(OF_A_ROLE), BATCH):
        async with phone(server, secret) as holder, phone(server, bystander, "Bo") as other:
            for command in OF_A_ROLE[at_once : at_once + BATCH]:
                comes_with_it = type(command) in {type(own) for own in WITH_ROLES[role]}
                if isinstance(command, c.MakeCall):
                    comes_with_it = command in WITH_ROLES[role]
                assert is_denied(await holder.ask(command)) == (not comes_with_it), command
                assert is_denied(await other.ask(command)), command
    async with phone(server, secret) as holder:
        await holder.granted(c.StepBack(role))
        before = server.folder.journal.read_bytes()
        for command in WITH_ROLES[role]:
            assert (await holder.refused(command)).code in ("not_holding", "not_holding_any"), command
        assert server.folder.journal.read_bytes() == before


@pytest.mark.parametrize("kind", ["participant", "visitor"])
async def test_only_the_facilitator_can_end_the_server(server: ServerProcess, kind: str) -> None:
    async with connected(server, kind) as line:
        await line.send(f.Ask("stop", Stop()))
        assert (await line.until(f.Refused)).code == "not_yours_to_ask"
    async with facilitating(server) as line:
        await line.send(f.Ask("stop", Stop()))
        assert (await line.until(f.Answer)).response == Stopping()
    assert server.wait() == 0


async def test_a_visitor_is_not_told_who_is_here(server: ServerProcess) -> None:
    async with phone(server, name="Ama"), at_the_door(server, new_secret()) as line:
        await line.send(f.Ask("list", ListPeople()))
        assert (await line.until(f.Refused)).code == "not_yours_to_ask"
