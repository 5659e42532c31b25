"""Turns, line by line: made, set, parked, taken up again."""

from server.domain import commands as c
from server.port import SessionPort
from tests.coprod_tui.plain.conftest import People, Script
from tests.coprod_tui.plain.test_themes import contribution, said
from tests.server.conftest import Room


async def test_each_line_about_turns_says_what_happened_in_one(
    script: Script, people: People, three: dict[str, SessionPort]
) -> None:
    await said(script, people, "Mornings with Dee", "Evenings that do not rush", "The number on the fridge")
    assert await script.type("turns") == [
        'There is no turn yet; "turn: TEXT" proposes one, "turn N: TEXT" one that contribution N led to',
        "Open water: 0",
    ]
    await script.type("theme 1: Times: of day")
    for line, told in (
        ("turn 1 2: Mornings first: always", "Turn 1: Mornings first: always, led to by 2 contributions (1, 2)"),
        (
            "turn theme Times: of day: Ask the night team",
            'Turn 2: Ask the night team, led to by the theme "Times: of day"',
        ),
        ("turn: A new rota", "Turn 3: A new rota"),
        ("turn: A new rota", "Turn 3 says that already."),
        ("change turn 3: A new rota on paper", "Turn 3 is put otherwise: A new rota on paper"),
        ("set turn 1", "Turn 1 is set, and everybody sees it: Mornings first: always"),
        ("set turn 1", "Turn 1 is set already: every phone shows it."),
        ("helps 3: Dee", "Turn 3 is not parked. Say first what you do not know yet."),
        ("park 3: Who has time for it", "Turn 3 is parked as not known yet: Who has time for it"),
        ("helps 3: Dee", "Turn 3 is parked as not known yet: Who has time for it (Dee would help)"),
        (
            "look again 3: in May",
            "Turn 3 is parked as not known yet: Who has time for it (Dee would help; look again in May)",
        ),
        ("unpark 3: Dee has found somebody", "Turn 3 is taken up again: Dee has found somebody"),
        ("unpark 3: Again", "Turn 3 is not parked. Say first what you do not know yet."),
        ("park 2: Whether they may", "Turn 2 is parked as not known yet: Whether they may"),
        ("undo", "Turn 2 is parked no longer"),
        ("redo", "Turn 2 is parked as not known yet: Whether they may"),
        ("take away turn 2", "Turn 2 was taken away"),
        ("set turn 2", "Turn 2 was taken away."),
        ("undo", "Turn 2 is there again: Ask the night team"),
        ("set turn 9", 'There is no turn 9; "turns" lists them with their numbers.'),
        ("park x: Who", '"x" is no number of a turn; "turns" lists them with their numbers.'),
    ):
        assert await script.type(line) == [told], line
    assert await script.type("direction") == [
        "Turn 1, set: Mornings first: always",
        "  led to by contribution 1, Ama: Mornings with Dee",
        "  led to by contribution 2, Ama: Evenings that do not rush",
        "Turn 2, proposed, not known yet: Ask the night team",
        '  led to by the theme "Times: of day"',
        "  not known yet: Whether they may",
        "Turn 3, proposed: A new rota on paper",
        "  not known yet: Who has time for it",
        "  who would help: Dee",
        "  look again: in May",
        "  taken up again: Dee has found somebody",
        "Open water: 0",
    ]


async def test_setting_a_turn_is_undone_and_said(script: Script, three: dict[str, SessionPort]) -> None:
    await script.type("turn: A new rota")
    await script.type("set turn 1")
    assert await script.type("undo") == ["Turn 1 is set no longer"]


async def test_what_led_to_a_turn_is_listed_as_it_stands(
    script: Script, people: People, three: dict[str, SessionPort], room: Room
) -> None:
    await said(script, people, "Mornings", "Evenings", "The rota")
    first, second, third = (contribution(room, number) for number in (1, 2, 3))
    await script.type("turn 1 2 3: A rota for all")
    await three["Ama"].submit(c.TakeBackContribution(first))
    await script.heard("Contribution 1 was taken back")
    await three["Ama"].submit(c.ChangeConsent(second, "room"))
    await script.type("hold back 2: 1")
    assert (await script.type("turns"))[1:4] == [
        "  led to by contribution 1, taken back",
        "  led to by contribution 2, Ama: Evenings (held back, in this room only)",
        "  led to by contribution 3, Ama: The rota",
    ]
    for number, words in ((2, second), (3, third)):
        await three["Ama"].submit(c.TakeBackContribution(words))
        await script.heard(f"Contribution {number} was taken back")
    assert (await script.type("turns"))[1] == ("  all the words that led to it were taken back; it stands by itself")


async def test_a_member_of_the_design_group_proposes_a_turn(script: Script, three: dict[str, SessionPort]) -> None:
    await script.type("offer design-group member to Ama")
    await three["Ama"].submit(c.AcceptOffer("design-group-member"))
    await script.heard("Role: Ama holds Design-group member")
    await three["Ama"].submit(c.MakeTurn("A new rota"))
    await script.heard("Turn 1, proposed by Ama: A new rota")
    assert (await script.type("turns"))[0] == "Turn 1, proposed, by Ama: A new rota"
