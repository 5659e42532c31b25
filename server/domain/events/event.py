"""What every event has in common: its tag, and the marks of the fields that redaction empties."""

from typing import Annotated, Literal

import msgspec

Mark = Literal["words", "identity"]
"""What a marked field holds: what somebody wrote or said, or what tells who somebody is."""

WordsText = Annotated[str, "words"]
IdentityText = Annotated[str, "identity"]


class AnEvent(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    """Something that happened, told by its tag."""
