"""Outcomes line by line: asked for, adopted in people's own words, served by themes, and what came of them."""

from server.domain import commands as c
from server.port import SessionPort
from tests.coprod_tui.plain.conftest import People, Script

WORTH_IT = "This will have been worth it if…"


async def test_they_are_asked_for_and_adopted_in_peoples_own_words(
    script: Script, people: People, three: dict[str, SessionPort]
) -> None:
    assert await script.type("outcomes") == [
        'There is no outcome yet; "ask outcomes" asks for them, "adopt outcome N" adopts contribution N'
    ]
    assert await script.type("drop outcome 1") == ['There is no outcome 1; "outcomes" lists them with their numbers.']
    assert (await script.type("ask outcomes"))[-1] == f"Question 2 is open for outcomes: {WORTH_IT}"
    await people.say("Ama", "nobody is rushed")
    await script.heard("Contribution 1, Ama: nobody is rushed")
    assert await script.type("adopt outcome 1") == [
        "What was said to question 2 is not shown to everybody yet. Reveal it first."
    ]
    await script.type("reveal")
    assert await script.type("adopt outcome 1") == ["Outcome 1 is adopted: nobody is rushed"]
    assert await script.type("adopt outcome 1") == ["Contribution 1 is outcome 1 already."]
    assert await script.type("undo") == ["Outcome 1 was let go"]
    await script.type("redo")
    await three["Ama"].submit(
        c.TakeBackContribution(script.room.replica.state.direction.outcomes[0].contribution or "")
    )
    await script.heard("Contribution 1 was taken back")
    assert (await script.type("outcomes"))[0] == "Outcome 1, contribution 1: Its author took it back."


async def test_themes_say_what_they_serve_and_the_end_says_what_came_of_each(
    script: Script, people: People, three: dict[str, SessionPort]
) -> None:
    await script.type("reveal")
    for name, text in (("Ama", "nobody is rushed"), ("Bo", "we know what is next")):
        await people.say(name, text, consent="room")
    await script.heard("Contribution 2, Bo: we know what is next (in this room only)")
    stays = " (stays in this room: the report will not have it)"
    for number, text in ((1, "nobody is rushed"), (2, "we know what is next")):
        assert await script.type(f"adopt outcome {number}") == [f"Outcome {number} is adopted: {text}{stays}"]
        await script.type(f"theme {number}: Theme {number}")
    assert await script.type("serve theme Theme 1: 2, 1") == ["Theme 1 serves outcomes 1 and 2"]
    assert await script.type("serve theme Theme 1: 2") == ["Theme 1 serves outcome 2"]
    assert await script.type("serve theme Theme 1: 9") == [
        'There is no outcome 9; "outcomes" lists them with their numbers.'
    ]
    assert await script.type("serve theme Theme 2: 1") == ["Theme 2 serves outcome 1"]
    assert await script.type("serve theme Theme 2: none") == ["Theme 2 serves no outcome yet"]
    assert await script.type("came of 2: The rota: it is on the wall") == [
        f"What came of outcome 2: The rota: it is on the wall{stays}"
    ]
    assert await script.type("outcomes") == [
        "Outcome 1, contribution 1, Ama: nobody is rushed (in this room only)",
        "Outcome 2, contribution 2, Bo: we know what is next (in this room only)",
        "  served by: Theme 1",
        "  what came of it: The rota: it is on the wall",
        "Not tied to an outcome yet: Theme 2",
    ]
    assert await script.type("undo") == ["Nobody says what came of outcome 2"]
    assert await script.type("drop outcome 2") == ["Theme 1 serves no outcome yet", "Outcome 2 was let go"]
    await script.end()
    assert await script.type("came of 1: Calls are longer.") == [f"What came of outcome 1: Calls are longer.{stays}"]


async def test_a_turn_serves_them_too(script: Script, people: People, three: dict[str, SessionPort]) -> None:
    await script.type("reveal")
    await people.say("Ama", "nobody is rushed")
    await script.heard("Contribution 1, Ama: nobody is rushed")
    await script.type("adopt outcome 1")
    assert await script.type("serve turn 1: 1") == ['There is no turn 1; "turns" lists them with their numbers.']
    await script.room.facilitator().submit(c.MakeTurn("One calm hour a day"))
    await script.heard("Turn 1: One calm hour a day")
    assert await script.type("serve turn 1: 1") == ["Turn 1 serves outcome 1"]
    assert (await script.type("outcomes"))[1] == "  served by: turn 1"
