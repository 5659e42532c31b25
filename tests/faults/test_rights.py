"""S7 over the real socket: every command from every kind of connection, with and without a role that brings tools; who
may not, changes nothing.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import get_args

import pytest

from server.domain import commands as c
from server.port import ListPeople, People, Stop, Stopping
from server.protocol import frames as f
from tests.faults.line import Line, ask_question, at_the_door, facilitating, new_secret, opened, phone
from tests.faults.process import ServerProcess

FACILITATOR: list[c.Command] = [
    c.SendNotice("Lunch is here."),
    c.OpenSession(),
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
    c.RedactRoomOnly(),
    c.Undo(),
    c.Redo(),
]
PARTICIPANT: list[c.Command] = [
    c.Contribute("q-0", "Words"),
    c.Build("c-0", "words"),
    c.Challenge("c-0", "words", "words"),
    c.ChangeArrival("g-0", "now"),
    c.TakeBackChallenge("g-0"),
    c.StandBeside("g-0"),
    c.DeclineToStandBeside("g-0"),
    c.SayMeToo("c-0", "a" * 32),
    c.TakeBackMeToo("c-0", "a" * 32),
    c.ProposeTogether(("c-0", "c-1"), "Both are early"),
    c.TakeBackProposal("b-0"),
    c.AnswerSayBack("z-0", "yes"),
    c.TakeBackCheckAnswer("x-0"),
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
THEMES: list[c.Command] = [
    c.AddTheme("Mornings"),
    c.PutIntoTheme("h-0", ()),
    c.TakeOutOfTheme("h-0", ()),
    c.RenameTheme("h-0", "Early"),
    c.MoveTheme("h-0", 0),
    c.MergeThemes("h-0", "h-1"),
    c.SplitTheme("h-0", (), "Early"),
    c.RemoveTheme("h-0"),
    c.TakeProposal("b-0"),
    c.LeaveProposal("b-0"),
    c.SayBack("h-0", "Mornings matter."),
]
OUTCOMES: list[c.Command] = [
    c.AdoptOutcome("c-0"),
    c.DropOutcome("o-0"),
    c.SayWhatCame("o-0", "Calls are longer."),
    c.ServeOutcomes("h-0", ()),
]
WITH_HOST: list[c.Command] = [
    c.AskQuestion("What else?"),
    c.CloseQuestion(),
    c.RevealQuestion("q-0"),
    c.AskPlanned("n-0"),
    c.AskAgain("q-0"),
    c.GiveTime(),
    c.RewordQuestion("q-0", "What else, then?"),
    c.HoldUp("c-0"),
    c.MakeTurn("Mornings first."),
    c.ChangeTurn("v-0", "Mornings first."),
    c.TakeAwayTurn("v-0"),
    c.SetTurn("v-0"),
    c.ParkTurn("v-0", "Who pays."),
    c.UnparkTurn("v-0", "The council pays."),
    c.PutDown(),
    c.CloseWater("c-0", "Ama knows."),
    c.StartBreak(),
    c.EndBreak(),
    c.AdoptWording("d-0"),
    c.AnswerSignal("slow_down"),
    c.AnswerCall("k-0"),
    c.MarkHeard(("c-0",)),
    c.AddAgreement("We listen."),
    c.ChangeAgreement("a-0", "We listen."),
    c.RemoveAgreement("a-0"),
    c.HoldBack((), "reasons.hurts"),
    c.Restore(()),
    c.SetModeration("q-0", "look"),
    c.RunPast("theme", "h-0"),
    c.CloseCheck("x-0"),
    c.AskLeaders("v-0", "A second carer?"),
    *THEMES,
    *OUTCOMES,
]
WITH_ROLES: dict[str, list[c.Command]] = {
    "host": WITH_HOST,
    "scribe": [c.CaptureWords("q-0", "Words", "aloud", "p-0"), c.MarkHeard(("c-0",))],
    "voice-bringer": [c.CaptureWords("q-0", "Words", "for_someone", "p-0")],
    "timekeeper": [c.MakeCall("more_time")],
    "weaver": [c.MakeCall("theme", "Trust"), *THEMES],
    "outcome-keeper": [c.MakeCall("bring_us_back"), *OUTCOMES],
    "plain-speaker": [c.MakeCall("plainer")],
    "way-opener": [c.AnswerLeaders("y-0", "possible")],
    "design-group-member": [
        c.TakeSeats(()),
        c.AnswerCheck("x-0", "with_it"),
        c.MakeTurn("Mornings first."),
        c.ChangeTurn("v-0", "Mornings first."),
        c.TakeAwayTurn("v-0"),
    ],
    "care-keeper": [c.MakeCall("break")],
}
EITHER: list[c.Command] = [
    c.WithdrawOffer("scribe", "p-0"),
    c.DeclineAsk("scribe", "p-0"),
    c.ChangeContribution("c-0", "Words"),
    c.TakeBackContribution("c-0"),
    c.ChangeConsent("c-0", "room"),
    c.DropWords("w-0"),
]
VISITOR: list[c.Command] = [c.Join("Ama")]
# The server alone, for a person it has checked.
NOBODY: list[c.Command] = [c.KeepComeBackWords("0" * 64), c.ComeBack("0" * 64)]
AT_ONCE = 10  # as many as anybody may send without waiting for their turn
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


async def test_a_phone_cannot_say_of_itself_that_it_is_simulated(server: ServerProcess) -> None:
    frame = {"type": "submit", "id": new_secret(), "command": {"type": "join", "name": "Ama", "simulated": True}}
    async with at_the_door(server, new_secret()) as line:
        await line.connection.send(json.dumps(frame))
        assert (await line.until(f.Bye)).code == "bad_frame"
    async with opened(server, _simulated(server, "0" * 64), server.origin) as line:
        assert (await line.until(f.Bye)).code == "wrong_token"
    async with (
        phone(server, name="Bo"),
        opened(server, _simulated(server, server.simulated_key), server.origin) as line,
    ):
        await line.granted(c.Join("Robin"))
    assert {person.name: person.simulated for person in server.state().people.values()} == {"Bo": False, "Robin": True}


def _simulated(server: ServerProcess, key: str) -> f.Hello:
    return f.Hello(secret=new_secret(), code=server.code, simulated_key=key)


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


def batches(commands: list[c.Command], size: int) -> list[list[c.Command]]:
    return [commands[start : start + size] for start in range(0, len(commands), size)]


def comes_with(role: str, command: c.Command) -> bool:
    """Whether a role brings the tool for this command; each kind of call is a tool of its own."""
    own = WITH_ROLES[role]
    return command in own if isinstance(command, c.MakeCall) else type(command) in {type(known) for known in own}


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
    for commands in batches(foreign, AT_ONCE):
        async with connected(server, kind) as line:
            before = server.folder.journal.read_bytes()
            for command in commands:
                lacks_role = kind == "participant" and command in OF_A_ROLE
                right = ("not_holding", "not_holding_any") if lacks_role else ("not_allowed", "not_joined")
                assert (await line.refused(command)).code in right, command
            assert server.folder.journal.read_bytes() == before
    for commands in batches(GRANTED[kind], AT_ONCE):
        async with connected(server, kind) as line:
            for command in commands:
                assert not is_denied(await line.ask(command)), command


@pytest.mark.parametrize("role", WITH_ROLES)
async def test_a_role_brings_its_tools_over_the_socket_until_it_is_put_down(server: ServerProcess, role: str) -> None:
    await ask_question(server)
    # Each holder takes the role, tries every command before and after putting it down, and so sends what they may.
    for number, commands in enumerate(batches(OF_A_ROLE, (AT_ONCE - 2) // 2)):
        own = [command for command in commands if comes_with(role, command)]
        name = f"Ama {number}"
        async with facilitating(server) as lead, phone(server, name=name) as holder, phone(server, name="Bo") as other:
            await lead.granted(c.OfferRole(role, await person_called(lead, name)))
            await holder.granted(c.AcceptOffer(role))
            for command in commands:
                assert is_denied(await holder.ask(command)) == (command not in own), command
                assert is_denied(await other.ask(command)), command
            await holder.granted(c.StepBack(role))
            before = server.folder.journal.read_bytes()
            for command in own:
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
