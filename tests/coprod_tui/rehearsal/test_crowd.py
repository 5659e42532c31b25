"""Simulated people in a real session."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod_tui.rehearsal import crowd
from coprod_tui.rehearsal import person as rehearsed
from coprod_tui.rehearsal.crowd import rehearse
from coprod_tui.rehearsal.options import CannotJoin, RehearsalOptions, at_human_pace
from server.domain import commands as c
from server.domain import events as e
from server.protocol import frames as f
from tests.faults.line import ask_question, facilitating, new_secret
from tests.faults.process import HOST, ServerProcess, served


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with served(tmp_path, forked=True) as process:
        yield process


async def test_a_crowd_joins_and_answers(server: ServerProcess) -> None:
    await ask_question(server)
    report = await rehearse(
        RehearsalOptions(server.join_url, server.simulated_key, people=12, answers=8, seed=1, pace=0.15, seconds=60)
    )
    assert (report.joined, report.sent, report.refused, report.reconnects) == (12, 96, 0, 0)
    state = server.state()
    assert {answer.id: answer.text for answer in report.acknowledged} == {
        known.id: known.text for known in state.contributions.values()
    }
    assert 0 < report.latency_ms.p50 <= report.latency_ms.p99 <= report.latency_ms.max
    voices = {known.person is None for known in state.contributions.values()}
    assert voices == {True, False}


async def test_a_crowd_waits_for_the_question_and_goes_on_with_the_next(server: ServerProcess) -> None:
    rehearsing = asyncio.create_task(
        rehearse(
            RehearsalOptions(server.join_url, server.simulated_key, people=4, answers=6, seed=2, pace=0.1, seconds=60)
        )
    )
    first = await ask_question(server, "What helps?")
    async with facilitating(server) as line:
        while server.state().kept_contributions < 6:
            await line.next()
        second = await line.made(c.AskQuestion("What else?"))
    report = await rehearsing
    assert (report.sent, len(report.acknowledged)) == (24, 24)
    answered = {known.question for known in server.state().contributions.values()}
    assert answered == {first, second}


async def test_people_accept_offers_when_they_have_said_everything(server: ServerProcess) -> None:
    rehearsing = asyncio.create_task(
        rehearse(
            RehearsalOptions(server.join_url, server.simulated_key, people=3, answers=1, seed=3, pace=0.05, seconds=60)
        )
    )
    async with facilitating(server) as line:
        while len(server.state().people) < 3:
            await line.next()
        offered = [(role, person) for role in ("scribe", "host", "weaver") for person in server.state().people]
        for role, person in offered:
            await line.granted(c.OfferRole(role, person))
        while server.state().offers:
            await line.next()
        await line.granted(c.AskQuestion("What helps?"))
    await rehearsing
    assert any(tenure.how_began == "offered" for tenure in server.state().tenures.values())


async def test_people_pass_and_roles_are_asked_for_shared_shadowed_and_used(server: ServerProcess) -> None:
    """Goes on until everything has happened that people do with roles."""
    wanted = {
        e.QuestionPassed,
        e.RoleAskedFor,
        e.TenureEnded,
        e.OpennessSaid,
        e.ShadowBegan,
        e.CallMade,
        e.WordsCaptured,
        e.WordsDropped,
    }
    await ask_question(server)
    plan = RehearsalOptions(
        server.join_url, server.simulated_key, people=10, answers=2000, seed=5, pace=0.08, seconds=60
    )
    async with facilitating(server) as line:
        rehearsing = asyncio.create_task(rehearse(plan))
        happened: set[type[e.Event]] = set()
        said_for_others = 0
        while not (wanted <= happened and said_for_others):
            frame = await line.next()
            events = [event for entry in getattr(frame, "entries", ()) for event in entry.events]
            happened |= {type(event) for event in events}
            said_for_others += sum(isinstance(made, e.ContributionMade) and made.channel != "phone" for made in events)
            for event in events:
                if isinstance(event, e.PersonJoined):
                    for role in ("voice-bringer", "plain-speaker"):
                        await line.send(f.Submit(new_secret(), c.OfferRole(role, event.person)))
        await line.granted(c.EndSession())
    report = await rehearsing
    kept = {known.id: known.text for known in server.state().contributions.values()}
    assert {answer.id: answer.text for answer in report.acknowledged}.items() <= kept.items()
    assert report.refused <= plan.people  # one answer each may have come too late


async def test_at_a_human_pace_people_stay_from_question_to_question_until_they_are_sent_away(
    server: ServerProcess,
) -> None:
    sent_away = asyncio.Event()
    options = at_human_pace(server.join_url, server.simulated_key, people=6, speed=600, seed=5)
    rehearsing = asyncio.create_task(rehearse(options, sent_away))
    async with facilitating(server) as line:
        while len(server.state().people) < 6:
            await line.next()
        for text in ("What helps?", "What else?"):
            asked = await line.made(c.AskQuestion(text))
            while not server.state().questions[asked].answered:
                await line.next()
        assert not rehearsing.done()
        sent_away.set()
        report = await rehearsing
        await line.granted(c.EndSession())
    assert report.joined == 6
    assert all(person.simulated for person in server.state().people.values())
    assert all(words.simulated for words in server.state().contributions.values())


async def test_people_who_stay_outlast_the_session_and_leave_when_its_room_closes(
    server: ServerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsed, "LOST_SECONDS", 0.5)
    monkeypatch.setattr(rehearsed, "ENDED_SECONDS", 0.5)
    rehearsing = asyncio.create_task(
        rehearse(at_human_pace(server.join_url, server.simulated_key, people=3, speed=600, seed=3))
    )
    async with facilitating(server) as line:
        while len(server.state().people) < 3:
            await line.next()
        await line.granted(c.OpenSession())
        await line.granted(c.EndSession())
        await line.granted(c.Undo())
        asked = await line.made(c.AskQuestion("What helps?"))
        while not server.state().questions[asked].answered:
            await line.next()
        assert not rehearsing.done()
        await line.granted(c.EndSession())
    server.kill()
    async with asyncio.timeout(20):
        assert (await rehearsing).joined == 3


async def test_a_room_that_stays_closed_is_left(server: ServerProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsed, "LOST_SECONDS", 0.5)
    await ask_question(server)
    rehearsing = asyncio.create_task(
        rehearse(RehearsalOptions(server.join_url, server.simulated_key, people=3, answers=1000, seed=4, pace=0.1))
    )
    while server.state().kept_contributions < 3:  # noqa: ASYNC110 - the other side is a file
        await asyncio.sleep(0.01)
    server.kill()
    async with asyncio.timeout(20):
        report = await rehearsing
    assert (report.joined, report.refused) == (3, 0)
    assert len(report.acknowledged) <= server.state().kept_contributions <= report.sent


async def test_what_could_not_be_said_in_time_is_in_the_report(server: ServerProcess) -> None:
    await ask_question(server)
    report = await rehearse(
        RehearsalOptions(server.join_url, server.simulated_key, people=2, answers=1000, seed=1, pace=0.1, seconds=2)
    )
    assert report.joined == 2
    assert len(report.acknowledged) <= report.sent < 2000


async def test_a_wrong_code_is_said_in_the_words_of_the_server(server: ServerProcess) -> None:
    with pytest.raises(CannotJoin, match="not the code of this session"):
        await rehearse(
            RehearsalOptions(f"{server.origin}/#ZZZZZZ", server.simulated_key, people=2, answers=1, seed=1, seconds=30)
        )


async def test_nobody_answering_at_the_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "DOOR_SECONDS", 0.5)
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
    with pytest.raises(CannotJoin, match=f"No session answers at http://{HOST}:{port}"):
        await rehearse(RehearsalOptions(f"http://{HOST}:{port}/#KITEMA", "", people=2, answers=1, seed=1, seconds=30))


async def test_nobody_says_nothing(server: ServerProcess) -> None:
    report = await rehearse(RehearsalOptions(server.join_url, server.simulated_key, people=0, answers=5, seed=1))
    assert (report.joined, report.sent, report.acknowledged) == (0, 0, ())
