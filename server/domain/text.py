"""Cleaning of text that people typed.

The order matters. Length and stacked marks are limited before Unicode normalization, which takes minutes for a megabyte
of marks. The length is checked again afterwards, because normalization can lengthen a text.
"""

import re
import unicodedata
from functools import lru_cache

from server.domain.errors import Rejected

CONTRIBUTION_CHARACTERS = 4000
CONTRIBUTION_LINES = 60
NAME_CHARACTERS = 40
TITLE_CHARACTERS = 120
QUESTION_CHARACTERS = 400
ROLE_CHARACTERS = 30
SENTENCE_CHARACTERS = 160
PROMPT_CHARACTERS = 240
THEME_CHARACTERS = 60
PERSPECTIVE_CHARACTERS = 60
PHASE_CHARACTERS = 60
NOTES_CHARACTERS = 2000
NOTES_LINES = 40
PURPOSE_CHARACTERS = 400
OUTCOME_CHARACTERS = 200
MARKS_A_BASE = 4

_RAW_FACTOR = 4
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, direction overrides, zero-width fillers, tags and lone surrogates. ZWNJ, ZWJ, LRM, RLM and ALM
# stay: Persian, emoji families and Hebrew need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\ud800-\udfff]"
)
# Characters without a visible glyph.
_FILLERS = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
)
_FILLER = re.compile(f"[{_FILLERS}]")
_BLANK = re.compile(f"[\\s{_FILLERS}]*")
_LOOK = {
    **{0x1F1E6 + at: chr(ord("A") + at) for at in range(26)},
    **{0xE0000 + ord(letter): letter for letter in "0123456789abcdefghijklmnopqrstuvwxyz"},
    **dict.fromkeys([0x20E3, 0xE007F, *range(0x1F3FB, 0x1F400)]),
}
_JOINERS = "\u200c\u200d"


def clean(raw: str, *, most: int, lines: int = 1, field: str = "text") -> str:
    """Text with LF line ends, in Unicode's NFC form, without control characters and direction overrides.

    `most` is the limit of characters and `lines` of lines; with one line, line ends become spaces. Raises Rejected
    too_long. The result may be empty.
    """
    if len(raw) > most * _RAW_FACTOR:
        raise _too_long(most, field)
    if raw.isascii() and raw.isprintable():
        text = raw.strip()
    else:
        text = _LINE_ENDS.sub("\n", raw).replace("\t", " ")
        # Normalization splits some characters into a base and its mark, so marks are limited again afterwards.
        text = _cut_marks(unicodedata.normalize("NFC", _cut_marks(_UNSEEN.sub("", text))))
        text = "\n".join(line.rstrip() for line in text.strip().split("\n"))
    if lines == 1:
        text = text.replace("\n", " ")
    if len(text) > most:
        raise _too_long(most, field)
    if text.count("\n") >= lines:
        raise Rejected("too_long", f"That is more than {lines} lines. Please take some out.", field)
    return "" if _BLANK.fullmatch(text) else text


def required(raw: str, *, most: int, lines: int = 1, field: str = "text") -> str:
    """The same as `clean`, but raises Rejected empty if nothing to read is left."""
    text = clean(raw, most=most, lines=lines, field=field)
    if not text:
        raise Rejected(
            "empty",
            "There is nothing to read in that yet. Please type something first.",
            field,
        )
    return text


@lru_cache(maxsize=8192)
def normalized_name(text: str) -> str:
    """A form that texts share if they look the same: without differences of case, width, invisible characters and
    skin tones, and with the letters that a terminal shows for a flag.
    """
    plain = unicodedata.normalize("NFKC", _FILLER.sub("", text).translate(_LOOK))
    return " ".join(plain.casefold().split())


def _too_long(most: int, field: str) -> Rejected:
    return Rejected(
        "too_long",
        f"That is longer than {most:,} characters. Please shorten it; nothing was lost.",
        field,
    )


def _cut_marks(text: str) -> str:
    """`text` with at most MARKS_A_BASE combining marks on each base character. Joiners do not start a new base."""
    kept: list[str] = []
    marks = 0
    for character in text:
        # Spacing marks also count if normalization sorts them, because the sorting takes the time.
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
            marks += 1
        elif character not in _JOINERS:
            marks = 0
        if marks <= MARKS_A_BASE:
            kept.append(character)
    return "".join(kept)
