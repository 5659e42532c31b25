"""The system calls behind a stored file, in one class so that tests can make each of them fail."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from server.store.folder import private_opener, sync_folder

if sys.platform == "darwin":
    import fcntl


class Disk:
    """Opens, appends to, truncates and syncs files that only their owner can read. Every method raises OSError."""

    def open(self, path: Path) -> BinaryIO:
        """Opens a file unbuffered for appending, and creates it if it is missing."""
        fresh = not path.exists()
        file = open(path, "ab", buffering=0, opener=private_opener)  # noqa: SIM115 - Path.open knows no opener; the caller closes
        if fresh:
            sync_folder(path.parent)
        return file

    def write(self, file: BinaryIO, data: bytes) -> None:
        """Writes all of `data`. A failed write may leave a part of it in the file."""
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]

    def sync(self, file: BinaryIO) -> None:
        """Returns once everything that was written survives a loss of power."""
        if sys.platform == "darwin":
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
        else:
            os.fsync(file.fileno())

    def size(self, file: BinaryIO) -> int:
        """The size of the file in bytes."""
        return os.fstat(file.fileno()).st_size

    def is_at(self, file: BinaryIO, path: Path) -> bool:
        """Whether `path` still names this open file: it was not moved, removed or replaced."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), path.stat())
        except FileNotFoundError:
            return False

    def truncate(self, file: BinaryIO, size: int) -> None:
        """Cuts the file to `size` bytes."""
        file.truncate(size)
