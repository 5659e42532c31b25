"""What cannot be done, or can be meant in two ways, is said in a sentence and changes nothing."""

import pytest

from server.domain import commands as c
from server.domain.catalogue import QUESTIONS
from tests.coprod_tui.plain.conftest import People, Script
from tests.server.conftest import OTHER_TOKEN, Room


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("", []),
        ("   ", []),
        (
            "aks What?",
            [
                'There is no command "aks"; did you mean ask, park or hands? '
                'Nothing was changed; "help" lists the commands.'
            ],
        ),
        ("xyzzy", ['There is no command "xyzzy". Nothing was changed; "help" lists the commands.']),
        ("ask", ["It is written: ask TEXT, ask outcomes or ask leaders N: TEXT. Nothing was changed."]),
        ("ask \u200b", ["There is nothing to read in that yet. Please type something first."]),
        ("ask " + "x" * 401, ["That is longer than 400 characters. Please shorten it; nothing was lost."]),
        ("ask " + "x" * 20_000, ["That line is longer than 20,000 characters. Nothing was changed."]),
        ("close", ["No question has been asked yet."]),
        (
            "close it",
            ["It is written: close, close water N: REASON, close check N or close door. Nothing was changed."],
        ),
        ("reveal it", ['"reveal" stands alone, so nothing was done; please leave out what follows it.']),
        ("heard", ["It is written: heard N [N…], heard SIGNAL or heard theme NAME. Nothing was changed."]),
        (
            "heard one",
            [
                '"one" is neither a number of a contribution nor a signal; '
                "write for example heard slow down, heard say it plainer or heard i need a break."
            ],
        ),
        ("heard slow down", ['Nobody signals "Slow down" just now.']),
        ("heard ²", ['"²" is no number of a contribution; "said" lists them with their numbers.']),
        ("heard 7", ['There is no contribution 7; "said" lists them with their numbers.']),
        ("undo", ["There is nothing that can be undone now."]),
        ("redo", ["There is nothing that can be redone now."]),
        ("offer Weaver", ["It is written: offer ROLE to PERSON. Nothing was changed."]),
        ("offer Weaver to Ama", ['There is no person "Ama" here.']),
        ("offer to Ama", ["It is written: offer ROLE to PERSON. Nothing was changed."]),
        (
            "plan",
            ['Nothing is planned; "plan add TEXT" adds a question, and "next" asks a ready one: ' + QUESTIONS[0].text],
        ),
        (
            "plan ad What?",
            [
                "It is written: plan, plan add TEXT, plan edit N: TEXT, plan skip N, plan take in N "
                "or plan move N to M. Nothing was changed."
            ],
        ),
        ("plan skip 2", ['There is no question 2 in the plan; "plan" lists them with their numbers.']),
        ("plan move two to 1", ['"two" is no number of a question of the plan; "plan" lists them']),
        ("again", ["No question has been asked yet."]),
        ("rounds", ['No question was asked more than once yet; "again" asks the newest one again']),
        ("minute", ["No question is open just now."]),
        ("minutes soon", ['"soon" is no number of minutes; write for example minutes 5.']),
        ("minute 3", ["It is written: minute or minutes N. Nothing was changed."]),
        ("wordings", ["Nobody offers another wording just now"]),
        ("adopt 1", ['There is no wording 1 on offer; "wordings" lists them with their numbers.']),
        ("signals", ["Nothing was signalled yet"]),
        ("aloud: Hello", ["No question has been asked yet."]),
        ("slip", ["It is written: slip CODE: WORDS or slip CODE PERSON: WORDS. Nothing was changed."]),
        ("hands up Yes", ["No question has been asked yet."]),
        ("invite", ["Everybody here was invited, said something under their name, or passed"]),
        ("invite Ama", ['There is no person "Ama" here.']),
        ("find buses", ['Found: 0 contributions with "buses"']),
        ("order odd", ['There is no order "odd" here']),
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
    assert room.replica.state.seq == 1


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
    await script.end()
    assert await script.type("ask One more?") == ["The session has ended. Undo opens it again."]
    assert await script.type("undo") == ["The session goes on"]
    assert await script.type("undo") == ["Question 1 is open again: What works?"]
    assert await script.type("undo") == ["Contribution 1 is no longer marked as heard"]
    assert await script.type("redo") == ["Contribution 1 is marked as heard"]
    assert await script.type("redo") == ["Question 1 is closed: 1 answer, 0 passed"]
    assert await script.type("redo") == ["The session has ended"]
    assert await script.type("redo") == ["There is nothing that can be redone now."]


async def test_plain_mode_undoes_and_redoes_only_what_its_own_facilitator_did(script: Script, room: Room) -> None:
    await room.facilitator().submit(c.AskQuestion("What works?"))
    script.start(room.facilitator(OTHER_TOKEN))
    assert await script.type("undo") == ["There is nothing that can be undone now."]
    await script.type("ask What else?")
    assert await script.type("undo") == ["Question 2 was withdrawn", "Question 1 is open again: What works?"]
    assert await script.type("redo") == ["Question 1 is closed: 0 answers, 0 passed", "Question 2 is open: What else?"]


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
