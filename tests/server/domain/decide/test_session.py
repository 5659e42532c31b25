import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Facilitator, Participant, Visitor
from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.decide import Context
from server.domain.decide.people import join
from server.domain.decide.session import create
from server.domain.errors import Rejected
from server.domain.evolve import fold
from server.domain.plan import plain_plan
from server.domain.redaction import due_at_close, redact
from server.sentences import words
from tests.session import BEGINNING, FACILITATOR, Session


def test_a_session_begins_with_its_title_cleaned_and_its_roles() -> None:
    (event,) = create("s1", "KITE", plain_plan("  Shaping\x1b home care  "), practice=True)
    assert event == e.SessionCreated("s1", "Shaping home care", "KITE", ROLES, practice=True, perspectives=PERSPECTIVES)


@pytest.mark.parametrize(("title", "code"), [("", "empty"), (" \u200b\u2060 ", "empty"), ("x" * 121, "too_long")])
def test_a_title_that_nobody_could_read_is_refused(title: str, code: str) -> None:
    with pytest.raises(Rejected) as refusal:
        create("s1", "KITE", plain_plan(title))
    assert (refusal.value.code, refusal.value.field) == (code, "title")


def test_a_session_is_called_otherwise_by_a_title_that_is_cleaned(session: Session) -> None:
    (event,) = session.does(c.ChangeTitle("  Care\x1b at home  "))
    assert event == e.TitleChanged("Care at home", "Shaping home care together")
    assert (session.state.title, session.state.first_title) == ("Care at home", "Shaping home care together")
    assert session.does(c.ChangeTitle("Care at home")) == ()


@pytest.mark.parametrize(("title", "code"), [(" \u200b", "empty"), ("x" * 121, "too_long")])
def test_no_session_is_called_by_a_title_that_nobody_could_read(session: Session, title: str, code: str) -> None:
    refusal = session.refused(FACILITATOR, c.ChangeTitle(title))
    assert (refusal.code, refusal.field) == (code, "title")


def test_a_title_is_changed_undone_and_redone_after_the_end_too(session: Session) -> None:
    session.does(c.EndSession())
    session.does(c.ChangeTitle("Care at home"))
    session.does(c.Undo())
    assert (session.state.title, session.state.phase) == ("Shaping home care together", "ended")
    session.does(c.Redo())
    assert (session.state.title, session.state.phase) == ("Care at home", "ended")


def test_a_title_that_another_facilitator_changed_since_is_not_undone(session: Session) -> None:
    session.does(c.ChangeTitle("Care at home"))
    session.submit(Facilitator("facilitator-2"), c.ChangeTitle("Caring at home"))
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"


def kept_to_the_room(session: Session) -> str:
    """The id of words kept to the room, in a session that has ended."""
    session.does(c.OpenSession())
    session.ask()
    said = session.say(session.join("Ama"), "stays here", consent="room")
    session.does(c.EndSession())
    return said


def test_words_kept_to_the_room_are_chosen_to_be_deleted_once_and_kept_after_all(session: Session) -> None:
    kept_to_the_room(session)
    assert session.does(c.RedactRoomOnly()) == (e.RedactionChosen(room_only=True),)
    assert session.state.redacts_room_only
    assert session.does(c.RedactRoomOnly()) == ()
    assert session.does(c.RedactRoomOnly(on=False)) == (e.RedactionChosen(room_only=False),)
    assert not session.state.redacts_room_only
    assert session.does(c.RedactRoomOnly(on=False)) == ()


def test_until_the_close_that_choice_is_undone_and_redone(session: Session) -> None:
    kept_to_the_room(session)
    session.does(c.RedactRoomOnly())
    session.does(c.Undo())
    assert (session.state.redacts_room_only, session.state.phase) == (False, "ended")
    session.does(c.Redo())
    assert session.state.redacts_room_only
    session.submit(Facilitator("facilitator-2"), c.RedactRoomOnly(on=False))
    assert session.does(c.Undo())[0] == e.SessionReopened(), "another chose otherwise since, so it is the end"


def test_whoever_ends_a_session_again_chooses_again(session: Session) -> None:
    kept_to_the_room(session)
    session.submit(Facilitator("facilitator-2"), c.RedactRoomOnly())
    session.does(c.Undo())
    assert session.state.phase == "live"
    session.does(c.EndSession())
    assert not session.state.redacts_room_only


def test_nothing_is_deleted_as_a_session_closes_that_goes_on(session: Session) -> None:
    session.does(c.OpenSession())
    session.ask()
    session.say(session.join("Ama"), "stays here", consent="room")
    assert session.refused(FACILITATOR, c.RedactRoomOnly()).code == "not_ended"


def test_there_is_nothing_to_delete_where_nothing_is_kept_to_the_room(session: Session) -> None:
    session.does(c.OpenSession())
    session.ask()
    ama = session.join("Ama")
    session.say(ama, "leaves")
    session.phone(ama, c.TakeBackContribution(session.say(ama, "taken back", consent="room")))
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.RedactRoomOnly()).code == "nothing_kept_to_room"


def test_what_was_deleted_at_the_close_is_never_redone(session: Session) -> None:
    said = kept_to_the_room(session)
    session.does(c.RedactRoomOnly())
    session.state = fold(redact(session.entries, due_at_close(session.entries, (said,))))
    assert session.state.contributions[said].redacted
    assert session.refused(FACILITATOR, c.RedactRoomOnly(on=False)).code == "room_only_deleted"
    session.does(c.Undo())
    assert session.state.phase == "live", "the end is undone, as the choice cannot be any more"


def test_opening_goes_live_once(session: Session) -> None:
    session.does(c.OpenSession())
    assert session.state.phase == "live"
    assert session.does(c.OpenSession()) == ()


def test_ending_ends_once(session: Session) -> None:
    session.does(c.EndSession())
    assert session.state.phase == "ended"
    assert session.does(c.EndSession()) == ()


def test_nothing_opens_once_the_session_ended(session: Session) -> None:
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.OpenSession()).code == "session_over"


def test_somebody_comes_in_with_a_name_or_with_none(session: Session) -> None:
    named, nameless = session.join(" Ama "), session.join()
    assert session.label(named) == "Ama"
    assert session.label(nameless) == "Person 2"


def test_a_name_of_blanks_is_no_name(session: Session) -> None:
    blank = session.join(" \u3164 ")
    assert session.label(blank) == "Person 1"


def test_a_name_over_the_limit_is_told_and_not_cut(session: Session) -> None:
    rejected = session.refused(Visitor("secret"), c.Join("x" * 41))
    assert (rejected.code, rejected.field) == ("too_long", "name")


def test_a_phone_that_joins_twice_stays_one_person(session: Session) -> None:
    session.submit(Visitor("secret"), c.Join("Ama"))
    assert session.submit(Visitor("secret"), c.Join("Ama")) == ()
    assert len(session.state.people) == 1


def test_nobody_new_comes_in_once_the_session_ended_but_a_repeat_is_still_known(session: Session) -> None:
    session.submit(Visitor("secret"), c.Join("Ama"))
    session.does(c.EndSession())
    assert session.submit(Visitor("secret"), c.Join("Ama")) == ()
    assert session.refused(Visitor("other"), c.Join("Bo")).code == "session_over"


def test_joining_asks_for_itself_who_comes(session: Session) -> None:
    context = Context(Participant("p1"), BEGINNING, lambda prefix: prefix, lambda _: 0, words)
    with pytest.raises(Rejected) as refusal:
        join(session.state, c.Join("Ama"), context)
    assert refusal.value.code == "joined_already"
