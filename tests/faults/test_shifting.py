"""Whatever is asked, offered, shared or waiting outlasts a crash; who is away is known to any dashboard."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from coprod_tui.model.session_replica import SessionReplica
from server.domain import commands as c
from server.port import Entries
from server.projections.mine import MineView
from server.projections.roles.holders import role_rows
from server.protocol import frames as f
from tests.faults.line import Line, ask_question, facilitating, new_secret, opened, phone
from tests.faults.process import ServerProcess

NAMES = ("Ama", "Bo", "Cy", "Dee")


@dataclass
class Circle:
    """Phones by name: their secrets, connections and ids."""

    secrets: dict[str, str]
    lines: dict[str, Line]
    ids: dict[str, str]


@asynccontextmanager
async def circle(server: ServerProcess) -> AsyncIterator[Circle]:
    async with AsyncExitStack() as stack:
        secrets = {name: new_secret() for name in NAMES}
        lines = {name: await stack.enter_async_context(phone(server, secret, name)) for name, secret in secrets.items()}
        yield Circle(secrets, lines, {person.name: person.id for person in server.state().people.values()})


async def mine(server: ServerProcess, secret: str) -> MineView:
    """What somebody's phone shows of their own, opened anew."""
    async with opened(server, f.Hello(secret=secret), server.origin) as line:
        return await line.until_mine()


async def shift(server: ServerProcess, people: Circle, question: str) -> None:
    """Something of every kind that waits for somebody, and of every kind that lasts."""
    ama, bo, cy, dee = (people.lines[name] for name in NAMES)
    id_ = people.ids
    async with facilitating(server) as line:
        for role, name in (("scribe", "Ama"), ("timekeeper", "Bo"), ("weaver", "Cy")):
            await line.granted(c.OfferRole(role, id_[name]))
        await ama.granted(c.AcceptOffer("scribe"))
        await bo.granted(c.AcceptOffer("timekeeper"))
        await line.granted(c.AddRole("Tea-maker", "Puts the kettle on.", limit=2))
        await line.granted(c.HideRole("listener"))
    await ama.granted(c.PassOn("scribe", id_["Dee"]))
    await cy.granted(c.AskForRole("timekeeper", of=id_["Bo"]))
    await dee.granted(c.AskForRole("host"))
    await dee.granted(c.SayOpenTo("weaver"))
    await cy.granted(c.AskToShadow("scribe", id_["Ama"]))
    await ama.granted(c.LetShadow("scribe", id_["Cy"]))
    await bo.granted(c.MakeCall("more_time"))
    await ama.granted(c.CaptureWords(question, "A bench halfway up.", "aloud", id_["Dee"]))


async def test_offers_asks_shadows_calls_and_words_that_wait_outlast_a_crash(server: ServerProcess) -> None:
    question = await ask_question(server)
    async with circle(server) as people:
        await shift(server, people, question)
        before = {name: await mine(server, secret) for name, secret in people.secrets.items()}
    state = server.state()
    server.kill_and_restart()
    assert server.state() == state
    for name, secret in people.secrets.items():
        assert await mine(server, secret) == before[name]
    assert [words.text for words in before["Dee"].words] == ["A bench halfway up."]
    assert [beside.role for beside in before["Cy"].beside] == ["scribe"]
    assert [(asked.person, asked.shadow) for asked in before["Bo"].asked] == [(people.ids["Cy"], False)]
    async with (
        opened(server, f.Hello(secret=people.secrets["Dee"]), server.origin) as dee,
        opened(server, f.Hello(secret=people.secrets["Bo"]), server.origin) as bo,
        facilitating(server) as line,
    ):
        await dee.granted(c.ConfirmWords(before["Dee"].words[0].id))
        await dee.granted(c.AcceptOffer("scribe"))
        await bo.granted(c.PassOn("timekeeper", people.ids["Cy"]))
        await line.granted(c.OfferRole("host", people.ids["Dee"]))
        await line.granted(c.AnswerCall(state.open_calls[0]))
    after = server.state()
    holders = {role: [held.person for held in after.holders(role)] for role in ("scribe", "timekeeper", "host")}
    assert holders == {
        "scribe": [people.ids["Dee"]],
        "timekeeper": [people.ids["Cy"]],
        "host": [people.ids["Dee"]],
    }
    assert [known.text for known in after.contributions.values()] == ["A bench halfway up."]
    assert (after.open_calls, len(after.shadowing), len(after.captured)) == ((), 0, 0)


async def holders_away(server: ServerProcess, connected: int) -> dict[str, datetime | None]:
    """Since when each holder of Encourager is away, as a dashboard that comes now is told."""
    board = SessionReplica()
    async with facilitating(server) as line:
        async with asyncio.timeout(10):
            while not board.caught_up or len(board.presence.connected) != connected:
                frame = await line.next()
                if isinstance(frame, f.PresencePush):
                    board.apply(frame.presence)
                elif isinstance(frame, f.EventsPush):
                    board.apply(Entries(frame.entries, frame.latest))
        return {holder.label: holder.away for row in role_rows(board.state, board.presence) for holder in row.holders}


async def test_a_dashboard_that_comes_back_sees_since_when_somebody_is_away(server: ServerProcess) -> None:
    ama, bo = new_secret(), new_secret()
    async with phone(server, bo, "Bo") as staying:
        await staying.granted(c.AskForRole("encourager"))
        async with phone(server, ama, "Ama") as leaving:
            await leaving.granted(c.AskForRole("encourager"))
            assert await holders_away(server, connected=2) == {"Bo": None, "Ama": None}
            left_after = datetime.now(UTC)
        first = await holders_away(server, connected=1)
        assert first["Bo"] is None
        assert first["Ama"] is not None
        assert left_after <= first["Ama"] <= datetime.now(UTC)
        assert await holders_away(server, connected=1) == first
        server.kill()
    restarted = datetime.now(UTC)
    server.start()
    away = await holders_away(server, connected=0)
    assert away["Ama"] == away["Bo"]
    assert away["Ama"] is not None
    assert away["Ama"] >= restarted
    async with opened(server, f.Hello(secret=ama), server.origin):
        assert await holders_away(server, connected=1) == {**away, "Ama": None}
