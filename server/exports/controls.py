"""Takes control codes out of exported files, which could steer the terminal in which somebody reads them.

What people type is cleaned when it comes in; a session file from elsewhere may hold anything.
"""

import re
from typing import Final

_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]")
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}".encode()


def without_controls(content: bytes) -> bytes:
    """Text in UTF-8 with a stand-in for each control code but tabs and line ends."""
    return _CONTROLS.sub(_REPLACEMENT, content)


def with_escaped_controls(lines: bytes) -> bytes:
    """JSON in UTF-8 with the same values, in which no control code stands for itself."""
    return _CONTROLS.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), lines)
