"""The measures R1 to R9 of who held which role when; they must never rank a person."""

from datetime import datetime

from server.domain.state import State
from server.projections.measures.view import MeasureView


def role_measures(state: State, now: datetime) -> tuple[MeasureView, ...]:
    """R1 to R9 as they stand at `now` (UTC), or as they stood when the session ended."""
    return ()
