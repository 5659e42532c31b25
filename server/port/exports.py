"""Requests for the exports that were made of the session, with their responses."""

from datetime import datetime

import msgspec


class ListExports(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="list_exports"):
    """Requests the exports that were made of the session."""


class ExportLine(msgspec.Struct, frozen=True):
    """An export that was made of the session."""

    #: UTC.
    at: datetime
    #: The path of its folder on the machine of the session.
    folder: str
    #: The names of its files; empty until it is finished.
    files: tuple[str, ...]
    #: The number of contributions whose words it has, or may have until it is finished.
    contributions: int
    #: The number of those that stay in the room by now, or were taken back.
    not_to_leave: int = 0
    #: Whether it was begun and is not known to be finished.
    unfinished: bool = False


class Exports(msgspec.Struct, frozen=True, tag="exports"):
    """The response to ListExports. Copies that were made of their files cannot be known."""

    #: In the order in which they were made.
    exports: tuple[ExportLine, ...]


class FindExports(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="find_exports"):
    """Requests which exports have the words of a contribution: one's own, or for a facilitator any."""

    contribution: str
    #: The key of words without a name.
    key: str | None = None


class ExportsFound(msgspec.Struct, frozen=True, tag="exports_found"):
    """The response to FindExports. Copies that were made of their files cannot be known."""

    contribution: str
    #: When each export was made that has the words, oldest first, in UTC.
    made_at: tuple[datetime, ...]
    #: When each export was begun that is not known to be finished and may have the words, likewise.
    begun_at: tuple[datetime, ...] = ()
