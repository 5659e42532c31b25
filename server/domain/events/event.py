"""The base of all events, and the marks of the fields that redaction empties."""

from typing import Annotated, Literal

import msgspec

Mark = Literal["words", "earlier", "identity"]
"""The content of a marked field: words that somebody wrote or said, words that the event replaced, or something that
tells who somebody is.
"""

WordsText = Annotated[str, "words"]
EarlierText = Annotated[str, "earlier"]
IdentityText = Annotated[str, "identity"]


class BaseEvent(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    """An event, identified by its tag."""
