"""The rights of actors: one row for each command. Everything else is denied.

A tool is a right that comes with holding a role and ends with the tenure. It is looked up in the state each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Doorkeeper, Facilitator, Participant, Visitor
from server.domain.errors import Rejected
from server.domain.state import State


@dataclass(frozen=True, slots=True)
class Right:
    """The actors who may send a command."""

    #: The kinds of actors who may always send it.
    actors: frozenset[type[Actor]]
    #: The tool that also gives the right, for a command; None if no tool does.
    tool: Callable[[c.Command], c.Tool | None] = lambda _: None


def _with_tool(tool: c.Tool, *actors: type[Actor]) -> Right:
    return Right(frozenset(actors), lambda _: tool)


def _tool_of_call(command: c.Command) -> c.Tool | None:
    return command.kind if isinstance(command, c.MakeCall) else None


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
    c.Undo: _FACILITATOR,
    c.Redo: _FACILITATOR,
    c.StartBreak: _with_tool("ask", Facilitator),
    c.EndBreak: _with_tool("ask", Facilitator),
    c.SendNotice: _FACILITATOR,
    c.AskQuestion: _with_tool("ask", Facilitator),
    c.CloseQuestion: _with_tool("ask", Facilitator),
    c.RevealQuestion: _with_tool("ask", Facilitator),
    c.AskPlanned: _with_tool("ask", Facilitator),
    c.AskAgain: _with_tool("ask", Facilitator),
    c.GiveTime: _with_tool("ask", Facilitator),
    c.RewordQuestion: _with_tool("ask", Facilitator),
    c.AdoptWording: _with_tool("ask", Facilitator),
    c.AnswerSignal: _with_tool("ask", Facilitator),
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
    c.MarkHeard: _FACILITATOR,
    c.OfferRole: _FACILITATOR,
    c.WithdrawOffer: _EITHER,
    c.DeclineAsk: _EITHER,
    c.AnswerCall: _with_tool("ask", Facilitator),
    c.AddRole: _FACILITATOR,
    c.ChangeRole: _FACILITATOR,
    c.HideRole: _FACILITATOR,
    c.ShowRole: _FACILITATOR,
    c.Join: _VISITOR,
    c.ChangeName: _PARTICIPANT,
    c.Contribute: _PARTICIPANT,
    c.ChangeContribution: _EITHER,
    c.TakeBackContribution: _EITHER,
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
    c.MakeCall: Right(frozenset(), _tool_of_call),
    c.CaptureWords: _with_tool("words", Facilitator),
    c.ConfirmWords: _PARTICIPANT,
    c.DropWords: _EITHER,
}


def require_right(state: State, actor: Actor, command: c.Command) -> None:
    """Raises Rejected unless the matrix allows this actor this command now.

    The code says whether a role that the actor does not hold would allow it.
    """
    if isinstance(actor, Participant) and not _has_joined(state, actor.person):
        raise Rejected("not_joined")
    right = MATRIX.get(type(command), _NOBODY)
    if type(actor) in right.actors:
        return
    tool = right.tool(command)
    if tool is None or not isinstance(actor, Participant):
        raise Rejected("not_allowed")
    if tool not in state.tools(actor.person):
        raise _missing(state, tool)


def _has_joined(state: State, person: str) -> bool:
    """Whether a person is here with a phone. Nobody can act with the id of a person without a phone."""
    return person in state.people and state.people[person].phone


def _missing(state: State, tool: c.Tool) -> Rejected:
    """The refusal to somebody who holds none of the roles that bring a tool."""
    match tuple(role.name for role in state.roles if tool in role.tools):
        case ():
            return Rejected("no_role_brings_it")
        case (role,):
            return Rejected("not_holding", {"role": role})
        case roles:
            return Rejected("not_holding_any", {"roles": roles})
