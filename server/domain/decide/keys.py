"""The keys under which phones keep what has no name; it must not know what they keep."""

import re
from typing import Final

from server.domain.actors import secret_hash
from server.domain.errors import Rejected

_KEY: Final = re.compile("[0-9a-f]{32}")


def hash_of(key: str) -> str:
    """What the record keeps of a phone's key. Raises Rejected where it is none."""
    if not _KEY.fullmatch(key):
        raise Rejected("bad_value", "The key of words without a name has 32 hexadecimal digits.", "key")
    return secret_hash(key)
