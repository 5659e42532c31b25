"""A concern is looked for in everything that a session leaves anywhere: it is in the box's file, and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain.concerns import Addressee
from server.port import BoxRead, ConcernKept, LeaveConcern, ReadBox
from server.projections.wall import wall_view
from server.protocol.frames import Ask, Refused
from server.store.box_file import STEP, read_box
from server.store.folder import SessionFolder
from tests.faults.canary import coprod, crash, read_up_to, where
from tests.faults.line import Line, facilitating, new_secret, phone
from tests.faults.process import ServerProcess

CONCERN, ALONE, FOUND = "CANARY-concern-61", "CANARY-alone-62", "CANARY-by-the-door-63"
BOX = {"s-test/box"}
# The server, whose box closes with a message that holds everything in it.
CRASHES_AT_THE_CLOSE = """
import sys
import server.__main__ as program

async def fault(box):
    raise RuntimeError(" ".join(known.text for known in box._box.waiting))

program.DropInBox.close = fault
sys.exit(program.main(sys.argv[1:]))
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A session in a library of its own."""
    process = ServerProcess(SessionFolder(tmp_path / "home" / "sessions" / "s-test"), forked=True)
    process.start()
    yield process
    process.close()


async def leave(line: Line, to: Addressee, text: str, *, even_alone: bool = False) -> None:
    left = LeaveConcern(new_secret(), to, text, even_alone, talk_with="facilitator", where=FOUND)
    said = await line.answered(left)
    assert said == ConcernKept()


async def concerns_are_left(server: ServerProcess) -> str:
    """Concerns for all three; what others were sent meanwhile, and what a wall would show."""
    async with (
        phone(server, name="Ama") as ama,
        phone(server, name="Bo") as bo,
        facilitating(server) as facilitator,
        facilitating(server) as watching,
    ):
        await facilitator.granted(c.AskQuestion("What helps?"))
        for number in range(4):
            await leave(ama, "facilitators", f"{CONCERN} {number}")
        await leave(ama, "room", f"{CONCERN} for the room")
        await leave(ama, "design_group", ALONE, even_alone=True)
        await ama.send(Ask("too-long", LeaveConcern(new_secret(), "room", CONCERN * 100)))
        assert (await ama.until(Refused)).code == "too_long"
        await facilitator.granted(c.SendNotice("the last one"))
        read = [await read_up_to(line, "the last one") for line in (ama, bo, watching)]
    return "".join(read) + encode(wall_view(server.state())).decode()


async def test_it_is_in_the_file_of_the_box_alone(server: ServerProcess, tmp_path: Path) -> None:
    shown = await concerns_are_left(server)
    assert "the last one" in shown
    assert "CANARY" not in shown
    for out in ("while it runs", "after its end"):
        said = coprod(server, "export", "s-test", f"--to={tmp_path / out}")
        said += coprod(server, "list") + coprod(server, "repair", str(server.folder.journal))
        assert "CANARY" not in said
        assert where("CANARY", tmp_path) == BOX
        async with facilitating(server) as facilitator:
            await facilitator.granted(c.EndSession())
    assert server.folder.box.stat().st_size == STEP
    assert server.folder.box.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("killed", [False, True], ids=["closed", "killed and opened again"])
async def test_at_the_close_what_is_never_to_be_shown_is_nowhere(
    server: ServerProcess, tmp_path: Path, *, killed: bool
) -> None:
    await concerns_are_left(server)
    async with facilitating(server) as facilitator:
        await facilitator.granted(c.EndSession())
    if killed:
        server.kill()
        server.folder.path.joinpath(".box.new").write_text(f"{CONCERN} half")
        server.folder.path.joinpath("box.damaged-1").write_text(f"{CONCERN} damaged")
        server.start()
    else:
        server.terminate()
        assert server.wait() == 0
    kept = read_box(server.folder.box)
    assert (kept.waiting, kept.talks, kept.keys, kept.talks_asked) == ((), (), (), 6)
    assert [known.to for known in kept.released] == ["facilitators"] * 4  # the design group has no members
    assert where(FOUND, tmp_path) == where(f"{CONCERN} for the room", tmp_path) == set()
    assert where("CANARY", tmp_path) == where(ALONE, tmp_path) == BOX
    coprod(server, "export", "s-test", "--concerns", f"--to={tmp_path / 'apart'}")
    assert where("CANARY", tmp_path) == BOX | {"apart/concerns.csv"}


async def test_the_box_of_a_killed_session_opens_with_all_that_was_acknowledged(server: ServerProcess) -> None:
    await concerns_are_left(server)
    server.kill()
    server.start()
    kept = read_box(server.folder.box)
    assert len(kept.waiting) + len(kept.released) == 6
    assert len(kept.released) == 3  # the minute in which it opened
    async with facilitating(server) as facilitator:
        said = await facilitator.answered(ReadBox())
        assert isinstance(said, BoxRead)
        assert len(said.concerns) == 3


async def test_a_server_that_crashes_repeats_none(server: ServerProcess) -> None:
    await concerns_are_left(server)
    async with facilitating(server) as facilitator:
        await facilitator.granted(c.EndSession())
    server.kill()
    crashed = await crash(server, CRASHES_AT_THE_CLOSE)
    assert crashed.returncode == 1
    assert "the server stopped because of a fault in it: RuntimeError in <string>:6" in crashed.stderr
    assert "CANARY" not in crashed.stderr + crashed.stdout
