"""Decisions about what turns ask of leaders, and what Way-openers answer."""

from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import State
from server.domain.text import REMARK_CHARACTERS, clean, required

MOST_ASKED: Final = 10
WAY_TOOLS: Final[frozenset[c.Tool]] = frozenset({"open_way"})
"""The tools with which somebody answers what is asked of leaders."""


def ask(state: State, command: c.AskLeaders, context: Context) -> tuple[e.Event, ...]:
    """Asks something for a turn. What it asks already changes nothing."""
    require_running(state)
    turn = state.direction.turn(command.turn)
    if turn is None:
        raise Rejected("no_such_turn", field="turn")
    text = required(command.text, most=REMARK_CHARACTERS)
    known = state.direction.asked_for(turn.id)
    if any(one.text == text for one in known):
        return ()
    if len(known) >= MOST_ASKED:
        raise Rejected("too_many_asked", {"most": MOST_ASKED})
    return (e.LeadersAsked(context.new_id("y"), turn.id, text),)


def answer(state: State, command: c.AnswerLeaders, person: str) -> tuple[e.Event, ...]:
    """Answers what a turn asks. A further answer takes the place of the one before."""
    require_running(state)
    known = state.direction.asked_of_leaders(command.asked)
    if known is None or state.direction.turn(known.turn) is None:
        raise Rejected("no_such_asked", field="asked")
    cleaning = clean if command.answer == "possible" else required
    text = cleaning(command.text, most=REMARK_CHARACTERS)
    given = known.answers.get(person)
    if given is not None and (given.answer, given.text) == (command.answer, text):
        return ()
    return (e.LeadersAnswered(known.id, person, command.answer, text),)


def fits(state: State, event: e.LeadersAsked | e.LeadersUnasked) -> bool:
    """Whether an undo or a redo that is this event fits the state: nobody has answered, or the turn is there."""
    known = state.direction.asked_of_leaders(event.asked)
    if isinstance(event, e.LeadersUnasked):
        return known is not None and not known.answers
    there = state.direction.turn(event.turn) is not None
    others = state.direction.asked_for(event.turn)
    return known is None and there and len(others) < MOST_ASKED and all(one.text != event.text for one in others)
