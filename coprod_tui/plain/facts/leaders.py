"""Lines for what turns ask of leaders, and for what Way-openers answer."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.evolve.leaders import LeaderEvent
from server.domain.state import State
from server.projections.direction.leaders import LEADER_ANSWER_NAMES


def leader_fact(state: State, event: LeaderEvent) -> str:
    """The line for an event. What was asked is gone where several entries came at once."""
    known = state.direction.asked_of_leaders(event.asked)
    number = "" if known is None else f" for turn {state.direction.known_turn(known.turn).number}"
    match event:
        case e.LeadersAsked(text=text):
            return f"Asked of leaders{number}: {wording.one_line(text)}"
        case e.LeadersUnasked():
            return "That is not asked of leaders after all"
        case e.LeadersAnswered(person=person, answer=answer, text=text):
            said = f" {wording.one_line(text)}" if text else ""
            return f"To what is asked{number}, {wording.person(state, person)}: {LEADER_ANSWER_NAMES[answer]}{said}"
        case _:
            assert_never(event)
