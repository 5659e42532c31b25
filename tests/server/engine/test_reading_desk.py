"""Words that are read away from their list: offered, shown, counted without saying by whom, and acknowledged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from server.domain import commands as c
from server.domain.decide.keys import hash_of
from server.domain.decide.session import create
from server.domain.errors import Rejected
from server.domain.events import Entry
from server.domain.plan import plain_plan
from server.domain.word_codes import word_code
from server.port import (
    ListUnheard,
    MarksRead,
    OfferWords,
    ReadMarks,
    ReadWords,
    SessionPort,
    WordsOffered,
    WordsRead,
)
from server.projections.marks import WordMarks
from server.projections.showings import ShowingsView
from server.store.file_journal import FileJournal
from tests.server.conftest import START, Room
from tests.server.memory import dump

AMA, BO, MEI = "a" * 32, "b" * 32, "c" * 32
KEY = "0" * 32


async def ask(room: Room, text: str, reveal: c.Reveal = "at_once") -> str:
    return str((await room.facilitator().submit(c.AskQuestion(text, reveal))).made)


async def say(port: SessionPort, question: str, text: str, key: str | None = None) -> str:
    await port.submit(c.Contribute(question, text, key=key))
    mine = port.mine()
    assert mine is not None
    return "" if key is not None else mine.said[-1].id


async def offered(port: SessionPort) -> set[str]:
    response = await port.ask(OfferWords())
    assert isinstance(response, WordsOffered)
    assert list(response.contributions) == sorted(response.contributions)
    return set(response.contributions)


async def read(port: SessionPort, *contributions: str) -> list[str]:
    """The words that come of asking for these."""
    response = await port.ask(ReadWords(contributions))
    assert isinstance(response, WordsRead)
    return [row.said.text for row in response.placed]


async def read_all(port: SessionPort, count: int) -> bool:
    """Reads three at a time, as a phone does that leaves out what it has shown; whether it came to see so many."""
    seen: set[str] = set()
    for _ in range(count):
        fresh = sorted(await offered(port) - seen)[:3]
        await read(port, *fresh)
        seen.update(fresh)
    return len(seen) == count


async def unheard(port: SessionPort) -> list[str]:
    response = await port.ask(ListUnheard())
    assert isinstance(response, WordsRead)
    return sorted(row.said.text for row in response.placed)


def count_unheard(port: SessionPort) -> int | None:
    mine = port.mine()
    assert mine is not None
    return mine.unheard


def showings(room: Room) -> ShowingsView:
    """What facilitators are told."""
    return room.replica.presence_view().showings


def person_of(port: SessionPort) -> str:
    mine = port.mine()
    assert mine is not None
    return mine.person


async def hold(room: Room, port: SessionPort, role: str) -> None:
    await room.facilitator().submit(c.OfferRole(role, person_of(port)))
    await port.submit(c.AcceptOffer(role))


async def test_what_was_shown_least_is_offered_and_never_ones_own(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    question = await ask(room, "What helps?")
    own = await say(bo, question, "My own")
    said = {await say(ama, question, f"Said {number}") for number in range(8)}
    first = await offered(bo)
    assert (len(first), first <= said, own in first) == (5, True, False)
    assert len(await read(bo, *sorted(first)[:3])) == 3
    second = await offered(bo)
    assert said - first <= second, "those that were offered less come first"
    assert not second.intersection(sorted(first)[:3]), "and those that were shown come last"
    third = await offered(bo)
    assert not third & second, "who asks again without reading gets others"


async def test_a_room_reads_all_of_it_and_the_facilitator_sees_the_least(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    mei = await room.participant("Mei", MEI)
    question = await ask(room, "What helps?")
    for number in range(6):
        await say(ama, question, f"Said {number}")
    assert showings(room) == ShowingsView(), "nobody has read any yet"
    follower = room.replica.follow(room.facilitator().actor)
    for port in (bo, mei):
        assert await read_all(port, 6)
    assert showings(room) == ShowingsView(contributions=6, least=2, fewest=6)
    assert "presence" in await follower.wait()
    await say(ama, question, "Said last")
    assert showings(room) == ShowingsView(contributions=7, least=0, fewest=1)
    assert "presence" in await follower.wait()


async def test_nobody_is_counted_as_reading_what_was_not_offered_to_them(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    question = await ask(room, "What helps?")
    words = await say(ama, question, "Mornings")
    assert await read(bo, words) == ["Mornings"]
    assert showings(room) == ShowingsView()
    await offered(bo)
    assert await read(bo, words, words, "c-nowhere") == ["Mornings"]
    assert await read(bo, words) == ["Mornings"]
    assert showings(room) == ShowingsView(contributions=1, least=1, fewest=1)


async def test_only_what_somebody_may_read_is_offered_and_shown(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    hidden = await ask(room, "What is hard?", "when_revealed")
    waits = await say(ama, hidden, "Hidden")
    after = await ask(room, "What helps?", "after_answer")
    said, gone, held = [await say(ama, after, text) for text in ("Mornings", "Gone", "Held back")]
    await ama.submit(c.TakeBackContribution(gone))
    reason = room.replica.rooms.everybody.reasons[0].id
    await room.facilitator().submit(c.HoldBack((held,), reason))
    assert await offered(bo) == set()
    assert await read(bo, waits, said, gone, held) == []
    await bo.submit(c.PassQuestion(after))
    assert await offered(bo) == {said}
    assert await read(bo, waits, said, gone, held) == ["Mornings"]
    await room.facilitator().submit(c.Restore((held,)))
    await room.facilitator().submit(c.RevealQuestion(hidden))
    assert await offered(bo) == {waits, held, said}


async def test_who_is_done_for_now_may_read_and_is_offered_words(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    after = await ask(room, "What helps?", "after_answer")
    said = await say(ama, after, "Mornings")
    bo.done(after, on=True)
    assert await offered(bo) == {said}
    assert await read(bo, said) == ["Mornings"]


async def test_words_come_with_their_question_and_what_they_answer(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    question = await ask(room, "What helps?")
    said = await say(ama, question, "Mornings")
    await bo.submit(c.Build(said, "Every morning"))
    mine = bo.mine()
    assert mine is not None
    build = mine.said[-1].id

    async def placed() -> tuple[str, int, str, str]:
        response = await ama.ask(ReadWords((build,)))
        assert isinstance(response, WordsRead)
        (row,) = response.placed
        return row.question, row.number, row.asked, row.answered

    assert await placed() == (question, 1, "What helps?", "Mornings")
    await ama.submit(c.TakeBackContribution(said))
    assert await placed() == (question, 1, "What helps?", "")


async def test_whoever_read_what_nothing_is_left_but_counts(
    open_room: Callable[..., Room], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Bo and Mei read, once the one way round and once the other: memory, disk, views and log are the same."""

    async def after(swapped: bool) -> tuple[str, ...]:
        folder = tmp_path / str(swapped)
        folder.mkdir()
        journal = FileJournal(folder / "journal.jsonl")
        journal.append(Entry(1, START, create("s-1", "KITEMA", plain_plan("Home care")), "facilitator"))
        await journal.committed(1)
        room = open_room(journal)
        ama, *readers = [
            await room.participant(name, secret) for name, secret in zip("abc", (AMA, BO, MEI), strict=True)
        ]
        question = await ask(room, "What helps?")
        for number in range(5):
            await say(ama, question, f"Said {number}")
        on_disk, state, views = journal.path.read_bytes(), room.replica.state, [port.mine() for port in readers]
        lists = [sorted(await offered(port)) for port in readers]
        halves = (lists[0][:3], lists[1][2:])
        for port, words in zip(readers, reversed(halves) if swapped else halves, strict=True):
            await read(port, *words)
        assert (journal.path.read_bytes(), room.replica.state) == (on_disk, state)
        assert [port.mine() for port in readers] == views
        places = [(place[0], place[1], state.contributions[place[3]].text) for place in places_of(room)]
        shown = {state.contributions[words].text: count for words, count in room.replica.words.showings.shown.items()}
        remembered = dump(room.replica.words) + "".join(dump(vars(port)["_desk"]._offered) for port in readers)
        assert not [port for port in readers if repr(person_of(port)) in remembered]
        assert not [words for words in halves[0] if words in dump([vars(port)["_desk"]._offered for port in readers])]
        await journal.close()
        return dump(shown), repr(sorted(places))

    assert await after(swapped=False) == await after(swapped=True)
    assert caplog.records == []


def places_of(room: Room) -> list[tuple[int, int, float, str]]:
    return [
        place for shelf in vars(room.replica.words.showings)["_shelves"].values() for place in shelf.places.values()
    ]


async def test_a_restart_begins_to_count_anew(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    question = await ask(room, "What helps?")
    words = await say(ama, question, "Mornings")
    await offered(bo)
    await read(bo, words)
    room.replica.words.start_over(room.replica.state)
    assert showings(room).least == 1, "a redaction forgets no count"
    assert not room.replica.presence_view().is_anew(room.replica.state)


async def test_a_scribe_acknowledges_until_nothing_is_left(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    question = await ask(room, "What helps?", "after_answer")
    said = [await say(ama, question, text) for text in ("Mornings", "Evenings")]
    assert count_unheard(bo) is None
    with pytest.raises(Rejected) as refused:
        await bo.ask(ListUnheard())
    assert refused.value.code == "not_yours_to_ask"
    await hold(room, bo, "scribe")
    assert (count_unheard(bo), await unheard(bo)) == (0, []), "what one may not read one does not acknowledge"
    await bo.submit(c.PassQuestion(question))
    assert (count_unheard(bo), await unheard(bo)) == (2, ["Evenings", "Mornings"])
    follower = room.replica.follow(bo.actor)
    await say(ama, question, "Nobody's", key=KEY)
    assert "mine" in await follower.wait()
    assert count_unheard(bo) == 3
    await room.facilitator().submit(c.SetModeration(question, "closed"))
    assert "mine" in await follower.wait()
    assert (count_unheard(bo), await unheard(bo)) == (0, [])
    await room.facilitator().submit(c.Undo())
    await bo.submit(c.MarkHeard((said[0],)))
    assert (count_unheard(bo), await unheard(bo)) == (2, ["Evenings", "Nobody's"])
    await room.facilitator().submit(c.MarkHeard((said[1],)))
    await room.facilitator().submit(c.Undo())
    assert await unheard(bo) == ["Evenings", "Nobody's"]
    (nameless,) = set(room.replica.state.contributions) - set(said)
    await bo.submit(c.MarkHeard((said[1], nameless)))
    assert (count_unheard(bo), await unheard(bo)) == (0, [])


async def test_ones_own_words_do_not_wait_for_oneself_to_hear_them(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    await hold(room, bo, "scribe")
    question = await ask(room, "What helps?")
    own = await say(bo, question, "My own")
    assert (count_unheard(bo), await unheard(bo)) == (0, [])
    await say(ama, question, "Mornings")
    await say(bo, question, "Nobody's", key=KEY)
    assert (count_unheard(bo), await unheard(bo)) == (2, ["Mornings", "Nobody's"])
    await hold(room, ama, "host")
    assert (count_unheard(ama), await unheard(ama)) == (2, ["My own", "Nobody's"])
    await ama.submit(c.MarkHeard((own,)))
    assert (count_unheard(ama), await unheard(ama)) == (1, ["Nobody's"])
    assert count_unheard(bo) == 2


async def test_many_unheard_words_come_a_few_at_a_time_oldest_question_first(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    await hold(room, bo, "host")
    first = await ask(room, "What helps?")
    for number in range(2):
        await say(ama, first, f"First {number}")
    second = await ask(room, "What else?")
    for number in range(12):
        await say(ama, second, f"Then {number}")
    listed = await unheard(bo)
    assert (count_unheard(bo), len(listed)) == (14, 12)
    assert [text for text in listed if text.startswith("First")] == ["First 0", "First 1"]


async def test_what_became_of_words_without_a_name_is_told_by_their_key(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    question = await ask(room, "What helps?", "after_answer")
    await say(ama, question, "Nobody's", key=KEY)
    (words,) = room.replica.state.contributions
    await bo.submit(c.PassQuestion(question))
    await bo.submit(c.SayMeToo(words, "1" * 32))
    await bo.submit(c.Build(words, "And warm"))
    await bo.submit(c.Challenge(words, "The warmth", "Does it last?", "now"))
    theme = str((await room.facilitator().submit(c.AddTheme("Mornings", (words,)))).made)
    await room.facilitator().submit(c.MarkHeard((words,)))
    code = word_code(hash_of(KEY))
    became = WordMarks(heard=True, me_too=1, built_on=1, challenged=1, themes=("Mornings",), code=code)
    assert await ama.ask(ReadMarks((KEY, "f" * 32))) == MarksRead((became, None))
    await room.facilitator().submit(c.RemoveTheme(theme))
    await ama.submit(c.TakeBackContribution(words, KEY))
    assert await ama.ask(ReadMarks((KEY,))) == MarksRead((None,))
    with pytest.raises(Rejected) as refused:
        await ama.ask(ReadMarks(("short",)))
    assert refused.value.code == "key_invalid"


async def test_facilitators_have_their_own_ways_to_read(room: Room) -> None:
    for request in (OfferWords(), ReadWords(()), ListUnheard(), ReadMarks(())):
        with pytest.raises(Rejected) as refused:
            await room.facilitator().ask(request)
        assert refused.value.code == "not_yours_to_ask"
