"""S8 over the real socket: nobody gets in by guessing, by being on this machine, or by another session's token."""

import pytest

from server.protocol import frames as f
from tests.faults.line import at_the_door, facilitating, new_secret, opened, phone
from tests.faults.process import ServerProcess

GUESSES = 10


async def turned_away(server: ServerProcess, hello: f.Hello, origin: str | None) -> f.Bye:
    async with opened(server, hello, origin) as line:
        bye = await line.next()
        assert isinstance(bye, f.Bye)
        return bye


async def test_guessing_the_code_is_slowed_down(server: ServerProcess) -> None:
    ama = new_secret()
    async with phone(server, ama):
        pass
    for _ in range(GUESSES):
        bye = await turned_away(server, f.Hello(secret=new_secret(), code="ZZZZZZ"), server.origin)
        assert (bye.code, bye.temporary) == ("wrong_code", False)
    bye = await turned_away(server, f.Hello(secret=new_secret(), code=server.code), server.origin)
    assert (bye.code, bye.temporary) == ("slow_down", True)
    async with opened(server, f.Hello(secret=ama), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "participant"
    async with facilitating(server) as line:
        await line.until(f.EventsPush)


@pytest.mark.parametrize("token", ["", "0" * 64, "é" * 64, "f" * 10_000])
async def test_another_token_opens_nothing(server: ServerProcess, token: str) -> None:
    assert (await turned_away(server, f.Hello(token=token), None)).code == "not_welcome"


@pytest.mark.parametrize(
    "hello",
    [
        f.Hello(),
        f.Hello(code="ZZZZZZ"),
        f.Hello(secret=""),
        f.Hello(secret="0" * 31),
        f.Hello(secret="G" * 32),
        f.Hello(secret="0" * 32),
    ],
)
async def test_being_on_this_machine_is_no_privilege(server: ServerProcess, hello: f.Hello) -> None:
    for origin in (None, server.origin):
        assert (await turned_away(server, hello, origin)).code == "not_welcome"


async def test_a_phone_without_an_origin_is_no_browser(server: ServerProcess) -> None:
    hello = f.Hello(secret=new_secret(), code=server.code)
    assert (await turned_away(server, hello, None)).code == "not_welcome"


async def test_the_code_may_be_typed_in_any_case(server: ServerProcess) -> None:
    async with opened(server, f.Hello(secret=new_secret(), code=f" {server.code.lower()} "), server.origin) as line:
        assert (await line.until(f.Welcome)).kind == "visitor"


async def test_joining_needs_no_more_than_the_code_once(server: ServerProcess) -> None:
    ama = new_secret()
    async with phone(server, ama):
        pass
    async with at_the_door(server, ama) as line:
        await line.until_mine()
