"""The time zone of the room, in which exports tell times."""

from datetime import UTC, datetime, tzinfo
from functools import cache
from typing import Final, TypeVar, cast
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

T = TypeVar("T")
_ANY: Final = datetime(2000, 1, 1)


@cache
def zone_named(name: str) -> tzinfo:
    """The zone with this name of the IANA database, such as "Europe/London"; UTC where there is none.

    Sessions of earlier releases have no zone, and a foreign file may have anything in its place.
    """
    try:
        return ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        return UTC


def zone_name(zone: tzinfo) -> str:
    """The name of a zone from `zone_named`; "UTC" for each of the names that UTC has, such as "Etc/UTC"."""
    return zone.key if isinstance(zone, ZoneInfo) and zone.tzname(_ANY) != "UTC" else "UTC"


def localized(value: T, zone: tzinfo) -> T:
    """A view with each moment in it in another zone. They stay the same moments."""
    return cast("T", _localized(value, zone))


def _localized(value: object, zone: tzinfo) -> object:
    match value:
        case str() | int() | None:  # most values are, so they are tried first
            return value
        case datetime():
            return value.astimezone(zone)
        case msgspec.Struct():
            fields = {name: _localized(getattr(value, name), zone) for name in value.__struct_fields__}
            return replace(value, **fields)
        case tuple():
            return tuple(_localized(one, zone) for one in value)
        case _:
            return value
