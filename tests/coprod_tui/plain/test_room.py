"""Sessions line by line, read as a screen reader would read them."""

from pathlib import Path

from coprod_tui.actions import ACTIONS
from server.domain import commands as c
from server.domain.catalogue import QUESTIONS
from server.domain.exports_made import ExportMade
from server.projections.status import AddressView, TroubleView
from server.store.exports_made import enter_export
from tests.coprod_tui.plain.conftest import HEADING, People, Script
from tests.server.conftest import START, Clock, Room

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
    assert await script.end() == ["The session has ended"]
    assert await script.leave() == ["The room is closed. Take the record away with: coprod export s-1"]
    assert [port.session for port in script.closed] == ["s-1"]


async def test_the_title_is_put_right_and_that_is_undone(script: Script, people: People) -> None:
    script.start()
    assert await script.type("title: Care  at home") == ['The title "Home care" is changed; it is now: Care  at home']
    assert await script.type("title: Care  at home") == ["It is so already, so nothing had to change"]
    assert await script.type("title: \u200b") == ["There is nothing to read in that yet. Please type something first."]
    assert await script.type("title:") == ["It is written: title: TEXT. Nothing was changed."]
    assert await script.type("undo") == ['The title "Care  at home" is changed; it is now: Home care']
    assert await script.type("redo") == ['The title "Home care" is changed; it is now: Care  at home']
    await script.end()
    assert await script.type("title: Home care") == ['The title "Care  at home" is changed; it is now: Home care']


async def test_leaving_a_session_that_goes_on_says_how_to_come_back(script: Script) -> None:
    script.start()
    assert await script.leave("quit") == ["The room stays open. Come back with: coprod open s-1"]
    assert script.closed == []


async def test_the_end_of_the_input_is_quit_and_closes_a_session_that_has_ended(script: Script) -> None:
    script.start()
    await script.end()
    assert await script.leave(None) == ["The room is closed. Take the record away with: coprod export s-1"]
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
    made = next(iter(room.replica.state.contributions))
    await ama.submit(c.ChangeContribution(made, "Tuesdays"))
    await script.heard("Changed: contribution 1, Ama: Tuesdays")
    await ama.submit(c.TakeBackContribution(made))
    await script.heard("Contribution 1 was taken back")
    await bo.submit(c.PassQuestion(room.replica.state.asked[-1]))
    await bo.submit(c.AskForRole("host"))
    await script.heard("Role: Bo asks for Host")
    assert "Host: held by nobody; Bo asks for it; 2 at most" in await script.type("roles")
    await bo.submit(c.StepBack("host"))
    await script.heard("Role: Bo no longer asks for Host")
    await bo.submit(c.AskForRole("host"))
    await script.heard("Role: Bo asks for Host", times=2)
    assert await script.type("offer host to bo") == ["Role: Bo holds Host"]
    person = room.replica.state.people
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
    forms = [form for action in ACTIONS if action.plain for form in action.plain.split(" · ")]
    assert len(said) == len(forms)
    assert all(line.startswith(f"{form}: ") for line, form in zip(said, forms, strict=True))
    assert not any("Escape" in line or "Press" in line or "Enter" in line for line in said)


async def test_a_new_address_and_a_disk_that_refuses_are_said_and_that_it_works_again(
    script: Script, room: Room
) -> None:
    script.start()
    await script.type("")
    moved = AddressView("https://room.example", "https://room.example/#KITEMA", "public address", ())
    room.replica.status.addresses_changed((moved,))
    await script.heard("Join at: https://room.example/#KITEMA")
    trouble = TroubleView("/data/s-1", 4096, "No space left on device")
    room.replica.status.trouble(trouble)
    await script.heard(
        "The disk refuses: No space left on device; 4,096 bytes are free at /data/s-1. "
        "Nothing new is kept until there is room; phones keep their words"
    )
    room.replica.apply(())
    await script.heard("The disk works again")


async def test_a_break_and_a_notice_are_typed(script: Script, people: People, room: Room) -> None:
    script.start()
    await people.arrive("Ama")
    await script.heard("Arrived: Ama")
    assert await script.type("break 10") == ["The session has not begun yet."]
    await script.type("ask What works?")
    (began,) = await script.type("break 10")
    assert began.startswith("A break until ")
    (other,) = await script.type("break 20")
    assert other.startswith("The break lasts until ")
    assert await script.type("end break") == ["The break is over; phones say: Welcome back"]
    (again,) = await script.type("undo")
    assert again.startswith("The break goes on until ")
    assert await script.type("notice Lunch is here.") == ["Notice to every phone: Lunch is here."]
    assert await script.type("undo") == ["The notice was taken off the phones again"]
    assert await script.type("break soon") == ['"soon" is no number of minutes; write for example minutes 5.']


async def test_the_end_asks_for_a_yes_and_anything_else_leaves_the_session_open(script: Script) -> None:
    script.start()
    asks = 'End the session for everyone? Type "yes" to do it; anything else leaves it'
    assert await script.type("end") == [asks]
    assert await script.type("people") == [
        'Without a "yes" that was not done',
        "People here: 0, connected: 0",
    ]
    assert "There is no command" in (await script.type("yes"))[0]
    assert await script.type("end") == [asks]
    assert await script.type("") == ["Nothing was changed"]
    assert await script.type("end") == [asks]
    assert await script.type(" YES ") == ["The session has ended"]
    assert await script.type("end") == ["The session has ended. Undo opens it again."]


async def test_words_kept_to_the_room_are_deleted_at_the_close_once_one_has_said_yes(
    script: Script, room: Room
) -> None:
    ama = await room.participant("Ama", "a" * 32)
    script.start()
    await script.type("ask What helps?")
    await ama.submit(c.Contribute(room.replica.state.asked[-1], "stays here", consent="room"))
    assert await script.type("redact room-only") == [
        "The session goes on, so more may be said that stays in this room. End it first."
    ]
    await script.type("end")
    assert await script.type("yes") == [
        'The session has ended. 1 contribution stays in this room; "redact room-only" deletes it from its file'
    ]
    asks = (
        "Delete words kept to the room from the session's file as it closes? Nobody gets them back then."
        ' Type "yes" to do it; anything else leaves it'
    )
    assert await script.type("redact room-only") == [asks]
    assert (await script.type("people"))[0] == 'Without a "yes" that was not done'
    assert await script.type("redact room-only") == [asks]
    assert await script.type("no") == ["Nothing was changed"]
    assert await script.type("redact room-only") == [asks]
    chosen = "As the room closes, 1 contribution that stays in this room will be deleted from the session's file"
    assert await script.type("yes") == [f"{chosen}; undo keeps it"]
    assert await script.type("redact room-only") == [
        'They will be deleted as the room closes already; "undo" keeps them.'
    ]
    assert await script.type("undo") == ["Words kept to the room stay in the session's file"]
    assert await script.type("redo") == [f"{chosen}; undo keeps it"]
    assert await script.leave() == [
        "The room is closed. 1 contribution that stayed in this room is deleted. "
        "Take the record away with: coprod export s-1"
    ]


async def test_quit_asks_once_what_becomes_of_words_kept_to_the_room(script: Script, people: People) -> None:
    script.start()
    await script.type("ask What works?")
    await people.arrive("Ama")
    asked = people.room.replica.state.asked[-1]
    await people.ports["Ama"].submit(c.Contribute(asked, "Only here", consent="room"))
    await script.heard("Contribution 1, Ama: Only here (in this room only)")
    await script.end()
    stays = (
        '1 contribution stays in this room. "redact room-only" deletes it as the room closes; '
        '"quit" again closes it and keeps it'
    )
    assert await script.type("quit") == [stays]
    await script.type("people")
    assert await script.type("quit") == [stays]
    assert script.closed == []
    assert await script.leave() == ["The room is closed. Take the record away with: coprod export s-1"]


async def test_where_nothing_is_kept_to_the_room_there_is_nothing_to_delete(script: Script) -> None:
    script.start()
    await script.type("end")
    assert await script.type("yes") == ["The session has ended"]
    assert await script.type("redact room-only") == ["Nobody keeps words to this room, so there is nothing to delete."]


async def test_no_question_is_open_where_a_session_that_has_ended_is_opened_again(
    script: Script, room: Room, clock: Clock
) -> None:
    facilitator, again = room.facilitator(), Script(room, clock)
    await facilitator.submit(c.AskQuestion("What works?"))
    await facilitator.submit(c.EndSession())
    script.start()
    assert await script.type("undo") == ["The session goes on"]
    assert script.said[4] == "It is over. People here: 0. Contributions: 0"
    assert not any("is open" in line for line in script.said)
    again.start()
    await again.type("pace")
    assert again.said[4:6] == [
        "It is live. People here: 0. Contributions: 0",
        "Question 1 is open: What works?",
    ]
    await again.leave()


async def test_the_exports_of_the_session_are_listed(script: Script, room: Room) -> None:
    script.start()
    assert await script.type("exports") == ["No export of this session was made"]
    entered = ExportMade(START, "/exports/one", ("report.md", "roles.svg"), ("c-1",))
    enter_export(room.journal.path.with_name("exports.jsonl"), entered)
    assert await script.type("exports") == [
        f"{START.astimezone():%Y-%m-%d %H:%M}: 2 files with 1 contribution, in /exports/one",
        "Whether somebody has copied them since is not known here",
    ]


async def test_a_session_that_another_ended_meanwhile_is_not_ended_twice(script: Script, room: Room) -> None:
    script.start()
    await script.type("end")
    await room.facilitator().submit(c.EndSession())
    await script.heard("The session has ended")
    assert await script.type("yes") == ["The session has ended. Undo opens it again."]


async def test_the_record_is_exported_inside_the_session_and_after_its_end(script: Script) -> None:
    script.start()
    assert await script.type("export") == ["The record is in exports/home-care"]
    await script.end()
    assert await script.type('export to "my notes"') == ["The record is in my notes"]
    assert await script.type("export to full") == ["The disk is full."]
    assert script.exported == [("s-1", None), ("s-1", Path("my notes"))]


async def test_how_it_was_is_counted_once_for_each_number(script: Script, people: People) -> None:
    script.start()
    for name in ("Ama", "Bo"):
        await people.arrive(name)
    await script.type("ask What works?")
    await script.end()
    one = "1 person has said how it was for them; no names are kept with it"
    await people.ports["Ama"].submit(c.SayFelt(3, 2, "a" * 32))
    await script.heard(one)
    await people.ports["Ama"].submit(c.SayFelt(2, 2, "a" * 32))
    await people.ports["Bo"].submit(c.SayFelt(1, 1, "b" * 32))
    await script.heard("2 people have said how it was for them; no names are kept with it")
    assert script.said.count(one) == 1


async def test_without_a_plan_next_asks_the_ready_questions_in_their_order(script: Script) -> None:
    script.start()
    for number, ready in enumerate(QUESTIONS, 1):
        assert f"Question {number} is open: {ready.text}" in " ".join(await script.type("next"))
    assert await script.type("next") == ['Every ready question was asked; "ask TEXT" asks one of your own.']


async def test_words_are_held_back_for_a_reason_and_shown_again(script: Script, people: People) -> None:
    script.start()
    await script.type("ask What works?")
    await people.arrive("Ama")
    await people.say("Ama", "The rota")
    await script.heard("Contribution 1, Ama: The rota")
    assert (await script.type("reasons"))[:2] == [
        "Reason 1: It tells of somebody who can be recognized.",
        "Reason 2: It may hurt somebody.",
    ]
    assert await script.type("hold back 1: It may hurt") == ["Contribution 1 is held back: It may hurt somebody."]
    assert await script.type("hold back 1: 3") == ["Contribution 1 is held back: It holds something private."]
    assert await script.type("hold back 1: 3") == ["It is so already, so nothing had to change"]
    assert await script.type("said") == ["Contribution 1, Ama: The rota (held back: It holds something private)"]
    assert await script.type("hold back 1: whatever") == ['There is no reason "whatever" here; "reasons" lists them.']
    assert (await script.type("hold up 1")) == ['Contribution 1 is held back; "restore 1" shows it again.']
    assert await script.type("hold back 1") == [
        "It is written: hold back N: REASON. Nothing was changed.",
    ]
    (said,) = people.room.replica.state.contributions
    await people.ports["Ama"].submit(c.ChangeContribution(said, "The week"))
    await script.heard(
        "Changed: contribution 1, Ama: The week (held back: It holds something private, said otherwise since)"
    )
    assert await script.type("restore 1") == ["Contribution 1 is shown again"]
    assert await script.type("undo") == ["Contribution 1 is held back: It holds something private."]


async def test_what_was_said_under_closed_is_let_through_one_by_one(script: Script, people: People) -> None:
    script.start()
    await script.type("ask What works?")
    await script.type("moderate closed")
    await people.arrive("Ama")
    await people.say("Ama", "One")
    await script.heard("Contribution 1, Ama: One (waits for a look)")
    await script.type("moderate open")
    assert await script.type("restore waiting") == [
        "All that waits was said for you alone. Each is let through by itself: restore N."
    ]
    assert await script.type("restore 1") == ["Contribution 1 waits no longer, and is shown where it may be read"]


async def test_what_is_said_waits_for_a_look_and_is_let_through_one_by_one_or_all(
    script: Script, people: People
) -> None:
    script.start()
    assert await script.type("moderate look") == ["No question has been asked yet."]
    await script.type("ask What works?")
    assert (await script.type("moderate sometimes"))[0].startswith('"sometimes" does not say when others read')
    assert await script.type("restore waiting") == ["Nothing waits for a look just now."]
    assert await script.type("moderate look first") == [
        "Question 1: somebody looks at what is said before others read it",
    ]
    assert await script.type("moderate look") == ["It is so already, so nothing had to change"]
    await people.arrive("Ama")
    for number, words in enumerate(("One", "Two", "Three", "Four", "Five"), 1):
        await people.say("Ama", words)
        await script.heard(f"Contribution {number}, Ama: {words} (waits for a look)")
    assert await script.type("restore 1") == ["Contribution 1 waits no longer, and is shown where it may be read"]
    assert await script.type("restore 1 2 3") == ["2 contributions that waited are shown where they may be read"]
    assert await script.type("hold back 4: 1") == [
        "Contribution 4 is held back: It tells of somebody who can be recognized.",
    ]
    assert await script.type("restore waiting") == ["Contribution 5 waits no longer, and is shown where it may be read"]
    await people.say("Ama", "Six")
    await script.heard("Contribution 6, Ama: Six (waits for a look)")
    assert await script.type("moderate open") == [
        "Question 1: others read what is said without a look; 1 contribution that waited is shown where it may be read",
    ]
    assert await script.type("said") == [
        *(f"Contribution {at}, Ama: {words}" for at, words in enumerate(("One", "Two", "Three"), 1)),
        "Contribution 4, Ama: Four (held back: It tells of somebody who can be recognized)",
        "Contribution 5, Ama: Five",
        "Contribution 6, Ama: Six",
    ]
    assert await script.type("moderate closed") == ["Question 1: nobody else reads what is said"]
    assert await script.type("reveal") == [
        'What is said to question 1 is closed to others; "moderate look" or "moderate open" lets them read it.'
    ]
    assert (await script.type("undo"))[-1] == "Question 1: others read what is said without a look"


async def test_how_the_room_is_together_is_agreed_and_put_otherwise(script: Script) -> None:
    script.start()
    assert await script.type("agreements") == ['Nothing is agreed yet; "agree: SENTENCE" adds a sentence']
    assert await script.type("agree: One speaks: the others listen.") == [
        "Agreement 1: One speaks: the others listen.",
    ]
    assert await script.type("agreement 1: We all: listen.") == [
        'The agreement "One speaks: the others listen." reads now: We all: listen.',
    ]
    assert await script.type("agreements") == ["Agreement 1: We all: listen."]
    assert await script.type("drop agreement 2") == [
        'There is no agreement 2; "agreements" lists them with their numbers.',
    ]
    assert await script.type("drop agreement 1") == ["No longer agreed, so agreements are 0 now: We all: listen."]
    assert await script.type("undo") == ["Agreement 1: We all: listen."]
