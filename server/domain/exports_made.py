"""The exports that were made of a session: when, where, and whose words they have, by id and without the words."""

from collections.abc import Iterable
from datetime import datetime

import msgspec


class ExportMade(msgspec.Struct, frozen=True):
    """An export that was made."""

    #: UTC.
    at: datetime
    #: The path of the folder into which it was written.
    folder: str
    #: The names of its files.
    files: tuple[str, ...]
    #: The ids of the contributions whose words it has.
    contributions: tuple[str, ...]


def made_with(made: Iterable[ExportMade], contribution: str) -> tuple[datetime, ...]:
    """When each of the exports was made that has the words of this contribution, oldest first."""
    return tuple(sorted(export.at for export in made if contribution in export.contributions))
