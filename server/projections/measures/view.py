"""A measure as it is shown."""

from collections.abc import Iterable

import msgspec

from server.projections.measures.spread import DRAWS
from server.sentences import sentence


class Untold(str):
    """A sentence that says only that there is too little to tell."""

    __slots__ = ()


class MeasureView(msgspec.Struct, frozen=True):
    """A measure with its result in words."""

    #: V1 to V9 or R1 to R9.
    id: str
    name: str
    #: The result in plain sentences, without a figure if there is too little to tell.
    says: tuple[str, ...]
    #: How it is computed, for people; every view shows it.
    formula: str
    #: What it cannot see; every view shows it.
    blind_spot: str
    #: Whether anything could be told.
    is_told: bool = True


def measure_view(id_: str, says: Iterable[str]) -> MeasureView:
    """A measure, by its id from V1 to V9 or R1 to R9, with what it says."""
    told = tuple(says)
    return MeasureView(
        id_,
        sentence(f"measures.{id_}.name"),
        tuple(map(str, told)),
        sentence(f"measures.{id_}.formula", draws=DRAWS),
        sentence(f"measures.{id_}.blind_spot"),
        not all(isinstance(one, Untold) for one in told),
    )
