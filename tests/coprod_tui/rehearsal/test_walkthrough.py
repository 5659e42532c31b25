"""A whole plan, walked over the real socket."""

import asyncio
from pathlib import Path

import pytest

from coprod_tui.rehearsal.options import CannotJoin
from coprod_tui.rehearsal.report import Acknowledged
from coprod_tui.rehearsal.walkthrough import WalkthroughOptions, walk_plan
from coprod_tui.session.connection import Address
from coprod_tui.session.remote_port import RemotePort
from server.domain import commands as c
from server.domain import events as e
from tests.faults.checker import check
from tests.faults.process import ServerProcess, served

LIMIT = 90.0
PLAN = """
title = "A small plan"
perspectives = ["I use this service", "I work here"]

[[phase]]
name = "Arriving"

[[phase.question]]
text = "What would make today worth your time?"
minutes = 2
reveal = "open at once"

[[phase.question]]
text = "What helps?"
minutes = 3
reveal = "after you answer"

[[phase.question]]
text = "What next?"
reveal = "when revealed"
"""


def port_to(server: ServerProcess) -> RemotePort:
    return RemotePort("s-test", server.title, lambda: Address(server.socket, server.token))


async def test_a_plan_is_walked_to_its_end_and_everything_that_was_received_is_in_the_export(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    with served(tmp_path, plan, forked=True) as server:
        port = port_to(server)
        async with asyncio.timeout(LIMIT):
            report, state = await walk_plan(
                WalkthroughOptions(server.join_url, server.simulated_key, people=8, speed=300, seed=3), port
            )
        port.leave()
        entries = server.entries()
    assert (report.planned, report.asked, report.again) == (3, 3, 1)
    planned = [known for known in map(state.questions.__getitem__, state.asked) if known.planned is not None]
    first_worded = [(*question.wordings, question.text)[0] for question in planned]  # the room may ask it differently
    assert first_worded == [question.text for question in state.plan]
    assert (state.phase, state.practice, report.crowd.joined, len(state.people)) == ("ended", True, 8, 9)
    assert {state.contributions[words.id].channel for words in report.put_in} == {"aloud", "paper", "hands"}
    waited = {challenge.text for challenge in report.crowd.waiting}
    arrived = [Acknowledged(said.id, said.text) for said in state.contributions.values() if said.text in waited]
    acknowledged = [*report.crowd.acknowledged, *report.put_in, *arrived]
    assert [finding for finding in check(acknowledged, entries) if not finding.sound] == []
    happened = {type(event) for entry in entries for event in entry.events}
    assert {e.PersonWelcomed, e.PerspectivesSaid, e.QuestionRevealed, e.QuestionClosed} <= happened
    assert {e.ThemeAdded, e.ContributionsThemed, e.BreakBegan, e.BreakEnded} <= happened
    assert any(theme.kept for theme in state.themes)
    assert all(question.closed_at is not None for question in map(state.questions.__getitem__, state.asked))


async def test_whoever_watches_may_end_it_early(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN.replace("minutes = 2", "minutes = 200"), encoding="utf-8")
    with served(tmp_path, plan, forked=True) as server:
        port, watching = port_to(server), port_to(server)
        async with asyncio.timeout(LIMIT):
            walking = asyncio.create_task(
                walk_plan(WalkthroughOptions(server.join_url, server.simulated_key, people=3, speed=60, seed=1), port)
            )
            while not server.state().asked:  # noqa: ASYNC110 - the other side is a file
                await asyncio.sleep(0.01)
            await watching.submit(c.EndSession())
            report, state = await walking
        port.leave()
        watching.leave()
    assert (report.asked, state.phase) == (1, "ended")


async def test_where_nobody_can_come_in_the_walk_ends_with_a_sentence(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    with served(tmp_path, plan, forked=True) as server:
        port = port_to(server)
        with pytest.raises(CannotJoin, match="not the code of this session"):
            async with asyncio.timeout(LIMIT):
                await walk_plan(
                    WalkthroughOptions(f"{server.origin}/#ZZZZZZ", server.simulated_key, people=2, speed=300, seed=1),
                    port,
                )
        port.leave()
