from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import FIRST_FACILITATOR, Participant
from server.domain.decide.calls import MORE_TIME
from server.domain.decide.undo import next_undo
from server.domain.evolve.history import UNDO_DEPTH
from server.sentences import words
from tests.session import FACILITATOR, Session


def refused(session: Session) -> str:
    return session.refused(FACILITATOR, c.Undo()).code


def test_where_nothing_was_done_nothing_is_undone(session: Session) -> None:
    assert refused(session) == "nothing_to_undo"


def test_a_question_nobody_answered_is_withdrawn_and_the_one_before_is_open_again(session: Session) -> None:
    first, second = session.ask("One?"), session.ask("Two?")
    session.does(c.Undo())
    assert session.state.asked == (first,)
    assert session.state.open_question == session.state.questions[first]
    third = session.ask("Three?")
    assert session.state.questions[third].number == session.state.questions[second].number


def test_a_withdrawn_question_takes_no_words(session: Session, ama: Participant) -> None:
    question = session.ask()
    session.does(c.Undo())
    assert session.refused(ama, c.Contribute(question, "words")).code == "no_such_question"


def test_a_question_that_somebody_answered_or_passed_on_stays(session: Session, ama: Participant) -> None:
    session.ask()
    session.say(ama.person, "words")
    assert refused(session) == "nothing_to_undo"
    session.phone(ama.person, c.PassQuestion(session.ask()))
    assert refused(session) == "nothing_to_undo"


def test_words_taken_back_stand_in_nobodys_way(session: Session, ama: Participant) -> None:
    session.ask()
    session.submit(ama, c.TakeBackContribution(session.say(ama.person, "words")))
    session.does(c.Undo())
    assert session.state.asked == ()


def test_a_closed_question_opens_again(session: Session) -> None:
    session.ask()
    session.does(c.CloseQuestion())
    session.does(c.Undo())
    assert session.state.open_question is not None


def test_an_older_question_does_not_open_beside_a_newer_one(session: Session, ama: Participant) -> None:
    session.ask("One?")
    session.does(c.CloseQuestion())
    session.ask("Two?")
    session.say(ama.person, "words")
    assert refused(session) == "nothing_to_undo"


def test_heard_is_taken_back(session: Session, ama: Participant) -> None:
    session.ask()
    said = session.say(ama.person, "words")
    session.does(c.MarkHeard((said,)))
    session.does(c.Undo())
    assert (session.state.heard, session.state.contributions[said].heard_at) == (0, None)


def test_what_was_taken_back_meanwhile_is_passed_over(session: Session, ama: Participant) -> None:
    session.ask()
    kept, gone = session.say(ama.person, "kept"), session.say(ama.person, "gone")
    session.does(c.MarkHeard((kept,)))
    session.does(c.MarkHeard((gone,)))
    session.submit(ama, c.TakeBackContribution(gone))
    session.does(c.Undo())
    assert session.state.contributions[kept].heard_at is None


def test_an_offer_is_called_back(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("host", ama.person))
    session.does(c.Undo())
    assert session.refused(ama, c.AcceptOffer("host")).code == "no_offer"


def test_a_yes_is_not_undone_over_somebodys_head(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("host", ama.person))
    session.submit(ama, c.AcceptOffer("host"))
    assert refused(session) == "nothing_to_undo"
    assert len(session.state.holders("host")) == 1


def test_what_a_holder_passes_on_is_not_the_facilitators_to_call_back(session: Session, ama: Participant) -> None:
    bo = Participant(session.join("Bo"))
    session.does(c.OfferRole("host", ama.person))
    session.submit(ama, c.AcceptOffer("host"))
    session.submit(ama, c.PassOn("host", bo.person))
    assert refused(session) == "nothing_to_undo"
    session.submit(bo, c.AcceptOffer("host"))
    assert session.state.holders("host")[0].person == bo.person


@pytest.mark.parametrize("opened", [True, False])
def test_an_end_by_mistake_is_no_end_and_tenures_go_on(session: Session, ama: Participant, opened: bool) -> None:
    if opened:
        session.does(c.OpenSession())
    session.submit(ama, c.AskForRole("listener"))
    before = session.state
    session.does(c.EndSession())
    session.does(c.Undo())
    assert session.state.phase == before.phase
    assert session.state.ended_at is None
    assert session.state.tenures == before.tenures


def test_after_the_end_only_the_end_is_undone(session: Session, ama: Participant) -> None:
    session.ask()
    session.does(c.MarkHeard((session.say(ama.person, "words"),)))
    session.does(c.EndSession())
    session.does(c.Undo())
    assert session.state.heard == 1
    session.does(c.Undo())
    assert session.state.heard == 0


def test_heard_marked_after_the_end_is_taken_back_and_the_end_stays(session: Session, ama: Participant) -> None:
    session.ask()
    said = session.say(ama.person, "words")
    session.does(c.EndSession())
    session.does(c.MarkHeard((said,)))
    session.does(c.Undo())
    assert (session.state.heard, session.state.phase) == (0, "ended")


def test_what_was_done_before_an_undone_end_waits_for_it(session: Session) -> None:
    session.ask()
    session.does(c.CloseQuestion())
    session.does(c.EndSession())
    first = next_undo(session.state, FIRST_FACILITATOR, words)
    assert first is not None
    assert first.chief == e.SessionEnded()


def test_an_undo_is_not_undone(session: Session) -> None:
    session.ask()
    session.does(c.CloseQuestion())
    session.does(c.Undo())
    assert [type(act.chief) for act in session.state.undo[FIRST_FACILITATOR]] == [e.QuestionAsked]


def test_only_the_newest_acts_are_kept(session: Session) -> None:
    for number in range(UNDO_DEPTH + 5):
        session.ask(f"Question {number}?")
    for _ in range(UNDO_DEPTH):
        session.does(c.Undo())
    assert refused(session) == "nothing_to_undo"
    assert len(session.state.asked) == 5


def test_a_revealing_is_taken_back(session: Session) -> None:
    question = session.ask()
    session.does(c.RevealQuestion(question))
    session.does(c.Undo())
    assert not session.state.questions[question].revealed
    assert session.does(c.RevealQuestion(question))


def test_what_a_host_did_can_be_taken_back_like_what_the_facilitator_did(session: Session, ama: Participant) -> None:
    session.hold("host", ama.person)
    first = session.ask()
    session.submit(ama, c.AskQuestion("And from here?"))
    session.submit(ama, c.RevealQuestion(session.state.asked[-1]))
    session.does(c.Undo())
    assert not session.state.questions[session.state.asked[-1]].revealed
    session.does(c.Undo())
    assert session.state.asked == (first,)
    assert session.state.open_question is not None  # asking had closed it


def test_what_a_holder_offers_is_not_the_facilitators_to_undo(session: Session, ama: Participant) -> None:
    session.hold("host", ama.person)
    session.submit(ama, c.PassOn("host", session.join("Cy")))
    assert refused(session) == "nothing_to_undo"


def test_the_yes_to_more_time_is_taken_back_with_its_five_minutes(session: Session, ama: Participant) -> None:
    session.hold("timekeeper", ama.person)
    question = session.ask()
    for _ in range(2):
        session.submit(ama, c.MakeCall("more_time"))
        session.does(c.AnswerCall(session.state.open_calls[0]))
    first, second = sorted(session.state.calls)
    until = session.state.questions[question].until
    session.does(c.Undo())
    assert session.submit(ama, c.MakeCall("more_time")) == ()
    shorter = session.state.questions[question].until
    assert until is not None
    assert shorter is not None
    assert until - shorter == MORE_TIME
    session.does(c.Undo())
    assert session.state.questions[question].until is None
    assert session.state.open_calls == (first, second)


def test_an_answered_call_waits_again_at_its_place(session: Session, ama: Participant) -> None:
    session.hold("weaver", ama.person)
    for name in ("Trust", "Time"):
        session.submit(ama, c.MakeCall("theme", name))
    trust, time = session.state.open_calls
    session.does(c.AnswerCall(trust))
    session.does(c.Undo())
    assert session.state.open_calls == (trust, time)


def test_time_that_a_host_gave_is_taken_back_first(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("timekeeper", ama.person)
    session.hold("host", bo.person)
    question = session.ask()
    for actor in (FACILITATOR, bo):
        session.submit(ama, c.MakeCall("more_time"))
        session.submit(actor, c.AnswerCall(session.state.open_calls[0]))
    session.submit(bo, c.PassQuestion(question))
    until = session.state.questions[question].until
    assert until is not None
    session.does(c.Undo())
    assert session.state.questions[question].until == until - timedelta(minutes=5)
    session.does(c.Undo())
    assert session.state.questions[question].until is None
