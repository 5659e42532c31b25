"""The keys with which phones keep words, signals and answers without a name."""

import re
from typing import Final

from server.domain.actors import secret_hash
from server.domain.errors import Rejected

_KEY: Final = re.compile("[0-9a-f]{32}")
_DIGITS: Final = 24


def hash_of(key: str) -> str:
    """The hash of a phone's key, as the record stores it. Raises Rejected if the key is invalid."""
    if not _KEY.fullmatch(key):
        raise Rejected("key_invalid", field="key")
    return secret_hash(key)


def answer_hash(key: str, sentence: str) -> str:
    """The hash of the key of words without a name and a sentence together, under which the record has the answer."""
    return secret_hash(f"{key} {sentence}")


def id_of(prefix: str, key: str) -> str:
    """The id of what is left under a phone's key: random, and the same for a repeat.

    It cannot be told from it under which key it was left, nor what else was left under the same one.
    """
    return f"{prefix}-{secret_hash(f'{prefix} {key}')[:_DIGITS]}"
