"""R18 and R20: dashboards and phones that die or stop reading hold nobody up, not even the end."""

import asyncio
import time
from contextlib import AsyncExitStack

from server.domain import commands as c
from server.protocol import frames as f
from tests.faults.line import Line, ask_question, facilitating, opened, phone
from tests.faults.process import ServerProcess

ANSWERS = 12
LONG = "Words that fill a socket's buffer. " * 100
ACKNOWLEDGED_SECONDS = 2.0
STOPPED_SECONDS = 10.0


async def answer_in_time(line: Line, question: str, text: str) -> None:
    async with asyncio.timeout(ACKNOWLEDGED_SECONDS):
        await line.granted(c.Contribute(question, text))


async def test_phones_do_not_notice_that_the_dashboard_was_killed(server: ServerProcess) -> None:
    question = await ask_question(server)
    async with facilitating(server) as dashboard, phone(server) as ama:
        await answer_in_time(ama, question, "Before.")
        dashboard.cut()
        for number in range(ANSWERS):
            await answer_in_time(ama, question, f"After {number}")
    async with facilitating(server) as dashboard:
        pushed = await dashboard.until(f.EventsPush)
        assert list(pushed.entries) == server.entries()


async def test_phones_do_not_notice_a_dashboard_that_stops_reading(server: ServerProcess) -> None:
    question = await ask_question(server)
    async with facilitating(server) as dashboard, AsyncExitStack() as stack:
        dashboard.connection.transport.pause_reading()
        phones = [await stack.enter_async_context(phone(server)) for _ in range(4)]
        for number in range(ANSWERS):
            for line in phones:
                await answer_in_time(line, question, f"{number} {LONG}")
        async with facilitating(server) as another:
            known = 0
            while known < server.state().seq:
                known = (await another.until(f.EventsPush)).entries[-1].seq
        dashboard.cut()


async def test_the_end_comes_promptly_with_dead_phones_around(server: ServerProcess) -> None:
    await ask_question(server)
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(phone(server)) for _ in range(8)]
        lines.append(await stack.enter_async_context(opened(server, f.Hello(token=server.token))))
        for line in lines:
            line.connection.transport.pause_reading()
        async with phone(server) as ama:
            await ama.granted(c.AskForRole("encourager"))
        began = time.monotonic()
        server.terminate()
        code = await asyncio.to_thread(server.wait, STOPPED_SECONDS)
        assert (code, time.monotonic() - began < STOPPED_SECONDS) == (0, True)
        for line in lines:
            line.cut()
    assert not server.folder.run.exists()
    assert "Traceback" not in server.folder.log.read_text()
