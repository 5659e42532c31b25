"""Writes the files that people ask for: exports, plans, slips, reports.

A file that is there already is never replaced unless that was asked for.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from server.projections.counting import many
from server.store.folder import PRIVATE_FOLDER, naming, private_opener, write_private

_TAKEN: Final = "There is a file {} already; give another name, or --force to replace it."


class WouldReplace(Exception):
    """Files are there already; the message is one sentence that names them and says what to do."""


def require_free(path: Path, *, force: bool) -> None:
    """Refuses a file that is there already, before work is done whose result would have no place.

    Raises WouldReplace.
    """
    if os.path.lexists(path) and not force:
        raise WouldReplace(_TAKEN.format(path))


def write_output(path: Path, content: bytes, *, force: bool) -> None:
    """Writes one file for its owner only; `force` replaces one that is there. Raises WouldReplace and OSError."""
    if force:
        write_private(path, content)
        return
    try:
        file = open(path, "xb", opener=private_opener)  # noqa: SIM115 - a Path takes no opener; closed below
    except FileExistsError as error:
        raise WouldReplace(_TAKEN.format(path)) from error
    try:
        with naming(path), file:
            file.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def write_outputs(folder: Path, contents: Mapping[str, bytes], *, force: bool) -> tuple[Path, ...]:
    """Writes files by name into a folder, which is made if it is missing: all of them, or none if one is there.

    Returns their paths. Raises WouldReplace and OSError.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    there = [name for name in contents if os.path.lexists(folder / name)]
    if there and not force:
        more = f" and {many(len(there) - 1, 'more file')}" if len(there) > 1 else ""
        told = f"{folder} has {there[0]}{more} already; choose another folder, or give --force to replace them."
        raise WouldReplace(told)
    written = []
    for name, content in contents.items():
        write_output(folder / name, content, force=force)
        written.append(folder / name)
    return tuple(written)
