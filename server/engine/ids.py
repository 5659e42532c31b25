"""Random ids, for whatever a session makes."""

import secrets
from collections.abc import Callable, Iterator
from typing import Final

DIGITS: Final = 12  # 48 bits: too many to meet one twice in a session, or to guess
AT_ONCE: Final = 512


def random_ids() -> Callable[[str], str]:
    """Makes ids by prefix.

    The numbers are asked of the system many at a time: one by one, that takes longer than all else about an id.
    """
    numbers = _numbers()
    return lambda prefix: f"{prefix}-{next(numbers)}"


def _numbers() -> Iterator[str]:
    while True:
        digits = secrets.token_hex(AT_ONCE * DIGITS // 2)
        yield from (digits[start : start + DIGITS] for start in range(0, len(digits), DIGITS))
