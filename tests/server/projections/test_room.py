from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.messages import Message
from server.domain.plan import SessionPlan
from server.projections.affected import affects_room_view
from server.projections.changes import RowsChange
from server.projections.questions.earlier import EARLIER_SHOWN, EarlierQuestion
from server.projections.room import (
    CALLS_SHOWN,
    HOLDERS_SHOWN,
    ROOM,
    SAID_SHOWN,
    SAID_STEP,
    QuestionView,
    RoomChange,
    RoomContribution,
    RoomView,
    SignalView,
    room_view,
    room_views,
)
from server.projections.room_words import changes_earlier_words
from server.sentences import words
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


def test_phones_are_told_of_another_title(session: Session) -> None:
    before = room_view(session.state)
    (event,) = session.does(c.ChangeTitle("Care at home"))
    assert affects_room_view(session.state, event)
    assert ROOM.between(before, room_view(session.state)) == RoomChange(title="Care at home")


def test_a_question_stays_in_view_once_it_closed(session: Session) -> None:
    question = session.ask("What helps?")
    shown = QuestionView(
        question,
        1,
        "What helps?",
        open=True,
        asked_at=session.now,
        until=None,
        revealed=False,
        reveal="when_revealed",
        before=None,
        put_right=False,
        round=1,
    )
    assert room_view(session.state).question == shown
    session.does(c.CloseQuestion())
    assert room_view(session.state).question == replace(shown, open=False)


def test_the_time_that_the_room_gave_a_question_is_told(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.OfferRole("timekeeper", ama))
    session.phone(ama, c.AcceptOffer("timekeeper"))
    session.ask()
    session.phone(ama, c.MakeCall("more_time"))
    session.does(c.AnswerCall(session.state.open_calls[0]))
    question = room_view(session.state).question
    assert question is not None
    assert question.until == session.now + timedelta(minutes=5)


def test_what_was_said_is_shown_once_the_question_is_revealed_and_not_before(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    named, nameless = session.say(ama, "named", consent="room"), session.say(ama, "nameless", key="a" * 32)
    session.phone(ama, c.TakeBackContribution(session.say(ama, "TAKEN BACK")))
    assert room_view(session.state).said == ()
    session.does(c.RevealQuestion(question))
    assert set(room_view(session.state).said) == {
        RoomContribution(named, "named", "Ama", "answer", "phone", None, (), room_only=True),
        RoomContribution(nameless, "nameless", None, "answer", "phone", None, ()),
    }
    session.does(c.Undo())
    assert room_view(session.state).said == ()


def test_the_order_of_what_was_said_does_not_tell_when_it_was(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    said = [session.say(ama, f"words {number}", key=f"{number:032x}") for number in range(SAID_SHOWN + 5)]
    session.does(c.RevealQuestion(question))
    shown = [row.id for row in room_view(session.state).said]
    assert shown == sorted(said) != said


def test_old_words_make_way_many_at_a_time_so_that_their_order_stays_unknown(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.RevealQuestion(session.ask()))
    gone: list[tuple[str, ...]] = []
    view = room_view(session.state)
    for number in range(SAID_SHOWN + 2 * SAID_STEP):
        session.say(ama, f"words {number}", key=f"{number:032x}")
        before, view = view, room_view(session.state)
        sent = ROOM.between(before, view).said
        assert isinstance(sent, RowsChange)
        gone += [sent.gone] if sent.gone else []
    assert [len(ids) for ids in gone] == [SAID_STEP, SAID_STEP]
    assert all(list(ids) == sorted(ids) for ids in gone)
    assert len(view.said) == SAID_SHOWN


def test_a_phone_is_shown_so_many_calls(session: Session) -> None:
    session.ask()
    for number in range(CALLS_SHOWN + 3):
        person = session.join(f"Speaker {number}")
        session.phone(person, c.AskForRole("plain-speaker"))
        session.phone(person, c.MakeCall("plainer"))
    assert [call.number for call in room_view(session.state).calls] == list(range(1, CALLS_SHOWN + 1))


def test_of_what_was_said_only_the_rows_that_changed_are_sent(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    first, second = session.say(ama, "first"), session.say(ama, "second")
    session.does(c.RevealQuestion(question))
    before = room_view(session.state)
    session.phone(ama, c.TakeBackContribution(first))
    session.phone(ama, c.ChangeContribution(second, "second, changed"))
    third = session.say(ama, "third")
    sent = ROOM.between(before, room_view(session.state)).said
    assert isinstance(sent, RowsChange)
    assert sent.gone == (first,)
    assert {(row.id, row.text) for row in sent.put} == {(second, "second, changed"), (third, "third")}


def test_words_to_a_question_that_is_not_revealed_do_not_concern_the_room(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    session.say(ama, "before")
    (made,) = session.entries[-1].events
    assert not affects_room_view(session.state, made)
    session.does(c.RevealQuestion(question))
    assert affects_room_view(session.state, made)


def test_calls_are_told_to_everybody_until_they_are_answered(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.OfferRole("care-keeper", ama))
    session.phone(ama, c.AcceptOffer("care-keeper"))
    session.phone(ama, c.MakeCall("break"))
    assert [(call.kind, call.label) for call in room_view(session.state).calls] == [("break", "Ama")]
    session.does(c.AnswerCall(session.state.open_calls[0]))
    assert room_view(session.state).calls == ()


def test_a_hidden_role_is_told_as_hidden(session: Session) -> None:
    session.does(c.HideRole("doer"))
    assert [role.id for role in room_view(session.state).catalogue if role.hidden] == ["doer"]


def test_phones_get_the_keys_of_built_in_roles_and_what_was_typed_of_others(session: Session) -> None:
    session.does(c.AddRole("Tea-maker", "Makes tea.", "You put the kettle on."))
    session.does(c.ChangeRole("host", "Chair", "Asks.", limit=2))
    roles = {role.id: role for role in room_view(session.state).catalogue}
    assert roles["scribe"].name == Message("roles.scribe.name")
    assert (roles["host"].name, roles["host"].sentence, roles["host"].prompt) == ("Chair", "Asks.", "Asks.")
    assert "Tea-maker" in {role.name for role in roles.values()}


def test_the_catalogue_takes_fewer_bytes_than_its_words(session: Session) -> None:
    catalogue = room_view(session.state).catalogue
    spoken = [replace(role, name=words(role.name), sentence=words(role.sentence)) for role in catalogue]
    assert len(encode(catalogue)) * 1.2 < len(encode([replace(role, prompt=words(role.prompt)) for role in spoken]))


def test_a_role_with_many_holders_names_the_first_of_them(session: Session) -> None:
    for _ in range(HOLDERS_SHOWN + 3):
        session.phone(session.join(), c.AskForRole("listener"))
    (holders,) = room_view(session.state).holders
    assert (holders.role, holders.count, len(holders.shown)) == ("listener", HOLDERS_SHOWN + 3, HOLDERS_SHOWN)
    assert words(holders.shown[0].label) == "Person 1"


def test_a_role_that_was_put_down_is_not_among_those_held(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.AskForRole("listener"))
    session.phone(ama, c.StepBack("listener"))
    assert room_view(session.state).holders == ()


def test_the_room_learns_which_words_without_a_name_were_heard_and_no_others(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    named, nameless = session.say(ama, "one"), session.say(ama, "two", key="a" * 32)
    session.does(c.MarkHeard((named,)))
    session.does(c.MarkHeard((nameless,)))
    assert room_view(session.state).heard == (nameless,)
    session.does(c.Undo())
    assert room_view(session.state).heard == ()


def test_only_the_newest_that_were_heard_are_told(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = [session.say(ama, "words", key=f"{number:032x}") for number in range(105)]
    for one in said:
        session.does(c.MarkHeard((one,)))
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
    whole = msgspec.json.decode(encode(ROOM.between(None, before)))
    assert set(whole) == set(RoomView.__struct_fields__)
    assert msgspec.convert({**whole, **{rows: whole[rows]["put"] for rows in ROOM.order}}, RoomView) == before
    session.ask("What helps?")
    sent = msgspec.json.decode(encode(ROOM.between(before, room_view(session.state))))
    assert set(sent) == {"phase", "question"}
    assert msgspec.json.decode(encode(ROOM.between(before, before))) == {}


def test_a_question_that_was_withdrawn_is_told_as_none(session: Session) -> None:
    session.ask()
    before = room_view(session.state)
    session.does(c.Undo())
    assert msgspec.json.decode(encode(ROOM.between(before, room_view(session.state)))) == {"question": None}


def test_who_responded_may_read_what_others_may_not_yet(session: Session) -> None:
    ama = session.join("Ama")
    asked = session.does(c.AskQuestion("What helps?", "after_answer"))[-1]
    assert isinstance(asked, e.QuestionAsked)
    said = session.say(ama, "The same carer")
    everybody, inside = room_views(session.state)
    assert (everybody.said, everybody.question and everybody.question.revealed) == ((), False)
    assert ([row.id for row in inside.said], inside.question and inside.question.revealed) == ([said], True)
    assert replace(inside, said=(), question=everybody.question) == everybody
    session.does(c.RevealQuestion(asked.question))
    everybody, inside = room_views(session.state)
    assert everybody is inside
    assert [row.id for row in everybody.said] == [said]


@pytest.mark.parametrize("reveal", ["at_once", "when_revealed"])
def test_where_reading_does_not_hang_on_answering_all_see_the_same(session: Session, reveal: c.Reveal) -> None:
    ama = session.join("Ama")
    session.does(c.AskQuestion("What helps?", reveal))
    session.say(ama, "The same carer")
    everybody, inside = room_views(session.state)
    assert everybody is inside
    assert len(everybody.said) == (reveal == "at_once")


def test_words_that_some_may_read_concern_the_room(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.AskQuestion("What helps?", "after_answer"))
    session.say(ama, "The same carer")
    assert affects_room_view(session.state, session.entries[-1].events[0])


def test_a_question_that_is_asked_again_tells_which_round_it_is(session: Session) -> None:
    first = session.ask("What helps?")
    session.ask("What else?")
    session.does(c.AskAgain(first))
    assert asked(session) == ("What helps?", 2, None)
    session.does(c.AskAgain(session.state.asked[-1]))
    assert asked(session) == ("What helps?", 3, None)
    session.ask("And now?")
    assert asked(session) == ("And now?", 1, None)


def test_a_question_that_the_room_changed_tells_how_it_was_asked(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask("Which touchpoints matter?")
    for text in ("Where do we meet people?", "Where do we meet?"):
        session.phone(ama, c.OfferWording(question, text))
        session.does(c.AdoptWording(session.state.offered_wordings[0]))
    assert asked(session) == ("Where do we meet?", 1, "Where do we meet people?")
    session.does(c.Undo())
    assert asked(session) == ("Where do we meet people?", 1, "Which touchpoints matter?")


def test_a_question_that_was_put_right_says_so(session: Session) -> None:
    session.does(c.RewordQuestion(session.ask("What hepls?"), "What helps?"))
    question = room_view(session.state).question
    assert question is not None
    assert (question.text, question.before, question.put_right) == ("What helps?", "What hepls?", True)


def asked(session: Session) -> tuple[str, int, str | None]:
    question = room_view(session.state).question
    assert question is not None
    return question.text, question.round, question.before


def test_hands_and_what_somebody_speaks_from_are_read_by_all(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    session.phone(ama, c.Contribute(question, "Earlier visits", speaking=("I care for someone", "A neighbour")))
    session.does(c.CountHands(question, 12, "More time"))
    session.does(c.RevealQuestion(question))
    rows = {row.text: (row.label, row.channel, row.hands, row.speaking) for row in room_view(session.state).said}
    assert rows == {
        "Earlier visits": ("Ama", "phone", None, ("I care for someone", "A neighbour")),
        "More time": (None, "hands", 12, ()),
    }


def test_what_somebody_speaks_from_in_general_is_not_shown_with_their_words(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.SayPerspectives(("I work here", "CANARY")))
    session.does(c.RevealQuestion(session.ask()))
    session.say(ama, "words")
    assert len(room_view(session.state).said) == 1
    assert b"CANARY" not in encode(room_view(session.state))


def test_the_room_learns_how_often_a_signal_was_heard_and_not_how_many_were_sent(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    assert room_view(session.state).signals == ()
    before = room_view(session.state)
    session.phone(ama, c.SendSignal("break", "a" * 32))
    session.phone(bo, c.SendSignal("break", "b" * 32))
    assert room_view(session.state) == before
    session.does(c.AnswerSignal("break"))
    session.phone(ama, c.SendSignal("slow_down", "c" * 32))
    session.does(c.AnswerSignal("slow_down"))
    assert room_view(session.state).signals == (SignalView("break", 1), SignalView("slow_down", 1))


def test_the_purpose_and_the_perspectives_of_the_plan_are_for_everybody() -> None:
    plan = SessionPlan("Home care", (), ("I use it", "I work here"), purpose="To hear what matters.")
    room = room_view(Session(plan=plan).state)
    assert (room.purpose, room.perspectives) == ("To hear what matters.", ("I use it", "I work here"))


def test_a_break_and_the_newest_notice_are_shown_to_all(session: Session) -> None:
    session.ask()
    assert (room_view(session.state).on_break, room_view(session.state).notice) == (None, None)
    session.does(c.StartBreak(10))
    began = session.now
    session.does(c.SendNotice("Lunch is here."))
    session.does(c.SendNotice("Lunch is upstairs."))
    view = room_view(session.state)
    assert view.on_break is not None
    assert (view.on_break.since, view.on_break.until) == (began, began + timedelta(minutes=10))
    assert view.notice is not None
    assert (view.notice.id, view.notice.text) == (session.state.notices[-1].id, "Lunch is upstairs.")
    session.does(c.EndBreak())
    assert room_view(session.state).on_break is None


def test_everybody_sees_how_many_are_here_and_which_questions_came_before(session: Session) -> None:
    session.join("Ama")
    session.does(c.WelcomePerson("Mrs K."))
    asked = [session.ask(f"Question {number}?") for number in range(EARLIER_SHOWN + 2)]
    room = room_view(session.state)
    assert room.here == 2
    assert [question.id for question in room.earlier] == asked[1:-1]
    assert room.earlier[0] == EarlierQuestion(asked[1], 2, "Question 1?", revealed=False, reveal="when_revealed")


def test_a_change_of_a_name_is_seen_where_the_name_stands(session: Session) -> None:
    ama = session.join("Ama")
    asked = session.does(c.AskQuestion("What helps?", "at_once"))[-1]
    assert isinstance(asked, e.QuestionAsked)
    session.phone(ama, c.Contribute(asked.question, "The same carer"))
    (event,) = session.phone(ama, c.ChangeName("Ama Mensah"))
    assert affects_room_view(session.state, event)
    assert [said.label for said in room_view(session.state).said] == ["Ama Mensah"]


@pytest.mark.parametrize(("reveal", "seen"), [("at_once", True), ("after_answer", True), ("when_revealed", False)])
def test_what_changes_of_earlier_words_is_told_where_they_may_be_read(
    session: Session, reveal: c.Reveal, *, seen: bool
) -> None:
    ama = session.join("Ama")
    asked = session.does(c.AskQuestion("What helps?", reveal))[-1]
    assert isinstance(asked, e.QuestionAsked)
    (made,) = session.phone(ama, c.Contribute(asked.question, "The same carer"))
    assert isinstance(made, e.ContributionMade)
    me_too = (e.MeTooSaid(made.contribution, "a" * 64), e.MeTooTakenBack(made.contribution, "a" * 64))
    events = (made, *me_too, e.ConsentChanged(made.contribution, "room"))
    assert [affects_room_view(session.state, event) for event in events] == [seen] * 4
    assert not any(changes_earlier_words(session.state, event) for event in events)
    session.ask("What else?")
    assert [changes_earlier_words(session.state, event) for event in events] == [seen] * 4
    assert not changes_earlier_words(session.state, asked)


def test_nothing_is_held_up_once_the_session_has_ended(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    words = session.say(ama, "Mornings")
    session.does(c.RevealQuestion(question))
    session.does(c.HoldUp(words))
    assert room_view(session.state).held_up is not None
    session.does(c.EndSession())
    assert room_view(session.state).held_up is None
    session.does(c.Undo())
    assert room_view(session.state).held_up is not None


@pytest.mark.parametrize(("reveal", "is_read"), [("at_once", True), ("when_revealed", False)])
def test_why_open_water_was_closed_is_read_under_the_words(session: Session, reveal: c.Reveal, is_read: bool) -> None:
    ama = session.join("Ama")
    session.does(c.AskQuestion("What helps?", reveal))
    session.phone(ama, c.Contribute(session.state.asked[-1], "Who pays?", kind="unsure"))
    (words,) = session.state.contributions
    (event,) = session.does(c.CloseWater(words, "The council said yes"))
    assert affects_room_view(session.state, event) is is_read
    assert [row.closed_because for row in room_view(session.state).said] == ["The council said yes"] * is_read


def test_whether_everybody_may_read_is_told_to_those_who_may_already(session: Session) -> None:
    session.does(c.AskQuestion("What helps?", "after_answer"))
    responders = room_view(session.state, for_responders=True).question
    assert responders is not None
    assert (responders.revealed, responders.to_all) == (True, False)
    session.does(c.RevealQuestion(session.state.asked[-1]))
    everybody = room_view(session.state).question
    assert everybody is not None
    assert everybody.to_all
