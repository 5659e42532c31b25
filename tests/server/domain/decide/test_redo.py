"""What was undone can be done again by whoever undid it, as long as nothing stands in its place."""

import pytest
from msgspec.structs import asdict, replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Facilitator
from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.decide.undo import next_redo, next_undo
from server.domain.evolve.history import UNDO_DEPTH
from server.domain.plan import SessionPlan
from server.domain.slips import read
from server.domain.state import State
from server.sentences import words
from tests.session import FACILITATOR, Session

OTHER = Facilitator("facilitator-2")
SLIP = "ARHB"


@pytest.fixture
def session() -> Session:
    """A session that means to ask three questions, a0 to a2, with Ama, Bo, and Mrs K., who has no phone."""
    questions = tuple(e.PlannedQuestion(f"a{number}", f"Question {number}?") for number in range(3))
    session = Session(
        plan=SessionPlan("Home care", ROLES, PERSPECTIVES, outcomes=("Calm.", "Quiet."), questions=questions)
    )
    session.join("Ama")
    session.join("Bo")
    session.does(c.WelcomePerson("Mrs K."))
    return session


def nothing(session: Session, facilitator: Facilitator = FACILITATOR) -> bool:
    return session.refused(facilitator, c.Redo()).code == "nothing_to_redo"


def differences(one: State, other: State) -> set[str]:
    """The fields that differ, but for the position and what can be undone."""
    first, second = asdict(one), asdict(other)
    return {name for name in first if not first[name] == second[name]} - {"seq", "undo", "redo"}  # noqa: SIM201 - rpds


def at_the_same_time(session: Session, *commands: c.Command) -> None:
    for command in commands:
        now = session.now
        session.does(command)
        session.now = now


def test_where_nothing_was_undone_nothing_is_redone(session: Session) -> None:
    session.ask()
    assert nothing(session)


@pytest.mark.parametrize(
    "command",
    [
        c.AskQuestion("And now?", minutes=5),
        c.AskPlanned("a1"),
        c.AskAgain("q4"),
        c.CloseQuestion(),
        c.RevealQuestion("q4"),
        c.AdoptWording("d5"),
        c.RewordQuestion("q4", "One more?"),
        c.StartBreak(5),
        c.SendNotice("Lunch is here."),
        c.GiveTime(3),
        c.CaptureWords("q4", "words", "paper", slip=SLIP),
        c.CaptureWords("q4", "words", "aloud", "p3"),
        c.CountHands("q4", 4, "More"),
        c.MarkHeard(("c6",)),
        c.AnswerCall("k8"),
        c.WelcomePerson("Mr L."),
        c.AddPlanned("What helps?", at=1),
        c.ChangePlanned("a1", "What helps?", minutes=5),
        c.AddAgreement("One speaks at a time."),
        c.ChangeAgreement("a13", "One at a time."),
        c.RemoveAgreement("a13"),
        c.HoldBack(("c6",), "reasons.hurts"),
        c.HoldBack(("c11",), "reasons.private"),
        c.Restore(("c11",)),
        c.SetModeration("q4", "look"),
        c.SetModeration("q4", "closed"),
        c.CloseWater("c6", "Ama knows now."),
        c.DropOutcome("planned-1"),
        c.DropOutcome("planned-2"),
        c.SayWhatCame("planned-2", "It works."),
        c.ServeOutcomes("h10", ("planned-2", "planned-1")),
        c.ServeOutcomes("h9", ()),
        c.AddTheme("Mornings", ("c6",)),
        c.PutIntoTheme("h9", ("c6",)),
        c.TakeOutOfTheme("h10", ("c6",)),
        c.RenameTheme("h9", "Early"),
        c.MoveTheme("h9", 1),
        c.MergeThemes("h10", "h9"),
        c.SplitTheme("h10", ("c6",), "Early"),
        c.RemoveTheme("h10"),
        c.SayBack("h10", "The rota is for all."),
        c.SayBack("h9", "Evenings are quiet, now."),
        c.RemoveTheme("h9"),
        c.MergeThemes("h9", "h10"),
        c.MakeTurn("Mornings first.", ("c6",), ("h10",)),
        c.ChangeTurn("v15", "Evenings last."),
        c.TakeAwayTurn("v15"),
        c.SetTurn("v15"),
        c.ParkTurn("v15", "Who pays.", "Dee", "in May"),
        c.ParkTurn("v16", helps="Dee"),
        c.UnparkTurn("v16", "The council pays."),
        c.AskLeaders("v15", "A second carer?"),
        c.RunPast("question", "a1"),
        c.RunPast("theme", "h9"),
        c.RunPast("theme", "h10"),
        c.CloseCheck("x17"),
        c.SkipPlanned("a1"),
        c.MovePlanned("a0", 2),
        c.OfferRole("scribe", "p2"),
        c.AddRole("Tea-maker", "Makes tea."),
        c.ChangeRole("scribe", "Notes", "Takes notes."),
        c.HideRole("host"),
        c.ShowRole("doer"),
        c.ChangeTitle("Care at home"),
        c.EndSession(),
    ],
    ids=repr,
)
def test_redoing_leads_to_where_it_was_before_undoing(session: Session, command: c.Command) -> None:
    question = session.ask("One?")
    session.phone("p1", c.OfferWording(question, "Other?"))
    session.say("p1", "words", kind="unsure")
    session.hold("timekeeper", "p1")
    session.phone("p1", c.MakeCall("more_time"))
    session.does(c.HideRole("doer"))
    session.does(c.AddTheme("Evenings"))
    session.does(c.AddTheme("Rota", ("c6",)))
    session.say("p1", "more words")
    session.does(c.HoldBack(("c11",), "reasons.hurts"))
    session.does(c.AddAgreement("Phones are quiet."))
    session.does(c.AddAgreement("We listen."))
    session.does(c.SayBack("h9", "Evenings are quiet."))
    session.does(c.MakeTurn("Evenings next.", ("c11",), ("h9", "h10")))
    session.does(c.MakeTurn("A new rota."))
    session.does(c.ParkTurn("v16", "Who has time for it."))
    session.does(c.RunPast("theme", "h10"))
    session.does(c.RenameTheme("h10", "The rota"))
    session.does(c.ServeOutcomes("h9", ("planned-2",)))
    session.does(c.SayWhatCame("planned-2", "It does not work."))
    at_the_same_time(session, command)
    once = session.state
    at_the_same_time(session, c.Undo())
    assert differences(session.state, once)
    at_the_same_time(session, c.Redo())
    assert differences(session.state, once) == set()
    session.does(c.Undo())
    session.does(c.Redo())
    assert session.entries[-1].events[-1] == e.Redone(session.state.seq - 1)


def test_what_was_undone_last_is_redone_first(session: Session) -> None:
    for name in ("Tea-maker", "Door-keeper"):
        session.does(c.AddRole(name, "Does it."))
    for _ in range(2):
        session.does(c.Undo())
    session.does(c.Redo())
    assert session.state.roles[-1].name == "Tea-maker"
    session.does(c.Redo())
    assert session.state.roles[-1].name == "Door-keeper"
    assert nothing(session)


def test_a_new_act_leaves_nothing_to_redo_but_only_of_ones_own(session: Session) -> None:
    for facilitator in (FACILITATOR, OTHER):
        session.submit(facilitator, c.AddRole(f"Of {facilitator.id}", "Does it."))
        session.submit(facilitator, c.Undo())
    session.does(c.AddPlanned("What else?"))
    assert nothing(session)
    session.submit(OTHER, c.Redo())
    assert session.state.roles[-1].name == "Of facilitator-2"


def test_facilitators_do_not_undo_or_redo_what_others_did(session: Session) -> None:
    session.submit(OTHER, c.AddRole("Tea-maker", "Makes tea."))
    session.does(c.Undo())
    assert ("p3" in session.state.people, session.state.roles[-1].name) == (False, "Tea-maker")
    session.submit(OTHER, c.Undo())
    session.does(c.Redo())
    assert nothing(session)
    session.submit(OTHER, c.Redo())
    assert session.state.roles[-1].name == "Tea-maker"


def test_what_a_host_did_stands_in_the_stack_of_every_facilitator_also_once_it_was_redone(session: Session) -> None:
    session.hold("host", "p1")
    session.phone("p1", c.AskQuestion("And from here?"))
    for facilitator in (FACILITATOR, OTHER):
        session.submit(facilitator, c.Undo())
        assert session.state.asked == ()
        session.submit(facilitator, c.Redo())
        assert session.state.open_question is not None
        assert session.state.open_question.by == "p1"
    assert next_undo(session.state, "p1", words) == next_undo(session.state, OTHER.id, words)


def test_whoever_has_a_role_would_undo_and_redo_their_own_acts_alone(session: Session) -> None:
    session.hold("host", "p1")
    session.phone("p1", c.AskQuestion("And from here?"))
    session.does(c.RevealQuestion(session.state.asked[-1]))
    act = next_undo(session.state, "p1", words)
    assert act is None  # somebody built on it
    session.does(c.Undo())
    act = next_undo(session.state, "p1", words)
    assert act is not None
    assert act.by == "p1"
    assert next_redo(session.state, "p1", words) is None


def test_words_put_in_without_a_name_are_undone_and_redone_by_any_facilitator(session: Session) -> None:
    question = session.ask()
    session.does(c.CaptureWords(question, "words", "aloud"))
    session.submit(OTHER, c.Undo())
    assert session.entries[-1].actor is None
    session.does(c.Redo())
    assert (session.state.kept_contributions, session.entries[-1].actor) == (1, None)
    assert (session.entries[-1].at.second, session.entries[-1].cause) != (session.now.second, None)


def test_words_that_were_redacted_meanwhile_are_not_put_back(session: Session) -> None:
    question = session.ask()
    (made,) = session.does(c.CaptureWords(question, "words", "aloud"))
    assert isinstance(made, e.ContributionMade)
    session.does(c.Undo())
    empty = replace(session.state.contributions[made.contribution], text="")
    session.state = replace(session.state, contributions=session.state.contributions.insert(empty.id, empty))
    assert nothing(session)


def test_a_slip_that_was_typed_in_again_is_not_put_back_beside_it(session: Session) -> None:
    assert read(SLIP) == SLIP
    question = session.ask()
    session.does(c.CaptureWords(question, "words", "paper", slip=SLIP))
    session.does(c.Undo())
    session.submit(OTHER, c.CaptureWords(question, "words", "paper", "p1", slip=SLIP))
    assert nothing(session)


def test_what_stands_in_its_place_is_passed_over(session: Session) -> None:
    session.does(c.AddRole("Tea-maker", "Makes tea."))
    session.ask()
    for _ in range(2):
        session.does(c.Undo())
    session.submit(OTHER, c.AddRole("tea-maker", "Makes it too."))
    session.does(c.Redo())
    assert session.state.open_question is not None


@pytest.mark.parametrize(
    ("command", "meanwhile"),
    [
        (c.OfferRole("scribe", "p1"), c.HideRole("scribe")),
        (c.OfferRole("scribe", "p1"), c.OfferRole("scribe", "p1")),
        (c.HideRole("scribe"), c.HideRole("scribe")),
        (c.ShowRole("doer"), c.ShowRole("doer")),
        (c.RevealQuestion("q4"), c.RevealQuestion("q4")),
        (c.CloseQuestion(), c.CloseQuestion()),
        (c.AskQuestion("And now?"), c.AskQuestion("And then?")),
        (c.AskPlanned("a1"), c.AskPlanned("a1")),
        (c.GiveTime(1), c.GiveTime(2)),
        (c.MovePlanned("a0", 2), c.MovePlanned("a0", 1)),
        (c.ChangePlanned("a0", "What?"), c.ChangePlanned("a0", "How?")),
        (c.ChangeRole("scribe", "Notes", "N."), c.ChangeRole("scribe", "Words", "W.")),
        (c.AdoptWording("d5"), c.AdoptWording("d5")),
        (c.RewordQuestion("q4", "One more?"), c.RewordQuestion("q4", "One less?")),
        (c.RewordQuestion("q4", "One more?"), c.CloseQuestion()),
        (c.StartBreak(5), c.StartBreak(5)),
        (c.MarkHeard(("c6",)), c.MarkHeard(("c6",))),
        (c.ChangeTitle("Care at home"), c.ChangeTitle("Caring at home")),
        (c.RevealQuestion("q4"), c.EndSession()),
    ],
    ids=repr,
)
def test_what_another_facilitator_did_meanwhile_is_not_undone_by_redoing(
    session: Session, command: c.Command, meanwhile: c.Command
) -> None:
    question = session.ask("One?")
    session.phone("p1", c.OfferWording(question, "Other?"))
    session.say("p1", "words")
    session.does(c.HideRole("doer"))
    session.does(command)
    session.does(c.Undo())
    session.submit(OTHER, meanwhile)
    assert nothing(session)


def test_an_offer_is_not_made_again_to_somebody_who_asks_or_holds(session: Session) -> None:
    session.does(c.OfferRole("scribe", "p1"))
    session.does(c.Undo())
    session.phone("p1", c.AskForRole("scribe"))
    assert nothing(session)
    session.submit(OTHER, c.OfferRole("scribe", "p1"))
    assert nothing(session)


def test_a_role_is_not_hidden_again_from_somebody_who_asks_the_facilitators_for_it(session: Session) -> None:
    session.does(c.HideRole("scribe"))
    session.does(c.Undo())
    session.phone("p1", c.AskForRole("scribe"))
    assert nothing(session)


def test_what_was_heard_after_the_end_can_be_heard_again(session: Session) -> None:
    session.ask()
    said = session.say("p1", "words")
    session.does(c.EndSession())
    session.does(c.MarkHeard((said,)))
    session.does(c.Undo())
    session.does(c.Redo())
    assert (session.state.heard, session.state.phase) == (1, "ended")


def test_a_role_that_another_took_out_cannot_be_shown_hidden_or_changed_by_undoing(session: Session) -> None:
    (added,) = session.submit(OTHER, c.AddRole("Tea-maker", "Makes tea."))
    assert isinstance(added, e.RoleAdded)
    session.does(c.HideRole(added.role.id))
    session.does(c.ShowRole(added.role.id))
    session.submit(OTHER, c.Undo())
    assert session.state.role(added.role.id) is None
    act = next_undo(session.state, FACILITATOR.id, words)
    assert act is not None
    assert isinstance(act.chief, e.PersonWelcomed)


def test_only_the_newest_of_what_was_undone_is_kept(session: Session) -> None:
    session.hold("host", "p1")
    for number in range(UNDO_DEPTH):
        session.ask(f"Question {number}?")
    for _ in range(UNDO_DEPTH):
        session.does(c.Undo())
    session.phone("p1", c.AskQuestion("And from here?"))
    session.does(c.Undo())
    assert len(session.state.redo[FACILITATOR.id]) == UNDO_DEPTH
    session.does(c.Redo())
    assert nothing(session)  # the first question was asked where none was open
