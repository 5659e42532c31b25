"""The server's log: one line for each record, without repeats and without anything that anybody sent.

Libraries log errors with tracebacks, which can contain people's words, and they do so as often as strangers cause them:
failed connections alone could fill a disk. Therefore only the type of an error is logged, and at most once a minute.
"""

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final

AGAIN_SECONDS: Final = 60.0
REMEMBERED: Final = 100
log = logging.getLogger("coprod")


class OneLineFormatter(logging.Formatter):
    """Formats the time, the level, the first line of the message and the type of the error."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        kind = record.exc_info[0] if record.exc_info else None
        named = "" if kind is None else f" ({kind.__name__})"
        return f"{self.formatTime(record)} {record.levelname} {_first_line(record)}{named}"


class RepeatFilter(logging.Filter):
    """Drops records with the same first line as one from the last AGAIN_SECONDS. `monotonic` returns seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        super().__init__()
        self._monotonic = monotonic
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written."""
        now, line = self._monotonic(), _first_line(record)
        if now - self._said.get(line, -AGAIN_SECONDS) < AGAIN_SECONDS:
            return False
        if len(self._said) >= REMEMBERED:
            self._said.clear()
        self._said[line] = now
        return True


def log_to_stderr() -> None:
    """Sends warnings, errors and what stops the whole program to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLineFormatter())
    handler.addFilter(RepeatFilter(time.monotonic))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    sys.excepthook = log_crash


def log_crash(kind: type[BaseException], _fault: BaseException, traceback: TracebackType | None) -> None:
    """Logs what stops the program by its type and place; its message could hold somebody's words."""
    places = [f"{Path(frame.f_code.co_filename).name}:{line}" for frame, line in walk_tb(traceback)]
    place = places[-1] if places else "an unknown place"
    log.critical("the server stopped because of a fault in it: %s in %s", kind.__name__, place)


def _first_line(record: logging.LogRecord) -> str:
    return record.getMessage().partition("\n")[0]
