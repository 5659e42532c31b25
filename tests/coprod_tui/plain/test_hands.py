"""Hands, line by line: who would like to speak, and who has the word."""

from server.domain import commands as c
from server.port import LowerHand, RaiseHand, SessionPort
from tests.coprod_tui.plain.conftest import Script


async def test_the_word_goes_to_the_next_or_to_who_is_named(script: Script, three: dict[str, SessionPort]) -> None:
    assert await script.type("queue") == ["Hands up: 0"]
    assert await script.type("give word") == ["No hand is up just now."]
    for name in ("Ama", "Bo", "Mei"):
        await three[name].ask(RaiseHand(named=name != "Ama"))
    await script.heard("Mei would like to speak; hands up: 3")
    assert any(line.startswith("Somebody would like to speak; hands up: ") for line in script.said)
    assert await script.type("queue") == [
        "Hands up: 3",
        "1. Somebody, since 10:00, has not spoken yet",
        "2. Bo, since 10:00, has not spoken yet",
        "3. Mei, since 10:00, has not spoken yet",
    ]
    assert await script.type("give word") == ["Somebody has the word; hands up: 2"]
    assert await script.type("give word mei") == ["Mei has the word; hands up: 1"]
    assert await script.type("queue") == ["Mei has the word", "Hands up: 1", "1. Bo, since 10:00, has not spoken yet"]
    await three["Mei"].ask(LowerHand(said=True))
    await script.heard("Nobody has the word; hands up: 1")
    await three["Mei"].ask(RaiseHand(named=True))
    await script.heard("Mei would like to speak; hands up: 2")
    assert (await script.type("queue"))[-1] == "2. Mei, since 10:00, has spoken"


async def test_whose_hand_is_not_up_gets_no_word(script: Script, three: dict[str, SessionPort]) -> None:
    await three["Ama"].ask(RaiseHand())
    await script.heard("Somebody would like to speak; hands up: 1")
    for name in ("Ama", "Bo"):
        assert await script.type(f"give word {name}") == [
            f'{name} has no hand up, or wishes no name shown with it; "queue" lists the hands.'
        ]
    assert "There is no person" in " ".join(await script.type("give word Nobody at all"))
    await three["Ama"].submit(c.PassQuestion(script.room.replica.state.asked[-1]))
    await script.end()
    assert await script.type("give word") == ["No hand is up just now."]
