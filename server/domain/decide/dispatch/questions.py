"""The commands about questions and the plan."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import plan, questions
from server.domain.decide.context import Context
from server.domain.state import State

QuestionCommand = (
    c.AskQuestion
    | c.AskPlanned
    | c.AskAgain
    | c.CloseQuestion
    | c.RevealQuestion
    | c.GiveTime
    | c.RewordQuestion
    | c.AdoptWording
    | c.AddPlanned
    | c.ChangePlanned
    | c.MovePlanned
    | c.SkipPlanned
)


def dispatch_questions(state: State, command: QuestionCommand, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands about questions and the plan."""
    match command:
        case c.AskQuestion():
            return questions.ask(state, command, context)
        case c.AskPlanned():
            return questions.ask_planned(state, command, context)
        case c.AskAgain():
            return questions.ask_again(state, command, context)
        case c.CloseQuestion():
            return questions.close(state)
        case c.RevealQuestion():
            return questions.reveal(state, command)
        case c.GiveTime():
            return questions.give_time(state, command, context)
        case c.RewordQuestion():
            return questions.reword(state, command)
        case c.AdoptWording():
            return questions.adopt_wording(state, command)
        case c.AddPlanned():
            return plan.add(state, command, context)
        case c.ChangePlanned():
            return plan.change(state, command)
        case c.MovePlanned():
            return plan.move(state, command)
        case c.SkipPlanned():
            return plan.skip(state, command)
        case _:
            assert_never(command)
