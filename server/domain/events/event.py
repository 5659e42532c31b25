"""What every event has in common; it must not know any of them.

Fields marked with `PERSONAL` hold personal data.
"""

from typing import Annotated

import msgspec

PERSONAL = msgspec.Meta(extra={"personal": True})
PersonalText = Annotated[str, PERSONAL]


class AnEvent(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    """Something that happened, told by its tag."""
