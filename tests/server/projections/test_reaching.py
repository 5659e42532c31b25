"""What undo and redo would do on every phone."""

import pytest

from server.domain import commands as c
from server.domain.commands import Command
from server.projections.people.presence import PresenceView
from server.projections.reaching import ReachingAct
from server.projections.summary import summary_view
from tests.session import Session


def both(session: Session) -> tuple[ReachingAct | None, ReachingAct | None]:
    """What undo would do now, and what redo would do after that."""
    undoing = summary_view(session.state, PresenceView()).undoing
    session.does(c.Undo())
    return undoing, summary_view(session.state, PresenceView()).redoing


def happens(session: Session) -> tuple[str, str]:
    """The same in words; both are known to reach every phone."""
    undoing, redoing = both(session)
    assert undoing is not None
    assert redoing is not None
    return undoing.happens, redoing.happens


@pytest.mark.parametrize(
    ("command", "back", "again"),
    [
        (c.AskQuestion("What else?"), "Take back question 2", "Ask question 2 after all"),
        (c.CloseQuestion(), "Open question 1 again", "Close question 1 again"),
        (c.StartBreak(10), "Take back the break", "Begin the break again"),
        (c.SendNotice("Tea is ready."), "Take back the notice", "Show the notice again"),
        (c.ChangeTitle("Care"), "Change the title back", "Change the title again"),
        (c.EndSession(), "Open the session again", "End the session again"),
    ],
    ids=lambda given: type(given).__name__,
)
def test_acts_that_reach_every_phone_say_what_their_turning_back_would_do(
    session: Session, command: Command, back: str, again: str
) -> None:
    session.ask("What helps?")
    session.does(command)
    assert happens(session) == (back, again)


def test_revealing_and_other_words_are_turned_back_by_the_question(session: Session) -> None:
    question = session.ask("What helps?")
    session.does(c.RevealQuestion(question))
    assert happens(session) == ("Hide what was said to question 1 again", "Reveal question 1 again")
    session.does(c.RewordQuestion(question, "What would help?"))
    assert happens(session) == ("Ask question 1 as it was before", "Ask question 1 in the other words again")


def test_a_break_that_was_lengthened_or_ended_is_turned_back_step_by_step(session: Session) -> None:
    session.ask("What helps?")
    session.does(c.StartBreak(10))
    session.does(c.StartBreak(20))
    assert happens(session) == ("Change the time of the break back", "Change the time of the break again")
    session.does(c.EndBreak())
    assert happens(session) == ("Bring back the break", "End the break again")


def test_what_concerns_one_person_or_nothing_at_all_reaches_nobody_else(session: Session) -> None:
    assert summary_view(session.state, PresenceView()).undoing is None
    ama = session.join("Ama")
    session.ask("What helps?")
    session.does(c.MarkHeard((session.say(ama, "words"),)))
    assert both(session) == (None, None)


def test_it_is_bound_to_the_act(session: Session) -> None:
    session.ask("What helps?")
    session.does(c.SendNotice("Tea is ready."))
    one = summary_view(session.state, PresenceView()).undoing
    session.does(c.SendNotice("Cake too."))
    other = summary_view(session.state, PresenceView()).undoing
    assert one is not None
    assert other is not None
    assert one.happens == other.happens
    assert one.seq != other.seq
