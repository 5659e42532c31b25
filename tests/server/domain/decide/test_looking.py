"""What the whole room looks at: words that are held up, and open water."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.projections.people.presence import PresenceView
from server.projections.room import held_up, room_view
from server.projections.summary import summary_view
from server.projections.wall import WallView, wall_view
from tests.session import FACILITATOR, Session


@pytest.fixture
def room() -> Session:
    """Ama and Bo, who both answered a question that everybody may read."""
    session = Session()
    session.does(c.OpenSession())
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.AskQuestion("What helps?", "at_once"))
    session.say(ama, "Mornings")
    session.say(bo, "The review meetings?", kind="unsure")
    return session


def said(session: Session) -> list[str]:
    return sorted(session.state.contributions, key=lambda known: session.state.contributions[known].number)


def shown(session: Session) -> str | None:
    up = held_up(session.state)
    assert room_view(session.state).held_up == up == wall_view(session.state).held_up
    return None if up is None else up.text


def test_one_contribution_at_a_time_is_held_up_and_put_down(room: Session) -> None:
    first, second = said(room)
    assert wall_view(room.state) == WallView("Shaping home care together", phase="live", question="What helps?")
    assert room.does(c.HoldUp(first)) == (e.HeldUp(first, None),)
    assert shown(room) == "Mornings"
    assert room.does(c.HoldUp(second)) == (e.HeldUp(second, first),)
    assert shown(room) == "The review meetings?"
    assert room.does(c.HoldUp(second)) == ()
    assert room.does(c.PutDown()) == (e.HeldUp(None, second),)
    assert shown(room) is None
    assert room.does(c.PutDown()) == ()


def test_each_step_is_undone_and_redone(room: Session) -> None:
    first, second = said(room)
    steps: list[str | None] = [None]
    for command in (c.HoldUp(first), c.HoldUp(second), c.PutDown(), c.HoldUp(first)):
        room.does(command)
        steps.append(room.state.held_up)
    for before in reversed(steps[:-1]):
        room.does(c.Undo())
        assert room.state.held_up == before
    for after in steps[1:]:
        room.does(c.Redo())
        assert room.state.held_up == after


def test_undo_and_redo_say_what_they_would_do_on_every_phone(room: Session) -> None:
    def told() -> tuple[str | None, str | None, str, str]:
        undoing = summary_view(room.state, PresenceView())
        room.does(c.Undo())
        redoing = summary_view(room.state, PresenceView())
        room.does(c.Redo())
        assert undoing.undoing is not None
        assert redoing.redoing is not None
        return undoing.undo, redoing.redo, undoing.undoing.happens, redoing.redoing.happens

    first, second = said(room)
    room.does(c.HoldUp(first))
    up = "held up contribution 1"
    assert told() == (up, up, "Put down what is held up", "Hold up contribution 1 again")
    room.does(c.HoldUp(second))
    assert told()[2:] == ("Hold up contribution 1 again", "Hold up contribution 2 again")
    room.does(c.PutDown())
    down = "put down what was held up"
    assert told() == (down, down, "Hold up contribution 2 again", "Put down what is held up")
    room.does(c.CloseWater(second, "Bo knows now."))
    closed = "closed what contribution 2 was unsure about"
    under = "the reason under contribution 2"
    assert told() == (closed, closed, f"Take back {under}", f"Show {under} again")


def test_words_that_are_taken_back_are_put_down_by_themselves(room: Session) -> None:
    first, second = said(room)
    room.does(c.HoldUp(first))
    room.phone(room.state.contributions[first].person or "", c.TakeBackContribution(first))
    assert shown(room) is None
    assert room.refused(FACILITATOR, c.HoldUp(first)).code == "words_gone"
    room.does(c.HoldUp(second))
    room.does(c.PutDown())
    room.does(c.Undo())
    assert shown(room) == "The review meetings?"
    assert summary_view(room.state, PresenceView()).undo is None, "what was held up before is gone"


def test_only_what_everybody_may_read_is_held_up(room: Session) -> None:
    question = room.ask("And then?")
    hidden = room.say("p2", "Not yet", key="0" * 32)
    assert room.refused(FACILITATOR, c.HoldUp(hidden)).code == "not_revealed"
    room.does(c.RevealQuestion(question))
    room.does(c.HoldUp(hidden))
    up = held_up(room.state)
    assert up is not None
    assert up.label is None
    for _ in range(2):
        room.does(c.Undo())
    assert shown(room) is None
    room.does(c.Redo())
    room.does(c.Redo())
    assert shown(room) == "Not yet"


def test_whoever_holds_host_may_and_nobody_else(room: Session) -> None:
    first, _ = said(room)
    ama = room.state.contributions[first].person or ""
    assert room.refused(Participant(ama), c.HoldUp(first)).code == "not_holding"
    room.hold("host", ama)
    room.phone(ama, c.HoldUp(first))
    assert shown(room) == "Mornings"
    room.phone(ama, c.PutDown())
    room.does(c.EndSession())
    for command in (c.HoldUp(first), c.PutDown()):
        assert room.refused(FACILITATOR, command).code == "session_over"


def test_open_water_is_closed_for_a_reason_and_opened_again_by_undo(room: Session) -> None:
    answer, unsure = said(room)
    assert room.refused(FACILITATOR, c.CloseWater(unsure, " ")).code == "empty"
    assert room.refused(FACILITATOR, c.CloseWater(answer, "Because")).code == "not_open_water"
    room.does(c.CloseWater(unsure, "Bo has asked."))
    assert room.does(c.CloseWater(unsure, "Bo has asked.")) == ()
    room.does(c.CloseWater(unsure, "They have answered."))
    assert room.state.contributions[unsure].closed_because == "They have answered."
    room.does(c.EndSession())
    for reason in ("They have answered.", "Bo has asked.", ""):
        room.does(c.Undo())
        assert room.state.contributions[unsure].closed_because == reason
    room.does(c.Redo())
    room.does(c.Redo())
    assert room.state.contributions[unsure].closed_because == "They have answered."


def test_the_end_puts_down_what_is_held_up_and_its_undo_holds_it_up_again(room: Session) -> None:
    first, _ = said(room)
    room.does(c.HoldUp(first))
    assert room.does(c.EndSession()) == (e.HeldUp(None, first), e.SessionEnded())
    assert shown(room) is None
    room.does(c.Undo())
    assert (shown(room), room.state.phase) == ("Mornings", "live")
    room.does(c.Redo())
    assert (shown(room), room.state.phase) == (None, "ended")
