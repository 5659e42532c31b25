"""Who is told which exports have whose words."""

import pytest
from msgspec.structs import replace

from server.domain import commands as c
from server.domain.errors import Rejected
from server.domain.exports_made import ExportMade
from server.port import ExportLine, Exports, ExportsFound, FindExports, ListExports
from server.store.exports_made import enter_export
from tests.server.conftest import START, Room

AMA, BO, KEY = "a" * 32, "b" * 32, "c" * 32


def entered(room: Room, *contributions: str) -> None:
    made = ExportMade(START, "/exports/one", ("report.md", "roles.svg"), contributions)
    enter_export(room.journal.path.with_name("exports.jsonl"), made)


async def test_somebody_is_told_when_exports_with_their_words_were_made(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    asked = await room.facilitator().submit(c.AskQuestion("What helps?"))
    named = (await ama.submit(c.Contribute(str(asked.made), "the bus"))).made
    nameless = (await ama.submit(c.Contribute(str(asked.made), "the bell", key=KEY))).made
    assert named is not None
    assert nameless is not None
    entered(room, named)
    entered(room, named, nameless)
    assert await ama.ask(FindExports(named)) == ExportsFound(named, (START, START))
    assert await ama.ask(FindExports(nameless, KEY)) == ExportsFound(nameless, (START,))


async def test_somebody_is_told_that_an_export_which_was_begun_may_have_their_words(room: Room) -> None:
    ama, facilitator = await room.participant("Ama", AMA), room.facilitator()
    asked = await facilitator.submit(c.AskQuestion("What helps?"))
    said = (await ama.submit(c.Contribute(str(asked.made), "the bus"))).made
    begun = ExportMade(START, "/exports/one", contributions=(str(said),), unfinished=True, id="e-1")
    enter_export(room.journal.path.with_name("exports.jsonl"), begun)
    assert await ama.ask(FindExports(str(said))) == ExportsFound(str(said), (), (START,))
    assert await facilitator.ask(ListExports()) == Exports((ExportLine(START, "/exports/one", (), 1, 0, True),))
    made = replace(begun, files=("report.md",), unfinished=False)
    enter_export(room.journal.path.with_name("exports.jsonl"), made)
    assert await ama.ask(FindExports(str(said))) == ExportsFound(str(said), (START,))


async def test_nobody_is_told_of_the_words_of_others(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    asked = await room.facilitator().submit(c.AskQuestion("What helps?"))
    named = (await ama.submit(c.Contribute(str(asked.made), "the bus"))).made
    nameless = (await ama.submit(c.Contribute(str(asked.made), "the bell", key=KEY))).made
    entered(room, str(named), str(nameless))
    for request in (
        FindExports(str(named)),
        FindExports(str(named), KEY),
        FindExports(str(nameless)),
        FindExports(str(nameless), "d" * 32),
        FindExports("c-999"),
    ):
        with pytest.raises(Rejected) as raised:
            await bo.ask(request)
        assert raised.value.code == "words_not_from_here"


async def test_somebody_who_became_one_with_another_is_told_of_both_peoples_words(room: Room) -> None:
    ama, again = await room.participant("Ama", AMA), await room.participant("Ama", BO)
    asked = await room.facilitator().submit(c.AskQuestion("What helps?"))
    said = (await ama.submit(c.Contribute(str(asked.made), "the bus"))).made
    first, second = sorted(room.replica.state.people.values(), key=lambda person: person.number)
    await room.facilitator().submit(c.AskIfSame(second.id, first.id))
    await again.submit(c.ConfirmSame(first.id))
    entered(room, str(said))
    assert await again.ask(FindExports(str(said))) == ExportsFound(str(said), (START,))


async def test_the_facilitator_is_told_all_exports_and_which_have_any_words(room: Room) -> None:
    ama, facilitator = await room.participant("Ama", AMA), room.facilitator()
    assert await facilitator.ask(ListExports()) == Exports(())
    asked = await facilitator.submit(c.AskQuestion("What helps?"))
    said = (await ama.submit(c.Contribute(str(asked.made), "the bus"))).made
    entered(room, str(said))
    line = ExportLine(START, "/exports/one", ("report.md", "roles.svg"), 1)
    assert await facilitator.ask(ListExports()) == Exports((line,))
    assert await facilitator.ask(FindExports(str(said))) == ExportsFound(str(said), (START,))
    await ama.submit(c.ChangeConsent(str(said), "room"))
    narrowed = ExportLine(START, "/exports/one", ("report.md", "roles.svg"), 1, 1)
    assert await facilitator.ask(ListExports()) == Exports((narrowed,))
    with pytest.raises(Rejected) as raised:
        await facilitator.ask(FindExports("c-999"))
    assert raised.value.code == "words_gone"
