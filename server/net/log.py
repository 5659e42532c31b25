"""What the server writes into its log: one line a record, seldom the same; it must not write what anybody sent.

Libraries log errors with their tracebacks, whose messages can hold words, and again as often as strangers bring them
about: too many connections alone would fill a disk. So an error is named by its kind, and said once a minute.
"""

import logging
import sys
import time
from collections.abc import Callable
from typing import Final

AGAIN_SECONDS: Final = 60.0
REMEMBERED: Final = 100


class OneLine(logging.Formatter):
    """The time, how grave it is, the first line of the message, and of an error its kind alone."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's line."""
        kind = record.exc_info[0] if record.exc_info else None
        named = "" if kind is None else f" ({kind.__name__})"
        return f"{self.formatTime(record)} {record.levelname} {_first_line(record)}{named}"


class Seldom(logging.Filter):
    """Lets nothing through that was said less than AGAIN_SECONDS ago; `monotonic` gives seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        super().__init__()
        self._monotonic = monotonic
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is to be written."""
        now, line = self._monotonic(), _first_line(record)
        if now - self._said.get(line, -AGAIN_SECONDS) < AGAIN_SECONDS:
            return False
        if len(self._said) >= REMEMBERED:
            self._said.clear()
        self._said[line] = now
        return True


def log_to_stderr() -> None:
    """Sends what is worth a warning to standard error, which whoever started the server keeps in its log."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    handler.addFilter(Seldom(time.monotonic))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def _first_line(record: logging.LogRecord) -> str:
    return record.getMessage().partition("\n")[0]
