"""What whoever gathers themes is told on their phone, and nobody else."""

import pytest

from server.domain import commands as c
from server.domain.errors import Rejected
from server.domain.state import Theme
from server.engine.reading_desk import READ_OF_THEME
from server.engine.shares import Shares
from server.port import ListThemes, ReadProposal, ReadTheme, Request, SessionPort, ThemesListed, WordsRead
from server.projections.gathering import (
    GatheredSentence,
    GatheredTheme,
    NearlyLine,
    ToGather,
    WaitingProposal,
)
from tests.server.conftest import Room

AMA, BO, MEI = "a" * 32, "b" * 32, "c" * 32
KEY = "0" * 32


def person_of(port: SessionPort) -> str:
    mine = port.mine()
    assert mine is not None
    return mine.person


def to_gather(port: SessionPort) -> ToGather | None:
    mine = port.mine()
    assert mine is not None
    return mine.gathering


async def holding(room: Room, name: str, secret: str, role: str) -> SessionPort:
    port = await room.participant(name, secret)
    await room.facilitator().submit(c.OfferRole(role, person_of(port)))
    await port.submit(c.AcceptOffer(role))
    return port


async def say(port: SessionPort, question: str, text: str) -> str:
    await port.submit(c.Contribute(question, text))
    mine = port.mine()
    assert mine is not None
    return mine.said[-1].id


async def ask(room: Room, reveal: c.Reveal = "at_once") -> str:
    return str((await room.facilitator().submit(c.AskQuestion("What helps?", reveal))).made)


async def listed(port: SessionPort) -> ThemesListed:
    response = await port.ask(ListThemes())
    assert isinstance(response, ThemesListed)
    return response


async def read(port: SessionPort, request: Request) -> tuple[list[str], int]:
    """The words that come of asking for what is in a theme or a proposal, and how many more there are."""
    response = await port.ask(request)
    assert isinstance(response, WordsRead)
    return sorted(row.said.text for row in response.placed), response.more


@pytest.mark.parametrize("role", ["weaver", "host"])
async def test_proposals_are_shown_to_whoever_takes_them_without_saying_who_has_no_name(room: Room, role: str) -> None:
    ama, mei = await room.participant("Ama", AMA), await holding(room, "Mei", MEI, role)
    question = await ask(room)
    mornings, evenings, nights = [await say(ama, question, text) for text in ("Mornings", "Evenings", "Nights")]
    named = (await ama.submit(c.ProposeTogether((mornings, evenings), "Hours", "Time"))).made
    nameless = (await ama.submit(c.ProposeTogether((mornings, nights), "Rest", key=KEY, consent="room"))).made
    await ama.submit(c.TakeBackContribution(nights))
    assert (await listed(mei)).proposals == (
        WaitingProposal(str(named), 1, "Hours", "Time", "Ama", 2, room_only=False),
        WaitingProposal(str(nameless), 2, "Rest", "", None, 1, room_only=True),
    )
    assert await read(mei, ReadProposal(str(named))) == (["Evenings", "Mornings"], 0)
    assert await read(mei, ReadProposal(str(nameless))) == (["Mornings"], 0)
    await mei.submit(c.TakeProposal(str(named), name="Hours of the day"))
    assert [theme.name for theme in (await listed(mei)).themes] == ["Hours of the day"]
    with pytest.raises(Rejected) as refused:
        await mei.ask(ReadProposal(str(named)))
    assert refused.value.code == "proposal_settled"


async def test_the_words_of_a_theme_are_those_that_its_reader_may_read(room: Room) -> None:
    ama, mei = await room.participant("Ama", AMA), await holding(room, "Mei", MEI, "weaver")
    question = await ask(room, "after_answer")
    said = [await say(ama, question, text) for text in ("Mornings", "Evenings")]
    theme = str((await room.facilitator().submit(c.AddTheme("Time", tuple(said)))).made)
    assert await read(mei, ReadTheme(theme)) == ([], 2), "Mei has not answered that question yet"
    await say(mei, question, "Rest")
    assert await read(mei, ReadTheme(theme)) == (["Evenings", "Mornings"], 0)
    await room.facilitator().submit(c.HoldBack((said[0],), "reasons.hurts"))
    assert await read(mei, ReadTheme(theme)) == (["Evenings"], 1)
    await room.facilitator().submit(c.RemoveTheme(theme))
    with pytest.raises(Rejected) as refused:
        await mei.ask(ReadTheme(theme))
    assert refused.value.code == "no_such_theme"


async def test_of_a_large_theme_some_are_read(room: Room) -> None:
    mei = await holding(room, "Mei", MEI, "weaver")
    question = await ask(room)
    said = [
        str((await room.facilitator().submit(c.CaptureWords(question, f"Said {n}", channel="aloud"))).made)
        for n in range(READ_OF_THEME + 2)
    ]
    theme = str((await room.facilitator().submit(c.AddTheme("Time", tuple(said)))).made)
    words, more = await read(mei, ReadTheme(theme))
    assert (len(words), more) == (READ_OF_THEME, 2)


async def test_a_theme_comes_with_its_sentence_and_what_was_answered(room: Room) -> None:
    ama, bo, mei = (
        await room.participant("Ama", AMA),
        await room.participant("Bo", BO),
        await holding(room, "Mei", MEI, "weaver"),
    )
    question = await ask(room)
    said = [await say(ama, question, "Mornings"), await say(bo, question, "Evenings")]
    await ama.submit(c.Contribute(question, "Nights", key=KEY))
    nameless = next(one.id for one in room.replica.state.contributions.values() if one.person is None)
    theme = str((await mei.submit(c.AddTheme("Time", (*said, nameless)))).made)
    assert (await listed(mei)).themes == (GatheredTheme(theme, "Time", 3, None),)
    await mei.submit(c.SayBack(theme, "Time matters."))
    (known,) = room.replica.state.themes
    sentence = _sentence(known)
    await bo.submit(c.AnswerSayBack(sentence, "nearly", "Not only evenings."))
    await ama.submit(c.AnswerSayBack(sentence, "nearly", "Nights too.", KEY))
    await ama.submit(c.AnswerSayBack(sentence, "yes"))
    lines = (NearlyLine("Bo", "Not only evenings."), NearlyLine(None, "Nights too."))
    view = GatheredSentence("Time matters.", 1, 2, 0, lines)
    assert (await listed(mei)).themes == (GatheredTheme(theme, "Time", 3, view),)


def _sentence(theme: Theme) -> str:
    assert theme.sentence is not None
    return theme.sentence.id


async def test_lines_that_the_list_of_themes_leaves_out_come_with_the_words(room: Room) -> None:
    ama, mei = await room.participant("Ama", AMA), await holding(room, "Mei", MEI, "weaver")
    question, keys = await ask(room), [f"{number:032x}" for number in range(5)]
    for number, key in enumerate(keys):
        await ama.submit(c.Contribute(question, f"Words {number}", key=key))
    said = tuple(room.replica.state.contributions)
    theme = str((await mei.submit(c.AddTheme("Time", said))).made)
    assert (await inside(mei, theme)).lines == ()
    await mei.submit(c.SayBack(theme, "Time matters."))
    sentence = _sentence(room.replica.state.known_theme(theme))
    for number, key in enumerate(keys):
        await ama.submit(c.AnswerSayBack(sentence, "nearly", f"Line {number}", key))
    (row,) = (await listed(mei)).themes
    assert row.said_back is not None
    assert (len(row.said_back.lines), row.said_back.more_lines) == (3, 2)
    words = await inside(mei, theme)
    assert {one.line for one in (*row.said_back.lines, *words.lines)} == {f"Line {number}" for number in range(5)}
    assert words.more_lines == 0


async def inside(port: SessionPort, theme: str) -> WordsRead:
    response = await port.ask(ReadTheme(theme))
    assert isinstance(response, WordsRead)
    return response


async def test_only_whoever_gathers_is_told(room: Room) -> None:
    ama, mei = await room.participant("Ama", AMA), await holding(room, "Mei", MEI, "weaver")
    assert to_gather(ama) is None
    before = to_gather(mei)
    assert before is not None
    assert (before.themes, before.waiting) == (0, 0)
    question = await ask(room)
    said = [await say(ama, question, text) for text in ("Mornings", "Evenings")]
    assert to_gather(mei) == before, "words that are in no theme change nothing"
    await ama.submit(c.ProposeTogether(tuple(said), "Hours"))
    after = to_gather(mei)
    assert after == ToGather(before.changed + 1, 0, 1)
    await mei.submit(c.StepBack("weaver"))
    assert to_gather(mei) is None
    for request in (ListThemes(), ReadTheme("h-1"), ReadProposal("b-1")):
        for port in (ama, mei):
            with pytest.raises(Rejected) as refused:
                await port.ask(request)
            assert refused.value.code == "not_yours_to_ask"


async def test_a_proposal_without_a_name_takes_a_place_once_and_one_with_a_name_takes_none(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def require(_: Shares, address: str) -> None:
        if address in taken:
            raise Rejected("nameless_share_used")

    monkeypatch.setattr(Shares, "require_proposal", require)
    monkeypatch.setattr(Shares, "proposed", lambda _, address: taken.append(address))
    ama = await room.participant("Ama", AMA)
    question = await ask(room)
    one, two, three = [await say(ama, question, text) for text in ("Mornings", "Evenings", "Nights")]
    proposal = c.ProposeTogether((one, two), "Alike", key=KEY)
    assert await ama.submit(proposal) == await ama.submit(proposal)
    assert len(taken) == 1
    with pytest.raises(Rejected) as refused:
        await ama.submit(c.ProposeTogether((two, three), "Alike", key="f" * 32))
    assert refused.value.code == "nameless_share_used"
    await ama.submit(c.ProposeTogether((two, three), "Alike"))
    assert len(taken) == 1
