"""The environment of the program: where its data lives, and what the terminal can do."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from coprod_tui.diagnostics import Failure


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of everything that coprod keeps: `COPROD_HOME`, or the platform's data folder. Raises Failure."""
    chosen = environment.get("COPROD_HOME", "")
    if chosen:
        return _expanded("COPROD_HOME", chosen)
    # Imported here because most commands and all help can do without.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("coprod", appauthor=False)


def exports(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder for exports that name none: `COPROD_EXPORTS`, or one in the person's documents. Raises Failure."""
    chosen = environment.get("COPROD_EXPORTS", "")
    if chosen:
        return _expanded("COPROD_EXPORTS", chosen)
    from platformdirs import user_documents_path  # noqa: PLC0415 - likewise

    return user_documents_path() / "coprod"


def _expanded(variable: str, chosen: str) -> Path:
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError as error:  # "~somebody" where there is no such user
        raise Failure(f"{variable} is {chosen}, which is nobody's folder here; please name one that is.") from error


def needs_plain(stdin: TextIO, stdout: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether no dashboard can be shown: standard input or output is no terminal, or a dumb one."""
    return environment.get("TERM") == "dumb" or not (stdin.isatty() and stdout.isatty())
