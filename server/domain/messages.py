"""Texts of the software, which are kept as keys; their words stand in the locales, outside the domain.

What people typed, and what stands in a plan, is a literal text.
"""

from __future__ import annotations  # an argument can be a message itself

import msgspec


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """A text of the software, by its key in the locales. A key is never dropped or used for anything else."""

    key: str
    #: By the name of a gap: what fills it.
    arguments: dict[str, Argument] = {}

    def __hash__(self) -> int:
        """A hash without the arguments, which are a dict."""
        return hash(self.key)


Text = str | Message
"""A literal text, or one of the software's."""

Argument = str | int | Message | tuple[str | Message, ...]
"""What fills a gap: a text, a number, or a list of texts."""
