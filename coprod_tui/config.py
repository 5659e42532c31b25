"""What the surroundings say: where the data lives and what the terminal can do; it must not know any command."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of everything that coprod keeps: `COPROD_HOME`, or where the platform says."""
    chosen = environment.get("COPROD_HOME", "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    # Imported here because most commands and all help can do without.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("coprod", appauthor=False)


def needs_plain(stdin: TextIO, stdout: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a dashboard cannot be drawn or worked: there is no terminal, or a dumb one."""
    return environment.get("TERM") == "dumb" or not (stdin.isatty() and stdout.isatty())
