"""What is run past the design group, line by line."""

from datetime import timedelta

import pytest

from server.domain import commands as c
from server.port import SessionPort
from server.projections.measures.steering import DESIGN_GROUP
from tests.coprod_tui.plain.conftest import Script
from tests.server.conftest import Room


async def sits(script: Script, port: SessionPort, name: str) -> None:
    """Somebody joins the design group."""
    await script.type(f"offer Design-group member to {name}")
    await port.submit(c.AcceptOffer(DESIGN_GROUP))
    await script.heard(f"Role: {name} holds Design-group member")


@pytest.fixture
async def group(script: Script, three: dict[str, SessionPort], room: Room) -> dict[str, SessionPort]:
    """Ama and Bo are the design group."""
    for name in ("Ama", "Bo"):
        await sits(script, three[name], name)
    return three


def check(room: Room) -> str:
    return room.replica.state.direction.checks[-1].id


async def test_a_question_of_the_plan_is_run_past_the_group_undone_and_closed(
    script: Script, group: dict[str, SessionPort], room: Room
) -> None:
    await script.type("plan add What helps at night?")
    number = len(room.replica.state.plan)
    assert await script.type(f"run past question {number}") == [
        "Check 1 is with the design group now: Question: What helps at night?"
    ]
    assert await script.type(f"run past question {number}") == ["It is so already, so nothing had to change"]
    assert await script.type("undo") == ["The design group is not asked about that after all"]
    assert await script.type("redo") == ["Check 1 is with the design group now: Question: What helps at night?"]
    await group["Ama"].submit(c.AnswerCheck(check(room), "worried", "Who stays?", "room"))
    await script.heard("Check 1, Ama: With it, and worried, Who stays? (in this room only)")
    assert await script.type("close check 1") == ["Check 1 is closed: Question: What helps at night?"]
    assert await script.type("undo") == ["Check 1 is with the design group again: Question: What helps at night?"]
    await group["Ama"].submit(c.TakeBackCheckAnswer(check(room)))
    await script.heard("Check 1: Ama took back what they said")


async def test_a_theme_is_run_past_them_also_where_its_name_holds_a_colon(
    script: Script, group: dict[str, SessionPort], room: Room
) -> None:
    await group["Ama"].submit(c.Contribute(room.replica.state.asked[-1], "Mornings"))
    await script.heard("Contribution 1, Ama: Mornings")
    await script.type("theme 1: Care: at home")
    assert await script.type("run past theme Care: at home") == [
        "Check 1 is with the design group now: Theme: Care: at home"
    ]


async def test_the_table_is_listed_with_seats_answers_and_who_has_not_spoken(
    script: Script, group: dict[str, SessionPort], room: Room
) -> None:
    assert (await script.type("sense"))[-1] == (
        'Nothing was run past the design group yet; "run past question N" or "run past theme NAME" does so'
    )
    await script.type("plan add What helps at night?")
    number = len(room.replica.state.plan)
    await script.type(f"run past question {number}")
    seat, *others = room.replica.state.perspectives
    await group["Ama"].submit(c.TakeSeats((seat,)))
    await group["Ama"].submit(c.AnswerCheck(check(room), "worried", "Who stays?"))
    await script.heard("Check 1, Ama: With it, and worried, Who stays?")
    await script.type(f"plan edit {number}: What helps by night?")
    assert await script.type("sense") == [
        "In the design group: Ama, Bo",
        f"Seat, {seat}: Ama",
        *(f"Seat, {other}: empty" for other in others),
        "No seat named: Bo",
        "Check 1, Question: What helps at night? (0 with it, 1 worried, 0 not yet)",
        "  changed since; it says now: What helps by night?",
        "  Ama: With it, and worried, Who stays?; held then: Design-group member",
        "  Bo: has not spoken yet",
    ]
    await group["Ama"].submit(c.StepBack(DESIGN_GROUP))
    await script.heard("Role: Ama stepped back from Design-group member")
    script.clock.now += timedelta(minutes=1)
    await sits(script, group["Mei"], "Mei")
    listed = await script.type("sense")
    assert listed[-3].endswith("held then: Design-group member; left the group since")
    assert listed[-1] == "  Mei: has not spoken yet; joined the group since"
    await script.type("close check 1")
    assert "Check 1, closed, Question: What helps at night? (0 with it, 1 worried, 0 not yet)" in await script.type(
        "sense"
    )


async def test_what_cannot_be_run_past_them_is_said(script: Script, group: dict[str, SessionPort], room: Room) -> None:
    assert (await script.type("run past question 99"))[0].startswith("There is no question 99 in the plan")
    assert (await script.type("run past theme Nowhere"))[0].startswith('There is no theme "Nowhere"')
    assert await script.type("run past turn 9") == ['There is no turn 9; "turns" lists them with their numbers.']
    assert await script.type("close check 9") == ['There is no check 9; "sense" lists them with their numbers.']
    await script.type("plan add What helps at night?")
    number = len(room.replica.state.plan)
    for _ in range(number):
        await script.type("next")
    assert await script.type(f"run past question {number}") == [
        "The room has seen that already, so it cannot be run past the design group first."
    ]


async def test_leaders_are_asked_for_a_turn_and_their_answers_are_listed(
    script: Script, three: dict[str, SessionPort], room: Room
) -> None:
    assert await script.type("answers") == [
        'Nothing is asked of leaders yet; "ask leaders N: TEXT" asks something for turn N'
    ]
    await script.type("offer Way-opener to Ama")
    await three["Ama"].submit(c.AcceptOffer("way-opener"))
    await script.heard("Role: Ama holds Way-opener")
    turn = (await room.facilitator().submit(c.MakeTurn("A second carer."))).made
    assert turn is not None
    await script.heard("Turn 1: A second carer.")
    assert await script.type("ask leaders 1: Is there money: this year?") == [
        "Asked of leaders for turn 1: Is there money: this year?"
    ]
    assert await script.type("undo") == ["That is not asked of leaders after all"]
    await script.type("redo")
    assert (await script.type("answers"))[-1] == "  open: nobody has answered yet"
    asked = room.replica.state.direction.asked[0].id
    await three["Ama"].submit(c.AnswerLeaders(asked, "not_possible", "Not this year."))
    await script.heard("To what is asked for turn 1, Ama: Not possible, because… Not this year.")
    await three["Ama"].submit(c.StepBack("way-opener"))
    await script.heard("Role: Ama stepped back from Way-opener")
    first, answer = await script.type("answers")
    assert first == "Turn 1 asks: Is there money: this year?"
    assert answer.startswith("  Ama: Not possible, because… Not this year.; held the role from ")
    asked_before = room.replica.state.asked
    assert await script.type("ask leaders 9: What?") == ["That turn is not here any more."]
    assert room.replica.state.asked == asked_before  # the room is not asked in its place
