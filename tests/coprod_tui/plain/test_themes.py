"""Themes, and what answers what, line by line."""

from server.domain import commands as c
from server.port import SessionPort
from tests.coprod_tui.plain.conftest import People, Script
from tests.server.conftest import Room


async def said(script: Script, people: People, *texts: str) -> None:
    for number, text in enumerate(texts, 1):
        await people.say("Ama", text)
        await script.heard(f"Contribution {number}, Ama: {text}")


def contribution(room: Room, number: int) -> str:
    return next(known.id for known in room.replica.state.contributions.values() if known.number == number)


async def test_each_line_about_themes_says_what_happened_in_one(
    script: Script, people: People, three: dict[str, SessionPort]
) -> None:
    await said(script, people, "Mornings with Dee", "Evenings that do not rush", "The number on the fridge")
    assert await script.type("themes") == ['There is no theme yet; "theme N: NAME" adds one with contribution N in it']
    for line, told in (
        ("theme 1 2: Times of day", "The theme Times of day is there now, with 2 contributions (1, 2)"),
        ("theme 3, 1: times  OF day", "In Times of day now: 1 contribution (3)"),
        ("theme 3: times of day", "It is so already, so nothing had to change"),
        ("untheme 1: times", "No longer in Times of day: 1 contribution (1)"),
        ("rename theme times: Hours: late", 'The theme Times of day is called "Hours: late" now'),
        ("theme 1: “Being known”", "The theme Being known is there now, with 1 contribution (1)"),
        ("move theme being: 1", "The theme Being known is at place 1 now"),
        (
            "split hours: late: 3: At: home",
            'The theme "At: home" is there now, out of "Hours: late", with 1 contribution (3)',
        ),
        ("merge At: home: Being known", 'The theme "At: home" is part of Being known now, with 1 contribution (3)'),
        (
            "remove theme being known",
            "The theme Being known was removed; what was in it stays in the session: 2 contributions (1, 3)",
        ),
        ("undo", "The theme Being known is there now, with 2 contributions (1, 3)"),
        ("undo", 'The theme "At: home" is there now, out of Being known, with 1 contribution (3)'),
        ("undo", 'The theme "At: home" is part of "Hours: late" now, with 1 contribution (3)'),
        ("redo", 'The theme "At: home" is there now, out of "Hours: late", with 1 contribution (3)'),
    ):
        assert await script.type(line) == [told], line
    assert await script.type("themes") == [
        "Theme 1, Being known: 1 contribution (1)",
        'Theme 2, "Hours: late": 1 contribution (2)',
        'Theme 3, "At: home": 1 contribution (3)',
        "In no theme: 0 contributions",
    ]


async def test_what_cannot_be_done_with_themes_gets_a_sentence_and_changes_nothing(
    script: Script, people: People, three: dict[str, SessionPort]
) -> None:
    await said(script, people, "Mornings", "Evenings")
    await script.type("theme 1: Times")
    await script.type("theme 2: Trust")
    for line, why in (
        ("theme 9: Times", 'There is no contribution 9; "said" lists them with their numbers.'),
        ("theme x: Times", '"x" is no number of a contribution; "said" lists them with their numbers.'),
        ("theme 1", "It is written: theme N [N…]: NAME or themes. Nothing was changed."),
        ("untheme 1: Tame", 'There is no theme "Tame" here; did you mean Times?'),
        ("untheme 2: Ti", "None of these is in Times, so nothing had to change."),
        ("remove theme Ti", 'There is no theme "Ti" here; did you mean Times?'),
        ("heard theme Ti", 'There is no theme "Ti" here; did you mean Times?'),
        ("merge Ti: Trust", 'There is no theme "Ti" here; did you mean Times?'),
        ("remove theme Xyz", 'There is no theme "Xyz" here; "themes" lists them.'),
        ('split "Carers: breaks": 3: Alone', 'There is no theme "Carers: breaks" here; "themes" lists them.'),
        ("rename theme T: Days", '"T" fits more than one theme: Times and Trust. Which one?'),
        ("move theme Times: 3", '"3" is no place among the themes; their places are 1 to 2.'),
        ("split Times: one: Days", '"one" is no number of a contribution; "said" lists them with their numbers.'),
    ):
        assert await script.type(line) == [why], line
    for line in ("merge Times: times", "rename theme Times: TRUST", "split Times: 2: Days"):
        (why,) = await script.type(line)
        assert why.endswith("."), why
    assert (await script.type("themes"))[:2] == [
        "Theme 1, Times: 1 contribution (1)",
        "Theme 2, Trust: 1 contribution (2)",
    ]


async def test_several_and_whole_themes_are_marked_as_heard(
    script: Script, people: People, three: dict[str, SessionPort]
) -> None:
    await said(script, people, "One", "Two", "Three", "Four")
    assert await script.type("heard 2 1") == ["2 contributions (1, 2) are marked as heard"]
    assert await script.type("heard 1, 2") == ["Contribution 1 is marked as heard already."]
    await script.type("theme 1 3 4: Numbers")
    assert await script.type("heard theme numbers") == ["2 contributions (3, 4) are marked as heard"]
    assert await script.type("heard theme numbers") == ["Everything in Numbers is marked as heard already."]
    assert await script.type("undo") == ["2 contributions (3, 4) are no longer marked as heard"]
    await script.type("untheme 1 3 4: Numbers")
    assert await script.type("heard theme numbers") == ["There is nothing in Numbers."]


async def test_rows_say_what_they_answer_their_themes_and_how_many_say_me_too(
    script: Script, people: People, three: dict[str, SessionPort], room: Room
) -> None:
    await said(script, people, "The same carer")
    await script.type("reveal")
    first = contribution(room, 1)
    await three["Bo"].submit(c.SayMeToo(first, "a" * 32))
    await script.heard("Me too, to contribution 1")
    await three["Bo"].submit(c.Build(first, "On weekends too"))
    await script.heard("Contribution 2, Bo: On weekends too (builds on 1)")
    await three["Mei"].submit(c.AskForRole("encourager"))
    await script.type("offer encourager to Mei")
    mei = next(known.id for known in room.replica.state.people.values() if known.name == "Mei")
    kept = await three["Bo"].submit(c.Challenge(first, "Warmth", "The cost", "beside", mei))
    assert kept.made is not None
    await script.type("theme 1: Trust")
    await script.type("theme 1: Time: long")
    assert await script.type("said") == [
        'Contribution 1, Ama: The same carer (Me too: 1, builds: 1, in Trust and "Time: long")',
        "Contribution 2, Bo: On weekends too (builds on 1)",
    ]
    await three["Mei"].submit(c.StandBeside(kept.made))
    challenge = (
        "Contribution 3, Bo: What I value here: Warmth / What I would test: The cost (challenges 1, with Mei beside)"
    )
    await script.heard(challenge)
    assert await script.type("builds 1") == ["Contribution 2, Bo: On weekends too (builds on 1)", challenge]
    assert await script.type("builds 2") == ["Nothing builds on contribution 2 or challenges it"]
    await three["Ama"].submit(c.TakeBackContribution(first))
    await script.heard("Contribution 1 was taken back")
    assert (await script.type("said"))[0] == ("Contribution 2, Bo: On weekends too (builds on 1, which was taken back)")
    assert (await script.type("themes"))[0] == "Theme 1, Trust: nothing in it"


async def test_where_the_longest_word_fits_nothing_a_shorter_one_is_tried(
    script: Script, people: People, three: dict[str, SessionPort]
) -> None:
    await script.type("add role Theme keeper: Keeps the themes.")
    await script.type('add role "Theme keeper: home": Keeps them at home.')
    assert await script.type("rename Theme keeper to Weaving") == ["Role: Theme keeper is called Weaving now"]
    (told,) = await script.type("rename Theme keeper: home to X")
    assert told == "Role: Theme keeper: home is called X now"
    assert await script.type("rename Theme keeper: home") == ['There is no theme "keeper" here; "themes" lists them.']
