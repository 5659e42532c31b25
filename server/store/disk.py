"""The system calls that keep a file, so that tests can let each of them fail; it must not know what is kept."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from server.store.folder import PRIVATE_FILE, sync_folder

if sys.platform == "darwin":
    import fcntl


class Disk:
    """Opens, extends, cuts and syncs files for their owner only. Every method raises OSError."""

    def open(self, path: Path) -> BinaryIO:
        """The file, unbuffered, made if missing; what is written goes to its end."""
        fresh = not path.exists()
        file = open(path, "ab", buffering=0, opener=_private)  # noqa: SIM115 - Path.open knows no opener; the caller closes
        if fresh:
            sync_folder(path.parent)
        return file

    def write(self, file: BinaryIO, data: bytes) -> None:
        """Writes all of `data`; a failure may leave a part of it."""
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]

    def sync(self, file: BinaryIO) -> None:
        """Returns once what was written would survive a loss of power."""
        if sys.platform == "darwin":
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
        else:
            os.fsync(file.fileno())

    def size(self, file: BinaryIO) -> int:
        """How many bytes the file has."""
        return os.fstat(file.fileno()).st_size

    def is_at(self, file: BinaryIO, path: Path) -> bool:
        """Whether this is the file at `path`, and not one that was moved, removed or replaced."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), path.stat())
        except FileNotFoundError:
            return False

    def truncate(self, file: BinaryIO, size: int) -> None:
        """Cuts the file to `size` bytes."""
        file.truncate(size)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE_FILE)
