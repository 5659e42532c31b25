"""Which texts the server reads itself. Phones get their words within other texts and views."""

from typing import Final

SERVER_TEXTS: Final = frozenset(
    (
        *("roles", "people", "list", "acts", "reaching", "warnings", "tenures", "suggestions", "orders", "ways"),
        *("yeses", "mirror", "measures", "measured"),
    )
)
