"""The commands that lead the room or change its lists."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import (
    agreements,
    breaks,
    calls,
    capturing,
    contributions,
    holding,
    leaders,
    links,
    looking,
    people,
    removal,
    same_person,
    session,
    undo,
)
from server.domain.decide.context import Context
from server.domain.decide.dispatch.catalogue import CatalogueCommand, dispatch_catalogue
from server.domain.decide.dispatch.gathering import GatheringCommand, dispatch_gathering
from server.domain.decide.dispatch.outcomes import OutcomeCommand, dispatch_outcomes
from server.domain.decide.dispatch.questions import QuestionCommand, dispatch_questions
from server.domain.decide.dispatch.sense import CheckCommand, dispatch_checks
from server.domain.decide.dispatch.turns import TurnCommand, dispatch_turns
from server.domain.state import State

LeadingCommand = (
    c.OpenSession
    | c.EndSession
    | c.ChangeTitle
    | c.RedactRoomOnly
    | c.Undo
    | c.Redo
    | c.StartBreak
    | c.EndBreak
    | c.SendNotice
    | c.MarkHeard
    | c.AddAgreement
    | c.ChangeAgreement
    | c.RemoveAgreement
    | c.HoldBack
    | c.Restore
    | c.SetModeration
    | c.HoldUp
    | c.PutDown
    | c.CloseWater
    | c.CountHands
    | c.WelcomePerson
    | c.InvitePerson
    | c.AskIfSame
    | c.RemovePeople
    | c.AnswerCall
    | c.AnswerSignal
    | CatalogueCommand
    | GatheringCommand
    | OutcomeCommand
    | QuestionCommand
    | c.AskLeaders
    | CheckCommand
    | TurnCommand
)


def dispatch_leading(state: State, command: LeadingCommand, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands that lead the room or change its lists."""
    match command:
        case c.OpenSession():
            return session.open_session(state)
        case c.EndSession():
            return session.end_session(state, (*links.arriving(state, context), *looking.down(state)))
        case c.ChangeTitle():
            return session.change_title(state, command)
        case c.RedactRoomOnly():
            return session.redact_room_only(state, command)
        case c.Undo():
            return undo.undo(state, context)
        case c.Redo():
            return undo.redo(state, context)
        case c.StartBreak():
            return breaks.start(state, command, context)
        case c.EndBreak():
            return breaks.end(state, links.arriving(state, context))
        case c.SendNotice():
            return breaks.notify(state, command, context)
        case c.MarkHeard():
            return contributions.mark_heard(state, command)
        case c.AddAgreement():
            return agreements.add(state, command, context)
        case c.ChangeAgreement():
            return agreements.change(state, command)
        case c.RemoveAgreement():
            return agreements.remove(state, command)
        case c.HoldBack():
            return holding.hold_back(state, command, context.actor)
        case c.Restore():
            return holding.restore(state, command, context.actor)
        case c.SetModeration():
            return holding.moderate(state, command)
        case c.HoldUp():
            return looking.hold_up(state, command)
        case c.PutDown():
            return looking.put_down(state)
        case c.CloseWater():
            return looking.close_water(state, command)
        case c.CountHands():
            return capturing.count_hands(state, command, context)
        case c.WelcomePerson():
            return people.welcome(state, command, context)
        case c.InvitePerson():
            return people.invite(state, command)
        case c.AskIfSame():
            return same_person.ask(state, command)
        case c.RemovePeople():
            return removal.remove(state, command)
        case c.AnswerCall():
            return calls.answer(state, command, context)
        case c.AnswerSignal():
            return calls.answer_signal(state, command)
        case _ if isinstance(command, CatalogueCommand):
            return dispatch_catalogue(state, command, context)
        case _ if isinstance(command, GatheringCommand):
            return dispatch_gathering(state, command, context)
        case _ if isinstance(command, OutcomeCommand):
            return dispatch_outcomes(state, command, context)
        case _ if isinstance(command, QuestionCommand):
            return dispatch_questions(state, command, context)
        case c.AskLeaders():
            return leaders.ask(state, command, context)
        case _ if isinstance(command, CheckCommand):
            return dispatch_checks(state, command, context)
        case _ if isinstance(command, TurnCommand):
            return dispatch_turns(state, command, context)
        case _:
            assert_never(command)
