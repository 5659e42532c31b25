"""Opens a session once and prints how many seconds that took: `python -m tests.bench.reopen FOLDER`."""

import gc
import secrets
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from server.engine.local_session import LocalSession
from server.engine.writer import Dependencies
from server.store.file_journal import FileJournal
from server.store.folder import SessionFolder


def main() -> None:
    """As the server does it, collector and all."""
    began = time.perf_counter()
    gc.disable()
    journal = FileJournal(SessionFolder(Path(sys.argv[1])).journal)
    LocalSession(journal, Dependencies(lambda: datetime.now(UTC), lambda prefix: f"{prefix}-{secrets.token_hex(6)}"))
    print(time.perf_counter() - began)  # noqa: T201 - the result


if __name__ == "__main__":
    main()
