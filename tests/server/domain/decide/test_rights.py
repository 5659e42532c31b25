"""S7: every command, by every kind of actor, with and without each tool that a role brings; anything else is denied."""

import typing

import pytest
from msgspec.structs import replace

from server.domain import commands as c
from server.domain.actors import Actor, Doorkeeper, Facilitator, Participant, Visitor
from server.domain.catalogue import ROLES
from server.domain.decide.rights import MATRIX, Right
from server.domain.errors import Rejected
from server.domain.events import Role
from server.sentences import refusal_words, words
from tests.session import FACILITATOR, Session

PERSON = "p1"  # the id of whoever joins first
ALL: tuple[type[Actor], ...] = (Facilitator, Participant, Visitor, Doorkeeper)

# Who may ask for what, written down a second time: a change of rights has to be made twice to be meant. A word names
# the tool that a participant must hold.
ALLOWED: dict[c.Command, tuple[type[Actor] | c.Tool, ...]] = {
    c.OpenSession(): (Facilitator,),
    c.EndSession(): (Facilitator,),
    c.ChangeTitle("Home care"): (Facilitator,),
    c.RedactRoomOnly(): (Facilitator,),
    c.Undo(): (Facilitator,),
    c.Redo(): (Facilitator,),
    c.AskQuestion("What helps?"): (Facilitator, "ask"),
    c.CloseQuestion(): (Facilitator, "ask"),
    c.RevealQuestion("q1"): (Facilitator, "ask"),
    c.AskPlanned("n1"): (Facilitator, "ask"),
    c.AskAgain("q1"): (Facilitator, "ask"),
    c.GiveTime(): (Facilitator, "ask"),
    c.RewordQuestion("q1", "What helps you?"): (Facilitator, "ask"),
    c.StartBreak(): (Facilitator, "ask"),
    c.EndBreak(): (Facilitator, "ask"),
    c.SendNotice("Lunch is here."): (Facilitator,),
    c.AdoptWording("d1"): (Facilitator, "ask"),
    c.AnswerSignal("slow_down"): (Facilitator, "ask"),
    c.AddPlanned("What helps?"): (Facilitator,),
    c.ChangePlanned("n1", "What helps?"): (Facilitator,),
    c.MovePlanned("n1", 0): (Facilitator,),
    c.SkipPlanned("n1"): (Facilitator,),
    c.WelcomePerson("Mrs K."): (Facilitator,),
    c.InvitePerson(PERSON): (Facilitator,),
    c.AskIfSame(PERSON, PERSON): (Facilitator,),
    c.KeepComeBackWords("0" * 64): (Doorkeeper,),
    c.ComeBack("0" * 64): (Doorkeeper,),
    c.ConfirmSame(PERSON): (Participant,),
    c.DeclineSame(PERSON): (Participant,),
    c.DenySame(PERSON): (Participant,),
    c.RemovePeople((PERSON,)): (Facilitator,),
    c.CountHands("q1", 3, "More time"): (Facilitator,),
    c.MarkHeard(("c1",)): (Facilitator, "ask", "heard"),
    c.AddAgreement("We listen."): (Facilitator, "ask"),
    c.ChangeAgreement("a1", "We listen."): (Facilitator, "ask"),
    c.RemoveAgreement("a1"): (Facilitator, "ask"),
    c.HoldBack((), "reasons.hurts"): (Facilitator, "ask", "hold_back"),
    c.Restore(()): (Facilitator, "ask", "hold_back"),
    c.SetModeration("q1", "look"): (Facilitator, "ask"),
    c.HoldUp("c1"): (Facilitator, "ask"),
    c.MakeTurn("Mornings first."): (Facilitator, "ask", "steer"),
    c.ChangeTurn("v1", "Mornings first."): (Facilitator, "ask", "steer"),
    c.TakeAwayTurn("v1"): (Facilitator, "ask", "steer"),
    c.SetTurn("v1"): (Facilitator, "ask"),
    c.ParkTurn("v1", "Who pays."): (Facilitator, "ask"),
    c.UnparkTurn("v1", "The council pays."): (Facilitator, "ask"),
    c.PutDown(): (Facilitator, "ask"),
    c.CloseWater("c1", "Ama knows."): (Facilitator, "ask"),
    c.AdoptOutcome("c1"): (Facilitator, "ask", "outcomes"),
    c.DropOutcome("o1"): (Facilitator, "ask", "outcomes"),
    c.SayWhatCame("o1", "Calls are longer."): (Facilitator, "ask", "outcomes"),
    c.ServeOutcomes("h1", ()): (Facilitator, "ask", "outcomes"),
    c.AddTheme("Mornings"): (Facilitator, "ask", "theme"),
    c.PutIntoTheme("h1", ()): (Facilitator, "ask", "theme"),
    c.TakeOutOfTheme("h1", ()): (Facilitator, "ask", "theme"),
    c.RenameTheme("h1", "Early"): (Facilitator, "ask", "theme"),
    c.MoveTheme("h1", 0): (Facilitator, "ask", "theme"),
    c.MergeThemes("h1", "h2"): (Facilitator, "ask", "theme"),
    c.SplitTheme("h1", (), "Early"): (Facilitator, "ask", "theme"),
    c.RemoveTheme("h1"): (Facilitator, "ask", "theme"),
    c.TakeProposal("b1"): (Facilitator, "ask", "theme"),
    c.LeaveProposal("b1"): (Facilitator, "ask", "theme"),
    c.SayBack("h1", "Mornings matter."): (Facilitator, "ask", "theme"),
    c.ProposeTogether(("c1", "c2"), "Both are early"): (Participant,),
    c.TakeBackProposal("b1"): (Participant,),
    c.AnswerSayBack("z1", "yes"): (Participant,),
    c.RunPast("theme", "h1"): (Facilitator, "ask"),
    c.CloseCheck("x1"): (Facilitator, "ask"),
    c.TakeSeats(()): ("steer",),
    c.AnswerCheck("x1", "with_it"): ("steer",),
    c.TakeBackCheckAnswer("x1"): (Participant,),
    c.AskLeaders("v1", "A second carer?"): (Facilitator, "ask"),
    c.AnswerLeaders("y1", "possible"): ("open_way",),
    c.OfferRole("host", PERSON): (Facilitator,),
    c.WithdrawOffer("weaver", PERSON): (Facilitator, Participant),
    c.DeclineAsk("weaver", PERSON): (Facilitator, Participant),
    c.AnswerCall("k1"): (Facilitator, "ask"),
    c.AddRole("Tea-maker", "Makes tea."): (Facilitator,),
    c.ChangeRole("weaver", "Connector", "Connects."): (Facilitator,),
    c.HideRole("weaver"): (Facilitator,),
    c.ShowRole("weaver"): (Facilitator,),
    c.Join("Ama"): (Visitor,),
    c.ChangeName("Ama"): (Participant,),
    c.Contribute("q1", "words"): (Participant,),
    c.ChangeContribution("c1", "words"): (Facilitator, Participant),
    c.TakeBackContribution("c1"): (Facilitator, Participant),
    c.ChangeConsent("c1", "room"): (Facilitator, Participant),
    c.OfferWording("q1", "What helps you?"): (Participant,),
    c.SayPerspectives(("I work here",)): (Participant,),
    c.SayFelt(3, 3, "a" * 32): (Participant,),
    c.SendSignal("slow_down", "a" * 32): (Participant,),
    c.Build("c1", "words"): (Participant,),
    c.Challenge("c1", "words", "words"): (Participant,),
    c.ChangeArrival("g1", "now"): (Participant,),
    c.TakeBackChallenge("g1"): (Participant,),
    c.StandBeside("g1"): (Participant,),
    c.DeclineToStandBeside("g1"): (Participant,),
    c.SayMeToo("c1", "a" * 32): (Participant,),
    c.TakeBackMeToo("c1", "a" * 32): (Participant,),
    c.PassQuestion("q1"): (Participant,),
    c.AcceptOffer("weaver"): (Participant,),
    c.DeclineOffer("weaver"): (Participant,),
    c.AskForRole("weaver"): (Participant,),
    c.SayOpenTo("weaver"): (Participant,),
    c.AskToShadow("weaver", PERSON): (Participant,),
    c.LetShadow("weaver", PERSON): (Participant,),
    c.StopShadowing("weaver"): (Participant,),
    c.StepBack("weaver"): (Participant,),
    c.PassOn("weaver", PERSON): (Participant,),
    c.MakeCall("more_time"): ("more_time",),
    c.MakeCall("theme", "Trust"): ("theme",),
    c.MakeCall("bring_us_back"): ("bring_us_back",),
    c.MakeCall("plainer"): ("plainer",),
    c.MakeCall("break"): ("break",),
    c.CaptureWords("q1", "words", "aloud", PERSON): (Facilitator, "words"),
    c.ConfirmWords("w1"): (Participant,),
    c.DropWords("w1"): (Facilitator, Participant),
}
ACTORS: tuple[Actor, ...] = (FACILITATOR, Participant(PERSON), Visitor("secret"), Doorkeeper(PERSON))
WITH_TOOLS = tuple(role for role in ROLES if role.tools)
BY_TOOL = {tool: command for command, rights in ALLOWED.items() for tool in rights if isinstance(tool, str)}


def name(value: object) -> str:
    return type(value).__name__


def denied(session: Session, actor: Actor, command: c.Command) -> bool:
    """Whether the command is refused as not theirs, and not for some other reason."""
    before = session.state
    try:
        session.submit(actor, command)
    except Rejected as rejected:
        assert session.state is before
        return rejected.code in ("not_allowed", "not_joined", "not_holding", "not_holding_any")
    return False


def test_every_command_call_actor_and_tool_stands_in_this_matrix() -> None:
    assert {type(command) for command in ALLOWED} == set(typing.get_args(c.Command)) == set(MATRIX)
    calls = {command.kind for command in ALLOWED if isinstance(command, c.MakeCall)}
    assert calls == set(typing.get_args(c.CallKind))
    assert {type(actor) for actor in ACTORS} == set(typing.get_args(Actor)) == set(ALL)
    tools = {tool for rights in ALLOWED.values() for tool in rights if isinstance(tool, str)}
    assert tools == {"ask", "words", "heard", "hold_back", "steer", "open_way", "outcomes", *calls}
    assert {tool for role in ROLES for tool in role.tools} == tools - {"hold_back"}  # off by default


@pytest.mark.parametrize("actor", ACTORS, ids=name)
@pytest.mark.parametrize("command", ALLOWED, ids=repr)
def test_without_a_role_a_command_is_only_for_those_whose_right_it_is(
    session: Session, command: c.Command, actor: Actor
) -> None:
    session.join("Ama")
    assert denied(session, actor, command) == (type(actor) not in ALLOWED[command])


@pytest.mark.parametrize("role", WITH_TOOLS, ids=lambda role: role.id)
@pytest.mark.parametrize("command", ALLOWED, ids=repr)
def test_a_role_brings_its_tools_and_no_more_and_only_while_it_is_held(
    session: Session, command: c.Command, role: Role
) -> None:
    ama, bo = Participant(session.join("Ama")), Participant(session.join("Bo"))
    session.ask()
    session.hold(role.id, ama.person)
    rights = ALLOWED[command]
    begun = session.state
    for who, may in ((ama, bool({Participant, *role.tools} & {*rights})), (bo, Participant in rights)):
        assert denied(session, who, command) == (not may), who
        session.state = begun
    session.submit(ama, c.StepBack(role.id))
    assert denied(session, ama, command) == (Participant not in rights)


@pytest.mark.parametrize("actor", [FACILITATOR, Visitor("secret")], ids=name)
@pytest.mark.parametrize("command", [command for command in ALLOWED if isinstance(command, c.MakeCall)], ids=repr)
def test_what_only_a_role_brings_is_not_done_from_elsewhere(session: Session, command: c.Command, actor: Actor) -> None:
    assert refusal_words(session.refused(actor, command)) == "You cannot do that in this session."


@pytest.mark.parametrize("command", ALLOWED, ids=repr)
def test_a_kind_of_actor_that_nobody_thought_of_may_do_nothing(session: Session, command: c.Command) -> None:
    class Stranger:
        person = PERSON

    session.join("Ama")
    rejected = session.refused(typing.cast("Actor", Stranger()), command)
    assert rejected.code == "not_allowed"


@pytest.mark.parametrize("actor", ACTORS, ids=name)
def test_a_command_that_nobody_thought_of_is_for_nobody(
    session: Session, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.join("Ama")
    others = {command: right for command, right in MATRIX.items() if command is not c.StepBack}
    monkeypatch.setattr("server.domain.decide.rights.MATRIX", others)  # a row that is put back would stand at the end
    assert session.refused(actor, c.StepBack("host")).code == "not_allowed"


@pytest.mark.parametrize("command", ALLOWED, ids=repr)
def test_a_person_who_never_joined_may_do_nothing(session: Session, command: c.Command) -> None:
    session.join("Ama")
    rejected = session.refused(Participant("p99"), command)
    assert (rejected.code, refusal_words(rejected)) == ("not_joined", "Only somebody who joined can do that.")


def test_a_wrong_row_lets_nobody_act_as_a_person_they_are_not(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MATRIX, c.StepBack, Right(frozenset({Facilitator})))
    assert refusal_words(session.refused(FACILITATOR, c.StepBack("host"))) == "Only somebody who joined can do that."


@pytest.mark.parametrize("tool", BY_TOOL)
def test_who_lacks_a_role_is_told_which_ones_bring_it(session: Session, tool: c.Tool) -> None:
    ama = Participant(session.join("Ama"))
    tools = {known for known in ALLOWED[BY_TOOL[tool]] if isinstance(known, str)}
    bring = [words(role.name) for role in ROLES if tools & {*role.tools}]
    lacking = "which you do not hold now" if len(bring) == 1 else "none of which you hold now"
    rejected = session.refused(ama, BY_TOOL[tool])
    assert refusal_words(rejected) == f"That comes with {' and '.join(bring)}, {lacking}."


def test_in_a_session_from_before_roles_had_tools_none_brings_them(session: Session) -> None:
    ama = Participant(session.join("Ama"))
    session.hold("host", ama.person)
    session.state = replace(session.state, roles=tuple(replace(role, tools=()) for role in session.state.roles))
    assert refusal_words(session.refused(ama, c.AskQuestion("Mine?"))) == "No role in this session brings that."


@pytest.mark.parametrize(
    "tool", sorted(BY_TOOL.keys() - {"heard", "hold_back", "outcomes"})
)  # some of it goes on after the end
def test_once_the_session_ended_a_tool_does_nothing_and_says_why(session: Session, tool: c.Tool) -> None:
    ama = Participant(session.join("Ama"))
    session.hold(next(role.id for role in ROLES if tool in role.tools), ama.person)
    session.does(c.EndSession())
    rejected = session.refused(ama, BY_TOOL[tool])
    assert (rejected.code, refusal_words(rejected)) == (
        "session_over",
        "This session has ended. Thank you for being here.",
    )


def test_tools_of_several_roles_add_up_and_go_one_by_one(session: Session) -> None:
    ama = session.join("Ama")
    session.hold("scribe", ama)
    session.hold("host", ama)
    session.phone(ama, c.AskForRole("voice-bringer"))
    assert session.state.tools(ama) == {"ask", "words", "heard"}
    session.phone(ama, c.StepBack("scribe"))
    assert session.state.tools(ama) == {"ask", "words"}
    session.phone(ama, c.StepBack("voice-bringer"))
    assert session.state.tools(ama) == {"ask"}


def test_words_that_somebody_said_are_not_the_facilitators_to_change(session: Session) -> None:
    ama, _ = session.join("Ama"), session.ask()
    for said in (session.say(ama, "under a name"), session.say(ama, "nobody's", key="a" * 32)):
        changes: list[c.Command] = [c.ChangeContribution(said, "x"), c.TakeBackContribution(said)]
        changes += [c.ChangeContribution(said, "x", "a" * 32), c.TakeBackContribution(said, "a" * 32)]
        changes += [c.ChangeConsent(said, "quoted"), c.ChangeConsent(said, "quoted", "a" * 32)]
        for command in changes:
            rejected = session.refused(FACILITATOR, command)
            assert (rejected.code, refusal_words(rejected)) == (
                "words_of_another",
                "Only the person who said those words can change them.",
            )
