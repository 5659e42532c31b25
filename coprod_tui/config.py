"""The environment of the program: where its data lives, and what the terminal can do."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TextIO

from coprod_tui.diagnostics import Failure

_SETTINGS: Final = "settings.toml"


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of everything that coprod keeps: `COPROD_HOME`, or the platform's data folder. Raises Failure."""
    chosen = environment.get("COPROD_HOME", "")
    if chosen:
        return _expanded("COPROD_HOME", chosen)
    # Imported here because most commands and all help can do without.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("coprod", appauthor=False)


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """The file of settings: `COPROD_SETTINGS`, or one in `COPROD_HOME`, or where the platform keeps them."""
    if chosen := environment.get("COPROD_SETTINGS", ""):
        return _expanded("COPROD_SETTINGS", chosen)
    if environment.get("COPROD_HOME", ""):
        return home(environment) / _SETTINGS
    from platformdirs import user_config_path  # noqa: PLC0415 - likewise

    return user_config_path("coprod", appauthor=False) / _SETTINGS


def exports(chosen: str) -> Path:
    """The folder for exports: the one that is set, or one in the person's documents. Raises Failure."""
    if chosen:
        return _expanded("The folder for exports", chosen)
    from platformdirs import user_documents_path  # noqa: PLC0415 - likewise

    return user_documents_path() / "coprod"


def _expanded(what: str, chosen: str) -> Path:
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError as error:  # "~somebody" where there is no such user
        raise Failure(f"{what} is {chosen}, which is nobody's folder here; please name one that is.") from error


def needs_plain(stdin: TextIO, stdout: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether no dashboard can be shown: standard input or output is no terminal, or a dumb one."""
    return environment.get("TERM") == "dumb" or not (stdin.isatty() and stdout.isatty())
