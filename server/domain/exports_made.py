"""The exports that were made of a session: when, where, and whose words they have, by id and without the words."""

from collections.abc import Iterable
from datetime import datetime

import msgspec


class ExportMade(msgspec.Struct, frozen=True):
    """An export that was made, or that was begun."""

    #: When it was begun, in UTC.
    at: datetime
    #: The path of the folder into which it was written.
    folder: str
    #: The names of its files; empty until it is finished, and for an export that came to nothing.
    files: tuple[str, ...] = ()
    #: The ids of the contributions whose words it has, or may have until it is finished.
    contributions: tuple[str, ...] = ()
    #: Whether it was begun and is not known to be finished.
    unfinished: bool = False
    #: By which it is known once it is entered again; empty for an export that is entered once.
    id: str = ""

    @property
    def is_there(self) -> bool:
        """Whether it has files, or may have."""
        return bool(self.files) or self.unfinished


def made_with(made: Iterable[ExportMade], contribution: str, *, unfinished: bool = False) -> tuple[datetime, ...]:
    """When each of the finished, or `unfinished`, exports was made that has the words of this contribution.

    Oldest first.
    """
    having = (one for one in made if one.unfinished == unfinished and contribution in one.contributions)
    return tuple(sorted(one.at for one in having))
