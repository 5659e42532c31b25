import msgspec

from server.codec import encode
from server.domain import commands as c
from server.projections.room import HOLDERS_SHOWN, QuestionView, RoomView, change, room_view
from tests.session import Session


def test_everybody_sees_the_title_the_phase_and_every_role_there_is(session: Session) -> None:
    room = room_view(session.state)
    assert (room.title, room.phase, room.practice, room.question) == (
        "Shaping home care together",
        "lobby",
        False,
        None,
    )
    assert len(room.catalogue) == 19
    assert room.holders == ()


def test_a_question_stays_in_view_once_it_closed(session: Session) -> None:
    question = session.ask("What helps?")
    assert room_view(session.state).question == QuestionView(question, 1, "What helps?", open=True)
    session.does(c.CloseQuestion())
    assert room_view(session.state).question == QuestionView(question, 1, "What helps?", open=False)


def test_a_role_with_many_holders_names_the_first_of_them(session: Session) -> None:
    for _ in range(HOLDERS_SHOWN + 3):
        session.phone(session.join(), c.AskForRole("listener"))
    (holders,) = room_view(session.state).holders
    assert (holders.role, holders.count, len(holders.shown)) == ("listener", HOLDERS_SHOWN + 3, HOLDERS_SHOWN)
    assert holders.shown[0].label == "Person 1"


def test_a_role_that_was_put_down_is_not_among_those_held(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.AskForRole("listener"))
    session.phone(ama, c.StepBack("listener"))
    assert room_view(session.state).holders == ()


def test_the_room_learns_which_words_without_a_name_were_heard_and_no_others(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    named, nameless = session.say(ama, "one"), session.say(ama, "two", key="a" * 32)
    session.does(c.MarkHeard(named))
    session.does(c.MarkHeard(nameless))
    assert room_view(session.state).heard == (nameless,)
    session.does(c.Undo())
    assert room_view(session.state).heard == ()


def test_only_the_newest_that_were_heard_are_told(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = [session.say(ama, "words", key=f"{number:032x}") for number in range(105)]
    for one in said:
        session.does(c.MarkHeard(one))
    assert room_view(session.state).heard == tuple(said[5:])


def test_nothing_private_stands_in_what_everybody_sees(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    session.say(ama, "PRIVATE WORDS")
    session.does(c.OfferRole("host", bo))
    session.phone(ama, c.AskForRole("scribe"))
    sent = encode(room_view(session.state))
    for private in ("PRIVATE", ama, bo, session.state.code, *session.state.secrets):
        assert private.encode() not in sent


def test_a_first_view_is_whole_and_the_next_has_only_what_changed(session: Session) -> None:
    before = room_view(session.state)
    assert msgspec.convert(msgspec.json.decode(encode(change(None, before))), RoomView) == before
    session.ask("What helps?")
    sent = msgspec.json.decode(encode(change(before, room_view(session.state))))
    assert set(sent) == {"phase", "question"}
    assert msgspec.json.decode(encode(change(before, before))) == {}


def test_a_question_that_was_withdrawn_is_told_as_none(session: Session) -> None:
    session.ask()
    before = room_view(session.state)
    session.does(c.Undo())
    assert msgspec.json.decode(encode(change(before, room_view(session.state)))) == {"question": None}
