"""The turns as everybody in the room may see them, and as whoever leads does."""

import pytest

from server.domain import commands as c
from server.domain.events import Parked
from server.projections.affected import affects_room_view
from server.projections.direction.turns import LED_SHOWN, RoomTurn, TurnWords, room_turns, turns_view
from server.projections.room import room_view
from server.projections.wall import wall_view
from tests.session import Session


@pytest.fixture
def room(session: Session) -> Session:
    """Ama and Bo, what each said, and a theme with Ama's words."""
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.AskQuestion("What helps?", "at_once"))
    first = session.say(ama, "The same carer.")
    session.say(bo, "Evenings.", key="0" * 32)
    session.does(c.AddTheme("Mornings", (first,)))
    return session


def said(room: Session, number: int) -> str:
    return next(known.id for known in room.state.contributions.values() if known.number == number)


def turn(room: Session) -> str:
    return room.state.direction.turns[-1].id


def test_everybody_sees_a_turn_once_it_is_set(room: Session) -> None:
    (made,) = room.does(c.MakeTurn("Mornings first.", (said(room, 1), said(room, 2)), (room.state.themes[0].id,)))
    assert not affects_room_view(room.state, made)
    assert room_view(room.state).turns == ()
    (was_set,) = room.does(c.SetTurn(turn(room)))
    assert affects_room_view(room.state, was_set)
    words = (TurnWords("The same carer.", "Ama"), TurnWords("Evenings."))
    assert wall_view(room.state).turns == room_view(room.state).turns
    assert room_view(room.state).turns == (RoomTurn(turn(room), 1, "Mornings first.", None, words, ("Mornings",)),)
    room.does(c.ParkTurn(turn(room), "Who pays"))
    assert room_turns(room.state)[0].parked == Parked("Who pays")


def test_what_led_to_it_is_read_as_it_may_be_read_now(room: Session) -> None:
    room.does(c.MakeTurn("Mornings first.", (said(room, 1), said(room, 2))))
    room.does(c.SetTurn(turn(room)))
    room.does(c.HoldBack((said(room, 2),), "reasons.hurts"))
    assert room_turns(room.state)[0].words == (TurnWords("The same carer.", "Ama"),)
    room.phone("p1", c.ChangeConsent(said(room, 1), "room"))
    assert room_turns(room.state)[0].words == (TurnWords("The same carer.", "Ama", room_only=True),)
    room.phone("p1", c.TakeBackContribution(said(room, 1)))
    assert (room_turns(room.state)[0].words, room_turns(room.state)[0].all_taken_back) == ((), False)
    room.phone("p2", c.TakeBackContribution(said(room, 2), "0" * 32))
    assert room_turns(room.state)[0].all_taken_back
    row = turns_view(room.state).rows[0]
    assert [(led.text, led.taken_back) for led in row.led] == [("", True), ("", True)]


def test_what_nobody_else_may_read_yet_is_not_shown_under_a_turn(room: Session) -> None:
    room.ask("And then?")
    room.does(c.MakeTurn("Hidden.", (room.say("p1", "Not yet read."),)))
    room.does(c.SetTurn(turn(room)))
    assert room_turns(room.state)[0].words == ()
    assert turns_view(room.state).rows[0].led[0].text == "Not yet read."


def test_a_theme_that_led_to_it_keeps_its_last_name(room: Session) -> None:
    theme = room.state.themes[0].id
    room.does(c.MakeTurn("Mornings first.", themes=(theme,)))
    room.does(c.SetTurn(turn(room)))
    (renamed,) = room.does(c.RenameTheme(theme, "Early"))
    assert affects_room_view(room.state, renamed)
    room.does(c.RemoveTheme(theme))
    assert room_turns(room.state)[0].themes == ("Early",)


def test_whoever_leads_sees_who_proposed_it_and_how_much_led_to_it(room: Session) -> None:
    room.hold("design-group-member", "p1")
    many = tuple(room.say("p1", f"Words {number}", consent="room") for number in range(LED_SHOWN + 2))
    room.phone("p1", c.MakeTurn("Mornings first.", many))
    row = turns_view(room.state).rows[0]
    assert (row.by, row.is_set, row.is_parked, len(row.led), row.led_count) == ("Ama", False, False, 12, 14)
    assert {(led.label, led.room_only, led.held) for led in row.led} == {("Ama", True, False)}
