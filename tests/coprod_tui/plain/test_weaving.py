"""Proposals, and themes that are said back, line by line."""

import pytest

from server.domain import commands as c
from server.port import SessionPort
from tests.coprod_tui.plain.conftest import People, Script
from tests.coprod_tui.plain.test_themes import contribution, said
from tests.server.conftest import Room


@pytest.fixture
async def words(script: Script, people: People, three: dict[str, SessionPort], room: Room) -> list[str]:
    """The ids of three contributions of Ama that everybody may read."""
    await said(script, people, "Mornings", "Evenings", "The rota")
    await script.type("reveal")
    return [contribution(room, number) for number in (1, 2, 3)]


async def proposed(script: Script, three: dict[str, SessionPort], *commands: c.ProposeTogether) -> None:
    """Bo proposes; each is told of."""
    for command in commands:
        await three["Bo"].submit(command)
    room = script.room.replica.state
    for known in room.proposals.values():
        if known.waits:
            who = "Somebody" if known.person is None else "Bo"
            named = f" as {known.name}" if known.name else ""
            count = f"{len(known.contributions)} contributions"
            numbers = ", ".join(str(room.contributions[one].number) for one in known.contributions)
            await script.heard(
                f"Proposal {known.number}: {who} would put {count} ({numbers}) together{named}: {known.reason}"
            )


async def test_proposals_are_listed_taken_left_undone_and_redone(
    script: Script, three: dict[str, SessionPort], words: list[str]
) -> None:
    await proposed(
        script,
        three,
        c.ProposeTogether((words[0], words[1]), "Both are about time", "Times"),
        c.ProposeTogether((words[1], words[2]), "Both need staff", key="a" * 32),
    )
    assert (await script.type("themes"))[1:] == [
        "Proposal 1, by Bo, as Times: 2 contributions (1, 2): Both are about time",
        "Proposal 2, by somebody: 2 contributions (2, 3): Both need staff",
    ]
    assert await script.type("take proposal 1") == [
        "The theme Times is there now, with 2 contributions (1, 2)",
        "Proposal 1 is in Times now",
    ]
    assert await script.type("leave proposal 2") == ["Proposal 2 was left"]
    assert await script.type("undo") == ["Proposal 2 waits again"]
    assert await script.type("redo") == ["Proposal 2 was left"]
    assert await script.type("leave proposal 2") == ["Proposal 2 was taken or left already."]
    assert (await script.type("themes"))[1:] == ["In no theme: 1 contribution"]


async def test_a_proposal_is_changed_as_it_is_taken(
    script: Script, three: dict[str, SessionPort], words: list[str]
) -> None:
    together = c.ProposeTogether((words[0], words[1]), "Both are about time")
    await proposed(script, three, together)
    assert (await script.type("take proposal 1"))[0].endswith(".")
    assert await script.type("take proposal 1 with 2 3: Days: long") == [
        'The theme "Days: long" is there now, with 2 contributions (2, 3)',
        'Proposal 1 is in "Days: long" now',
    ]
    await script.type("undo")
    await script.type("theme 3: Hours")
    assert await script.type("take proposal 1: hours") == [
        "In Hours now: 2 contributions (1, 2)",
        "Proposal 1 is in Hours now",
    ]


async def test_a_proposal_for_words_that_are_gone_says_so(
    script: Script, three: dict[str, SessionPort], words: list[str]
) -> None:
    await proposed(script, three, c.ProposeTogether((words[0], words[1]), "Both are about time", "Times"))
    await three["Ama"].submit(c.TakeBackContribution(words[0]))
    await script.heard("Contribution 1 was taken back")
    assert (await script.type("themes"))[-1] == (
        "Proposal 1, by Bo, as Times: 1 contribution (2), 1 more taken back: Both are about time"
    )
    await three["Ama"].submit(c.TakeBackContribution(words[1]))
    await script.heard("Contribution 2 was taken back")
    assert await script.type("take proposal 1") == [
        "The words of proposal 1 were taken back. Leave it, or take it with other contributions."
    ]
    assert await script.type("leave proposal 1") == ["Proposal 1 was left"]
    await script.type("undo")
    assert await script.type("take proposal 1 with 3: Times") == [
        "The theme Times is there now, with 1 contribution (3)",
        "Proposal 1 is in Times now",
    ]


async def test_a_proposal_without_a_name_is_taken_under_one_that_is_typed(
    script: Script, three: dict[str, SessionPort], words: list[str]
) -> None:
    await proposed(script, three, c.ProposeTogether((words[0], words[1]), "Both are about time"))
    assert await script.type("take proposal 1") == ["Proposal 1 has no name; write take proposal 1: NAME."]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("take proposal 4", 'There is no proposal 4; "themes" lists them with their numbers.'),
        ("leave proposal x", '"x" is no number of a proposal; "themes" lists them with their numbers.'),
        ("say back Tames: Time is short.", 'There is no theme "Tames" here; did you mean Times?'),
        ("say back Times", "It is written: say back NAME: SENTENCE. Nothing was changed."),
    ],
)
async def test_what_cannot_be_done_gets_a_sentence(script: Script, words: list[str], line: str, why: str) -> None:
    await script.type("theme 1: Times")
    assert await script.type(line) == [why]


async def test_a_theme_is_said_back_and_answered(
    script: Script, people: People, three: dict[str, SessionPort], words: list[str], room: Room
) -> None:
    await three["Bo"].submit(c.Contribute(room.replica.state.asked[-1], "At night", key="b" * 32))
    await script.heard("Contribution 4, without a name: At night")
    await script.type("theme 1 2 4: Times: of day")
    assert await script.type("say back Times: of day: Time: it is short.") == [
        'Said back of "Times: of day": Time: it is short.'
    ]
    sentence = room.replica.state.themes[0].sentences[-1].id
    await three["Ama"].submit(c.AnswerSayBack(sentence, "nearly", "Only at night."))
    await script.heard('To "Times: of day" said back, Ama: Nearly, Only at night.')
    await three["Bo"].submit(c.AnswerSayBack(sentence, "nearly", "For some.", key="b" * 32))
    await script.heard('To "Times: of day" said back, Nearly, For some.')
    assert (await script.type("themes"))[:4] == [
        'Theme 1, "Times: of day": 3 contributions (1, 2, 4)',
        "  said back: Time: it is short. (0 yes, 2 nearly, 0 not mine)",
        "  nearly, Ama: Only at night.",
        "  nearly, For some.",
    ]
    await script.type("say back Times: of day: Some have no time.")
    assert await script.type("undo") == ['No longer said of "Times: of day": Some have no time.']


async def test_whoever_proposed_something_takes_it_back_and_allows_it_otherwise(
    script: Script, three: dict[str, SessionPort], words: list[str]
) -> None:
    key = "a" * 32
    await proposed(
        script,
        three,
        c.ProposeTogether((words[0], words[1]), "Both are about time", "Times"),
        c.ProposeTogether((words[1], words[2]), "Both need staff", key=key),
    )
    named, nameless = sorted(script.room.replica.state.proposals.values(), key=lambda known: known.number)
    await three["Bo"].submit(c.ChangeConsent(named.id, "room"))
    await script.heard("The reason of proposal 1 is in this room only")
    await three["Bo"].submit(c.TakeBackProposal(named.id))
    await script.heard("Proposal 1 was taken back by Bo")
    await three["Bo"].submit(c.TakeBackProposal(nameless.id, key))
    await script.heard("Proposal 2 was taken back")
