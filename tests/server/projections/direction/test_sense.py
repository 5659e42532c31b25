"""The design group's table and what is run past it: who sees what, and what leaves the room."""

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.evolve import fold
from server.domain.redaction import due_at_close, redact, room_only
from server.projections.affected import affected_people, affects_room_view
from server.projections.direction.sense import CheckRow, SeatRow, SilentRow, run_past_view, sense_view, unspoken_warning
from server.projections.direction.sense_record import SenseLine, check_records
from server.projections.exported_journal import exported_entries
from server.projections.measures.steering import DESIGN_GROUP
from server.projections.mine import mine_view
from server.projections.room import room_view
from tests.session import Session

USE, WORK = "I use this service", "I work here"


@pytest.fixture
def session() -> Session:
    """Ama, p1, and Bo, p2, are the design group, Cy, p3, holds Host; the theme "Mornings" is run past the group."""
    session = Session()
    for name in ("Ama", "Bo", "Cy"):
        session.join(name)
    for person in ("p1", "p2"):
        session.hold(DESIGN_GROUP, person)
    session.hold("host", "p3")
    session.does(c.AddTheme("Mornings"))
    session.does(c.RunPast("theme", theme(session)))
    return session


def theme(session: Session) -> str:
    return session.state.themes[0].id


def check(session: Session) -> str:
    return session.state.direction.checks[-1].id


def row(session: Session) -> CheckRow:
    return sense_view(session.state).checks[0]


def warning(session: Session) -> str:
    return unspoken_warning(session.state, "theme", theme(session))


def answer(session: Session, person: str, answer: c.SenseAnswer, line: str = "", consent: c.Consent = "notes") -> None:
    session.phone(person, c.AnswerCheck(check(session), answer, line, consent))


def test_seats_are_shown_as_members_say_and_not_by_what_they_speak_from(session: Session) -> None:
    session.phone("p1", c.SayPerspectives((USE,)))
    assert all(seat.people == () for seat in sense_view(session.state).seats)
    session.phone("p1", c.TakeSeats((WORK,)))
    view = sense_view(session.state)
    assert SeatRow(WORK, ("Ama",)) in view.seats
    assert SeatRow(USE) in view.seats
    assert (view.members, view.without_seat) == (("Ama", "Bo"), ("Bo",))
    session.phone("p1", c.StepBack(DESIGN_GROUP))
    assert SeatRow(WORK) in sense_view(session.state).seats


def test_answers_are_told_with_the_roles_that_were_held_then(session: Session) -> None:
    session.hold("scribe", "p1")
    answer(session, "p1", "worried", "Who stays at night?")
    session.phone("p1", c.StepBack("scribe"))
    (given,) = row(session).answers
    assert (given.label, given.answer, given.line) == ("Ama", "worried", "Who stays at night?")
    assert given.roles == ("Design-group member", "Scribe")
    assert row(session).counts == "0 with it, 1 worried, 0 not yet"
    assert row(session).silent == (SilentRow("Bo", joined_since=False),)


def test_who_leaves_owes_none_and_who_joins_is_told_apart(session: Session) -> None:
    answer(session, "p1", "with_it")
    for person in ("p1", "p2"):
        session.phone(person, c.StepBack(DESIGN_GROUP))
    session.hold(DESIGN_GROUP, "p3")
    assert [given.left for given in row(session).answers] == [True]
    assert row(session).silent == (SilentRow("Cy", joined_since=True),)
    session.does(c.CloseCheck(check(session)))
    assert row(session).silent == ()


def test_what_is_changed_after_it_was_run_past_them_says_so(session: Session) -> None:
    assert not row(session).is_changed
    (event,) = session.does(c.RenameTheme(theme(session), "Early in the day"))
    assert (row(session).text, row(session).now, row(session).is_changed) == ("Mornings", "Early in the day", True)
    assert mine_view(session.state, "p1").checks[0].changed
    assert {"p1", "p2", "p3"} <= {*(affected_people(session.state, event) or ())}
    session.does(c.RemoveTheme(theme(session)))
    assert (row(session).now, row(session).is_changed) == (None, False)


def test_members_see_it_and_other_phones_do_not(session: Session) -> None:
    assert [known.text for known in mine_view(session.state, "p1").checks] == ["Mornings"]
    assert mine_view(session.state, "p3").checks == ()
    assert mine_view(session.state, "p1").table is None
    assert mine_view(session.state, "p3").table == sense_view(session.state)
    began = session.entries[-1].events[0]
    assert not affects_room_view(session.state, began)
    assert b"check" not in encode(room_view(session.state))


def test_one_sees_what_one_said_also_once_one_left_the_group(session: Session) -> None:
    answer(session, "p1", "worried", "Nights", "room")
    session.phone("p1", c.StepBack(DESIGN_GROUP))
    (own,) = mine_view(session.state, "p1").checks
    assert (own.answer, own.line, own.consent, own.asked) == ("worried", "Nights", "room", False)
    session.phone("p1", c.TakeBackCheckAnswer(check(session)))
    assert mine_view(session.state, "p1").checks == ()


def test_a_warning_says_who_has_not_spoken_and_which_seats_are_empty(session: Session) -> None:
    assert warning(session) == "2 members of the design group have not spoken"
    answer(session, "p1", "not_yet")
    session.phone("p1", c.TakeSeats(session.state.perspectives[1:]))
    told = "1 member of the design group has not spoken · 1 says not yet · 1 seat is empty"
    assert warning(session) == told
    answer(session, "p1", "with_it")
    answer(session, "p2", "with_it")
    session.phone("p2", c.TakeSeats(session.state.perspectives))
    assert warning(session) == ""
    session.does(c.CloseCheck(check(session)))
    assert warning(session) == "This was not run past the design group."
    for person in ("p1", "p2"):
        session.phone(person, c.StepBack(DESIGN_GROUP))
    assert warning(session) == ""


def test_what_can_be_run_past_them_says_whether_they_are_asked_in_these_words(session: Session) -> None:
    view = run_past_view(session.state, "theme", theme(session))
    assert view is not None
    assert (view.text, view.check, view.reached_room) == ("Mornings", check(session), False)
    session.does(c.RenameTheme(theme(session), "Early"))
    changed = run_past_view(session.state, "theme", theme(session))
    assert changed is not None
    assert changed.check is None
    assert run_past_view(session.state, "theme", "h99") is None


def test_a_line_kept_to_the_room_does_not_leave_it(session: Session) -> None:
    answer(session, "p1", "worried", "Canary of the room", "room")
    answer(session, "p2", "worried", "Nights are long", "quoted")
    (told,) = check_records(session.state)
    assert told.lines == (SenseLine("Bo", "worried", "Nights are long", "quoted", ("Design-group member",)),)
    assert (told.given, told.kept_to_room) == (("worried", "worried"), 1)
    exported = [*exported_entries(session.state, session.entries)]
    assert "Canary" not in repr(exported)
    assert "Nights are long" in repr(exported)
    assert check_records(fold(exported)) == (told,)


def test_what_was_said_to_a_turn_leaves_only_where_the_turn_does(session: Session) -> None:
    session.does(c.MakeTurn("Canary first."))
    turn = session.state.direction.turns[0].id
    session.does(c.RunPast("turn", turn))
    answer(session, "p1", "worried", "Canary of a member")
    assert [told.kind for told in check_records(session.state)] == ["theme"]
    assert "Canary" not in repr([*exported_entries(session.state, session.entries)])
    session.does(c.SetTurn(turn))
    exported = [*exported_entries(session.state, session.entries)]
    assert "Canary of a member" in repr(exported)
    assert check_records(fold(exported)) == check_records(session.state)
    assert [told.kind for told in check_records(session.state)] == ["theme", "turn"]


def test_running_past_that_was_undone_leaves_no_trace_outside(session: Session) -> None:
    session.does(c.Undo())
    assert "check" not in repr([*exported_entries(session.state, session.entries)]).lower()


def test_an_answer_that_was_replaced_or_taken_back_leaves_no_trace_outside(session: Session) -> None:
    answer(session, "p1", "worried", "First words")
    answer(session, "p1", "worried", "Second words")
    answer(session, "p2", "not_yet", "Third words")
    session.phone("p2", c.TakeBackCheckAnswer(check(session)))
    exported = repr([*exported_entries(session.state, session.entries)])
    assert [text in exported for text in ("First words", "Second words", "Third words")] == [False, True, False]
    kept = repr([*redact(session.entries, due_at_close(session.entries))])
    assert [text in kept for text in ("First words", "Second words", "Third words")] == [False, True, False]


def test_an_answer_given_again_after_it_was_taken_back_stays_at_the_close(session: Session) -> None:
    answer(session, "p1", "worried", "First words")
    session.phone("p1", c.TakeBackCheckAnswer(check(session)))
    answer(session, "p1", "worried", "Again these words")
    kept = repr([*redact(session.entries, due_at_close(session.entries))])
    assert "Again these words" in kept
    assert "First words" not in kept


def test_lines_kept_to_the_room_are_deleted_at_the_close_where_that_was_chosen(session: Session) -> None:
    answer(session, "p1", "worried", "Canary of the room", "room")
    also = frozenset(room_only(session.state))
    kept = repr([*redact(session.entries, due_at_close(session.entries, also))])
    assert "Canary" not in kept
    assert "Canary" in repr([*redact(session.entries, due_at_close(session.entries))])


def test_seats_stay_in_the_room(session: Session) -> None:
    session.phone("p1", c.TakeSeats((WORK,)))
    assert not any(
        isinstance(event, e.SeatsTaken)
        for entry in exported_entries(session.state, session.entries)
        for event in entry.events
    )
