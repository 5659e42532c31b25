"""Sessions line by line, read as a screen reader would read them."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from coprod_tui.commands import COMMANDS
from server.domain import commands as c
from server.domain.errors import Rejected
from server.port import Link, Position, SessionPort, Update
from server.projections.status import AddressView, StatusView, TroubleView
from tests.coprod_tui.plain.conftest import HEADING, People, Script
from tests.server.conftest import Clock, Room

HOSTILE = "AA\x1b]52;c;ZXZpbA==\x07BB\r\nArrived: nobody\u2028\x9b2J\u202e end"


async def test_a_session_from_the_lobby_to_its_end(script: Script, people: People, clock: Clock) -> None:
    script.start()
    assert await script.type("ask What works  well?") == [
        "The session is live",
        "Question 1 is open: What works  well?",
    ]
    assert script.said[:4] == HEADING
    assert script.said[4] == "It is in the lobby. People here: 0. Contributions: 0"
    await people.arrive("Ama")
    await script.heard("Arrived: Ama")
    await people.arrive("nobody in particular", "")
    await script.heard("Arrived: Person 2")
    await people.say("Ama", "The same carer\nevery morning.")
    await script.heard("Contribution 1, Ama: The same carer / every morning.")
    await people.say("nobody in particular", "Evening calls", key="c" * 32)
    await script.heard("Contribution 2, without a name: Evening calls")
    assert await script.type("heard 1") == ["Contribution 1 is marked as heard"]
    assert await script.type("said") == [
        "Contribution 2, without a name: Evening calls",
        "Contribution 1, Ama: The same carer / every morning. (heard)",
    ]
    assert await script.type("offer weaver to ama") == ["Role: Weaver is offered to Ama"]
    await people.ports["Ama"].submit(c.AcceptOffer("weaver"))
    await script.heard("Role: Ama holds Weaver")
    clock.pass_by(12 * 60 + 59)
    assert "Weaver: Ama 12 min; 3 at most" in await script.type("roles")
    assert await script.type("people") == [
        "People here: 2, connected: 2",
        "Ama, connected, holds Weaver",
        "Person 2, connected",
    ]
    await people.ports["Ama"].submit(c.StepBack("weaver"))
    await script.heard("Role: Ama stepped back from Weaver")
    assert await script.type("close") == ["Question 1 is closed: 2 answers, 0 passed"]
    assert await script.type("end") == ["The session has ended"]
    assert await script.leave() == ["The room is closed. Take the record away with: coprod export s-1 --to DIR"]
    assert [port.session for port in script.closed] == ["s-1"]


async def test_leaving_a_session_that_goes_on_says_how_to_come_back(script: Script) -> None:
    script.start()
    assert await script.leave("quit") == ["The room stays open. Come back with: coprod open s-1"]
    assert script.closed == []


async def test_the_end_of_the_input_is_quit_and_closes_a_session_that_has_ended(script: Script) -> None:
    script.start()
    await script.type("end")
    assert await script.leave(None) == ["The room is closed. Take the record away with: coprod export s-1 --to DIR"]
    assert len(script.closed) == 1


async def test_coming_back_tells_what_stands_and_repeats_nothing(script: Script, people: People, room: Room) -> None:
    await room.facilitator().submit(c.AskQuestion("What works?"))
    await people.arrive("Ama")
    await people.say("Ama", "Tuesdays")
    script.start()
    await script.type("")
    assert script.said == [
        *HEADING,
        "It is live. People here: 1. Contributions: 1",
        "Question 1 is open: What works?",
        "This address is not encrypted, so whoever shares the Wi-Fi could read along; best use one of your own",
        'Type "help" for the commands',
    ]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("", []),
        ("   ", []),
        (
            "aks What?",
            ['There is no command "aks"; did you mean ask? Nothing was changed; "help" lists the commands.'],
        ),
        ("frobnicate", ['There is no command "frobnicate". Nothing was changed; "help" lists the commands.']),
        ("ask", ["It is written: ask TEXT. Nothing was changed."]),
        ("ask \u200b", ["There is nothing to read in that yet. Please type something first."]),
        ("ask " + "x" * 401, ["That is longer than 400 characters. Please shorten it; nothing was lost."]),
        ("ask " + "x" * 20_000, ["That line is longer than 20,000 characters. Nothing was changed."]),
        ("close", ["No question has been asked yet."]),
        ("close it", ['"close" stands alone, so nothing was done; please leave out what follows it.']),
        ("heard", ["It is written: heard N. Nothing was changed."]),
        ("heard one", ['"one" is no number of a contribution; "said" lists them with their numbers.']),
        ("heard ²", ['"²" is no number of a contribution; "said" lists them with their numbers.']),
        ("heard 7", ['There is no contribution 7; "said" lists them with their numbers.']),
        ("undo", ["There is nothing that can be undone now."]),
        ("offer Weaver", ["It is written: offer ROLE to PERSON. Nothing was changed."]),
        ("offer Weaver to Ama", ['There is no person "Ama" here.']),
        ("offer to Ama", ["It is written: offer ROLE to PERSON. Nothing was changed."]),
        ("said", ["Nothing has been said yet"]),
        ("people", ["People here: 0, connected: 0"]),
        ("\x1b[2Jask", ['There is no command "␛[2jask"; did you mean ask?']),
    ],
)
async def test_what_cannot_be_done_is_said_and_changes_nothing(
    script: Script, room: Room, line: str, answer: list[str]
) -> None:
    script.start()
    said = await script.type(line)
    assert len(said) == len(answer)
    assert all(line.startswith(expected) for line, expected in zip(said, answer, strict=True))
    assert room.service.published.seq == 1


async def test_what_is_done_already_is_said(script: Script, people: People) -> None:
    script.start()
    await people.arrive("Ama")
    await script.type("ask What works?")
    await people.say("Ama", "Tuesdays")
    await script.heard("Contribution 1, Ama: Tuesdays")
    assert await script.type("HEARD 1") == ["Contribution 1 is marked as heard"]
    assert await script.type("heard 1") == ["Contribution 1 is marked as heard already."]
    await script.type("offer scribe to ama")
    assert await script.type("offer scribe to ama") == ["Scribe is offered to Ama already."]
    await people.ports["Ama"].submit(c.AcceptOffer("scribe"))
    await script.heard("Role: Ama holds Scribe")
    assert await script.type("offer scribe to ama") == ["Ama holds Scribe already."]
    await script.type("close")
    assert await script.type("close") == ["Question 1 is closed already."]
    await script.type("end")
    assert await script.type("ask One more?") == ["The session has ended. Undo opens it again."]
    assert await script.type("undo") == ["The session goes on"]
    assert await script.type("undo") == ["Question 1 is open again: What works?"]
    assert await script.type("undo") == ["Contribution 1 is no longer marked as heard"]


async def test_a_name_that_fits_two_is_asked_about(script: Script, people: People) -> None:
    script.start()
    for number, name in enumerate(["Sam", "Sam", "Samira", "Jo to Go", "Zoë"]):
        await people.arrive(str(number), name)
    await script.heard("Arrived: Zoë")
    assert await script.type("offer host to sam") == [
        '"sam" fits more than one person: Sam (1), Sam (2) and Samira. Which one?'
    ]
    assert await script.type("offer host to sam (2)") == ["Role: Host is offered to Sam (2)"]
    assert await script.type("offer host to sami") == ["Role: Host is offered to Samira"]
    assert await script.type("offer weav to JO TO GO") == ["Role: Weaver is offered to Jo to Go"]
    assert await script.type("offer Host TO zoe\u0308") == ["Role: Host is offered to Zoë"]
    assert await script.type("offer S to zoë") == ['"S" fits more than one role: Scribe and Storyteller. Which one?']
    assert await script.type("offer wever to zoë") == [
        'There is no role "wever" here; did you mean Weaver or Way-opener?'
    ]
    assert await script.type("offer weaver to zo ë") == ['There is no person "zo ë" here; did you mean Zoë?']


async def test_whatever_people_type_stays_on_its_line_and_steers_nothing(script: Script, people: People) -> None:
    script.start()
    await script.type("ask What works?")
    await people.arrive("Ama", f"A{HOSTILE[:20]}")
    await people.say("Ama", HOSTILE)
    await script.type("heard 1")
    for line in [*script.said, *await script.type("said"), *await script.type("people")]:
        assert line.isprintable(), line
    assert "Arrived: nobody" not in script.said


async def test_questions_are_named_where_there_was_more_than_one(script: Script, people: People) -> None:
    script.start()
    await people.arrive("Ama")
    await script.type("ask One?")
    await people.say("Ama", "First")
    await script.heard("Contribution 1, Ama: First")
    assert await script.type("ask Two?") == ["Question 1 is closed: 1 answer, 0 passed", "Question 2 is open: Two?"]
    await people.say("Ama", "Second", kind="unsure")
    await script.heard("Contribution 2, Ama: Second (not sure)")
    await people.say("Ama", "Third", consent="room")
    await script.heard("Contribution 3, Ama: Third (in this room only)")
    assert await script.type("said") == [
        "Question 1, contribution 1, Ama: First",
        "Question 2, contribution 2, Ama: Second (not sure)",
        "Question 2, contribution 3, Ama: Third (in this room only)",
    ]


async def test_changes_by_anybody_are_facts_too(script: Script, people: People, room: Room) -> None:
    script.start()
    ama, bo = await people.arrive("Ama"), await people.arrive("Bo")
    await script.type("ask What works?")
    await people.say("Ama", "Tusdays")
    made = next(iter(room.service.published.contributions))
    await ama.submit(c.ChangeContribution(made, "Tuesdays"))
    await script.heard("Changed: contribution 1, Ama: Tuesdays")
    await ama.submit(c.TakeBackContribution(made))
    await script.heard("Contribution 1 was taken back")
    await bo.submit(c.PassQuestion(room.service.published.asked[-1]))
    await bo.submit(c.AskForRole("host"))
    await script.heard("Role: Bo asks for Host")
    assert "Host: held by nobody; Bo asks for it; 2 at most" in await script.type("roles")
    await bo.submit(c.StepBack("host"))
    await script.heard("Role: Bo no longer asks for Host")
    await bo.submit(c.AskForRole("host"))
    await script.heard("Role: Bo asks for Host", times=2)
    assert await script.type("offer host to bo") == ["Role: Bo holds Host"]
    person = room.service.published.people
    ama_id = next(known.id for known in person.values() if known.name == "Ama")
    await bo.submit(c.PassOn("host", ama_id))
    await script.heard("Role: Bo offers Host to Ama")
    await ama.submit(c.DeclineOffer("host"))
    await script.heard("Role: Host is no longer offered to Ama")
    await bo.submit(c.PassOn("host", ama_id))
    await ama.submit(c.AcceptOffer("host"))
    await script.heard("Role: Bo passed Host on")
    await script.heard("Role: Ama holds Host")
    await room.facilitator().submit(c.EndSession())
    await script.heard("The session has ended")
    assert not any("pass" in line.casefold() for line in script.said if line.startswith("Bo"))


async def test_help_lists_every_command_that_plain_mode_has(script: Script) -> None:
    script.start()
    said = await script.type("help")
    assert [line.partition(":")[0] for line in said] == [command.plain for command in COMMANDS if command.plain]
    assert not any("Escape" in line or "Press" in line or "Enter" in line for line in said)


async def test_a_new_address_and_a_disk_that_refuses_are_said_and_that_it_works_again(
    script: Script, room: Room
) -> None:
    script.start()
    await script.type("")
    moved = AddressView("https://room.example", "https://room.example/#KITEMA", "public address", ())
    room.service.addresses_changed((moved,))
    await script.heard("Join at: https://room.example/#KITEMA")
    trouble = TroubleView("/data/s-1", 4096, "No space left on device")
    room.service._set_status(StatusView((moved,), trouble))
    await script.heard(
        "The disk refuses: No space left on device; 4,096 bytes are free at /data/s-1. "
        "Nothing new is kept until there is room; phones keep their words"
    )
    room.service._set_status(StatusView((moved,)))
    await script.heard("The disk works again")


class Flaky:
    """A port whose link is lost and comes back, and whose session may turn it away."""

    def __init__(self, port: SessionPort) -> None:
        self._port = port
        self.news: asyncio.Queue[Update | Rejected | None] = asyncio.Queue()

    def __getattr__(self, name: str) -> object:
        return getattr(self._port, name)

    async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        async def pump() -> None:
            async for update in self._port.follow(position):
                self.news.put_nowait(update)

        pumping = asyncio.create_task(pump())
        try:
            while (update := await self.news.get()) is not None:
                if isinstance(update, Rejected):
                    raise update
                yield update
        finally:
            pumping.cancel()
            await asyncio.wait([pumping])


@pytest.fixture
def flaky(room: Room) -> Flaky:
    return Flaky(room.facilitator())


async def test_a_lost_link_is_said_once_and_so_is_its_return(script: Script, flaky: Flaky) -> None:
    flaky.news.put_nowait(Link(up=True))
    script.start(flaky)  # type: ignore[arg-type]
    await script.type("")
    flaky.news.put_nowait(Link(up=False))
    await script.heard("The link to the session is lost; it comes back by itself, and what was said is kept")
    flaky.news.put_nowait(Link(up=True))
    await script.heard("The link to the session is back")
    assert sum("link" in line for line in script.said) == 2


async def test_being_turned_away_ends_plain_mode_with_the_reason(script: Script, flaky: Flaky) -> None:
    script.start(flaky)  # type: ignore[arg-type]
    await script.type("")
    flaky.news.put_nowait(Rejected("not_welcome", "That token does not open this session."))
    with pytest.raises(Rejected, match="does not open"):
        await script.over()


async def test_a_room_that_is_closed_elsewhere_ends_plain_mode(script: Script, flaky: Flaky) -> None:
    script.start(flaky)  # type: ignore[arg-type]
    await script.type("")
    flaky.news.put_nowait(None)
    await script.over()
    assert script.said[-1] == "The room was closed"


async def test_a_session_that_never_answers_is_given_up(script: Script) -> None:
    class Silent(Flaky):
        async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
            await asyncio.Event().wait()
            yield Link(up=False)

    script.start(Silent(script.room.facilitator()), patience=0.01)  # type: ignore[arg-type]
    with pytest.raises(Rejected, match="did not answer"):
        await script.over()


async def test_ctrl_c_leaves_the_room_open_and_says_how_to_come_back(script: Script) -> None:
    script.start()
    await script.type("")
    script.interrupt()
    with pytest.raises(asyncio.CancelledError):
        await script.over()
    assert script.said[-1] == "The room stays open. Come back with: coprod open s-1"
