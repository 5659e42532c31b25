"""The codes by which people find their own words in the report.

A code comes from the hash of something that only a phone has: the key of words without a name, or the phone's secret
for words under a name. So each contribution without a name has a code of its own, which is linked to nothing else, and
nobody can tell a code from what they see in the room.
"""

from hashlib import sha256
from typing import Final

from server.domain.join_code import INVITATION_LETTERS

_LENGTH: Final = 8


def word_code(phone_hash: str) -> str:
    """Eight capitals and digits with a hyphen between; empty where no phone has anything to make it from."""
    if not phone_hash:
        return ""
    digest = sha256(f"word-code:{phone_hash}".encode()).digest()
    code = "".join(INVITATION_LETTERS[byte % len(INVITATION_LETTERS)] for byte in digest[:_LENGTH])
    return f"{code[:4]}-{code[4:]}"
