import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.decide.plan import MOST_PLANNED
from server.domain.plan import SessionPlan
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session


@pytest.fixture
def session() -> Session:
    """A session that means to ask three questions, a0 to a2."""
    questions = tuple(e.PlannedQuestion(f"a{number}", f"Question {number}?") for number in range(3))
    return Session(plan=SessionPlan("Home care", ROLES, PERSPECTIVES, questions=questions))


def ids(session: Session) -> list[str]:
    return [planned.id for planned in session.state.plan]


@pytest.mark.parametrize(("at", "place"), [(None, 3), (0, 0), (1, 1), (3, 3)])
def test_a_question_is_put_into_the_plan_at_its_place(session: Session, at: int | None, place: int) -> None:
    command = c.AddPlanned(" What helps? ", "Listening", 5, "at_once", "Wait.\nLonger.", ("And then?",), "look", at)
    (added,) = session.does(command)
    assert isinstance(added, e.PlannedAdded)
    question = e.PlannedQuestion(
        added.question.id, "What helps?", "Listening", 5, "at_once", "Wait.\nLonger.", ("And then?",), moderation="look"
    )
    assert (session.state.plan[place], added.at) == (question, place)
    assert len({*ids(session)}) == 4


@pytest.mark.parametrize("at", [-1, 4])
def test_there_is_no_place_outside_the_plan(session: Session, at: int) -> None:
    assert session.refused(FACILITATOR, c.AddPlanned("What helps?", at=at)).field == "at"
    assert session.refused(FACILITATOR, c.MovePlanned("a0", at if at < 0 else 3)).field == "at"


@pytest.mark.parametrize(
    ("command", "code", "field"),
    [
        (c.AddPlanned(""), "empty", "text"),
        (c.AddPlanned("x" * 401), "too_long", "text"),
        (c.AddPlanned("What helps?", phase="x" * 61), "too_long", "phase"),
        (c.AddPlanned("What helps?", minutes=0), "minutes_out_of_range", "minutes"),
        (c.AddPlanned("What helps?", minutes=241), "minutes_out_of_range", "minutes"),
        (c.AddPlanned("What helps?", notes="x\n" * 80), "too_many_lines", "notes"),
        (c.AddPlanned("What helps?", probes=("Why?",) * 13), "too_many_probes", "probes"),
        (c.AddPlanned("What helps?", probes=("",)), "empty", "probes"),
        (c.ChangePlanned("a0", ""), "empty", "text"),
        (c.ChangePlanned("a9", "What helps?"), "no_such_planned", "planned"),
        (c.MovePlanned("a9", 0), "no_such_planned", "planned"),
        (c.SkipPlanned("a9"), "no_such_planned", "planned"),
        (c.AskPlanned("a9"), "no_such_planned", "planned"),
    ],
    ids=repr,
)
def test_a_plan_that_could_not_be_kept_is_refused_by_name(
    session: Session, command: c.Command, code: str, field: str
) -> None:
    rejected = session.refused(FACILITATOR, command)
    assert (rejected.code, rejected.field) == (code, field)


def test_a_plan_has_so_many_questions_and_no_more(session: Session) -> None:
    for number in range(MOST_PLANNED - 3):
        session.does(c.AddPlanned(f"Question {number}?"))
    rejected = session.refused(FACILITATOR, c.AddPlanned("One more?"))
    assert refusal_words(rejected) == "A plan has 200 questions at most. You can change one instead."
    session.does(c.ChangePlanned("a0", "Changed?"))


def test_a_question_is_written_anew_and_the_same_is_no_change(session: Session) -> None:
    command = c.ChangePlanned("a1", "What else?", minutes=5)
    before = session.state.plan[1]
    after = e.PlannedQuestion("a1", "What else?", minutes=5)
    assert session.does(command) == (e.PlannedChanged(after, before),)
    assert session.does(command) == ()
    assert session.state.plan[1] == after


def test_writing_anew_a_question_that_is_left_out_leaves_it_out(session: Session) -> None:
    session.does(c.SkipPlanned("a1"))
    session.does(c.ChangePlanned("a1", "What else?"))
    assert session.state.plan[1].skipped


def test_a_question_is_moved_up_and_down_and_nowhere(session: Session) -> None:
    session.does(c.MovePlanned("a0", 2))
    assert ids(session) == ["a1", "a2", "a0"]
    session.does(c.MovePlanned("a0", 1))
    assert ids(session) == ["a1", "a0", "a2"]
    assert session.does(c.MovePlanned("a0", 1)) == ()


def test_a_question_is_left_out_and_taken_in_again(session: Session) -> None:
    session.does(c.SkipPlanned("a0"))
    assert session.does(c.SkipPlanned("a0")) == ()
    assert session.state.next_planned == session.state.plan[1]
    session.does(c.SkipPlanned("a0", skipped=False))
    assert session.state.next_planned == session.state.plan[0]


def test_the_plan_stays_as_it_is_once_the_session_ended(session: Session) -> None:
    session.does(c.EndSession())
    changes: list[c.Command] = [
        c.AddPlanned("What helps?"),
        c.ChangePlanned("a0", "What helps?"),
        c.MovePlanned("a0", 1),
        c.SkipPlanned("a0"),
        c.AskPlanned("a0"),
    ]
    for command in changes:
        assert session.refused(FACILITATOR, command).code == "session_over"


def test_a_question_of_the_plan_is_asked_as_it_stands_there_and_once(session: Session) -> None:
    session.does(c.ChangePlanned("a0", "What helps?", minutes=5, reveal="at_once"))
    session.does(c.AskPlanned("a0"))
    question = session.state.question
    assert question is not None
    assert (question.text, question.minutes, question.reveal, question.planned) == ("What helps?", 5, "at_once", "a0")
    assert question.revealed
    rejected = session.refused(FACILITATOR, c.AskPlanned("a0"))
    assert refusal_words(rejected) == "That question of the plan was asked. You can ask it again as a new round."
    session.does(c.AskAgain(question.id))


def test_a_question_that_is_left_out_can_be_asked_by_name(session: Session) -> None:
    session.does(c.SkipPlanned("a2"))
    session.does(c.AskPlanned("a2"))
    assert session.state.planned_asked == {"a2"}


def test_changing_the_plan_changes_nothing_that_was_asked_before(session: Session) -> None:
    session.does(c.AskPlanned("a0"))
    session.does(c.CloseQuestion())
    session.does(c.ChangePlanned("a0", "Otherwise?"))
    question = session.state.question
    assert question is not None
    assert question.text == "Question 0?"


def reads(session: Session, planned: str = "a0") -> tuple[str, str]:
    """The question as the plan has it, and as the room is asked it."""
    known, asked = session.state.planned(planned), session.state.question
    assert known is not None
    assert asked is not None
    return known.text, asked.text


@pytest.mark.parametrize("again", [False, True])
def test_plan_and_room_read_alike_however_a_slip_is_put_right(session: Session, again: bool) -> None:
    session.does(c.AskPlanned("a0"))
    if again:
        session.does(c.AskAgain(session.state.asked[-1]))
    session.does(c.ChangePlanned("a0", "In the plan?"))
    assert reads(session) == ("In the plan?", "In the plan?")
    session.does(c.RewordQuestion(session.state.asked[-1], "In the room?"))
    assert reads(session) == ("In the room?", "In the room?")
    session.does(c.Undo())
    assert reads(session) == ("In the plan?", "In the plan?")
    session.does(c.Undo())
    assert reads(session) == ("Question 0?", "Question 0?")
    session.does(c.Redo())
    assert reads(session) == ("In the plan?", "In the plan?")


def test_what_the_room_made_of_a_question_stays_and_so_does_the_plan(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.AskPlanned("a0"))
    session.phone(ama, c.OfferWording(session.state.asked[-1], "As the room asks?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    session.does(c.ChangePlanned("a0", "In the plan?"))
    assert reads(session) == ("In the plan?", "As the room asks?")
    session.does(c.RewordQuestion(session.state.asked[-1], "As the room asks it?"))
    assert reads(session) == ("In the plan?", "As the room asks it?")


def test_the_plan_changes_alone_where_the_room_is_not_asked_it(session: Session) -> None:
    session.does(c.AskPlanned("a0"))
    session.does(c.ChangePlanned("a1", "In the plan?"))
    session.does(c.ChangePlanned("a0", "Question 0?", minutes=7))
    assert reads(session)[1] == "Question 0?"
    session.does(c.CloseQuestion())
    session.does(c.ChangePlanned("a0", "In the plan?"))
    assert reads(session) == ("In the plan?", "Question 0?")
    session.does(c.AskQuestion("Question 1?"))
    session.does(c.ChangePlanned("a1", "Question 1?"))
    session.does(c.ChangePlanned("a1", "Another?"))
    assert reads(session, "a1") == ("Another?", "Question 1?")
