"""Shapes and escaped text of an SVG picture.

The font is unknown, so that text is measured as that of a wide one.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

ELLIPSIS: Final = "…"
Attributes = Mapping[str, str | float]

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROW: Final = frozenset(" ,.:;!|'()[]`ijltfrI-–")
_WIDE: Final = frozenset("mwMWQO@%&")


def element(name: str, attributes: Attributes, *children: str) -> str:
    """One element; `children` are elements or escaped text."""
    told = "".join(f" {key}={quoteattr(_value(value))}" for key, value in attributes.items())
    return f"<{name}{told}>{''.join(children)}</{name}>" if children else f"<{name}{told}/>"


def escape_xml(text: str) -> str:
    """`text` escaped for XML, without characters that XML cannot hold."""
    return escape(_NOT_XML.sub("\ufffd", text))


def width_of(text: str, size: float) -> float:
    """The approximate width of `text` at a font size, rather too large than too small."""
    return sum(map(_width, text)) * size


def fitted(text: str, room: float, size: float) -> str:
    """`text`, shortened to fit into `room`; empty if not even two letters fit."""
    if width_of(text, size) <= room:
        return text
    short = text
    while short and width_of(short + ELLIPSIS, size) > room:
        short = short[:-1]
    while short and (unicodedata.combining(short[-1]) or unicodedata.category(short[-1]) in ("Cf", "Zs")):
        short = short[:-1]
    return short + ELLIPSIS if len(short) > 1 else ""


def wrapped(text: str, room: float, size: float) -> Iterator[str]:
    """`text` in lines of at most `room`, broken between words; a wider word is shortened."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size) > room:
            yield fitted(line, room, size)
            line = word
        else:
            line = longer
    if line:
        yield fitted(line, room, size)


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def _width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.3
    if character in _NARROW:
        return 0.4
    if character in _WIDE:
        return 1.0
    return 0.75 if character.isupper() else 0.64
