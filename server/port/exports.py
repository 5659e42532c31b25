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
    #: The names of its files.
    files: tuple[str, ...]
    #: The number of contributions whose words it has.
    contributions: int
    #: The number of those that stay in the room by now, or were taken back.
    not_to_leave: int = 0


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
