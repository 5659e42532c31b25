"""One measure as it is shown; it must not know how it was worked out."""

import msgspec


class MeasureView(msgspec.Struct, frozen=True):
    """`id` is V1 to V9 or R1 to R9; `says` has plain sentences, without a figure where there is too little to tell.

    `formula` and `blind_spot` belong to every showing of it.
    """

    id: str
    name: str
    says: tuple[str, ...]
    formula: str
    blind_spot: str
