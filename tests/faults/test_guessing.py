"""S8 over the real socket: nobody gets in by guessing, by being on this machine, or by another session's token."""

import asyncio
import time

import pytest

from server.domain import commands as c
from server.engine.guesses import MOST_WAITING
from server.port import CloseJoining, Joining, RenewCode
from server.protocol import frames as f
from tests.faults.line import at_the_door, facilitating, new_secret, opened, phone
from tests.faults.process import ServerProcess

GUESSES = 5
DELAYED = 2.4


async def turned_away(server: ServerProcess, hello: f.Hello, origin: str | None) -> f.Bye:
    async with opened(server, hello, origin) as line:
        bye = await line.next()
        assert isinstance(bye, f.Bye)
        return bye


async def test_guessing_the_code_is_slowed_down(server: ServerProcess) -> None:
    ama = new_secret()
    async with phone(server, ama):
        pass
    async with asyncio.TaskGroup() as guessing:
        wrong = f.Hello(secret=new_secret(), code="ZZZZZZ")
        for _ in range(GUESSES):
            guessing.create_task(turned_away(server, wrong, server.origin))
    began = time.monotonic()
    async with opened(server, f.Hello(secret=ama), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "participant"
    async with opened(server, f.Hello(secret=new_secret(), code=server.invitation), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "visitor"
    async with facilitating(server) as line:
        await line.until(f.StatusPush, lambda push: push.status.joining.wrong_codes == GUESSES)
    assert time.monotonic() - began < DELAYED
    async with opened(server, f.Hello(secret=new_secret(), code=server.code), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "visitor"
    assert time.monotonic() - began > DELAYED


async def test_whoever_guesses_and_leaves_holds_up_nobody(server: ServerProcess) -> None:
    wrong = f.Hello(secret=new_secret(), code="ZZZZZZ")
    for _ in range(GUESSES):
        await turned_away(server, wrong, server.origin)
    for _ in range(MOST_WAITING):
        async with opened(server, wrong, server.origin):
            pass
    async with opened(server, f.Hello(secret=new_secret(), code=server.code), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "visitor"


async def test_the_invitation_is_kept_over_restarts_and_stands_in_no_journal(server: ServerProcess) -> None:
    invitation = server.invitation
    server.kill_and_restart()
    assert server.invitation == invitation
    assert invitation.encode() not in server.folder.journal.read_bytes()
    assert server.folder.join_access.stat().st_mode & 0o077 == 0


async def test_a_session_without_an_invitation_gets_one_when_it_is_opened(server: ServerProcess) -> None:
    code = server.code
    server.kill()
    server.folder.join_access.unlink()
    server.start()
    assert server.code == code
    async with opened(server, f.Hello(secret=new_secret(), code=server.invitation), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "visitor"


async def test_a_new_code_replaces_code_and_invitation_for_good(server: ServerProcess) -> None:
    before = (server.code, server.invitation)
    async with facilitating(server) as line:
        await line.send(f.Ask("1", RenewCode()))
        response = (await line.until(f.Answer)).response
        assert isinstance(response, Joining)
    async with facilitating(server) as line:
        status = (await line.until(f.StatusPush)).status
    assert status.joining.code == response.code
    assert status.addresses[0].join_url.endswith(f"#{server.kept_invitation}")
    for shown in before:
        bye = await turned_away(server, f.Hello(secret=new_secret(), code=shown), server.origin)
        assert bye.code == ("wrong_code" if shown == before[0] else "invitation_void")
    server.kill_and_restart()
    assert server.code == response.code
    assert {server.code, server.invitation}.isdisjoint(before)


async def test_the_facilitator_closes_joining_for_a_while(server: ServerProcess) -> None:
    ama = new_secret()
    async with phone(server, ama), at_the_door(server, new_secret()) as visitor, facilitating(server) as line:
        await line.send(f.Ask("1", CloseJoining()))
        await line.until(f.Answer)
        assert (await visitor.refused(c.Join("Ben"))).code == "joining_closed"
    server.kill_and_restart()
    for shown in (server.code, server.invitation):
        bye = await turned_away(server, f.Hello(secret=new_secret(), code=shown), server.origin)
        assert bye.code == "joining_closed"
    async with opened(server, f.Hello(secret=ama), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "participant"
    async with facilitating(server) as line:
        await line.send(f.Ask("1", CloseJoining(closed=False)))
        await line.until(f.Answer)
    async with phone(server, name="Ben"):
        pass


@pytest.mark.parametrize("token", ["", "0" * 64, "é" * 64, "f" * 10_000])
async def test_another_token_opens_nothing(server: ServerProcess, token: str) -> None:
    assert (await turned_away(server, f.Hello(token=token), None)).code == "wrong_token"


@pytest.mark.parametrize(
    ("hello", "code"),
    [
        (f.Hello(), "page_out_of_date"),
        (f.Hello(code="ZZZZZZ"), "page_out_of_date"),
        (f.Hello(secret=""), "page_out_of_date"),
        (f.Hello(secret="0" * 31), "page_out_of_date"),
        (f.Hello(secret="G" * 32), "page_out_of_date"),
        (f.Hello(secret="0" * 32), "code_wanted"),
    ],
)
async def test_being_on_this_machine_is_no_privilege(server: ServerProcess, hello: f.Hello, code: str) -> None:
    assert (await turned_away(server, hello, None)).code == "browser_wanted"
    assert (await turned_away(server, hello, server.origin)).code == code


async def test_a_phone_without_an_origin_is_no_browser(server: ServerProcess) -> None:
    hello = f.Hello(secret=new_secret(), code=server.code)
    assert (await turned_away(server, hello, None)).code == "browser_wanted"


async def test_the_code_may_be_typed_in_any_case(server: ServerProcess) -> None:
    async with opened(server, f.Hello(secret=new_secret(), code=f" {server.code.lower()} "), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "visitor"


async def test_joining_needs_no_more_than_the_code_once(server: ServerProcess) -> None:
    ama = new_secret()
    async with phone(server, ama):
        pass
    async with at_the_door(server, ama) as line:
        await line.until_mine()
