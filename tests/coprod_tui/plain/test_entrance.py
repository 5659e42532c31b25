"""How people come in, line by line."""

from server.engine.arrivals import CROWD
from tests.coprod_tui.plain.conftest import People, Script
from tests.server.conftest import CODE, Room

ALREADY = ["It is so already, so nothing had to change"]


async def test_the_door_closes_and_opens(script: Script, room: Room) -> None:
    script.start()
    assert await script.type("close door") == ["The door is closed: nobody else can join"]
    assert room.entrance.access.closed
    assert await script.type("close door") == ALREADY
    assert await script.type("open door") == ["The door is open: people can join again"]
    assert not room.entrance.access.closed
    assert await script.type("open door") == ALREADY
    await script.end()
    assert await script.type("close door") == ["The session has ended. Undo opens it again."]


async def test_the_question_is_closed_by_close_and_not_the_door(script: Script, room: Room) -> None:
    script.start()
    await script.type("ask What helps?")
    assert await script.type("close") == ["Question 1 is closed: 0 answers, 0 passed"]
    assert not room.entrance.access.closed
    assert await script.type("close doors") == [
        "It is written: close, close water N: REASON, close check N or close door. Nothing was changed."
    ]


async def test_a_new_code_is_told_and_the_old_one_is_void(script: Script, room: Room) -> None:
    room.admission.refresh()
    script.start()
    (told,) = await script.type("new code")
    code = room.entrance.access.code
    assert code != CODE
    assert told == f"The new code is {code}; QR codes and links from before are void, printed ones too"
    assert f"Code: {code}" not in script.said


async def test_those_of_a_crowd_who_said_nothing_are_removed(script: Script, people: People, room: Room) -> None:
    script.start()
    assert await script.type("remove newcomers") == [
        "Nobody joined in a crowd in the last minutes without saying anything since."
    ]
    await script.type("ask What helps?")
    for number in range(CROWD):
        await people.arrive(f"P{number}")
    await people.say("P0", "Tea")
    room.admission.refresh()
    await script.heard(
        f"{CROWD} joined from one phone or network within a minute; {CROWD - 1} of them said nothing yet"
    )
    assert await script.type("remove newcomers") == [f"{CROWD - 1} people who had said nothing are off the list"]
    assert [person.name for person in room.replica.state.people.values()] == ["P0"]
