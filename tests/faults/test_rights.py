"""S7 over the real socket: every command from every kind of connection; who may not, changes nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import get_args

import pytest

from server.domain import commands as c
from server.protocol import frames as f
from tests.faults.line import Line, ask_question, at_the_door, facilitating, new_secret, phone
from tests.faults.process import ServerProcess

FACILITATOR: list[c.Command] = [
    c.OpenSession(),
    c.AskQuestion("What else?"),
    c.CloseQuestion(),
    c.MarkHeard("c-0"),
    c.OfferRole("scribe", "p-0"),
    c.EndSession(),
    c.Undo(),
]
PARTICIPANT: list[c.Command] = [
    c.Contribute("q-0", "Words"),
    c.ChangeContribution("c-0", "Words"),
    c.TakeBackContribution("c-0"),
    c.PassQuestion("q-0"),
    c.AcceptOffer("scribe"),
    c.DeclineOffer("scribe"),
    c.AskForRole("scribe"),
    c.StepBack("scribe"),
    c.PassOn("scribe", "p-0"),
]
VISITOR: list[c.Command] = [c.Join("Ama")]
EVERYBODY = {"facilitator": FACILITATOR, "participant": PARTICIPANT, "visitor": VISITOR}


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


def test_no_command_is_left_out() -> None:
    tried = {type(command) for commands in EVERYBODY.values() for command in commands}
    assert tried == set(get_args(c.Command))


@pytest.mark.parametrize("kind", EVERYBODY)
async def test_only_what_a_connection_may_do_is_done(server: ServerProcess, kind: str) -> None:
    await ask_question(server)
    async with connected(server, kind) as line:
        before = server.folder.journal.read_bytes()
        for owner, commands in EVERYBODY.items():
            for command in commands:
                if owner != kind:
                    assert (await line.refused(command)).code == "not_allowed", command
        assert server.folder.journal.read_bytes() == before
        for command in EVERYBODY[kind]:
            answer = await line.ask(command)
            assert isinstance(answer, f.Reply) or answer.code != "not_allowed", command


@pytest.mark.parametrize("kind", ["participant", "visitor"])
async def test_only_the_facilitator_can_end_the_server(server: ServerProcess, kind: str) -> None:
    async with connected(server, kind) as line:
        await line.send(f.Stop("stop"))
        assert (await line.until(f.Refused)).code == "not_allowed"
    async with facilitating(server) as line:
        await line.send(f.Stop("stop"))
        await line.until(f.Reply)
    assert server.wait() == 0


async def test_a_visitor_is_not_told_who_is_here(server: ServerProcess) -> None:
    async with phone(server, name="Ama"), at_the_door(server, new_secret()) as line:
        await line.send(f.ListPeople("list"))
        assert (await line.until(f.Refused)).code == "not_allowed"
