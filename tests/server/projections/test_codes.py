"""The codes in the report: one for what a person said, one for each contribution without a name."""

from server.domain import commands as c
from server.domain.decide.keys import hash_of
from server.projections.codes import codes_of_words
from server.projections.marks import word_marks
from server.projections.mine import mine_view
from tests.session import Session

KEYS = ("0" * 32, "1" * 32)


def code_in_hand(session: Session, key: str) -> str:
    marks = word_marks(session.state, hash_of(key))
    assert marks is not None
    return marks.code


def test_a_person_has_one_code_and_each_contribution_without_a_name_its_own(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    named = [session.say(ama, text) for text in ("One", "Two")]
    other = session.say(bo, "Three")
    nameless = [session.say(ama, text, key=key) for text, key in zip(("Four", "Five"), KEYS, strict=True)]
    codes = codes_of_words(session.state)
    assert {codes[said] for said in named} == {mine_view(session.state, ama).code}
    assert codes[other] == mine_view(session.state, bo).code
    assert [codes[said] for said in nameless] == [code_in_hand(session, key) for key in KEYS]
    assert len({*codes.values()}) == 4


def test_what_does_not_leave_the_room_or_came_without_a_phone_has_no_code(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    kept, back, held = (session.say(ama, text) for text in ("Kept", "Back", "Held"))
    session.phone(ama, c.ChangeConsent(kept, "room"))
    session.phone(ama, c.TakeBackContribution(back))
    session.does(c.HoldBack((held,), "reasons.private"))
    session.does(c.CaptureWords(question, "On paper", "paper"))
    session.does(c.WelcomePerson("Mrs K."))
    (guest,) = (person.id for person in session.state.people.values() if not person.phone)
    session.does(c.CaptureWords(question, "Aloud", "aloud", guest))
    assert session.state.kept_contributions == 4
    assert codes_of_words(session.state) == {}


def test_a_person_keeps_their_code_when_another_phone_becomes_theirs(session: Session) -> None:
    session.does(c.WelcomePerson("Ama"))
    (guest,) = session.state.people
    ama = session.join("Ama")
    code = mine_view(session.state, ama).code
    session.does(c.AskIfSame(guest, ama))
    session.phone(ama, c.ConfirmSame(guest))
    assert mine_view(session.state, ama).code == code
    again = session.join("Ama")
    session.does(c.AskIfSame(guest, again))
    session.phone(again, c.ConfirmSame(guest))
    assert mine_view(session.state, again).code == code


def test_the_code_that_a_phone_showed_before_stands_in_the_report_after_two_phones_became_one(session: Session) -> None:
    session.ask()
    ama, phone = session.join("Ama"), session.join("Ama")
    shown = [mine_view(session.state, one).code for one in (ama, phone)]
    said = [session.say(one, "Mornings") for one in (ama, phone)]
    session.does(c.AskIfSame(phone, ama))
    session.phone(phone, c.ConfirmSame(ama))
    codes = codes_of_words(session.state)
    assert [codes[words].split() for words in said] == [shown, shown]
    session.does(c.Undo())
    assert [codes_of_words(session.state)[words] for words in said] == shown
