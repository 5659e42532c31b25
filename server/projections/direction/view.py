"""Where what was said leads, as the dashboard shows it: one frozen view composed of those of each subject."""

import msgspec

from server.domain.state import State
from server.projections.direction.leaders import AskedRow, asked_rows
from server.projections.direction.outcomes import OutcomesView, outcomes_view
from server.projections.direction.sense import SenseView, sense_view
from server.projections.direction.turns import TurnsView, turns_view


class DirectionView(msgspec.Struct, frozen=True):
    """Where what was said leads."""

    #: The differences that the room wants to make.
    outcomes: OutcomesView = OutcomesView()
    #: The steps in the line of travel.
    turns: TurnsView = TurnsView()
    #: The design group's table, and what was run past it.
    sense: SenseView = SenseView()
    #: What turns ask of leaders.
    asked: tuple[AskedRow, ...] = ()


def direction_view(state: State) -> DirectionView:
    """Where what was said leads."""
    return DirectionView(outcomes_view(state), turns_view(state), sense_view(state), asked_rows(state))
