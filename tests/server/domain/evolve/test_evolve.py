from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.evolve import evolve, fold
from server.domain.state import State
from tests.session import BEGINNING, Session

LOST = "what-the-damage-took"


def test_a_fold_goes_on_where_another_ended(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "words")
    begun = fold(session.entries[:2])
    assert fold(session.entries[2:], begun) == fold(session.entries) == session.state


def test_a_fold_of_nothing_is_a_session_that_has_not_begun() -> None:
    assert fold([]) == State()


def test_the_state_before_an_event_stays_what_it_was(session: Session) -> None:
    ama = session.join("Ama")
    before, copy = session.state, fold(session.entries)
    session.ask()
    session.phone(ama, c.AskForRole("listener"))
    session.does(c.EndSession())
    assert before == copy


@pytest.mark.parametrize(
    "event",
    [
        e.QuestionClosed(LOST),
        e.QuestionReopened(LOST),
        e.QuestionPassed(LOST, "p1"),
        e.QuestionPassed("q1", LOST),
        e.ContributionMade("c9", LOST, "words", "p1"),
        e.ContributionMade("c9", "q1", "words", LOST),
        e.ContributionChanged(LOST, "words"),
        e.ConsentChanged(LOST, "room"),
        e.ContributionTakenBack(LOST),
        e.ContributionPutBack(LOST),
        e.ContributionHeard(LOST),
        e.ContributionUnheard(LOST),
        e.RoleOffered("host", LOST),
        e.RoleOffered("host", "p1", by=LOST),
        e.RoleAskedFor("host", LOST),
        e.TenureBegan("t9", "host", LOST, "asked"),
        e.TenureEnded(LOST, "stepped_back"),
        e.RoleAskedFor("host", "p1", of=LOST),
        e.OpennessSaid("host", LOST),
        e.ShadowBegan("h9", "host", LOST, "p1"),
        e.ShadowBegan("h9", "host", "p1", LOST),
        e.ShadowEnded(LOST),
        e.ShoulderBegan("host", LOST, "p1", BEGINNING),
        e.ShoulderBegan("host", "p1", LOST, BEGINNING),
        e.CallMade("k9", "break", "care-keeper", LOST),
        e.CallAnswered(LOST),
        e.CallReopened(LOST),
        e.WordsCaptured("w9", "q1", "words", LOST, "p1", "aloud"),
        e.WordsCaptured("w9", "q1", "words", "p1", LOST, "aloud"),
        e.QuestionRevealed(LOST),
        e.QuestionConcealed(LOST),
        e.TimeSet(LOST, BEGINNING),
        e.WordingOffered("d9", LOST, "Other?", "p1"),
        e.WordingOffered("d9", "q1", "Other?", LOST),
        e.QuestionReworded(LOST, "Other?", "One?", "d9"),
        e.QuestionWordedBack(LOST, "One?", "d9"),
        e.WelcomeWithdrawn(LOST),
        e.PersonInvited(LOST),
        e.PersonCameBack(LOST, "0" * 64),
        e.BecameOne(LOST, "p1"),
        e.BecameOne("p1", LOST),
        e.PeopleRemoved((LOST,)),
        e.PerspectivesSaid(LOST, ()),
        e.PlannedMoved(LOST, 0, 1),
        e.ThemeMoved(LOST, 0, 1),
        e.ArrivalChanged(LOST, "p1", "now"),
        e.ChallengeConsentChanged(LOST, "p1", "room"),
        e.MeTooSaid(LOST, "0"),
        e.MeTooTakenBack(LOST, "0"),
        e.ThemeRenamed(LOST, "Early", "Mornings"),
        e.ThemeSaidBack(LOST, "z9", "Mornings matter."),
        e.ThemeUnsaid(LOST, "z9", "Mornings matter."),
        e.SayBackAnswered(LOST, "yes", person="p1"),
        e.LeadersAsked("y9", LOST, "A second carer?"),
        e.LeadersAnswered(LOST, "p1", "possible"),
        e.SeatsTaken(LOST, ()),
        e.CheckClosed(LOST),
        e.CheckAnswered(LOST, "p1", "with_it"),
        e.CheckAnswerTakenBack(LOST, "p1"),
        e.TurnChanged(LOST, "Mornings, first.", "Mornings first."),
        e.TurnThemesChanged(LOST, (), ()),
        e.TurnTakenAway(LOST),
        e.TurnPutBack(LOST),
        e.TurnSet(LOST),
        e.TurnUnset(LOST),
        e.TurnParked(LOST, None, None),
        e.ProposalMade("b9", (LOST,), "Alike"),
        e.ProposalMade("b9", (), "Alike", person=LOST),
        e.ProposalTaken(LOST, "h9"),
        e.ProposalLeft(LOST),
        e.ProposalWaits(LOST, None),
        e.ContributionsThemed(LOST, ()),
        e.ContributionsUnthemed(LOST, ()),
        e.WordsCaptured("w9", "q1", "words", LOST, None, "aloud"),
    ],
    ids=repr,
)
def test_an_event_about_something_lost_has_no_state_after_it(event: e.Event) -> None:
    state = fold([e.Entry(1, BEGINNING, (e.PersonJoined("p1", "hash"), e.QuestionAsked("q1", "What helps?")))])
    with pytest.raises(KeyError):
        evolve(state, event, BEGINNING)


@pytest.mark.parametrize(
    "event",
    [
        e.OfferClosed("host", LOST),
        e.AskWithdrawn("host", LOST),
        e.WordsDropped(LOST, LOST, LOST),
        e.QuestionWithdrawn(LOST),
        e.RoleChanged(e.Role(LOST, "N", "S", "P"), e.Role(LOST, "N", "S", "P")),
        e.RoleHidden(LOST),
        e.RoleShown(LOST),
        e.Undone(99),
        e.Redone(99),
        e.PlannedRemoved(e.PlannedQuestion(LOST, "One?")),
        e.ThemeRemoved(LOST, "Mornings", 0),
        e.CheckWithdrawn(LOST),
        e.LeadersUnasked(LOST),
        e.ChallengeDropped(LOST, "p1"),
        e.PlannedChanged(e.PlannedQuestion(LOST, "One?"), e.PlannedQuestion(LOST, "Two?")),
    ],
    ids=repr,
)
def test_what_is_gone_already_can_go_again(event: e.Event) -> None:
    assert evolve(State(), event, BEGINNING) == State()


def test_a_rewording_of_which_no_offering_is_told_is_one_and_can_be_taken_back() -> None:
    asked = fold([e.Entry(1, BEGINNING, (e.QuestionAsked("q1", "One?"),))])
    reworded = evolve(asked, e.QuestionReworded("q1", "Other?", "One?", LOST), BEGINNING)
    assert reworded.questions["q1"].wordings == ("One?",)
    assert evolve(reworded, e.QuestionWordedBack("q1", "One?", LOST), BEGINNING) == asked


def test_times_are_those_of_the_entry(session: Session) -> None:
    ama = session.join("Ama")
    session.now += timedelta(minutes=5)
    session.phone(ama, c.AskForRole("listener"))
    (tenure,) = session.state.holders("listener")
    assert tenure.since == session.entries[-1].at == session.now


def test_a_clock_that_went_back_breaks_no_order(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "first")
    session.now -= timedelta(days=1)
    later = session.say(ama, "second")
    assert session.state.contributions[later].number == 2
    assert fold(session.entries) == session.state


def test_only_tenures_that_the_end_ended_go_on_when_it_is_undone(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    for person in (ama, bo):
        session.phone(person, c.AskForRole("challenger"))
    session.phone(ama, c.StepBack("challenger"))
    session.does(c.EndSession())
    ended = {tenure.person: tenure.how_ended for tenure in session.state.tenures.values()}
    assert ended == {ama: "stepped_back", bo: "session_ended"}
    session.does(c.Undo())
    lasting = {tenure.person: tenure.until is None for tenure in session.state.tenures.values()}
    assert lasting == {ama: False, bo: True}
    assert [held.person for held in session.state.holders("challenger")] == [bo]
