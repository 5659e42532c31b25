"""The last line of defence between what people typed and the terminal.

`line` and `lines` make text safe and visible; `fit` and `wrap` measure it in cells. `typed` and `in_field` are for text
that somebody edits, which stays as it was typed. `Printable` filters everything that is drawn, whoever typed it.

Characters that steer a terminal, turn the direction of writing or have no width are shown as stand-ins. Sequences whose
width differs between terminals (joined emoji, skin tones, variation selectors, flags) are shown in parts, so that
borders stay in place; exports keep them as they were.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from server.domain.text import FLAG_LETTERS

UNSHOWABLE: Final = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS: Final = "…"
MARKS_SHOWN: Final = 3

_LINE_ENDS: Final = str.maketrans(dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
# Each has no width, or one that terminals disagree about, and only shapes what stands before or after it.
_SHAPERS: Final = frozenset(
    [
        *(0x00AD, 0x034F, 0x061C, 0x20E3),  # soft hyphen, grapheme joiner, Arabic letter mark, keycap
        *range(0x180B, 0x1810),
        *range(0x200B, 0x2010),
        *range(0x2060, 0x2065),
        *range(0xFE00, 0xFE10),
        *range(0x1BCA0, 0x1BCA4),
        *range(0x1D173, 0x1D17B),
        *range(0x1F3FB, 0x1F400),
        0xE007F,  # the end of a flag that is spelled with tags
        *range(0xE0100, 0xE01F0),
    ]
)
_IN_FIELD: Final = {
    **FLAG_LETTERS,
    **dict.fromkeys([ord("\t"), ord("\n")], " "),
    **dict.fromkeys([0x200D, 0xFE0F, 0xE007F], "·"),
}
_ASCII_FOR: Final[dict[str, str]] = {
    "-": "─━–—▔▁",
    "|": "│┃▌▐▎▊▕▏",
    "+": "┌┐└┘╭╮╰╯├┤┬┴┼✓♥",
    "#": "█▓▇▆▅▄▃▂■◇",
    "!": "⚑",
    ":": "░▒",
    "*": "●",
    "o": "○◌◎",
    "x": "✗×╳",
    "=": "═",
    "/": "╱",
    "\\": "╲",
    ".": "·…",
    "'": "‘’",
    '"': "“”",
    ">": "▸→↳",
    "<": "◂←",
    "v": "▾↓",
    "^": "▴↑",
}
_IN_ASCII: Final = str.maketrans({drawn: plain for plain, all_ in _ASCII_FOR.items() for drawn in all_})


def line(text: str) -> str:
    """`text` on one line, safe to draw."""
    return " ".join(lines(text))


def lines(text: str) -> tuple[str, ...]:
    """The lines of `text`, each safe to draw; at least one."""
    if text.isascii() and text.isprintable():
        return (text,)
    text = text.replace("\r\n", "\n").translate(_LINE_ENDS)
    return tuple(_safe(part) for part in text.split("\n"))


def typed(text: str) -> str:
    """Text that somebody typed, as it was, but with LF line ends and with signs for control characters."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(_LINE_ENDS).replace("\t", " ")
    return "".join(_stand_in(character) if _is_control(character) else character for character in text)


def typed_line(text: str) -> str:
    """The same on one line; blank lines go."""
    text = typed(text)
    return text if "\n" not in text else " ".join(part.strip() for part in text.split("\n") if part.strip())


def in_field(text: str) -> str:
    """`text` as a field shows it while somebody edits it, with as many characters.

    The library measures joined characters otherwise than terminals draw them, so their parts are shown side by side.
    """
    return text.translate(_IN_FIELD)


def content(text: str, style: str = "") -> Content:
    """`text` for Textual: on one line, safe, and never read as markup."""
    return Content.styled(line(text), style)


def cell_width(text: str) -> int:
    """How many cells a safe line takes."""
    return cell_len(text)


def fit(text: str, width: int) -> str:
    """A safe line cut or padded to exactly `width` cells."""
    used = cell_len(text)
    if used > width:
        text = _head(text, max(0, width - 1)) + ELLIPSIS * (width > 0)
        used = cell_len(text)
    return text + " " * (width - used)


def shorten(text: str, width: int) -> str:
    """A safe line cut to at most `width` cells."""
    return fit(text, width) if cell_len(text) > width else text


@lru_cache(maxsize=1024)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """`text` as safe lines of at most `width` cells, broken at blanks where possible; at least one."""
    return tuple(piece for paragraph in lines(text) for piece in _wrapped(paragraph, max(2, width)))


def is_unicode(encoding: str | None) -> bool:
    """Whether a terminal with this encoding can draw more than ASCII characters."""
    return (encoding or "ascii").lower().replace("-", "").replace("_", "") == "utf8"


class Printable(LineFilter):
    """Filters every line before it is drawn: no control codes, and with `ascii_only` only ASCII.

    Widths stay as they are, so that the layout stays in place.
    """

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._ascii_only = ascii_only

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the library's signature
        """The segments with printable text only."""
        return [Segment(self._printable(text), style, control) for text, style, control in segments]

    def _printable(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        text = "".join(map(_drawable, _without_stacks(text)))
        if not self._ascii_only:
            return text
        return "".join(map(_ascii, text.translate(_IN_ASCII)))


def _is_control(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cs")


def _without_stacks(text: str) -> Iterable[str]:
    """The characters of `text` with at most MARKS_SHOWN of no width in a row."""
    marks = 0
    for character in text:
        marks = 0 if cell_len(character) else marks + 1
        if marks <= MARKS_SHOWN:
            yield character


def _drawable(character: str) -> str:
    if ord(character) in _SHAPERS:
        return " " * cell_len(character)
    if character.isprintable():
        return character
    blank = unicodedata.category(character) == "Zs"
    return (" " if blank else UNSHOWABLE) * cell_len(character)


def _ascii(character: str) -> str:
    if character.isascii():
        return character
    width = cell_len(character)
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return plain if len(plain) == width else "?" * width


def _safe(text: str) -> str:
    shown: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", _thinned(text)):
        stand_in = _stand_in(character)
        if not stand_in:
            continue
        if cell_len(stand_in):
            marks = 0
        else:
            marks += 1
            if marks > MARKS_SHOWN:
                continue
            if not shown:
                shown.append("◌")
        shown.append(stand_in)
    return "".join(shown)


def _thinned(text: str) -> str:
    # Normalising takes minutes on a megabyte of stacked marks, so they are cut down before it.
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks <= MARKS_SHOWN + 1:
            kept.append(character)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _stand_in(character: str) -> str:
    """What is drawn for a character: itself, a visible sign, or nothing for one that only shapes its neighbours."""
    code = ord(character)
    if code < 0x20:  # noqa: PLR2004 - the first printable character
        return " " if character == "\t" else chr(0x2400 + code)
    if code in _SHAPERS:
        return ""
    if code in FLAG_LETTERS:
        return FLAG_LETTERS[code].upper()
    category = unicodedata.category(character)
    if category == "Zs":
        return " " * cell_len(character)
    if category[0] == "C" or category in ("Zl", "Zp"):
        return "\N{SYMBOL FOR DELETE}" if character == "\x7f" else UNSHOWABLE
    if not cell_len(character) and category[0] != "M":
        return UNSHOWABLE
    return character


def _head(text: str, width: int) -> str:
    used = 0
    for at, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:at]
    return text


def _wrapped(text: str, width: int) -> Iterable[str]:
    """The pieces of one safe line."""
    while cell_len(text) > width:
        head = _head(text, width)
        if text[len(head)] != " ":
            blank = head.rfind(" ")
            head = head[:blank] if blank > 0 else head
        yield head.rstrip(" ")
        text = text[len(head) :].lstrip(" ")
    yield text
