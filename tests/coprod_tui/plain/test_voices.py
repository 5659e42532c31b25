"""Every way of having a voice, line by line."""

import asyncio
from random import Random

from server.domain import commands as c
from server.domain.slips import new_slips
from server.port import OfferWords, ReadWords, SessionPort, WordsOffered
from tests.coprod_tui.plain.conftest import LIMIT, People, Script
from tests.coprod_tui.plain.test_roles import id_of
from tests.server.conftest import Room

(SLIP, OTHER_SLIP) = new_slips(2, Random(1).choice)  # noqa: S311 - slips that are the same in every run


async def test_who_is_here_without_a_phone_has_a_voice_like_everybody(
    script: Script, three: dict[str, SessionPort]
) -> None:
    assert await script.type("welcome Mrs K.") == ["Here without a phone: Mrs K."]
    assert "Mrs K., here without a phone" in await script.type("people")
    assert await script.type("aloud mrs k.: I knit: it helps.") == [
        "Contribution 1, Mrs K.: I knit: it helps. (said aloud)"
    ]
    assert await script.type(f"slip {SLIP.lower()} mrs k.: Tea") == ["Contribution 2, Mrs K.: Tea (on paper)"]
    assert await script.type("invite mrs") == ["Mrs K. is here without a phone. A word across the table does it."]
    assert await script.type("undo") == ["Contribution 2 was taken back"]


async def test_words_are_put_in_nobodys_mouth_by_a_mark_in_a_name(
    script: Script, three: dict[str, SessionPort]
) -> None:
    assert await script.type("welcome Jo") == ["Here without a phone: Jo"]
    assert await script.type('welcome "Jo: boss"') == ['Here without a phone: "Jo: boss"']
    (doubt,) = await script.type("aloud Jo: boss: I quit")
    assert doubt.startswith("That can be read in more than one way, so nothing was changed.")
    assert await script.type("said") == ["Nothing has been said yet"]
    assert await script.type('aloud "Jo: boss": I quit') == ['Contribution 1, "Jo: boss": I quit (said aloud)']
    assert await script.type('aloud "Jo": boss: I quit') == ["Contribution 2, Jo: boss: I quit (said aloud)"]


async def test_words_of_somebody_with_a_phone_wait_for_their_yes_and_a_no_is_told_to_nobody(
    script: Script, three: dict[str, SessionPort], room: Room
) -> None:
    asked = ["Ama is asked on their phone whether to say: Buses"]
    assert await script.type("aloud ama: Buses") == asked
    await three["Ama"].submit(c.DropWords(next(iter(room.replica.state.captured))))
    before = len(script.said)
    assert await script.type("aloud ama: Buses") == asked
    assert script.said[before:] == asked
    assert await script.type("said") == ["Nothing has been said yet", "1 contribution waits for a yes: Ama"]
    await three["Ama"].submit(c.ConfirmWords(next(iter(room.replica.state.captured))))
    await script.heard("Contribution 1, Ama: Buses (said aloud)")


async def test_words_without_a_name_slips_and_hands_count_once(script: Script, three: dict[str, SessionPort]) -> None:
    assert await script.type("aloud: A bench") == ["Contribution 1, without a name: A bench (said aloud)"]
    assert await script.type(f"slip {SLIP}: It says: tea") == [
        "Contribution 2, without a name: It says: tea (on paper)"
    ]
    assert await script.type(f"slip {SLIP}: Again") == [f"The slip {SLIP} was typed in already."]
    assert await script.type("slip ABCDE: Again") == [
        "That is not the code of a slip. Please look at its four letters again."
    ]
    assert await script.type("hands 7 More evenings") == ["Contribution 3, without a name: More evenings (7 hands)"]
    assert await script.type("hands some More evenings") == [
        '"some" is no number of hands; write for example hands 7 More evenings.'
    ]
    (voices, *_) = await script.type("voices")
    assert voices == "How voices came in: 1 said aloud, 1 on paper, 1 by show of hands"


async def test_who_is_not_yet_invited_is_invited_and_taking_it_up_is_a_total(
    script: Script, three: dict[str, SessionPort], people: People
) -> None:
    await people.say("Ama", "Buses")
    await script.heard("Contribution 1, Ama: Buses")
    assert await script.type("invite") == ["Not yet invited: Bo", "Not yet invited: Mei"]
    assert await script.type("invite bo") == ["Bo is invited, in private and without pressure"]
    assert await script.type("invite") == ["Not yet invited: Mei", "Invitations made: 1, taken up: 0"]
    assert await script.type("invite bo") == ["It is so already, so nothing had to change"]
    await people.say("Bo", "Benches")
    await script.heard("Contribution 2, Bo: Benches")
    assert await script.type("invite") == ["Not yet invited: Mei", "Invitations made: 1, taken up: 1"]


async def test_signals_are_counted_and_heard_and_what_people_speak_from_is_theirs(
    script: Script, three: dict[str, SessionPort]
) -> None:
    await three["Ama"].submit(c.SayPerspectives(("I work here",)))
    await three["Ama"].submit(c.SendSignal("slow_down", "a" * 32))
    await three["Bo"].submit(c.SendSignal("slow_down", "b" * 32))
    await script.heard("Signal: Slow down, 2 waiting")
    await three["Mei"].submit(c.SayFelt(3, 2, "c" * 32))
    await script.heard("1 person has said how it was for them; no names are kept with it")
    assert await script.type("signals") == ["Slow down: 2 waiting, 2 in all"]
    assert await script.type("heard slow") == ["Signal heard: Slow down"]
    assert await script.type("signals") == ["Slow down: 0 waiting, 2 in all"]
    assert not any("I work here" in line for line in script.said)


async def test_the_mirror_says_each_figure_with_what_it_does_not_see(
    script: Script, three: dict[str, SessionPort], people: People
) -> None:
    await people.say("Ama", "Buses")
    await script.heard("Contribution 1, Ama: Buses")
    said = await script.type("voices")
    assert [line.split()[0] for line in said if line.startswith("V")] == [f"V{number}" for number in range(1, 10)]
    assert said[1] == "V1 People who have spoken: 1 of 3 have spoken · 1 responded."
    assert sum(line.startswith("- What it does not see: ") for line in said) == 9


async def test_the_mirror_says_how_often_what_was_said_was_shown(
    script: Script, three: dict[str, SessionPort], people: People
) -> None:
    await people.say("Ama", "Buses")
    assert await script.type("reveal")
    bo = three["Bo"]
    offered = await bo.ask(OfferWords())
    assert isinstance(offered, WordsOffered)
    assert offered.contributions
    await bo.ask(ReadWords(offered.contributions))
    async with asyncio.timeout(LIMIT):
        while "With “Read three”, every contribution was shown at least once." not in await script.type("voices"):
            pass  # the server has yet to tell


async def test_what_was_said_is_found_and_listed_in_the_order_that_is_chosen(
    script: Script, three: dict[str, SessionPort], people: People
) -> None:
    await people.say("Ama", "Benches")
    await people.say("Bo", "Buses?", kind="unsure")
    await people.say("Mei", "Benches and café")
    await script.heard("Contribution 3, Mei: Benches and café")
    await script.type("heard 1")
    one, two, three_ = (
        "Contribution 1, Ama: Benches (heard)",
        "Contribution 2, Bo: Buses? (not sure)",
        "Contribution 3, Mei: Benches and café",
    )
    assert await script.type("find benches") == ['Found: 2 contributions with "benches"', three_, one]
    assert await script.type("find CAFE") == ['Found: 1 contribution with "CAFE"', three_]
    assert await script.type("find bo") == ['Found: 1 contribution with "bo"', two]
    assert await script.type("order newest") == ["Contributions are listed in this order now: newest"]
    assert await script.type("said") == [three_, two, one]
    await script.type("order needs")
    assert (await script.type("said"))[0] == two
    await script.type("order by question")
    assert await script.type("said") == [one, two, three_]
    await script.type("order unheard")
    assert await script.type("said") == [two, three_, one]


async def test_nothing_about_a_person_is_in_what_is_told_of_their_choices(
    script: Script, three: dict[str, SessionPort], room: Room
) -> None:
    question = room.replica.state.asked[-1]
    await three["Ama"].submit(c.Contribute(question, "From the ward", speaking=("I work here",)))
    await script.heard("Contribution 1, Ama: From the ward (speaking from: I work here)")
    assert id_of(room, "Ama") not in " ".join(script.said)


async def test_whoever_came_twice_is_asked_and_is_one_with_their_yes(
    script: Script, three: dict[str, SessionPort], people: People, room: Room
) -> None:
    again = await people.arrive("Ama again", "Ama")
    await script.heard("Arrived: Ama (2)")
    assert await script.type("same ama (1) as ama (2)") == ["Ama (2) is asked on their phone whether they are Ama (1)"]
    assert await script.type("same ama (2) as ama (1)") == ["It is so already, so nothing had to change"]
    assert "People here: 4, connected: 4" in await script.type("people")
    (earlier,) = room.replica.state.same_asked.values()
    await again.submit(c.ConfirmSame(earlier))
    await script.heard("Two in the list are one person now: Ama")
    assert "People here: 3, connected: 3" in await script.type("people")
    assert await script.type("undo") == ["Ama (1) and Ama (2) are two people again"]
    assert await script.type("same bo as mei") == ["Mei is asked on their phone whether they are Bo"]
    assert await script.type("same bo as bo") == ["Bo is one person already."]
    assert await script.type("welcome Mrs K.") == ["Here without a phone: Mrs K."]
    (refusal,) = await script.type("same bo as mrs k.")
    assert refusal.startswith("Mrs K. is here without a phone")


async def test_what_the_report_leaves_out_is_told_in_totals_and_of_nobody(
    script: Script, three: dict[str, SessionPort], room: Room
) -> None:
    assert await script.type("consents") == [
        "In this room only 0 · in our notes 0 · may be quoted 0. The report leaves out nothing."
    ]
    question = room.replica.state.asked[-1]
    said = {name: (await port.submit(c.Contribute(question, "Tea"))).made or "" for name, port in three.items()}
    await script.heard("Contribution 3, Mei: Tea")
    before = len(script.said)
    await three["Ama"].submit(c.ChangeConsent(said["Ama"], "room"))
    await three["Bo"].submit(c.ChangeConsent(said["Bo"], "quoted"))
    await three["Mei"].submit(c.Contribute(question, "And biscuits"))
    await script.heard("Contribution 4, Mei: And biscuits")
    assert await script.type("consents") == [
        "In this room only 1 · in our notes 2 · may be quoted 1. The report leaves out 1."
    ]
    assert len(script.said) == before + 2


async def test_what_may_be_done_with_words_that_were_put_in_is_said_anew_and_of_others_it_is_not(
    script: Script, three: dict[str, SessionPort], room: Room
) -> None:
    await script.type("aloud: A bench")
    await script.type("welcome Mrs K.")
    await script.type("aloud Mrs K.: I knit")
    told = "What may be done with contribution"
    assert await script.type("consent 1: in this room only") == [f"{told} 1: in this room only"]
    assert await script.type("consent 2: may") == [f"{told} 2: may be quoted"]
    assert await script.type("consent 2: may be quoted") == ["It is so already, so nothing had to change"]
    assert await script.type("consent 1: everybody") == [
        'There is no consent "everybody" here; write "in this room only", "in our notes" or "may be quoted".'
    ]
    (ambiguous,) = await script.type("consent 1: in")
    assert ambiguous == '"in" fits more than one consent: in this room only and in our notes. Which one?'
    await three["Ama"].submit(c.Contribute(room.replica.state.asked[-1], "Mine"))
    await script.heard("Contribution 3, Ama: Mine")
    assert await script.type("consent 3: in this room only") == [
        "Only the person who said those words can change them."
    ]
