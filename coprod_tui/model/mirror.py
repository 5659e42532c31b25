"""The voice mirror, computed from a frozen state. It takes some hundredths of a second, so it runs in a thread."""

from datetime import datetime
from functools import lru_cache

from server.domain.state import State
from server.projections.measures.spoken import looks
from server.projections.measures.spread import Spread, spread_look
from server.projections.voices import VoicesView, voices_view


def mirror(state: State, now: datetime) -> VoicesView:
    """The mirror as it stands at `now` (UTC); the draws from chance for the last two looks are cached."""
    return voices_view(state, now, tuple(_spread(look.counts, look.seed) for look in looks(state, now)))


@lru_cache(maxsize=4)
def _spread(counts: tuple[int, ...], seed: str) -> Spread | None:
    return spread_look(counts, seed)
