"""What this machine says of where it stands."""

import warnings
from zoneinfo import ZoneInfoNotFoundError

from tzlocal import get_localzone_name


def local_zone() -> str:
    """The name of this machine's time zone in the IANA database; empty if it does not say."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's guesses where the system says nothing or two things
        try:
            return get_localzone_name()
        except (ZoneInfoNotFoundError, OSError, ValueError):
            return ""
