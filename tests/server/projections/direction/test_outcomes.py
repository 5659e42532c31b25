"""The outcomes as the room, the facilitator and the record have them."""

import pytest

from server.domain import commands as c
from server.domain.evolve import fold
from server.domain.evolve.deletion import without_room_only
from server.domain.plan import SessionPlan, plain_plan
from server.domain.redaction import due_at_close, redact
from server.projections.affected import affected_people, affects_room_view
from server.projections.direction.outcomes import OutcomeRecord, OutcomeRow, RoomOutcome, outcome_records, outcomes_view
from server.projections.exported_journal import exported_entries
from server.projections.room import room_view
from server.projections.wall import wall_view
from tests.session import Session


@pytest.fixture
def room() -> Session:
    """Ama, and an outcome of the plan; everybody reads what is said."""
    plain = plain_plan("Home care")
    session = Session(plan=SessionPlan(plain.title, plain.roles, plain.perspectives, outcomes=("Calm mornings",)))
    session.join("Ama")
    session.does(c.AskQuestion("This will have been worth it if…", "at_once"))
    return session


def adopted(session: Session, said: str) -> str:
    session.does(c.AdoptOutcome(said))
    return session.state.direction.outcomes[-1].id


def shown(session: Session) -> RoomOutcome:
    """The newest outcome as all phones and the wall show it."""
    outcomes = room_view(session.state).outcomes
    assert outcomes == wall_view(session.state).outcomes
    return outcomes[-1]


def row(session: Session) -> OutcomeRow:
    return outcomes_view(session.state).rows[-1]


def kept(session: Session) -> OutcomeRecord:
    return outcome_records(session.state)[-1]


def test_those_of_the_plan_have_no_author(room: Session) -> None:
    assert shown(room) == RoomOutcome("planned-1", 1, "Calm mornings")
    assert row(room) == OutcomeRow("planned-1", 1, "Calm mornings")
    assert kept(room) == OutcomeRecord(1, "Calm mornings", "", planned=True, came_of="")


def test_the_others_have_the_words_as_they_are_now_and_whose_they_are(room: Session) -> None:
    said = room.say("p1", "nobody is rushed")
    outcome = adopted(room, said)
    room.does(c.SayWhatCame(outcome, "Calls are longer."))
    room.phone("p1", c.ChangeContribution(said, "nobody is ever rushed"))
    assert shown(room) == RoomOutcome(outcome, 2, "nobody is ever rushed", "Ama", said, came_of="Calls are longer.")
    assert row(room) == OutcomeRow(outcome, 2, "nobody is ever rushed", "Ama", 1, came_of="Calls are longer.")
    assert kept(room) == OutcomeRecord(2, "nobody is ever rushed", "Ama", planned=False, came_of="Calls are longer.")


def test_words_without_a_name_have_none_there_either(room: Session) -> None:
    adopted(room, room.say("p1", "nobody is rushed", key="a" * 32))
    assert (shown(room).label, row(room).label, kept(room).person) == (None, None, "")


@pytest.mark.parametrize(
    ("gone", "why"),
    [
        ("taken_back", "Its author took it back."),
        ("held_back", "It is held back."),
        ("hidden", "What was said to its question is hidden."),
    ],
)
def test_words_that_nobody_may_read_any_more_are_not_shown_but_why(room: Session, gone: str, why: str) -> None:
    said = room.say("p1", "CANARY")
    room.does(c.SayWhatCame(adopted(room, said), "CANARY came of it"))
    acts: dict[str, c.Command] = {
        "held_back": c.HoldBack((said,), "reasons.hurts"),
        "hidden": c.SetModeration(room.state.asked[-1], "closed"),
    }
    if gone == "taken_back":
        (event,) = room.phone("p1", c.TakeBackContribution(said))
    else:
        (event,) = room.does(acts[gone])
    assert affects_room_view(room.state, event)
    outcome = room.state.direction.outcomes[-1].id
    assert shown(room) == RoomOutcome(outcome, 2, "", contribution=said, gone=gone)  # type: ignore[arg-type]
    assert row(room) == OutcomeRow(outcome, 2, why, contribution=1, stands=False)
    assert "CANARY" not in repr((room_view(room.state).outcomes, outcomes_view(room.state)))


def test_what_its_author_keeps_to_the_room_is_read_there_and_leaves_no_words(room: Session) -> None:
    said = room.say("p1", "CANARY")
    room.does(c.SayWhatCame(adopted(room, said), "CANARY came of it"))
    (event,) = room.phone("p1", c.ChangeConsent(said, "room"))
    assert affects_room_view(room.state, event)
    assert (shown(room).text, shown(room).room_only, row(room).room_only) == ("CANARY", True, True)
    assert kept(room) == OutcomeRecord(2, "", "", planned=False, came_of="")
    exported = list(exported_entries(room.state, room.entries))
    assert "CANARY" not in repr(exported)
    assert repr(exported).count(f"'{said}'") == 1, "that it was said, and nothing of its being an outcome"
    assert outcome_records(fold(exported)) == outcome_records(room.state)


def test_what_leaves_the_room_leaves_with_its_words(room: Session) -> None:
    adopted(room, room.say("p1", "nobody is rushed"))
    room.does(c.AddTheme("Time"))
    room.does(c.ServeOutcomes(room.state.themes[0].id, (room.state.direction.outcomes[-1].id, "planned-1")))
    room.does(c.SayWhatCame(room.state.direction.outcomes[-1].id, "Calls are longer."))
    assert outcome_records(fold(exported_entries(room.state, room.entries))) == outcome_records(room.state)


def test_what_was_taken_back_goes_as_the_room_closes_with_what_came_of_it(room: Session) -> None:
    said = room.say("p1", "CANARY")
    room.does(c.SayWhatCame(adopted(room, said), "CANARY came of it"))
    room.phone("p1", c.TakeBackContribution(said))
    room.does(c.EndSession())
    left = list(redact(room.entries, due_at_close(room.entries)))
    assert "CANARY" not in repr(left)
    assert outcome_records(fold(left)) == outcome_records(room.state)


def test_what_was_kept_to_the_room_may_go_then_too(room: Session) -> None:
    said = room.say("p1", "CANARY", consent="room")
    room.does(c.SayWhatCame(adopted(room, said), "CANARY came of it"))
    room.does(c.SayWhatCame("planned-1", "Half of them."))
    room.does(c.EndSession())
    left = fold(redact(room.entries, due_at_close(room.entries, (said,))))
    assert left.direction == without_room_only(room.state).direction
    assert outcomes_view(left).rows == outcomes_view(without_room_only(room.state)).rows
    assert (outcomes_view(left).rows[-1].text, outcomes_view(left).rows[0].came_of) == (
        "Deleted as the room closed.",
        "Half of them.",
    )


def test_themes_say_what_they_serve_in_their_order(room: Session) -> None:
    outcome = adopted(room, room.say("p1", "nobody is rushed"))
    for name in ("Time", "Trust", "Rota"):
        room.does(c.AddTheme(name))
    time, trust, rota = (theme.id for theme in room.state.themes)
    room.does(c.ServeOutcomes(trust, (outcome,)))
    (event,) = room.does(c.ServeOutcomes(time, (outcome, "planned-1")))
    assert not affects_room_view(room.state, event)
    assert affected_people(room.state, event) == ()
    view = outcomes_view(room.state)
    assert [one.served_by for one in view.rows] == [("Time",), ("Time", "Trust")]
    assert [view.served_by(theme) for theme in (time, trust, rota)] == [(1, 2), (2,), ()]
    assert [one.themes for one in outcome_records(room.state)] == [("Time",), ("Time", "Trust")]
