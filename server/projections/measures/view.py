"""A measure as it is shown."""

import msgspec


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
