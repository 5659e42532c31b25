"""Where what was said leads, as the dashboard shows it: one frozen view composed of those of each subject."""

import msgspec

from server.domain.state import State
from server.projections.direction.outcomes import OutcomesView, outcomes_view


class DirectionView(msgspec.Struct, frozen=True):
    """Where what was said leads."""

    #: The differences that the room wants to make.
    outcomes: OutcomesView = OutcomesView()


def direction_view(state: State) -> DirectionView:
    """Where what was said leads."""
    return DirectionView(outcomes_view(state))
