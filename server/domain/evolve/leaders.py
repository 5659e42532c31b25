"""The state of what turns ask of leaders, and what these answer."""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.leader_records import AskedOfLeaders, GivenByLeader
from server.domain.ordered import replaced, without
from server.domain.state import State

LeaderEvent = e.LeadersAsked | e.LeadersUnasked | e.LeadersAnswered


def changed(state: State, event: LeaderEvent, at: datetime) -> State:
    """The state after something was asked of leaders, or answered by one."""
    known = state.direction.asked
    match event:
        case e.LeadersAsked(asked=asked, turn=turn, text=text):
            known = (*known, AskedOfLeaders(asked, state.direction.known_turn(turn).id, text))
        case e.LeadersUnasked(asked=asked):
            known = without(known, asked)
        case e.LeadersAnswered(asked=asked, person=person, answer=answer, text=text):
            one = state.direction.asked_of_leaders(asked)
            if one is None:
                raise KeyError(asked)
            given = GivenByLeader(answer, text, at)
            known = replaced(known, replace(one, answers=one.answers.insert(state.people[person].id, given)))
        case _:
            assert_never(event)
    return replace(state, direction=replace(state.direction, asked=known))
