"""The drop-in box in plain mode: opened after a yes, and answered by numbers."""

from server.domain import commands as c
from server.domain.concerns import Addressee, Companion
from server.port import LeaveConcern
from server.store.box_file import read_box
from tests.coprod_tui.plain.conftest import People, Script

ASKS = (
    "Open the drop-in box here? Whoever sees this window can read it, also by scrolling back. "
    'Type "yes" to do it; anything else leaves it'
)
NOTHING = "Nothing can be read in the drop-in box now: concerns are shown three at a time."
KEYS = iter(f"{number:032x}" for number in range(100))


async def leave(people: People, to: Addressee, text: str, talk: Companion | None = None, where: str = "") -> None:
    await people.ports["Ama"].ask(LeaveConcern(next(KEYS), to, text, talk_with=talk, where=where))


async def test_it_opens_after_a_yes_and_shows_what_was_released(script: Script, people: People) -> None:
    script.start()
    await people.arrive("Ama")
    await script.heard("Arrived: Ama")
    await leave(people, "facilitators", "Only this")
    await script.room.box.turn()
    assert await script.type("box") == [
        "Drop-in box: 0 concerns to read, 0 people would like to talk with a facilitator"
    ]
    assert await script.type("open box") == [NOTHING]
    for text in ("Late\nrota", "Night"):
        await leave(people, "facilitators", text)
    for _ in range(3):
        await leave(people, "room", "For all")
    await leave(people, "room", "", "facilitator", "By the door")
    await script.room.box.turn()
    await script.heard("Drop-in box: 6 concerns to read, 1 person would like to talk with a facilitator")
    assert await script.type("open box") == [ASKS]
    assert await script.type("box") != []
    assert await script.type("open box") == [ASKS]
    said = await script.type("yes")
    assert said[0] == "Would like to talk, 1: By the door"
    assert sorted(line.partition(": ")[2] for line in said[1:]) == ["For all"] * 3 + [
        "Late / rota",
        "Night",
        "Only this",
    ]
    assert await script.type("coming 1") == ["You are coming: nobody else is asked"]
    assert await script.type("coming 1") == ['There is no number 1 in the box as it was read; "open box" reads it.']
    for_room = next(line for line in said[1:] if "for the room" in line).split()[1].rstrip(",")
    for_others = next(line for line in said[1:] if "for the facilitators" in line).split()[1].rstrip(",")
    assert await script.type(f"show concern {for_room}") == [f"Every phone shows concern {for_room}: “For all”"]
    assert script.room.replica.rooms.everybody.concern is not None
    assert await script.type(f"show concern {for_others}") == [
        f"Concern {for_others} is for the facilitators, so no phone shows it."
    ]
    assert await script.type("hide concern") == ["No phone shows a concern"]
    assert script.room.replica.rooms.everybody.concern is None
    assert await script.type("show concern x") == ['"x" is no number; "open box" gives each thing in the box one.']


async def test_a_wish_to_talk_is_told_at_once_and_handed_on(script: Script, people: People) -> None:
    script.start()
    await people.arrive("Ama")
    await people.arrive("Bo")
    await leave(people, "room", "", "facilitator")
    await script.heard("Drop-in box: 0 concerns to read, 1 person would like to talk with a facilitator")
    await script.type("open box")
    assert await script.type("yes") == ["Would like to talk, 1: they did not say how to find them"]
    (refusal,) = await script.type("hand on 1")
    assert "Nobody is an Encourager just now, so this stays with you." in refusal
    mine = people.ports["Bo"].mine()
    assert mine is not None
    await script.room.facilitator().submit(c.OfferRole("encourager", mine.person))
    await people.ports["Bo"].submit(c.AcceptOffer("encourager"))
    await script.heard("Role: Bo holds Encourager")
    assert await script.type("hand on 1") == ["That is handed on to whoever holds Encourager"]
    mine = people.ports["Bo"].mine()
    assert mine is not None
    assert mine.box is not None
    assert mine.box.talks == 1


async def test_a_number_stays_that_of_its_line_until_the_box_is_opened_anew(script: Script, people: People) -> None:
    script.start()
    await people.arrive("Ama")
    for text in ("One", "Two", "Three"):
        await leave(people, "room", text)
    for where in ("At the door", "By the window", "On the stairs"):
        await leave(people, "room", "", "facilitator", where)
    await script.room.box.turn()
    await script.heard("Drop-in box: 3 concerns to read, 3 people would like to talk with a facilitator")
    await script.type("open box")
    said = await script.type("yes")
    wheres, words = [line.partition(": ")[2] for line in said[:3]], [line.partition(": ")[2] for line in said[3:]]
    for number in range(12):
        await leave(people, "room", f"Later {number}", "facilitator", "Elsewhere")
    await script.room.box.turn()
    await script.heard("Drop-in box: 15 concerns to read, 15 people would like to talk with a facilitator")
    for number in (1, 2):
        assert await script.type(f"coming {number}") == ["You are coming: nobody else is asked"]
    waiting = {known.where for known in read_box(script.room.journal.path.with_name("box")).talks}
    assert waiting == {wheres[2], "Elsewhere"}
    for number, shown in enumerate(words, 1):
        assert await script.type(f"show concern {number}") == [f"Every phone shows concern {number}: “{shown}”"]
        concern = script.room.replica.rooms.everybody.concern
        assert concern is not None
        assert concern.text == shown
