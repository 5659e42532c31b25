"""What the surroundings say: where the data lives and what the terminal can do; it must not know any command."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TextIO

DEFAULT_PORT: Final = 8765
LEAST_COLUMNS: Final = 80
LEAST_LINES: Final = 24


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of everything that coprod keeps: `COPROD_HOME`, or where the platform says."""
    chosen = environment.get("COPROD_HOME", "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    # Imported here because most commands and all help can do without.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("coprod", appauthor=False)


def needs_plain(stdout: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a dashboard cannot be drawn: the terminal is a dumb one, or there is none."""
    return environment.get("TERM") == "dumb" or not stdout.isatty()


def too_small(columns: int, lines: int) -> str | None:
    """Why a dashboard has no room here, in one sentence; None where it has."""
    if columns >= LEAST_COLUMNS and lines >= LEAST_LINES:
        return None
    return (
        f"This terminal shows {columns} columns and {lines} lines, and the dashboard needs {LEAST_COLUMNS} and "
        f"{LEAST_LINES}; make the window larger, or add --plain."
    )
