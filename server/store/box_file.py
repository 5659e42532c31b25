"""The file of the drop-in box, beside the record. It is always replaced as a whole.

Its length and the times at which it was written tell nothing of what is in it: it is padded to whole steps, and its
time is that of the last full minute.
"""

import os
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

import msgspec

from server.codec import decode, encode
from server.domain.concerns import Box
from server.store.folder import discard_unfinished, write_private

STEP: Final = 64 * 1024
DAMAGED: Final = ".damaged-"
"""Between the name of the file and a number: the name of a box that cannot be read."""


def load_box(path: Path) -> tuple[Box, bool]:
    """The box, empty if there is no file; and whether a file that cannot be read was set aside. Raises OSError."""
    discard_unfinished(path)
    try:
        return decode(path.read_bytes(), Box), False
    except FileNotFoundError:
        return Box(), False
    except (msgspec.DecodeError, UnicodeDecodeError):
        names = (path.with_name(f"{path.name}{DAMAGED}{number}") for number in count(1))
        path.rename(next(name for name in names if not name.exists()))
        return Box(), True


def read_box(path: Path) -> Box:
    """The box as it is, also while a server runs; nothing is changed.

    Raises msgspec.DecodeError, UnicodeDecodeError or OSError; FileNotFoundError where a session has none.
    """
    return decode(path.read_bytes(), Box)


def keep_box(path: Path, box: Box, now: datetime) -> None:
    """Replaces the file. Raises OSError, and then the old one is still there."""
    minute = now.replace(second=0, microsecond=0).timestamp()
    write_private(path, _padded(encode(box)), lambda fresh: os.utime(fresh, (minute, minute)))


def box_keeper(path: Path) -> Callable[[Box, datetime], None]:
    """What keeps a box in this file."""
    return lambda box, now: keep_box(path, box, now)


def discard_damaged(path: Path) -> None:
    """Deletes boxes that could not be read. Raises OSError."""
    for damaged in path.parent.glob(f"{path.name}{DAMAGED}*"):
        damaged.unlink()


def _padded(content: bytes) -> bytes:
    """JSON with blanks after it, up to the next whole step. There is always room for the next thing of its size."""
    return content.ljust(-(-len(content) // STEP) * STEP)
