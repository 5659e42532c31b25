"""Roles line by line: held, offered, asked for, shared, and who held them when."""

import asyncio
from datetime import timedelta

from server.domain import commands as c
from server.port import SessionPort
from tests.coprod_tui.plain.conftest import LIMIT, People, Script
from tests.server.conftest import Clock, Room


def id_of(room: Room, name: str) -> str:
    return next(person.id for person in room.replica.state.people.values() if person.name == name)


async def hold(script: Script, port: SessionPort, name: str, role: str) -> None:
    """Somebody is offered a role and says yes."""
    await script.type(f"offer {role} to {name}")
    await port.submit(c.AcceptOffer(role.casefold()))
    await script.heard(f"Role: {name} holds {role}")


async def away(script: Script, name: str) -> None:
    """Returns once plain mode knows that somebody is away."""
    async with asyncio.timeout(LIMIT):
        while not any(line.startswith(f"{name}, away") for line in await script.type("people")):
            pass


async def role_line(script: Script, role: str) -> str:
    (line,) = [line for line in await script.type("roles") if line.startswith(f"{role}: ")]
    return line


async def test_an_offer_is_withdrawn_and_an_asking_is_told_not_now(
    script: Script, three: dict[str, SessionPort]
) -> None:
    await script.type("offer weaver to ama")
    assert await script.type("withdraw weaver from ama") == ["Role: Weaver is no longer offered to Ama"]
    assert await script.type("withdraw weaver from ama") == ["Weaver is not on offer to Ama now."]
    await three["Mei"].submit(c.AskForRole("host"))
    await script.heard("Role: Mei asks for Host")
    assert await role_line(script, "Host") == "Host: held by nobody; Mei asks for it; 2 at most"
    assert await script.type("NOT  now host TO mei") == ["Role: Mei no longer asks for Host"]
    assert await script.type("not now host to mei") == ["Mei does not ask for Host now."]
    assert await script.type("not now host to me i") == ['There is no person "me i" here; did you mean Mei?']


async def test_several_who_are_offered_or_ask_are_named_together(
    script: Script, three: dict[str, SessionPort], room: Room
) -> None:
    for name in ("Ama", "Bo"):
        await three[name].submit(c.AskForRole("host"))
        await script.heard(f"Role: {name} asks for Host")
        await script.type(f"offer weaver to {name}")
    assert await role_line(script, "Host") == "Host: held by nobody; Ama and Bo ask for it; 2 at most"
    assert await role_line(script, "Weaver") == "Weaver: held by nobody; offered to Ama and Bo; 3 at most"
    await hold(script, three["Mei"], "Mei", "Scribe")
    await three["Bo"].submit(c.AskForRole("scribe", of=id_of(room, "Mei")))
    await script.heard("Role: Bo asks Mei to hand on Scribe")
    assert await role_line(script, "Scribe") == "Scribe: Mei 0 min; Bo asks Mei to hand it on; 3 at most"


async def test_an_offer_that_a_holder_made_is_that_holders_to_take_back(
    script: Script, three: dict[str, SessionPort], room: Room
) -> None:
    await hold(script, three["Ama"], "Ama", "Scribe")
    await three["Ama"].submit(c.PassOn("scribe", id_of(room, "Bo")))
    await script.heard("Role: Ama offers Scribe to Bo")
    assert await role_line(script, "Scribe") == "Scribe: Ama 0 min; Ama offers it to Bo; 3 at most"
    (refusal,) = await script.type("withdraw scribe from bo")
    assert refusal.startswith("Ama offer")
    assert refusal.endswith("can take that back.")


async def test_suggestions_come_with_their_reason_and_nobody_is_said(
    script: Script, three: dict[str, SessionPort]
) -> None:
    assert await script.type("suggest scribe") == [
        "Nobody who is here and free for it has said that they are open to Scribe"
    ]
    await hold(script, three["Ama"], "Ama", "Weaver")
    for name in ("Ama", "Mei"):
        await three[name].submit(c.SayOpenTo("scribe"))
        await script.heard(f"Role: {name} is open to Scribe")
    assert await script.type("suggest scribe") == [
        "Mei: open to it, has held no role yet",
        "Ama: open to it, has not held it yet",
    ]
    assert await role_line(script, "Scribe") == "Scribe: held by nobody; open to it: Mei and Ama; 3 at most"
    await three["Mei"].submit(c.SayOpenTo("scribe", open=False))
    await script.heard("Role: Mei is no longer open to Scribe")
    assert await script.type("suggest scrib") == ["Ama: open to it, has not held it yet"]
    three["Ama"].leave()
    await away(script, "Ama")
    assert await script.type("suggest scribe") == [
        "Nobody who is here and free for it has said that they are open to Scribe",
        "Open to it, and away just now: Ama",
    ]
    assert await script.type("suggest challenger") == [
        "Challenger is taken up, never assigned. Anyone can take it up on their phone"
    ]
    assert await script.type("suggest scrub") == ['There is no role "scrub" here; did you mean Scribe?']


async def test_shadowing_and_swapping_are_told(script: Script, three: dict[str, SessionPort], room: Room) -> None:
    ama, mei = three["Ama"], three["Mei"]
    await hold(script, ama, "Ama", "Timekeeper")
    assert (await script.type("suggest timekeeper"))[0] == "Timekeeper is full: Ama holds it now"
    await mei.submit(c.AskToShadow("timekeeper", id_of(room, "Ama")))
    await script.heard("Role: Mei asks to shadow Ama in Timekeeper")
    assert await role_line(script, "Timekeeper") == "Timekeeper: Ama 0 min; Mei asks to shadow Ama; full with 1"
    await ama.submit(c.LetShadow("timekeeper", id_of(room, "Mei")))
    await script.heard("Role: Mei shadows Ama in Timekeeper")
    assert await role_line(script, "Timekeeper") == "Timekeeper: Ama 0 min (shadowed by Mei); full with 1"
    await mei.submit(c.AskForRole("timekeeper", of=id_of(room, "Ama")))
    await script.heard("Role: Mei asks Ama to hand on Timekeeper")
    await ama.submit(c.PassOn("timekeeper", id_of(room, "Mei")))
    await script.heard("Role: Ama stays at Mei's shoulder with Timekeeper for ten minutes")
    assert "Role: Mei no longer shadows Ama in Timekeeper" in script.said
    assert script.said.index("Role: Ama passed Timekeeper on") < script.said.index("Role: Mei holds Timekeeper")
    assert await role_line(script, "Timekeeper") == "Timekeeper: Mei 0 min (Ama at their shoulder); full with 1"


async def test_who_alone_holds_a_role_and_is_long_away_is_said_and_keeps_it(
    script: Script, three: dict[str, SessionPort], clock: Clock
) -> None:
    await hold(script, three["Ama"], "Ama", "Scribe")
    await hold(script, three["Bo"], "Bo", "Timekeeper")
    for name in ("Ama", "Bo"):
        three[name].leave()
        await away(script, name)
    clock.pass_by(4 * 60 + 59)
    assert "Scribe: Ama 4 min (away 4 min); 3 at most" in await script.type("roles")
    assert not any("keeps it" in line for line in await script.type("roles"))
    clock.pass_by(1)
    said = await script.type("roles")
    alone = "who alone holds it, has been away for 5 min and keeps it."
    assert f"Scribe: Ama, {alone} You could ask the room who would like to hold Scribe" in said
    assert f'Timekeeper: Bo, {alone} "limit Timekeeper to 2" would make room for somebody beside them' in said
    await three["Mei"].submit(c.SayOpenTo("scribe"))
    await script.heard("Role: Mei is open to Scribe")
    said = await script.type("roles")
    assert f"Scribe: Ama, {alone} You could offer it to Mei, who said they are open to it" in said
    await script.end()
    assert not any("keeps it" in line for line in await script.type("roles"))


async def test_the_river_a_path_and_the_measures_can_be_read(
    script: Script, three: dict[str, SessionPort], room: Room, clock: Clock
) -> None:
    assert (await script.type("river"))[0] == "No role has been held yet"
    began = clock.now.astimezone()
    await hold(script, three["Ama"], "Ama", "Scribe")
    clock.pass_by(12 * 60)
    await three["Ama"].submit(c.PassOn("scribe", id_of(room, "Bo")))
    await three["Bo"].submit(c.AcceptOffer("scribe"))
    await script.heard("Role: Bo holds Scribe")
    handed = clock.now.astimezone()
    await script.type("rename scribe to Catcher")
    clock.pass_by(3 * 60)
    river = await script.type("river")
    assert river[:3] == [
        "Catcher: held 2 times",
        f"- Ama as Scribe {began:%H:%M}–{handed:%H:%M} (12 min, said yes to an offer, handed it on)",
        f"- Bo as Scribe {handed:%H:%M}–now (3 min, was handed it)",
    ]
    assert river[3].startswith("Not held so far: Host, Timekeeper, Weaver, ")
    assert len(river) == 4
    assert await script.type("path ama") == [
        "Ama has held a role once",
        f"- Scribe {began:%H:%M}–{handed:%H:%M} (12 min, said yes to an offer, handed it on)",
    ]
    assert await script.type("path mei") == ["Mei has held no role yet"]
    measures = await script.type("measures")
    assert [line.split()[0] for line in measures[::3]] == [f"R{number}" for number in range(1, 10)]
    assert "2 of 3" in measures[0]
    assert measures[1].startswith("- How it is worked out: ")
    assert measures[2].startswith("- What it does not see: ")
    assert all(line.isprintable() for line in river + measures)


async def test_what_began_on_another_day_is_told_with_its_date(
    script: Script, three: dict[str, SessionPort], clock: Clock
) -> None:
    clock.pass_by(30 * 3600)
    await three["Ama"].submit(c.AskForRole("encourager"))
    await script.heard("Role: Ama holds Encourager")
    assert f"- Ama {clock.now.astimezone():%Y-%m-%d %H:%M}–now (under 1 min, took it up)" in await script.type("river")


async def test_calls_are_told_listed_and_answered(script: Script, three: dict[str, SessionPort], clock: Clock) -> None:
    assert await script.type("calls") == ["No call waits for an answer"]
    for role in ("Timekeeper", "Weaver", "Outcome-keeper", "Care-keeper"):
        await hold(script, three["Bo"], "Bo", role)
    await three["Bo"].submit(c.AskForRole("plain-speaker"))
    for call in (
        c.MakeCall("more_time"),
        c.MakeCall("theme", "Being \u202eknown"),
        c.MakeCall("bring_us_back"),
        c.MakeCall("plainer"),
        c.MakeCall("break"),
    ):
        await three["Bo"].submit(call)
    told = [
        "Call 1: Bo, Timekeeper, asks for five more minutes",
        'Call 2: Bo, Weaver, proposes the theme "Being known"',
        "Call 3: Bo, Outcome-keeper, asks to come back to the difference this should make",
        "Call 4: Bo, Plain-speaker, asks to say it plainer",
        "Call 5: Bo, Care-keeper, asks for a break",
    ]
    for line in told:
        await script.heard(line)
    clock.pass_by(120)
    assert await script.type("calls") == [f"{line}, 2 min ago" for line in told]
    until = (clock.now + timedelta(minutes=5)).astimezone()
    assert await script.type("answer 1") == [f"Question 1 has time until {until:%H:%M}", "Call 1 was answered"]
    assert await script.type("answer 1") == ["Call 1 was answered already."]
    assert await script.type("answer 9") == ['There is no call 9; "calls" lists them with their numbers.']
    assert await script.type("answer one") == ['"one" is no number of a call; "calls" lists them with their numbers.']
    assert await script.type("undo") == ["Call 1 waits for an answer again", "Question 1 has no end set any more"]


async def test_a_question_is_revealed_and_that_is_undone(script: Script, people: People) -> None:
    script.start()
    assert await script.type("reveal") == ["No question has been asked yet."]
    await script.type("ask What helps?")
    assert await script.type("reveal") == ["Question 1 is revealed: everybody can read on their phone what was said"]
    assert await script.type("reveal") == ["Everybody can read what is said to question 1 already."]
    assert await script.type("undo") == ["Question 1 is no longer revealed"]


async def test_words_that_wait_for_a_yes_are_not_printed(
    script: Script, three: dict[str, SessionPort], room: Room
) -> None:
    await hold(script, three["Ama"], "Ama", "Scribe")
    question = room.replica.state.asked[-1]
    for text in ("A bench halfway up", "Tea before forms"):
        await three["Ama"].submit(c.CaptureWords(question, text, "aloud", id_of(room, "Bo")))
    first, second = room.replica.state.captured
    await three["Bo"].submit(c.DropWords(first))
    await three["Bo"].submit(c.ConfirmWords(second))
    texts = {first: "A bench halfway up", second: "Tea before forms"}
    kept = next(iter(room.replica.state.contributions.values())).text
    await script.heard(f"Contribution 1, Bo: {kept} (said aloud)")
    assert kept in texts.values()
    assert not any(text in line for text in texts.values() if text != kept for line in script.said)


async def test_after_the_end_nothing_about_roles_can_be_changed_but_all_can_be_read(
    script: Script, three: dict[str, SessionPort]
) -> None:
    await hold(script, three["Ama"], "Ama", "Scribe")
    await script.end()
    for line in ("add role A: B", "rename scribe to X", "hide scribe", "limit scribe to any", "reveal"):
        assert await script.type(line) == ["The session has ended. Undo opens it again."], line
    assert (await script.type("path ama"))[1].endswith("said yes to an offer, held it until the end)")
    assert (await script.type("measures"))[0].startswith("R1 ")
