"""Cleaning of text that people typed.

The order matters. Length and stacked marks are limited before Unicode normalization, which takes minutes for a megabyte
of marks. The length is checked again afterwards, because normalization can lengthen a text.
"""

import re
import unicodedata
from collections import Counter
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
SAY_BACK_CHARACTERS = 240
REMARK_CHARACTERS = QUESTION_CHARACTERS
REASON_CHARACTERS = 120
AGREEMENT_CHARACTERS = 160
PERSPECTIVE_CHARACTERS = 60
NOTICE_CHARACTERS = 200
PHASE_CHARACTERS = 60
NOTES_CHARACTERS = 2000
NOTES_LINES = 40
PURPOSE_CHARACTERS = 400
OUTCOME_CHARACTERS = 200
TURN_CHARACTERS = 240
MARKS_A_BASE = 4
EMOJI_IN_ONE = 8

_RAW_FACTOR = 4
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# The flags of England, Scotland and Wales, which Unicode spells with tags. It recommends no others.
_TAG_FLAGS = (
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073)\U000e007f"
)
# Scripts of South and East Asia that put no blanks between words; invisible characters say where a line may break.
_UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u2e80-\u9fff\ua980-\ua9ff\uaa60-\uaadf"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
# Control characters, controls of direction, tags, lone surrogates, and invisible characters that form no letter. ZWNJ,
# ZWJ, LRM, RLM, ALM, variation selectors and fillers stay: Persian, emoji families, Hebrew, names in Japanese,
# Mongolian and Korean need them. What is matched first is kept where an invisible character belongs to a script.
_KEPT_OR_UNSEEN = re.compile(
    f"({_TAG_FLAGS}|[{_UNSPACED}][\u200b\u2060]+"
    "|[\U0001bc00-\U0001bc9f][\U0001bca0-\U0001bca3]+|[\U0001d100-\U0001d172][\U0001d173-\U0001d17a]+)"
    "|[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\ud800-\udfff]"
)
# Characters without a visible glyph.
_FILLERS = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0100-\U000e01ef"
)
_FILLER = re.compile(f"[{_FILLERS}]")
# Too many marks stand only where so many in a row are no letters, blanks, symbols or emoji, all of which are bases.
_MAY_HOLD_MANY_MARKS = re.compile(f"[^\\w\\s!-~\u2190-\u2bff\U0001f000-\U0001faff]{{{MARKS_A_BASE + 1},}}")
# Invisible characters that say how their neighbours are joined, or in which direction they run.
_JOINERS = frozenset("\u061c\u200c\u200d\u200e\u200f")
# More emoji joined into one than any that Unicode recommends; a terminal has one place for all of them.
_LONG_CHAIN = re.compile(
    f"(?:[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*\u200d){{{EMOJI_IN_ONE},}}"
)
_BLANK = re.compile(f"[\\s{_FILLERS}]*")
_COMPATIBILITY_IDEOGRAPHS = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
#: By character of a flag: the letter or digit that a terminal shows for it.
FLAG_LETTERS = {
    **{0x1F1E6 + at: chr(ord("A") + at) for at in range(26)},
    **{0xE0000 + ord(letter): letter for letter in "0123456789abcdefghijklmnopqrstuvwxyz"},
}
# Skin tones and keycaps are not shown there.
_LOOK = {
    **FLAG_LETTERS,
    **dict.fromkeys([0x20E3, 0xE007F, *range(0x1F3FB, 0x1F400)]),
}


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
        text = _composed(_seen(_LINE_ENDS.sub("\n", raw).replace("\t", " ")))
        text = "\n".join(line.rstrip() for line in text.strip().split("\n"))
    if lines == 1:
        text = text.replace("\n", " ")
    if len(text) > most:
        raise _too_long(most, field)
    if text.count("\n") >= lines:
        raise Rejected("too_many_lines", {"most": lines}, field)
    return "" if _BLANK.fullmatch(text) else text


def required(raw: str, *, most: int, lines: int = 1, field: str = "text") -> str:
    """The same as `clean`, but raises Rejected empty if nothing to read is left."""
    text = clean(raw, most=most, lines=lines, field=field)
    if not text:
        raise Rejected("empty", field=field)
    return text


@lru_cache(maxsize=8192)
def normalized_name(text: str) -> str:
    """A form that texts share if they look the same: without differences of case, width, invisible characters and
    skin tones, and with the letters that a terminal shows for a flag.
    """
    plain = unicodedata.normalize("NFKC", _FILLER.sub("", text).translate(_LOOK))
    return " ".join(plain.casefold().split())


def _too_long(most: int, field: str) -> Rejected:
    return Rejected("too_long", {"most": most}, field)


def _seen(text: str) -> str:
    """`text` without characters that are controls or that belong to no letter beside them."""
    return _KEPT_OR_UNSEEN.sub(lambda found: found[1] or "", text)


def _composed(text: str) -> str:
    """`text` in the form NFC, with marks limited before, as sorting them takes long, and after, as some characters are
    taken apart.
    """
    text = _COMPATIBILITY_IDEOGRAPHS.sub(lambda found: _VARIANTS.get(found[0], found[0]), text)
    cut = _cut_marks(text)
    normal = unicodedata.normalize("NFC", cut)
    text = cut if normal == cut else _cut_marks(normal)
    return _seen(text)  # a mark may be gone that an invisible character belonged to


def _cut_marks(text: str) -> str:
    """`text` with at most MARKS_A_BASE combining marks on each base character, and as many joiners, and with at most
    EMOJI_IN_ONE emoji in one. What is invisible is no new base.
    """
    cut = _MAY_HOLD_MANY_MARKS.sub(lambda found: _cut_marks_in(found[0]), text)
    return _LONG_CHAIN.sub(lambda found: _parted(found[0]), cut)


def _parted(chain: str) -> str:
    """A chain of emoji with a joiner after each, without those joiners by which more than EMOJI_IN_ONE would be one."""
    emoji = chain.split("\u200d")
    return "\u200d".join(emoji[:EMOJI_IN_ONE]) + "".join(emoji[EMOJI_IN_ONE:])


def _cut_marks_in(run: str) -> str:
    """The same for characters of which the first stands on a base of its own."""
    kept: list[str] = []
    marks = joiners = 0
    for character in run:
        category = unicodedata.category(character)
        # Spacing marks also count if normalization sorts them, because the sorting takes the time.
        if category[0] == "M" and (category != "Mc" or unicodedata.combining(character)):
            marks += 1
        elif category != "Cf":
            marks = joiners = 0
        joiners += character in _JOINERS
        if marks <= MARKS_A_BASE and (joiners <= MARKS_A_BASE or character not in _JOINERS):
            kept.append(character)
    return "".join(kept)


def _variants() -> dict[str, str]:
    """For each compatibility ideograph, the same one as Unicode's variation sequence, which normalization keeps.

    The variants of an ideograph are numbered in the order of their characters.
    """
    numbers: Counter[str] = Counter()
    sequences: dict[str, str] = {}
    for code in (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        base = unicodedata.normalize("NFC", chr(code))
        if base != chr(code):
            sequences[chr(code)] = f"{base}{chr(0xFE00 + numbers[base])}"
            numbers[base] += 1
    return sequences


_VARIANTS = _variants()
