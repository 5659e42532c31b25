"""The plan, and what becomes of its questions, line by line."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.listings import session as listings
from server.domain import commands as c
from server.domain.decide.session import create
from server.domain.events import Entry, PlannedQuestion
from server.domain.plan import SessionPlan
from server.store.file_journal import FileJournal
from tests.coprod_tui.plain.conftest import People, Script
from tests.server.conftest import CODE, START, Room

PLAN = SessionPlan(
    "Home care",
    (),
    (),
    purpose="To bring what we know together.",
    outcomes=("What works is known",),
    questions=(
        PlannedQuestion("a", "What helps?", "Arriving", 10, "at_once", "Offer tea.", ("What else?",)),
        PlannedQuestion("b", "What hurts?", "Opening up", 12, "after_answer"),
        PlannedQuestion("c", "What next?"),
    ),
)


@pytest.fixture
async def room(tmp_path: Path, open_room: Callable[..., Room]) -> AsyncIterator[Room]:
    """A session with a plan."""
    journal = FileJournal(tmp_path / "journal.jsonl")
    journal.append(Entry(1, START, create("s-1", CODE, PLAN), "facilitator"))
    await journal.committed(1)
    yield open_room(journal)
    await journal.close()


async def test_a_plan_is_read_out_and_asked_from_its_first_question_to_its_last(script: Script) -> None:
    script.start()
    assert await script.type("plan") == [
        "Purpose: To bring what we know together.",
        "Outcome: What works is known",
        "Plan 1, next: What helps? (Arriving, 10 minutes, everybody can read along at once)",
        "- Notes: Offer tea.",
        "- To ask aloud: What else?",
        "Plan 2, later: What hurts? (Opening up, 12 minutes, whoever has answered can read along)",
        "Plan 3, later: What next?",
        "Still to come: 22 minutes of the plan",
    ]
    asked = await script.type("next")
    assert asked[:2] == [
        "The session is live",
        "Question 1 is open: What helps? (everybody can read along at once)",
    ]
    assert asked[2].startswith("Question 1 has time until ")
    assert (await script.type("next"))[1].startswith("Question 2 is open: What hurts?")
    assert await script.type("next") == ["Question 2 is closed: 0 answers, 0 passed", "Question 3 is open: What next?"]
    assert await script.type("next") == ['Every question of the plan was asked or left out; "plan add TEXT" adds one.']
    assert [line.partition(":")[0] for line in await script.type("plan") if line.startswith("Plan")] == [
        "Plan 1, asked as question 1",
        "Plan 2, asked as question 2",
        "Plan 3, open as question 3",
    ]


async def test_a_plan_is_changed_while_the_session_goes_on_and_that_can_be_undone(script: Script) -> None:
    script.start()
    assert await script.type("plan add What else: or who else?") == ["Plan: 4 is new: What else: or who else?"]
    assert await script.type("plan move 4 to 1") == ["Plan: 1 is now: What else: or who else?"]
    assert await script.type("plan move 1 to 9") == ['"9" is no place in the plan; its places are 1 to 4.']
    assert await script.type("plan edit 2: What helps: you?") == ["Plan: it reads now: What helps: you?"]
    assert await script.type("plan skip 1") == ["Plan: left out: What else: or who else?"]
    assert "Plan 2, next: What helps: you? (Arriving, 10 minutes, everybody can read along at once)" in (
        await script.type("plan")
    )
    assert await script.type("plan take in 1") == ["Plan: taken in again: What else: or who else?"]
    for line in [
        "Plan: left out: What else: or who else?",
        "Plan: taken in again: What else: or who else?",
        "Plan: it reads now: What helps?",
        "Plan: 4 is now: What else: or who else?",
        "Plan: taken out again: What else: or who else?",
    ]:
        assert await script.type("undo") == [line]


async def test_a_question_gets_another_minute_and_another_round(script: Script, people: People) -> None:
    script.start()
    await people.arrive("Ama")
    await script.type("ask What works?")
    (first,) = await script.type("minute")
    (more,) = await script.type("minutes 5")
    assert first.startswith("Question 1 has time until ")
    assert more.startswith("Question 1 has time until ")
    assert more != first
    await people.say("Ama", "Tuesdays")
    await script.heard("Contribution 1, Ama: Tuesdays")
    assert (await script.type("again"))[1] == "Question 2 is open again, round 2: What works?"
    await people.say("Ama", "Wednesdays", key="a" * 32)
    await script.heard("Contribution 2, without a name: Wednesdays")
    await script.type("hands 7 Thursdays")
    assert await script.type("rounds") == [
        "Round 1, question 1, 1 answer, 0 passed: What works?",
        "- Contribution 1, Ama: Tuesdays",
        "Round 2, question 2, 2 answers, 0 passed: What works?",
        "- Contribution 2, without a name: Wednesdays",
        "- Contribution 3, without a name: Thursdays (7 hands)",
    ]


async def test_the_room_changes_a_question(script: Script, people: People, room: Room) -> None:
    script.start()
    ama, bo = await people.arrive("Ama"), await people.arrive("Bo")
    await script.type("ask What works?")
    question = room.replica.state.asked[-1]
    await ama.submit(c.OfferWording(question, "What works for you?"))
    await script.heard('Ama would rather be asked: What works for you?; "adopt 1" asks it so')
    await bo.submit(c.OfferWording(question, "What holds?"))
    await script.heard('Bo would rather be asked: What holds?; "adopt 2" asks it so')
    assert await script.type("wordings") == ["Wording 1, Ama: What works for you?", "Wording 2, Bo: What holds?"]
    assert await script.type("adopt 2") == ["The room changed question 1: What holds?"]
    assert await script.type("undo") == ["Question 1 is asked as before: What works?"]
    assert await script.type("adopt 3") == ['There is no wording 3 on offer; "wordings" lists them with their numbers.']


async def test_other_words_for_a_planned_question_leave_who_reads_first(script: Script, room: Room) -> None:
    await room.facilitator().submit(c.AddPlanned("Who pays?", moderation="look"))
    script.start()
    assert (await script.type("plan edit 4: Who pays for it?"))[-1] == "Plan: it reads now: Who pays for it?"
    assert room.replica.state.plan[3].moderation == "look"


def test_practice_is_marked(room: Room) -> None:
    board = SessionReplica()
    board.state = replace(room.replica.state, practice=True)
    assert next(listings.introduction(board)) == "Practice session: Home care"


async def test_plan_and_room_read_alike_or_it_is_said_that_they_do_not(
    script: Script, people: People, room: Room
) -> None:
    script.start()
    ama = await people.arrive("Ama")
    await script.type("next")
    assert await script.type("plan edit 1: What helps you?") == [
        "Plan: it reads now: What helps you?",
        "Question 1 was put right: What helps you?",
    ]
    assert await script.type("put right: What helps us?") == [
        "Plan: it reads now: What helps us?",
        "Question 1 was put right: What helps us?",
    ]
    assert await script.type("undo") == [
        "Question 1 is asked as before: What helps you?",
        "Plan: it reads now: What helps you?",
    ]
    await ama.submit(c.OfferWording(room.replica.state.asked[-1], "What helps at home?"))
    await script.heard('Ama would rather be asked: What helps at home?; "adopt 1" asks it so')
    await script.type("adopt 1")
    assert await script.type("plan edit 1: What helps most?") == [
        "Plan: it reads now: What helps most?; the room is still asked: What helps at home?"
    ]
    await script.type("close")
    assert await script.type("put right: What?") == ["No question is open just now."]


async def test_the_closing_round_begins_in_built_in_words_or_in_ones_own(script: Script, room: Room) -> None:
    script.start()
    await script.type("next")
    built_in = "One line to close with, if you wish: what do you take with you?"
    how = "(everybody can read along at once)"
    closed = "Question 1 is closed: 0 answers, 0 passed"
    assert await script.type("closing") == [closed, f"Question 2 is open for the closing round: {built_in} {how}"]
    assert await script.type("closing") == ["The closing round has begun already."]
    await script.type("undo")
    said = await script.type("closing: One word?")
    assert said == [closed, f"Question 2 is open for the closing round: One word? {how}"]
    assert room.replica.state.questions[room.replica.state.asked[-1]].kind == "closing"
