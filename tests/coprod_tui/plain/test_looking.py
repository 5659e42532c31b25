"""What the whole room looks at, line by line: words that are held up, and open water."""

from server.domain import commands as c
from server.port import SessionPort
from tests.coprod_tui.plain.conftest import People, Script


async def test_words_are_held_up_and_put_down(script: Script, people: People, three: dict[str, SessionPort]) -> None:
    assert await script.type("hold up") == ["Nothing has been said yet."]
    assert await script.type("put down") == ["Nothing is held up just now."]
    await people.say("Ama", "Mornings")
    await script.heard("Contribution 1, Ama: Mornings")
    hidden = ["What was said to question 1 is not shown to everybody yet. Reveal it first."]
    assert await script.type("hold up 1") == hidden
    await script.type("reveal")
    await people.say("Bo", "Evenings")
    await script.heard("Contribution 2, Bo: Evenings")
    assert await script.type("hold up 2") == ["Held up: 2, Bo: Evenings"]
    assert await script.type("hold up 2") == ["It is so already, so nothing had to change"]
    assert await script.type("hold up") == ["Held up: 1, Ama: Mornings"]
    assert await script.type("undo") == ["Held up: 2, Bo: Evenings"]
    assert await script.type("put down") == ["Nothing is held up any more"]
    assert await script.type("undo") == ["Held up: 2, Bo: Evenings"]
    await three["Bo"].submit(c.TakeBackContribution(script.room.replica.state.held_up or ""))
    await script.heard("Contribution 2 was taken back, so it is held up no longer")
    assert await script.type("hold up 9") == ['There is no contribution 9; "said" lists them with their numbers.']


async def test_open_water_is_closed_for_a_reason(script: Script, people: People, three: dict[str, SessionPort]) -> None:
    assert await script.type("open water") == ["Open water: 0"]
    await people.say("Ama", "The review meetings?", kind="unsure")
    await people.say("Bo", "Mornings")
    await people.say("Mei", "And the rota?", kind="unsure", consent="room", key="0" * 32)
    await script.heard("Contribution 3, without a name: And the rota? (not sure, in this room only)")
    assert await script.type("close water 1: Ama: has asked") == [
        "Contribution 1 is open water no longer: Ama: has asked"
    ]
    assert await script.type("open water") == [
        "Open water: 1",
        "Contribution 3, without a name: And the rota? (in this room only)",
        "Contribution 1, Ama: The review meetings?; open no longer: Ama: has asked",
    ]
    assert await script.type("undo") == ["Contribution 1 is open water again"]
    assert await script.type("close water 2: why") == ["Contribution 2 does not say that somebody is unsure."]
    assert await script.type("close water 1") == ["It is written: close water N: REASON. Nothing was changed."]


async def test_the_pace_is_said(script: Script) -> None:
    script.start()
    assert await script.type("pace") == ["The plan says nothing of how long it takes"]
