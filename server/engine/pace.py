"""How long followers rest between two tellings."""

from typing import Final

PARTICIPANT_SECONDS: Final = 1 / 4
LONGEST_SECONDS: Final = 1 / 20
RESTS: Final = 3.0


def facilitators_rest(took: float) -> float:
    """Seconds until a facilitator is told again, where telling took so many.

    Telling takes at most a part in 1 + RESTS of the time, so that a busy server tells more at once, and one with
    nothing else to do tells at once.
    """
    return min(LONGEST_SECONDS, RESTS * took)
