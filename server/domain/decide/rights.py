"""The rights of actors: one row for each command. Everything else is denied.

A tool is a right that comes with holding a role and ends with the tenure. It is looked up in the state each time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Doorkeeper, Facilitator, Participant, Visitor
from server.domain.decide.holding import HOLDING_TOOLS
from server.domain.decide.leaders import WAY_TOOLS
from server.domain.errors import Rejected
from server.domain.sensing import STEERING_TOOLS
from server.domain.state import State

HEARING_TOOLS: Final[frozenset[c.Tool]] = frozenset({"ask", "heard"})
"""The tools with each of which somebody may mark words as heard."""

THEME_TOOLS: Final[frozenset[c.Tool]] = frozenset({"ask", "theme"})
"""The tools with each of which somebody may gather themes and say them back."""


@dataclass(frozen=True, slots=True)
class Right:
    """The actors who may send a command."""

    #: The kinds of actors who may always send it.
    actors: frozenset[type[Actor]]
    #: The tools each of which also gives the right, for a command.
    tools: Callable[[c.Command], frozenset[c.Tool]] = lambda _: frozenset()


def _with_tool(*tools: c.Tool) -> Right:
    """The right of the facilitator, and of whoever has one of the tools."""
    return Right(frozenset({Facilitator}), lambda _: frozenset(tools))


def _only_with(*tools: c.Tool) -> Right:
    """The right of whoever has one of the tools, and of nobody else."""
    return Right(frozenset(), lambda _: frozenset(tools))


def _tools_of_call(command: c.Command) -> frozenset[c.Tool]:
    return frozenset({command.kind}) if isinstance(command, c.MakeCall) else frozenset()


_FACILITATOR: Final = Right(frozenset({Facilitator}))
_PARTICIPANT: Final = Right(frozenset({Participant}))
_EITHER: Final = Right(frozenset({Facilitator, Participant}))
_VISITOR: Final = Right(frozenset({Visitor}))
_DOORKEEPER: Final = Right(frozenset({Doorkeeper}))
_NOBODY: Final = Right(frozenset())

MATRIX: Final[dict[type[c.Command], Right]] = {
    c.OpenSession: _FACILITATOR,
    c.EndSession: _FACILITATOR,
    c.ChangeTitle: _FACILITATOR,
    c.RedactRoomOnly: _FACILITATOR,
    c.Undo: _FACILITATOR,
    c.Redo: _FACILITATOR,
    c.StartBreak: _with_tool("ask"),
    c.EndBreak: _with_tool("ask"),
    c.SendNotice: _FACILITATOR,
    c.AskQuestion: _with_tool("ask"),
    c.CloseQuestion: _with_tool("ask"),
    c.RevealQuestion: _with_tool("ask"),
    c.AskPlanned: _with_tool("ask"),
    c.AskAgain: _with_tool("ask"),
    c.GiveTime: _with_tool("ask"),
    c.RewordQuestion: _with_tool("ask"),
    c.AdoptWording: _with_tool("ask"),
    c.AnswerSignal: _with_tool("ask"),
    c.AddPlanned: _FACILITATOR,
    c.ChangePlanned: _FACILITATOR,
    c.MovePlanned: _FACILITATOR,
    c.SkipPlanned: _FACILITATOR,
    c.WelcomePerson: _FACILITATOR,
    c.InvitePerson: _FACILITATOR,
    c.AskIfSame: _FACILITATOR,
    c.KeepComeBackWords: _DOORKEEPER,
    c.ComeBack: _DOORKEEPER,
    c.RemovePeople: _FACILITATOR,
    c.CountHands: _FACILITATOR,
    c.MarkHeard: _with_tool(*HEARING_TOOLS),
    c.AddAgreement: _with_tool("ask"),
    c.ChangeAgreement: _with_tool("ask"),
    c.RemoveAgreement: _with_tool("ask"),
    c.HoldBack: _with_tool(*HOLDING_TOOLS),
    c.Restore: _with_tool(*HOLDING_TOOLS),
    c.SetModeration: _with_tool("ask"),
    c.HoldUp: _with_tool("ask"),
    c.PutDown: _with_tool("ask"),
    c.CloseWater: _with_tool("ask"),
    c.AdoptOutcome: _with_tool("ask", "outcomes"),
    c.DropOutcome: _with_tool("ask", "outcomes"),
    c.SayWhatCame: _with_tool("ask", "outcomes"),
    c.ServeOutcomes: _with_tool("ask", "outcomes"),
    c.AddTheme: _with_tool(*THEME_TOOLS),
    c.PutIntoTheme: _with_tool(*THEME_TOOLS),
    c.TakeOutOfTheme: _with_tool(*THEME_TOOLS),
    c.RenameTheme: _with_tool(*THEME_TOOLS),
    c.MoveTheme: _with_tool(*THEME_TOOLS),
    c.MergeThemes: _with_tool(*THEME_TOOLS),
    c.SplitTheme: _with_tool(*THEME_TOOLS),
    c.RemoveTheme: _with_tool(*THEME_TOOLS),
    c.TakeProposal: _with_tool(*THEME_TOOLS),
    c.LeaveProposal: _with_tool(*THEME_TOOLS),
    c.SayBack: _with_tool(*THEME_TOOLS),
    c.RunPast: _with_tool("ask"),
    c.CloseCheck: _with_tool("ask"),
    c.AskLeaders: _with_tool("ask"),
    c.MakeTurn: _with_tool("ask", *STEERING_TOOLS),
    c.ChangeTurn: _with_tool("ask", *STEERING_TOOLS),
    c.TakeAwayTurn: _with_tool("ask", *STEERING_TOOLS),
    c.SetTurn: _with_tool("ask"),
    c.ParkTurn: _with_tool("ask"),
    c.UnparkTurn: _with_tool("ask"),
    c.OfferRole: _FACILITATOR,
    c.WithdrawOffer: _EITHER,
    c.DeclineAsk: _EITHER,
    c.AnswerCall: _with_tool("ask"),
    c.AddRole: _FACILITATOR,
    c.ChangeRole: _FACILITATOR,
    c.HideRole: _FACILITATOR,
    c.ShowRole: _FACILITATOR,
    c.Join: _VISITOR,
    c.ChangeName: _PARTICIPANT,
    c.Contribute: _PARTICIPANT,
    c.ChangeContribution: _EITHER,
    c.TakeBackContribution: _EITHER,
    c.ChangeConsent: _EITHER,
    c.OfferWording: _PARTICIPANT,
    c.SayPerspectives: _PARTICIPANT,
    c.SayFelt: _PARTICIPANT,
    c.ConfirmSame: _PARTICIPANT,
    c.DeclineSame: _PARTICIPANT,
    c.DenySame: _PARTICIPANT,
    c.SendSignal: _PARTICIPANT,
    c.PassQuestion: _PARTICIPANT,
    c.AcceptOffer: _PARTICIPANT,
    c.DeclineOffer: _PARTICIPANT,
    c.AskForRole: _PARTICIPANT,
    c.SayOpenTo: _PARTICIPANT,
    c.AskToShadow: _PARTICIPANT,
    c.LetShadow: _PARTICIPANT,
    c.StopShadowing: _PARTICIPANT,
    c.StepBack: _PARTICIPANT,
    c.PassOn: _PARTICIPANT,
    c.MakeCall: Right(frozenset(), _tools_of_call),
    c.Build: _PARTICIPANT,
    c.Challenge: _PARTICIPANT,
    c.ChangeArrival: _PARTICIPANT,
    c.TakeBackChallenge: _PARTICIPANT,
    c.StandBeside: _PARTICIPANT,
    c.DeclineToStandBeside: _PARTICIPANT,
    c.SayMeToo: _PARTICIPANT,
    c.TakeBackMeToo: _PARTICIPANT,
    c.ProposeTogether: _PARTICIPANT,
    c.TakeBackProposal: _PARTICIPANT,
    c.AnswerSayBack: _PARTICIPANT,
    c.TakeSeats: _only_with(*STEERING_TOOLS),
    c.AnswerCheck: _only_with(*STEERING_TOOLS),
    c.TakeBackCheckAnswer: _PARTICIPANT,
    c.AnswerLeaders: _only_with(*WAY_TOOLS),
    c.CaptureWords: _with_tool("words"),
    c.ConfirmWords: _PARTICIPANT,
    c.DropWords: _EITHER,
}


def people_with(state: State, tools: frozenset[c.Tool]) -> Iterator[str]:
    """The people who hold a role that brings one of the tools, once for each such role."""
    roles = (role.id for role in state.roles if not tools.isdisjoint(role.tools))
    return (held.person for role in roles for held in state.holders(role))


def require_right(state: State, actor: Actor, command: c.Command) -> None:
    """Raises Rejected unless the matrix allows this actor this command now.

    The code says whether a role that the actor does not hold would allow it.
    """
    if isinstance(actor, Participant) and not _has_joined(state, actor.person):
        raise Rejected("not_joined")
    right = MATRIX.get(type(command), _NOBODY)
    if type(actor) in right.actors:
        return
    tools = right.tools(command)
    if not tools or not isinstance(actor, Participant):
        raise Rejected("not_allowed")
    if tools.isdisjoint(state.tools(actor.person)):
        raise _missing(state, tools)


def _has_joined(state: State, person: str) -> bool:
    """Whether a person is here with a phone. Nobody can act with the id of a person without a phone."""
    return person in state.people and state.people[person].phone


def _missing(state: State, tools: frozenset[c.Tool]) -> Rejected:
    """The refusal to somebody who holds none of the roles that bring one of the tools."""
    match tuple(role.name for role in state.roles if not tools.isdisjoint(role.tools)):
        case ():
            return Rejected("no_role_brings_it")
        case (role,):
            return Rejected("not_holding", {"role": role})
        case roles:
            return Rejected("not_holding_any", {"roles": roles})
