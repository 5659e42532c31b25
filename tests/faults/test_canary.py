"""Words kept to the room, and words without a name, are looked for in everything that a session leaves anywhere."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.codec import encode
from server.domain import commands as c
from server.projections.wall import wall_view
from server.store.folder import SessionFolder
from tests.faults.canary import coprod, crash, read_up_to, where
from tests.faults.line import facilitating, new_secret, phone
from tests.faults.process import ServerProcess

ROOM, NAMELESS, AUTHOR = "CANARY-room-51", "CANARY-nobody-52", "Canary Bo"
# The server, whose close fails with a message that holds every word of the session.
CRASHES_AT_THE_CLOSE = """
import sys
import server.__main__ as program

async def fault(session):
    if session.replica.state.phase == "ended":
        raise RuntimeError(" ".join(known.text for known in session.replica.state.contributions.values()))

program._redact_at_close = fault
sys.exit(program.main(sys.argv[1:]))
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A session in a library of its own."""
    process = ServerProcess(SessionFolder(tmp_path / "home" / "sessions" / "s-test"), forked=True)
    process.start()
    yield process
    process.close()


async def everybody_speaks(server: ServerProcess) -> dict[str, str]:
    """Words kept to the room in every way that there is, and words without a name. What others are shown of it."""
    shown = {}
    async with (
        phone(server, name="Ama") as ama,
        phone(server, name=AUTHOR) as bo,
        phone(server, name="Cleo") as cleo,
        facilitating(server) as facilitator,
    ):
        question = await facilitator.made(c.AskQuestion("What helps?"))
        leaves = await ama.made(c.Contribute(question, "The bus"))
        said = await ama.made(c.Contribute(question, f"{ROOM} first", consent="room", speaking=(f"{ROOM} speaking",)))
        await ama.granted(c.ChangeContribution(said, f"{ROOM} changed"))
        await bo.granted(c.Contribute(question, f"{ROOM} without a name", consent="room", key=new_secret()))
        await bo.granted(c.Contribute(question, NAMELESS, key=new_secret()))
        narrowed = await ama.made(c.Contribute(question, f"{ROOM} narrowed", consent="quoted"))
        await ama.granted(c.ChangeConsent(narrowed, "room"))
        key = new_secret()
        nameless = await bo.made(c.Contribute(question, f"{ROOM} narrowed, nobody's", key=key))
        await bo.granted(c.ChangeConsent(nameless, "room", key))
        unsure = await ama.made(c.Contribute(question, f"{ROOM} unsure", "unsure", "room"))
        await facilitator.granted(c.CloseWater(unsure, f"{ROOM} is known"))
        person = next(known.id for known in server.state().people.values() if known.name == "Cleo")
        await facilitator.granted(c.CaptureWords(question, f"{ROOM} waits", "aloud", person, consent="room"))
        await facilitator.granted(c.OfferRole("encourager", person))
        await cleo.granted(c.AcceptOffer("encourager"))
        await facilitator.granted(c.SendNotice("not revealed"))
        shown["hidden"] = await read_up_to(bo, "not revealed")
        shown["wall"] = encode(wall_view(server.state())).decode()
        await facilitator.granted(c.RevealQuestion(question))
        await bo.granted(c.Build(leaves, f"{ROOM} builds", key=new_secret(), consent="room"))
        await bo.granted(c.Challenge(leaves, f"{ROOM} valued", f"{ROOM} tested", "after_break", consent="room"))
        await bo.granted(c.Challenge(leaves, f"{ROOM} valued", f"{ROOM} tested", "beside", person, consent="room"))
        shown["revealed"] = await read_up_to(cleo, NAMELESS)
        other = await facilitator.made(c.AskQuestion("What else?", "at_once"))
        both = tuple([await ama.made(c.Contribute(other, text)) for text in ("The rota", "The phone")])
        for proposes in (None, new_secret()):
            together = c.ProposeTogether(both, f"{ROOM} reason", f"{ROOM} name", proposes, "room")
            proposal = await bo.made(together)
            await facilitator.granted(c.TakeProposal(proposal, name="Gathered"))
        widely = await bo.made(c.ProposeTogether(both, f"{ROOM} narrowed reason", consent="quoted"))
        await facilitator.granted(c.TakeProposal(widely, name="Gathered"))
        await bo.granted(c.ChangeConsent(widely, "room"))
    return shown


async def test_before_they_are_revealed_they_are_on_no_other_phone_and_on_no_wall(server: ServerProcess) -> None:
    shown = await everybody_speaks(server)
    hidden = [line for line in shown["hidden"].splitlines() if ROOM in line]
    assert hidden == []
    assert ROOM not in shown["wall"]
    assert NAMELESS not in shown["wall"]
    nameless = [
        row for row in rows(json.loads(f"[{','.join(shown['revealed'].splitlines())}]")) if NAMELESS in str(row)
    ]
    assert nameless
    assert not any(AUTHOR in str(row) for row in nameless)


def rows(value: object) -> Iterator[dict[str, object]]:
    """Every contribution in what was sent."""
    match value:
        case dict():
            if "text" in value:
                yield value
            for part in value.values():
                yield from rows(part)
        case list():
            for part in value:
                yield from rows(part)
        case _:
            pass


async def test_they_are_in_the_record_alone_and_what_leaves_has_no_author(
    server: ServerProcess, tmp_path: Path
) -> None:
    await everybody_speaks(server)
    for out in ("while it runs", "after its end"):
        said = coprod(server, "export", "s-test", f"--to={tmp_path / out}")
        assert "CANARY" not in said + coprod(server, "list")
        assert where(ROOM, tmp_path) == {"s-test/journal.jsonl"}
        assert where(NAMELESS, tmp_path / out) == {
            f"{out}/{name}" for name in ("contributions.csv", "report.md", "journal.jsonl")
        }
        assert not any(
            NAMELESS in line and AUTHOR in line
            for path in (tmp_path / out).iterdir()
            for line in path.read_text().splitlines()
        )
        async with facilitating(server) as facilitator:
            await facilitator.granted(c.EndSession())
    assert where(NAMELESS, server.folder.path) == {"s-test/journal.jsonl"}
    assert AUTHOR not in server.folder.log.read_text()


@pytest.mark.parametrize("killed", [False, True], ids=["closed", "killed and opened again"])
async def test_deleted_at_the_close_they_are_nowhere_in_the_sessions_folder(
    server: ServerProcess, tmp_path: Path, *, killed: bool
) -> None:
    await everybody_speaks(server)
    async with facilitating(server) as facilitator:
        await facilitator.granted(c.EndSession())
        await facilitator.granted(c.RedactRoomOnly())
    coprod(server, "repair", str(server.folder.journal))
    server.kill()
    unfinished = server.folder.path / f".{server.folder.journal.name}.new"
    unfinished.write_text(ROOM)
    with server.folder.journal.open("ab") as journal:
        journal.write(f'{{"sum":"0123abcd","seq":99,"text":"{ROOM} torn'.encode())
    assert len(where(ROOM, server.folder.path)) == 3
    server.start()
    if not killed:
        server.terminate()
        assert server.wait() == 0
    assert where(ROOM, tmp_path) == set()
    assert where(NAMELESS, server.folder.path) == {"s-test/journal.jsonl"}


async def test_until_the_close_they_are_kept_where_that_is_undone(server: ServerProcess, tmp_path: Path) -> None:
    await everybody_speaks(server)
    async with facilitating(server) as facilitator:
        await facilitator.granted(c.EndSession())
        await facilitator.granted(c.RedactRoomOnly())
        await facilitator.granted(c.Undo())
    server.terminate()
    assert server.wait() == 0
    assert where(f"{ROOM} without a name", tmp_path) == {"s-test/journal.jsonl"}
    assert where(f"{ROOM} first", tmp_path) == set()


async def test_a_server_that_crashes_repeats_no_words(server: ServerProcess) -> None:
    await everybody_speaks(server)
    async with facilitating(server) as facilitator:
        await facilitator.granted(c.EndSession())
    server.kill()
    crashed = await crash(server, CRASHES_AT_THE_CLOSE)
    assert crashed.returncode == 1
    assert "the server stopped because of a fault in it: RuntimeError in <string>:7" in crashed.stderr
    assert "CANARY" not in crashed.stderr + crashed.stdout
