"""Whether "N people, N voices heard" may be said: only where it is true, and only as the room closes."""

from server.domain import commands as c
from server.exports.report.document import report_md
from server.projections.affected import affects_room_view
from server.projections.people.heard import everybody_heard
from server.projections.people.presence import PresenceView
from server.projections.record import record
from server.projections.room import room_view
from server.projections.summary import summary_view
from tests.session import Session


def told(session: Session) -> bool:
    """Whether it is said; on phones, on the dashboard and in the report alike."""
    state = session.state
    (said,) = {
        room_view(state).all_heard,
        summary_view(state, PresenceView()).all_heard,
        f"{len(state.people)} people, {len(state.people)} voices heard." in report_md(record(state)).decode(),
    }
    assert said == everybody_heard(state)
    return said


def test_it_is_said_once_everybody_was_heard_and_no_sooner_than_the_closing_round(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    words = session.say(ama, "Mornings")
    session.does(c.MarkHeard((words,)))
    session.does(c.MarkHeard((session.say(bo, "Evenings"),)))
    assert not told(session)
    session.does(c.AskQuestion("One line?", "at_once", kind="closing"))
    assert told(session)
    session.does(c.AskQuestion("And now?"))
    assert not told(session)
    session.does(c.EndSession())
    assert told(session)
    session.phone(ama, c.TakeBackContribution(words))
    assert not told(session)


def test_who_is_in_the_list_and_was_not_heard_under_their_name_makes_it_untrue(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.AskQuestion("One line?", "at_once", kind="closing"))
    named, nameless = session.say(ama, "Warmth"), session.say(bo, "Nobody's", key="0" * 32)
    session.does(c.MarkHeard((named, nameless)))
    assert not told(session)
    line = session.say(bo, "Time")
    assert not told(session)
    heard = session.does(c.MarkHeard((line,)))
    assert all(affects_room_view(session.state, event) for event in heard)
    assert told(session)
    session.does(c.Undo())
    assert not told(session)
    session.does(c.Redo())
    session.join("Mei")
    assert not told(session)


def test_two_who_are_one_were_heard_where_either_was(session: Session) -> None:
    ama, again, bo = session.join("Ama"), session.join("Ama"), session.join("Bo")
    session.does(c.AskQuestion("One line?", "at_once", kind="closing"))
    words = tuple(session.say(person, "Warmth") for person in (again, bo))
    session.does(c.MarkHeard(words))
    assert not told(session)
    session.does(c.AskIfSame(ama, again))
    session.phone(again, c.ConfirmSame(ama))
    assert told(session)


def test_a_room_without_people_has_no_voices(session: Session) -> None:
    session.does(c.EndSession())
    assert not everybody_heard(session.state)


def test_words_that_are_held_back_make_nobody_heard(session: Session) -> None:
    session.does(c.OpenSession())
    session.ask()
    ama, bo = session.join("Ama"), session.join("Bo")
    words = session.say(ama, "Mornings")
    session.does(c.MarkHeard((words, session.say(bo, "Evenings"))))
    session.does(c.EndSession())
    held = session.does(c.HoldBack((words,), "reasons.private"))
    assert not told(session)
    restored = session.does(c.Restore((words,)))
    assert told(session)
    assert all(affects_room_view(session.state, event) for event in (*held, *restored))
