"""What undo and redo would do on every phone, and which acts nobody expects."""

import typing
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.commands import Command
from server.domain.state import UndoableEvent
from server.projections.people.presence import PresenceView
from server.projections.reaching import ReachingAct
from server.projections.room import RoomView, room_view
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


def room() -> Session:
    """Ama and Bea, who both answered a question that everybody may read, and one theme."""
    session = Session()
    session.does(c.OpenSession())
    ama, bea = session.join("Ama"), session.join("Bea")
    session.does(c.AskQuestion("What helps?", "at_once"))
    said = session.say(ama, "Mornings"), session.say(bea, "Reviews?", kind="unsure")
    session.does(c.AddTheme("Early", (said[0],)))
    return session


def question(session: Session) -> str:
    return session.state.asked[-1]


def said(session: Session) -> list[str]:
    return sorted(session.state.contributions, key=lambda known: session.state.contributions[known].number)


def theme(session: Session) -> str:
    return session.state.themes[0].id


def outcome(session: Session) -> str:
    return session.state.direction.outcomes[0].id


def role(session: Session) -> str:
    return session.state.roles[-1].id


def people(session: Session) -> list[str]:
    return sorted(session.state.people, key=lambda person: session.state.people[person].number)


def turn(session: Session) -> str:
    return session.state.direction.turns[0].id


def make_turn(_: Session) -> c.Command:
    return c.MakeTurn("Mornings first.")


def set_turn(session: Session) -> c.Command:
    return c.SetTurn(turn(session))


def steps(*commands: Callable[[Session], Command]) -> Callable[[Session], None]:
    """An act after what it needs."""

    def act(session: Session) -> None:
        for command in commands:
            session.does(command(session))

    return act


def answer(session: Session) -> None:
    """A call is answered that Ama made."""
    ama = people(session)[0]
    session.hold("timekeeper", ama)
    session.phone(ama, c.MakeCall("more_time"))
    session.does(c.AnswerCall(session.state.open_calls[0]))


def join(session: Session) -> None:
    """Somebody says that they are Ama."""
    again = session.join("Ama")
    session.does(c.AskIfSame(people(session)[0], again))
    session.phone(again, c.ConfirmSame(people(session)[0]))


def redact(session: Session) -> None:
    """After the end it is chosen that words kept to the room go."""
    session.say(people(session)[0], "Between us", consent="room")
    session.does(c.EndSession())
    session.does(c.RedactRoomOnly())


def propose(session: Session) -> str:
    """The id of a proposal that Bea made."""
    session.phone(people(session)[1], c.ProposeTogether(tuple(said(session)), "Both about time", "Time"))
    return next(iter(session.state.proposals))


def take(session: Session) -> None:
    """A proposal is put into a theme."""
    session.does(c.TakeProposal(propose(session)))


def leave(session: Session) -> None:
    """A proposal is left."""
    session.does(c.LeaveProposal(propose(session)))


ADD_PLANNED = c.AddPlanned("And then?")
ADD_ROLE = c.AddRole("Gardener", "Looks after the plants.")
ACTS: dict[type[UndoableEvent], Callable[[Session], None]] = {
    e.QuestionAsked: steps(lambda _: c.AskQuestion("What else?")),
    e.QuestionClosed: steps(lambda _: c.CloseQuestion()),
    e.QuestionRevealed: steps(lambda _: c.AskQuestion("What else?"), lambda now: c.RevealQuestion(question(now))),
    e.QuestionReworded: steps(lambda now: c.RewordQuestion(question(now), "What would help?")),
    e.ContributionMade: steps(lambda now: c.CaptureWords(question(now), "Evenings", "paper")),
    e.ContributionHeard: steps(lambda now: c.MarkHeard((said(now)[0],))),
    e.PersonWelcomed: steps(lambda _: c.WelcomePerson("Mrs K.")),
    e.PlannedAdded: steps(lambda _: ADD_PLANNED),
    e.PlannedChanged: steps(
        lambda _: ADD_PLANNED, lambda now: c.ChangePlanned(now.state.plan[-1].id, "And what then?")
    ),
    e.PlannedMoved: steps(
        lambda _: ADD_PLANNED, lambda _: c.AddPlanned("Why?"), lambda now: c.MovePlanned(now.state.plan[-1].id, 0)
    ),
    e.RoleOffered: steps(lambda now: c.OfferRole("scribe", people(now)[0])),
    e.CallAnswered: answer,
    e.TimeSet: steps(lambda _: c.GiveTime(5)),
    e.RoleAdded: steps(lambda _: ADD_ROLE),
    e.RoleChanged: steps(lambda _: ADD_ROLE, lambda now: c.ChangeRole(role(now), "Gardener", "Waters the plants.")),
    e.RoleHidden: steps(lambda _: ADD_ROLE, lambda now: c.HideRole(role(now))),
    e.RoleShown: steps(lambda _: ADD_ROLE, lambda now: c.HideRole(role(now)), lambda now: c.ShowRole(role(now))),
    e.BreakBegan: steps(lambda _: c.StartBreak(10)),
    e.BreakTimeSet: steps(lambda _: c.StartBreak(10), lambda _: c.StartBreak(20)),
    e.BreakEnded: steps(lambda _: c.StartBreak(10), lambda _: c.EndBreak()),
    e.NoticeSent: steps(lambda _: c.SendNotice("Tea is ready.")),
    e.SamePersonAsked: lambda session: steps(lambda now: c.AskIfSame(people(now)[0], session.join("Ama")))(session),
    e.BecameOne: join,
    e.SessionEnded: steps(lambda _: c.EndSession()),
    e.RedactionChosen: redact,
    e.ModerationSet: steps(lambda now: c.SetModeration(question(now), "closed")),
    e.ProposalTaken: take,
    e.ProposalLeft: leave,
    e.ThemeSaidBack: steps(lambda now: c.SayBack(theme(now), "Early is good.")),
    e.ThemeUnsaid: steps(lambda now: c.SayBack(theme(now), "Early is good."), lambda now: c.RemoveTheme(theme(now))),
    e.TitleChanged: steps(lambda _: c.ChangeTitle("Care")),
    e.ThemeAdded: steps(lambda _: c.AddTheme("Late")),
    e.ThemeRemoved: steps(lambda now: c.RemoveTheme(theme(now))),
    e.ThemeRenamed: steps(lambda now: c.RenameTheme(theme(now), "Early on")),
    e.ThemeMoved: steps(lambda _: c.AddTheme("Late"), lambda now: c.MoveTheme(theme(now), 1)),
    e.ContributionsThemed: steps(lambda now: c.PutIntoTheme(theme(now), (said(now)[1],))),
    e.ContributionsUnthemed: steps(lambda now: c.TakeOutOfTheme(theme(now), (said(now)[0],))),
    e.ContributionHeldBack: steps(lambda now: c.HoldBack((said(now)[0],), "reasons.hurts")),
    e.ContributionRestored: steps(
        lambda now: c.HoldBack((said(now)[0],), "reasons.hurts"), lambda now: c.Restore((said(now)[0],))
    ),
    e.LeadersAsked: steps(
        lambda _: c.MakeTurn("Mornings first."),
        lambda now: c.SetTurn(now.state.direction.turns[-1].id),
        lambda now: c.AskLeaders(now.state.direction.turns[-1].id, "A second carer?"),
    ),
    e.CheckBegan: steps(lambda now: c.RunPast("theme", theme(now))),
    e.CheckClosed: steps(
        lambda now: c.RunPast("theme", theme(now)), lambda now: c.CloseCheck(now.state.direction.checks[-1].id)
    ),
    e.AgreementAdded: steps(lambda _: c.AddAgreement("We listen.")),
    e.AgreementChanged: steps(
        lambda _: c.AddAgreement("We listen."), lambda now: c.ChangeAgreement(now.state.agreements[0].id, "We hear.")
    ),
    e.AgreementRemoved: steps(
        lambda _: c.AddAgreement("We listen."), lambda now: c.RemoveAgreement(now.state.agreements[0].id)
    ),
    e.TurnMade: steps(lambda _: c.MakeTurn("Mornings first.")),
    e.TurnChanged: steps(make_turn, set_turn, lambda now: c.ChangeTurn(turn(now), "Evenings next.")),
    e.TurnThemesChanged: steps(
        lambda _: c.AddTheme("Late"),
        lambda now: c.MakeTurn("Mornings first.", themes=(theme(now),)),
        set_turn,
        lambda now: c.MergeThemes(theme(now), now.state.themes[1].id),
    ),
    e.TurnTakenAway: steps(make_turn, set_turn, lambda now: c.TakeAwayTurn(turn(now))),
    e.TurnSet: steps(make_turn, set_turn),
    e.TurnParked: steps(make_turn, set_turn, lambda now: c.ParkTurn(turn(now), "Who pays.")),
    e.HeldUp: steps(lambda now: c.HoldUp(said(now)[0])),
    e.OutcomeAdopted: steps(lambda now: c.AdoptOutcome(said(now)[0])),
    e.OutcomeDropped: steps(lambda now: c.AdoptOutcome(said(now)[0]), lambda now: c.DropOutcome(outcome(now))),
    e.WhatCameSaid: steps(
        lambda now: c.AdoptOutcome(said(now)[0]), lambda now: c.SayWhatCame(outcome(now), "It is better.")
    ),
    e.OutcomesServed: steps(
        lambda now: c.AdoptOutcome(said(now)[0]), lambda now: c.ServeOutcomes(theme(now), (outcome(now),))
    ),
    e.WaterClosed: steps(lambda now: c.CloseWater(said(now)[1], "Bea has asked.")),
}


def on_phones(session: Session) -> RoomView:
    """What all phones show, but for what only one of them makes use of, and a count."""
    return replace(room_view(session.state), heard=(), here=0)


def test_every_act_that_can_be_undone_is_tried_here() -> None:
    assert set(ACTS) == set(typing.get_args(UndoableEvent))


@pytest.mark.parametrize("kind", ACTS, ids=lambda kind: kind.__name__)
def test_whatever_changes_what_every_phone_shows_is_asked_about_before_it_is_undone_and_redone(
    kind: type[UndoableEvent],
) -> None:
    session = room()
    ACTS[kind](session)
    newest = max((act for stack in session.state.undo.values() for act in stack), key=lambda act: act.seq)
    assert kind in map(type, newest.acts)
    shown = on_phones(session)
    undoing, redoing = both(session)
    reaches = on_phones(session) != shown
    assert [act is not None and act.happens != "" for act in (undoing, redoing)] == [reaches, reaches]
    assert all(act is None or "…" not in act.happens for act in (undoing, redoing))


def test_what_was_said_to_a_question_that_nobody_reads_yet_reaches_no_phone_but_its_authors() -> None:
    session = room()
    ama = people(session)[0]
    session.ask("And then?")
    hidden = session.say(ama, "Not yet")
    session.does(c.HoldBack((hidden,), "reasons.hurts"))
    assert both(session) == (None, None)


def test_words_that_were_held_up_when_they_were_held_back_are_held_up_again() -> None:
    session = room()
    first, second = said(session)
    session.does(c.HoldUp(first))
    session.does(c.HoldBack((first,), "reasons.hurts"))
    assert happens(session) == ("Show contribution 1 again, held up", "Hold back contribution 1")
    session.does(c.HoldUp(first))
    session.does(c.HoldBack((first, second), "reasons.hurts"))
    assert happens(session)[0] == "Show 2 contributions again, one of them held up"
    session.does(c.Redo())
    session.does(c.Restore((first, second)))
    assert happens(session) == ("Hold back 2 contributions", "Show 2 contributions again")


def test_an_older_act_is_asked_about_where_newer_ones_can_be_undone_no_more() -> None:
    session = room()
    ama = people(session)[0]
    session.does(c.MarkHeard((said(session)[0],)))
    session.ask("What else?")
    assert summary_view(session.state, PresenceView()).undoing is not None
    session.say(ama, "Tea")
    before = summary_view(session.state, PresenceView())
    assert before.undo == "heard 1"
    assert before.undoing is not None
    assert (before.undoing.happens, before.undoing.unexpected) == ("", True)


def test_an_act_of_somebody_with_a_role_is_asked_about() -> None:
    session = room()
    bea = people(session)[1]
    session.hold("host", bea)
    session.phone(bea, c.MarkHeard((said(session)[0],)))
    before = summary_view(session.state, PresenceView())
    assert before.undo == "Bea heard 1"
    assert before.undoing is not None
    assert (before.undoing.happens, before.undoing.unexpected) == ("", True)


def test_an_act_that_was_undone_first_is_asked_about_where_one_undone_later_is_possible_no_more() -> None:
    session = room()
    first, second = said(session)
    session.does(c.MarkHeard((first,)))
    session.does(c.MarkHeard((second,)))
    session.does(c.Undo())
    session.does(c.Undo())
    session.phone(people(session)[0], c.TakeBackContribution(first))
    before = summary_view(session.state, PresenceView())
    assert before.redo == "heard 2"
    assert before.redoing is not None
    assert (before.redoing.happens, before.redoing.unexpected) == ("", True)
