from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.catalogue import ROLES
from server.domain.plan import SessionPlan
from server.projections.people.presence import PresenceView
from server.projections.summary import summary_view
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session


def test_the_first_question_opens_the_session(session: Session) -> None:
    session.ask("What would make today worth your time?")
    assert session.state.phase == "live"
    assert session.state.open_question is not None
    assert session.state.open_question.text == "What would make today worth your time?"


def test_asking_closes_the_question_before_and_counts_on(session: Session) -> None:
    first, second = session.ask("One?"), session.ask("Two?")
    assert session.state.questions[first].closed_at == session.now
    assert session.state.open_question == session.state.questions[second]
    assert session.state.questions[second].number == 2


@pytest.mark.parametrize(("text", "code"), [(" \n ", "empty"), ("x" * 401, "too_long")])
def test_a_question_that_cannot_be_read_is_not_asked(session: Session, text: str, code: str) -> None:
    rejected = session.refused(FACILITATOR, c.AskQuestion(text))
    assert (rejected.code, rejected.field) == (code, "text")


def test_a_question_of_several_lines_is_asked_as_one(session: Session) -> None:
    question = session.ask("What helps?\nAnd what does not?")
    assert session.state.questions[question].text == "What helps? And what does not?"


def test_closing_closes_once_and_closes_nothing_where_nothing_is_open(session: Session) -> None:
    assert session.does(c.CloseQuestion()) == ()
    question = session.ask()
    assert session.does(c.CloseQuestion()) == (e.QuestionClosed(question),)
    assert session.does(c.CloseQuestion()) == ()


def test_nothing_is_asked_or_closed_once_the_session_ended(session: Session) -> None:
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.AskQuestion("Still there?")).code == "session_over"
    assert session.refused(FACILITATOR, c.CloseQuestion()).code == "session_over"


def test_what_a_question_is_for_stays_in_each_round_of_it_and_undo_calls_it_that(session: Session) -> None:
    session.does(c.AskQuestion("What do you take with you?", "at_once", kind="closing"))
    assert summary_view(session.state, PresenceView()).undo == "began the closing round"
    session.does(c.AskAgain(session.state.asked[-1]))
    assert [session.state.questions[asked].kind for asked in session.state.asked] == ["closing", "closing"]
    session.does(c.Undo())
    session.does(c.Undo())
    assert session.state.asked == ()
    session.does(c.Redo())
    assert session.state.question is not None
    assert session.state.question.kind == "closing"


def test_a_planned_closing_round_is_asked_as_one() -> None:
    planned = (e.PlannedQuestion("n1", "What helps?"), e.PlannedQuestion("n2", "One line?", kind="closing"))
    session = Session(plan=SessionPlan("Home care", ROLES, (), questions=planned))
    for known in planned:
        session.does(c.AskPlanned(known.id))
    assert [session.state.questions[asked].kind for asked in session.state.asked] == ["question", "closing"]


def test_a_pass_counts_once(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    session.phone(ama, c.PassQuestion(question))
    assert session.phone(ama, c.PassQuestion(question)) == ()
    assert len(session.state.questions[question].passed) == 1


def test_a_pass_that_comes_late_asks_nothing_more_of_anybody(session: Session) -> None:
    ama, bo, question = session.join("Ama"), session.join("Bo"), session.ask()
    session.phone(ama, c.PassQuestion(question))
    session.does(c.CloseQuestion())
    assert session.refused(Participant(bo), c.PassQuestion(question)).code == "question_closed_for_passes"
    assert session.phone(ama, c.PassQuestion(question)) == ()


def test_passing_on_a_question_that_never_was_is_refused(session: Session) -> None:
    ama = session.join("Ama")
    assert session.refused(Participant(ama), c.PassQuestion("q99")).code == "no_such_question"


def test_nobody_passes_once_the_session_ended(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    session.does(c.EndSession())
    assert session.refused(Participant(ama), c.PassQuestion(question)).code == "session_over"


def test_what_was_said_is_revealed_once_open_or_closed(session: Session) -> None:
    first, second = session.ask("One?"), session.ask("Two?")
    for question in (first, second):
        assert session.does(c.RevealQuestion(question)) == (e.QuestionRevealed(question),)
        assert session.does(c.RevealQuestion(question)) == ()
    assert all(question.revealed for question in session.state.questions.values())


def test_a_question_that_never_was_or_was_taken_back_is_not_revealed(session: Session) -> None:
    question = session.ask()
    session.does(c.Undo())
    for gone in (question, "q99"):
        rejected = session.refused(FACILITATOR, c.RevealQuestion(gone))
        assert (rejected.code, refusal_words(rejected)) == ("no_such_question", "That question is not in this session.")


def test_nothing_is_revealed_once_the_session_ended(session: Session) -> None:
    question = session.ask()
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.RevealQuestion(question)).code == "session_over"
    assert not session.state.questions[question].revealed


def test_a_host_asks_closes_and_reveals_as_the_facilitator_does_while_they_hold_it(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.hold("host", ama)
    asked = session.phone(ama, c.AskQuestion("What helps?"))[-1]
    assert isinstance(asked, e.QuestionAsked)
    session.phone(ama, c.RevealQuestion(asked.question))
    session.phone(ama, c.CloseQuestion())
    assert session.state.phase == "live"
    session.phone(ama, c.PassOn("host", bo))
    session.phone(bo, c.AcceptOffer("host"))
    for command in (c.AskQuestion("Mine still?"), c.CloseQuestion(), c.RevealQuestion(asked.question)):
        rejected = session.refused(Participant(ama), command)
        assert (rejected.code, refusal_words(rejected)) == (
            "not_holding",
            "That comes with Host, which you do not hold now.",
        )
    session.phone(bo, c.AskQuestion("And now?"))


@pytest.mark.parametrize(("reveal", "revealed"), [("at_once", True), ("after_answer", False), ("when_revealed", False)])
def test_what_was_said_can_be_read_at_once_or_when_it_is_revealed(
    session: Session, reveal: c.Reveal, revealed: bool
) -> None:
    session.does(c.AskQuestion("What helps?", reveal))
    question = session.state.question
    assert question is not None
    assert (question.reveal, question.revealed) == (reveal, revealed)
    assert bool(session.does(c.RevealQuestion(question.id))) != revealed


def test_a_question_asked_with_minutes_has_time_until_they_are_over(session: Session) -> None:
    session.does(c.AskQuestion("What helps?", minutes=5))
    question = session.state.question
    assert question is not None
    assert (question.minutes, question.until) == (5, session.now + timedelta(minutes=5))


@pytest.mark.parametrize("minutes", [0, -1, 241])
def test_minutes_that_cannot_be_meant_are_refused(session: Session, minutes: int) -> None:
    session.ask()
    for command in (c.AskQuestion("What helps?", minutes=minutes), c.GiveTime(minutes)):
        rejected = session.refused(FACILITATOR, command)
        assert (rejected.code, rejected.field) == ("minutes_out_of_range", "minutes")


def test_more_time_counts_from_the_end_of_what_there_is_or_from_now(session: Session) -> None:
    question = session.ask()
    session.does(c.GiveTime(2))
    begun = session.now
    session.does(c.GiveTime())
    assert session.state.questions[question].until == begun + timedelta(minutes=3)
    session.now += timedelta(minutes=10)
    session.does(c.GiveTime())
    assert session.state.questions[question].until == session.now + timedelta(minutes=1)


def test_where_no_question_is_open_there_is_none_to_give_time(session: Session) -> None:
    assert session.refused(FACILITATOR, c.GiveTime()).code == "no_question_open"
    session.ask()
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.GiveTime()).code == "session_over"


def test_a_question_asked_again_is_a_round_of_its_own_as_it_was_worded_last(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.AskQuestion("One?", "at_once", 5))
    first = session.state.asked[-1]
    session.say(ama, "in the first")
    session.phone(ama, c.OfferWording(first, "Other?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    session.does(c.AskAgain(first))
    second = session.state.question
    assert second is not None
    assert (second.text, second.reveal, second.minutes, second.again) == ("Other?", "at_once", 5, first)
    assert (second.number, second.answered, second.wordings) == (2, 0, ())
    assert session.state.questions[first].answered == 1
    assert session.refused(FACILITATOR, c.AskAgain("q99")).code == "no_such_question"


def test_who_asked_with_a_role_is_known(session: Session) -> None:
    ama = session.join("Ama")
    session.hold("host", ama)
    session.phone(ama, c.AskQuestion("Mine?"))
    session.does(c.AskQuestion("The facilitator's?"))
    assert [session.state.questions[asked].by for asked in session.state.asked] == [ama, None]


def test_a_wording_is_offered_once_and_a_later_one_takes_its_place(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask("One?")
    assert session.phone(ama, c.OfferWording(question, "One?")) == ()
    session.phone(ama, c.OfferWording(question, " Other? "))
    assert session.phone(ama, c.OfferWording(question, "Other?")) == ()
    session.phone(ama, c.OfferWording(question, "Another?"))
    waiting = [session.state.wordings[wording].text for wording in session.state.offered_wordings]
    assert waiting == ["Another?"]


def test_a_wording_for_a_question_that_is_not_open_comes_too_late(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    assert session.refused(Participant(ama), c.OfferWording("q99", "Other?")).code == "no_such_question"
    assert session.refused(Participant(ama), c.OfferWording(question, "")).code == "empty"
    session.does(c.CloseQuestion())
    rejected = session.refused(Participant(ama), c.OfferWording(question, "Other?"))
    assert refusal_words(rejected) == "That question closed before this came. Thank you for thinking about it."
    session.does(c.EndSession())
    assert session.refused(Participant(ama), c.OfferWording(question, "Other?")).code == "session_over"


def test_the_room_changes_a_question_and_what_was_said_keeps_what_it_answered(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask("One?")
    before = session.say(ama, "to the first")
    session.phone(ama, c.OfferWording(question, "Other?"))
    (wording,) = session.state.offered_wordings
    assert session.does(c.AdoptWording(wording)) == (e.QuestionReworded(question, "Other?", "One?", wording),)
    assert session.does(c.AdoptWording(wording)) == ()
    after = session.say(ama, "to the other")
    known = session.state.questions[question]
    assert (known.text, known.wordings) == ("Other?", ("One?",))
    assert [session.state.contributions[said].asked for said in (before, after)] == ["One?", "Other?"]


def test_a_wording_that_does_not_wait_is_not_asked(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask("One?")
    for text in ("Other?", "Another?"):
        session.phone(ama, c.OfferWording(question, text))
    gone, waits = sorted(session.state.wordings, key=lambda wording: session.state.wordings[wording].number)
    assert session.refused(FACILITATOR, c.AdoptWording(gone)).code == "wording_not_on_offer"
    assert session.refused(FACILITATOR, c.AdoptWording("d99")).code == "no_such_wording"
    session.does(c.CloseQuestion())
    assert session.refused(FACILITATOR, c.AdoptWording(waits)).code == "wording_not_on_offer"
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.AdoptWording(waits)).code == "session_over"


def test_words_say_what_their_writer_speaks_from_and_without_a_name_nothing(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    session.phone(ama, c.SayPerspectives(("A neighbour",)))
    session.phone(ama, c.Contribute(question, "in general"))
    session.phone(ama, c.Contribute(question, "in these words", speaking=("I work here",)))
    session.phone(ama, c.Contribute(question, "nobody's", key="a" * 32))
    said = sorted(session.state.contributions.values(), key=lambda known: known.number)
    assert [(one.speaking, one.perspectives) for one in said] == [
        ((), ("A neighbour",)),
        (("I work here",), ("I work here",)),
        ((), ()),
    ]
    keyed = c.Contribute(question, "nobody's", key="b" * 32, speaking=("A neighbour",))
    rejected = session.refused(Participant(ama), keyed)
    assert (rejected.code, rejected.field) == ("nameless_speaking", "speaking")


def test_a_slip_in_the_open_question_is_put_right_and_words_keep_the_wording_they_answered(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask("What hepls?")
    said = session.say(ama, "words")
    assert session.does(c.RewordQuestion(question, " What helps? ")) == (
        e.QuestionReworded(question, "What helps?", "What hepls?"),
    )
    assert session.does(c.RewordQuestion(question, "What helps?")) == ()
    asked = session.state.questions[question]
    assert (asked.text, asked.wordings, asked.put_right) == ("What helps?", ("What hepls?",), (True,))
    assert session.state.contributions[said].asked == "What hepls?"
    session.does(c.Undo())
    asked = session.state.questions[question]
    assert (asked.text, asked.wordings, asked.put_right) == ("What hepls?", (), ())
    session.does(c.Redo())
    assert session.state.questions[question].text == "What helps?"


def test_a_wording_that_somebody_offered_waits_on_while_the_question_is_put_right(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask("What hepls?")
    session.phone(ama, c.OfferWording(question, "What helps you?"))
    session.does(c.RewordQuestion(question, "What helps?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    asked = session.state.questions[question]
    assert (asked.wordings, asked.put_right) == (("What hepls?", "What helps?"), (True, False))


def test_only_the_open_question_is_put_right(session: Session) -> None:
    question = session.ask("What hepls?")
    assert session.refused(FACILITATOR, c.RewordQuestion(question, " ")).code == "empty"
    assert session.refused(FACILITATOR, c.RewordQuestion("q99", "What helps?")).code == "no_such_question"
    session.does(c.CloseQuestion())
    rejected = session.refused(FACILITATOR, c.RewordQuestion(question, "What helps?"))
    assert (rejected.code, rejected.field) == ("question_closed_for_rewording", "question")
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.RewordQuestion(question, "What helps?")).code == "session_over"
