"""The exports that were made of a session, in a file of its own that only its owner can read: one line for each.

They are entered by whoever makes them, also while a server runs: first as begun, then as finished or come to nothing.
Of the lines on one export the last one counts. A line that cannot be read is passed over.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from server.codec import decode, encode
from server.domain.exports_made import ExportMade
from server.store.folder import naming, private_opener


def enter_export(path: Path, made: ExportMade) -> None:
    """Adds an export, or what has become of it. Raises OSError."""
    with naming(path), open(path, "ab", opener=private_opener) as file:
        file.write(b"\n" + encode(made))  # the line feed comes first, so that a torn line before it spoils only itself


def read_exports(path: Path) -> tuple[ExportMade, ...]:
    """The exports that are there, in the order in which they were begun; none if there is no file. Raises OSError."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    made: dict[str | int, ExportMade] = {}
    for line in filter(None, lines):
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            export = decode(line, ExportMade)
            made[export.id or len(made)] = export
    return tuple(export for export in made.values() if export.is_there)


def exports_reader(path: Path) -> Callable[[], tuple[ExportMade, ...]]:
    """What returns the exports as they are now. It reads the file again only after it has changed.

    Where the system refuses the file, the last known ones stay.
    """
    version: tuple[int, int] | None = None
    known: tuple[ExportMade, ...] = ()

    def read() -> tuple[ExportMade, ...]:
        nonlocal version, known
        with suppress(OSError):
            there = path.stat()
            if version != (there.st_size, there.st_mtime_ns):
                known, version = read_exports(path), (there.st_size, there.st_mtime_ns)
        return known

    return read
