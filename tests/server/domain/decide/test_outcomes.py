"""Outcomes: adopted in somebody's own words, served by themes, and what came of each."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Facilitator, Participant
from server.domain.decide.outcomes import MOST_ADOPTED
from server.domain.direction_records import Direction, Outcome
from server.domain.evolve import fold
from server.domain.plan import SessionPlan, plain_plan
from server.projections.direction.outcomes import outcome_records, outcomes_view
from server.projections.exported_journal import exported_entries
from server.projections.people.presence import PresenceView
from server.projections.summary import summary_view
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session


@pytest.fixture
def room() -> Session:
    """Ama and Bo, who say what would make it worth it; the plan has an outcome, and there are two themes."""
    plain = plain_plan("Home care")
    session = Session(plan=SessionPlan(plain.title, plain.roles, plain.perspectives, outcomes=("Calm mornings",)))
    session.join("Ama")
    session.join("Bo")
    session.does(c.AskQuestion("This will have been worth it if…", "at_once"))
    session.does(c.AddTheme("Time"))
    session.does(c.AddTheme("Trust"))
    return session


def numbers(session: Session) -> list[tuple[int, str | None]]:
    return [(known.number, known.contribution) for known in session.state.direction.outcomes]


def undo_and_redo(session: Session) -> tuple[str | None, str | None]:
    """What undoing and redoing the last act are called; afterwards everything is as it was."""
    after = session.state
    undo = summary_view(session.state, PresenceView()).undo
    session.does(c.Undo())
    redo = summary_view(session.state, PresenceView()).redo
    session.does(c.Redo())
    assert session.state.direction == after.direction
    return undo, redo


def test_those_of_a_plan_stand_from_the_start_and_have_no_author(room: Session) -> None:
    assert room.state.direction == Direction((Outcome("planned-1", 1, None, "Calm mornings"),))


def test_words_that_everybody_may_read_are_adopted_once(room: Session) -> None:
    said = room.say("p1", "nobody is rushed")
    (adopted,) = room.does(c.AdoptOutcome(said))
    assert adopted == e.OutcomeAdopted(room.state.direction.outcomes[-1].id, 2, 1, said)
    assert numbers(room) == [(1, None), (2, said)]
    assert room.does(c.AdoptOutcome(said)) == ()
    assert undo_and_redo(room) == ("adopted outcome 2", "adopted outcome 2")


def test_three_in_peoples_own_words_are_enough(room: Session) -> None:
    for number in range(MOST_ADOPTED):
        room.does(c.AdoptOutcome(room.say("p1", f"reason {number}")))
    one_more = room.say("p2", "one more")
    refusal = room.refused(FACILITATOR, c.AdoptOutcome(one_more))
    assert refusal_words(refusal) == "3 outcomes in people's own words are enough. Let one go first."
    room.does(c.DropOutcome(room.state.direction.outcomes[1].id))
    room.does(c.AdoptOutcome(one_more))
    assert numbers(room)[-1] == (5, one_more)


def test_what_not_everybody_may_read_is_not_adopted(room: Session) -> None:
    held, gone = room.say("p1", "hurts"), room.say("p1", "not that")
    room.does(c.HoldBack((held,), "reasons.hurts"))
    room.phone("p1", c.TakeBackContribution(gone))
    assert room.refused(FACILITATOR, c.AdoptOutcome(held)).code == "held_back_already"
    assert room.refused(FACILITATOR, c.AdoptOutcome(gone)).code == "words_gone"
    room.ask("What helps?")
    assert room.refused(FACILITATOR, c.AdoptOutcome(room.say("p1", "hidden"))).code == "not_revealed"
    room.does(c.EndSession())
    assert room.refused(FACILITATOR, c.AdoptOutcome(held)).code == "session_over"


def test_whoever_keeps_the_outcomes_adopts_them_and_nobody_else(room: Session) -> None:
    said = room.say("p1", "nobody is rushed")
    assert room.refused(Participant("p2"), c.AdoptOutcome(said)).code == "not_holding_any"
    room.hold("outcome-keeper", "p2")
    room.phone("p2", c.AdoptOutcome(said))
    assert numbers(room)[-1] == (2, said)


def test_what_came_of_one_is_said_also_after_the_end(room: Session) -> None:
    room.does(c.EndSession())
    (said,) = room.does(c.SayWhatCame("planned-1", " Half of them. "))
    assert said == e.WhatCameSaid("planned-1", "Half of them.")
    assert room.does(c.SayWhatCame("planned-1", "Half of them.")) == ()
    assert room.does(c.SayWhatCame("planned-1", "All.")) == (e.WhatCameSaid("planned-1", "All.", "Half of them."),)
    assert undo_and_redo(room) == ("said what came of outcome 1",) * 2
    assert room.refused(FACILITATOR, c.SayWhatCame("planned-1", " ")).code == "empty"
    assert room.refused(FACILITATOR, c.SayWhatCame("o99", "All.")).code == "no_such_outcome"


def test_a_theme_serves_outcomes_in_their_order(room: Session) -> None:
    room.does(c.AdoptOutcome(room.say("p1", "nobody is rushed")))
    time, trust = (theme.id for theme in room.state.themes)
    adopted = room.state.direction.outcomes[-1].id
    room.does(c.ServeOutcomes(time, (adopted, "planned-1")))
    assert room.state.direction.serves[time] == ("planned-1", adopted)
    assert room.does(c.ServeOutcomes(time, ("planned-1", adopted))) == ()
    assert undo_and_redo(room) == ("said what Time serves",) * 2
    assert room.does(c.ServeOutcomes(trust, ())) == ()
    assert room.refused(FACILITATOR, c.ServeOutcomes("h99", ())).code == "no_such_theme"
    assert room.refused(FACILITATOR, c.ServeOutcomes(trust, ("o99",))).code == "no_such_outcome"


def test_letting_one_go_takes_what_serves_it_and_what_came_of_it_along(room: Session) -> None:
    time, trust = (theme.id for theme in room.state.themes)
    for theme in (time, trust):
        room.does(c.ServeOutcomes(theme, ("planned-1",)))
    room.does(c.SayWhatCame("planned-1", "Half of them."))
    before = room.state.direction
    room.does(c.DropOutcome("planned-1"))
    assert room.state.direction == Direction()
    assert undo_and_redo(room) == ("let outcome 1 go",) * 2
    room.does(c.Undo())
    assert room.state.direction == before
    assert room.refused(FACILITATOR, c.DropOutcome("o99")).code == "no_such_outcome"


def test_merging_themes_keeps_what_both_serve_and_removing_one_brings_it_back_with_undo(room: Session) -> None:
    room.does(c.AdoptOutcome(room.say("p1", "nobody is rushed")))
    time, trust = (theme.id for theme in room.state.themes)
    adopted = room.state.direction.outcomes[-1].id
    room.does(c.ServeOutcomes(time, (adopted,)))
    room.does(c.ServeOutcomes(trust, ("planned-1",)))
    apart = room.state.direction
    room.does(c.MergeThemes(time, trust))
    assert dict(room.state.direction.serves) == {trust: ("planned-1", adopted)}
    room.does(c.RemoveTheme(trust))
    assert dict(room.state.direction.serves) == {}
    room.does(c.Undo())
    room.does(c.Undo())
    assert room.state.direction == apart


@pytest.mark.parametrize(
    "built_on", [c.ServeOutcomes("h4", ("o7",)), c.SayWhatCame("o7", "It did.")], ids=lambda one: type(one).__name__
)
def test_what_another_facilitator_has_built_on_is_not_undone(room: Session, built_on: c.Command) -> None:
    room.does(c.AdoptOutcome(room.say("p1", "nobody is rushed")))
    room.submit(Facilitator("facilitator-2"), built_on)
    assert summary_view(room.state, PresenceView()).undo == "added the theme Trust"
    room.submit(Facilitator("facilitator-2"), c.Undo())
    assert summary_view(room.state, PresenceView()).undo == "adopted outcome 2"


def test_a_theme_that_serves_something_is_not_undone_by_who_added_it(room: Session) -> None:
    room.submit(Facilitator("facilitator-2"), c.ServeOutcomes(room.state.themes[1].id, ("planned-1",)))
    assert summary_view(room.state, PresenceView()).undo == "added the theme Time"


def test_an_outcome_whose_words_were_adopted_again_is_not_adopted_twice_by_a_redo(room: Session) -> None:
    said = room.say("p1", "nobody is rushed")
    room.does(c.AdoptOutcome(said))
    room.does(c.Undo())
    room.hold("outcome-keeper", "p2")
    room.phone("p2", c.AdoptOutcome(said))
    assert summary_view(room.state, PresenceView()).redo is None
    assert numbers(room) == [(1, None), (2, said)]


def test_a_turn_serves_outcomes_too_and_keeps_to_those_that_are_there(room: Session) -> None:
    room.does(c.MakeTurn("One calm hour a day"))
    turn = room.state.direction.turns[0].id
    room.does(c.ServeOutcomes(turn, ("planned-1",)))
    assert room.state.direction.turns[0].outcomes == room.state.direction.served_by(turn) == ("planned-1",)
    assert undo_and_redo(room) == ("said what turn 1 serves",) * 2
    assert outcomes_view(room.state).rows[0].turns == (1,)
    before = room.state.direction
    room.does(c.DropOutcome("planned-1"))
    assert [known.outcomes for known in room.state.direction.turns] == [()]
    room.does(c.Undo())
    assert room.state.direction == before


def test_what_a_turn_serves_leaves_the_room_with_the_turn(room: Session) -> None:
    room.does(c.MakeTurn("One calm hour a day"))
    turn = room.state.direction.turns[0].id
    room.does(c.ServeOutcomes(turn, ("planned-1",)))
    assert outcome_records(room.state)[0].turns == ()
    assert outcome_records(fold(exported_entries(room.state, room.entries))) == outcome_records(room.state)
    room.does(c.SetTurn(turn))
    assert outcome_records(room.state)[0].turns == ((1, "One calm hour a day"),)
    assert outcome_records(fold(exported_entries(room.state, room.entries))) == outcome_records(room.state)
