"""What would take an act back is worked out when it happens; whether it still may be is asked later."""

import typing
from datetime import timedelta

import pytest

from server.domain import events as e
from server.domain.evolve.inverse import inverse, repetition
from server.domain.state import UndoableEvent
from tests.session import BEGINNING

LATER = BEGINNING + timedelta(minutes=5)
PLANNED, OTHERWISE = e.PlannedQuestion("n1", "One?"), e.PlannedQuestion("n1", "Other?")
ROLE, OTHER = e.Role("r1", "One", "S.", "P."), e.Role("r1", "Other", "S.", "P.")
INVERSES: dict[UndoableEvent, e.Event] = {
    e.QuestionAsked("q1", "What helps?"): e.QuestionWithdrawn("q1"),
    e.QuestionClosed("q1"): e.QuestionReopened("q1"),
    e.QuestionRevealed("q1"): e.QuestionConcealed("q1"),
    e.TimeSet("q1", BEGINNING): e.TimeSet("q1", None, BEGINNING),
    e.QuestionReworded("q1", "Other?", "One?", "d1"): e.QuestionWordedBack("q1", "One?", "d1"),
    e.QuestionReworded("q1", "Other?", "One?"): e.QuestionWordedBack("q1", "One?"),
    e.ContributionMade("c1", "q1", "words", "p1"): e.ContributionTakenBack("c1"),
    e.ContributionMade("c1", "q1", "words"): e.ContributionTakenBack("c1", nameless=True),
    e.BreakBegan(BEGINNING): e.BreakWithdrawn(),
    e.BreakTimeSet(BEGINNING, LATER): e.BreakTimeSet(LATER, BEGINNING),
    e.BreakEnded(): e.BreakResumed(),
    e.NoticeSent("b1", "Lunch is here."): e.NoticeWithdrawn("b1"),
    e.PersonWelcomed("p1", "Mrs K."): e.WelcomeWithdrawn("p1"),
    e.PlannedAdded(PLANNED, 2): e.PlannedRemoved(PLANNED),
    e.PlannedChanged(OTHERWISE, PLANNED): e.PlannedChanged(PLANNED, OTHERWISE),
    e.PlannedMoved("n1", 3, 1): e.PlannedMoved("n1", 1, 3),
    e.ContributionHeard("c1"): e.ContributionUnheard("c1"),
    e.RoleOffered("host", "p1"): e.OfferClosed("host", "p1"),
    e.CallAnswered("k1"): e.CallReopened("k1"),
    e.RoleAdded(ROLE): e.RoleRemoved(ROLE),
    e.RoleChanged(ROLE, OTHER): e.RoleChanged(OTHER, ROLE),
    e.RoleHidden("r1"): e.RoleShown("r1"),
    e.RoleShown("r1"): e.RoleHidden("r1"),
    e.TitleChanged("One", "Other"): e.TitleChanged("Other", "One"),
    e.SamePersonAsked("p2", "p1"): e.SamePersonClosed("p2", "p1"),
    e.BecameOne("p2", "p1"): e.BecameTwo("p2", "p1"),
    e.SessionEnded(): e.SessionReopened(),
    e.RedactionChosen(room_only=True): e.RedactionChosen(room_only=False),
    e.AgreementAdded("a1", "We listen.", 0): e.AgreementRemoved("a1", "We listen.", 0),
    e.AgreementRemoved("a1", "We listen.", 0): e.AgreementAdded("a1", "We listen.", 0),
    e.AgreementChanged("a1", "Other", "One"): e.AgreementChanged("a1", "One", "Other"),
    e.ContributionHeldBack("c1", "Why", "p1", "Host", changed=True): e.ContributionRestored(
        "c1", "Why", "p1", "Host", changed=True
    ),
    e.ContributionRestored("c1"): e.ContributionHeldBack("c1"),
    e.ModerationSet("q1", "look", "open"): e.ModerationSet("q1", "open", "look"),
    e.HeldUp("c2", "c1"): e.HeldUp("c1", "c2"),
    e.HeldUp(None, "c1"): e.HeldUp("c1", None),
    e.WaterClosed("c1", "Ama knows.", ""): e.WaterClosed("c1", "", "Ama knows."),
    e.TurnMade("v1", 1, "Mornings first.", None): e.TurnTakenAway("v1"),
    e.TurnTakenAway("v1"): e.TurnPutBack("v1"),
    e.TurnChanged("v1", "Other", "One"): e.TurnChanged("v1", "One", "Other"),
    e.TurnThemesChanged("v1", ("h2",), ("h1",)): e.TurnThemesChanged("v1", ("h1",), ("h2",)),
    e.TurnSet("v1"): e.TurnUnset("v1"),
    e.TurnUnset("v1"): e.TurnSet("v1"),
    e.TurnParked("v1", e.Parked("Who pays."), None): e.TurnParked("v1", None, e.Parked("Who pays.")),
    e.OutcomeAdopted("o1", 2, 0, "c1"): e.OutcomeDropped("o1", 2, 0, "c1"),
    e.OutcomeDropped("o1", 2, 0, None, "Calm."): e.OutcomeAdopted("o1", 2, 0, None, "Calm."),
    e.WhatCameSaid("o1", "Now", "Then", "c1"): e.WhatCameSaid("o1", "Then", "Now", "c1"),
    e.OutcomesServed("h1", ("o1",), ()): e.OutcomesServed("h1", (), ("o1",)),
    e.ThemeAdded("h1", "Mornings", 0): e.ThemeRemoved("h1", "Mornings", 0),
    e.ThemeRemoved("h1", "Mornings", 0): e.ThemeAdded("h1", "Mornings", 0),
    e.ThemeSaidBack("h1", "z1", "Mornings matter."): e.ThemeUnsaid("h1", "z1", "Mornings matter."),
    e.ThemeUnsaid("h1", "z1", "Mornings matter."): e.ThemeSaidBack("h1", "z1", "Mornings matter."),
    e.ProposalTaken("b1", "h1"): e.ProposalWaits("b1", "h1"),
    e.ProposalLeft("b1"): e.ProposalWaits("b1", None),
    e.LeadersAsked("y1", "v1", "A second carer?"): e.LeadersUnasked("y1"),
    e.CheckBegan("x1", "theme", "h1", "Mornings"): e.CheckWithdrawn("x1"),
    e.CheckClosed("x1"): e.CheckClosed("x1", closed=False),
    e.CheckClosed("x1", closed=False): e.CheckClosed("x1"),
    e.ThemeRenamed("h1", "Early", "Mornings"): e.ThemeRenamed("h1", "Mornings", "Early"),
    e.ThemeMoved("h1", 1, 0): e.ThemeMoved("h1", 0, 1),
    e.ContributionsThemed("h1", ("c1",)): e.ContributionsUnthemed("h1", ("c1",)),
    e.ContributionsUnthemed("h1", ("c1",)): e.ContributionsThemed("h1", ("c1",)),
}


def test_every_act_stands_here() -> None:
    assert {type(act) for act in INVERSES} == set(typing.get_args(UndoableEvent))


@pytest.mark.parametrize("act", INVERSES, ids=repr)
def test_an_act_is_taken_back_by_its_opposite(act: UndoableEvent) -> None:
    assert inverse(act) == (INVERSES[act],)


@pytest.mark.parametrize("act", INVERSES, ids=repr)
def test_an_act_is_done_again_by_itself_but_words_keep_their_number(act: UndoableEvent) -> None:
    if isinstance(act, e.ContributionMade):
        assert repetition(act) == e.ContributionPutBack("c1", nameless=act.person is None)
    elif isinstance(act, e.TurnMade):
        assert repetition(act) == e.TurnPutBack("v1")
    else:
        assert repetition(act) == act
