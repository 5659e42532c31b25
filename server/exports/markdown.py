"""Escapes text for Markdown.

Whatever somebody typed cannot begin a heading, list, table, quote, fence or rule, make a link or image, or hold HTML.
Punctuation without a meaning in Markdown stays as it is, so that the source can be read too.
"""

import re
from collections.abc import Iterable
from itertools import zip_longest

_MEANT = re.compile(
    # Words that a reader's program may turn into links become code, which no program touches.
    r"(?P<link>(?<![^\s|])(?=[^\s|]*(?:://|[^\s|@]@|www\.))[^\s|]+)"
    r"|[\\`*_{}\[\]<>~$#@|^]"
    r"|&(?=[#A-Za-z])"
    r"|(?<=[^\W\d])\.(?=[^\W\d]{2})",  # the bare name of a site
    re.IGNORECASE,
)
# A quick check, which most lines do not match.
_MAY_MEAN = re.compile(r"[\\`*_{}\[\]<>~$#@|^&]|://|\.\w|www\.", re.IGNORECASE)
_OPENING = re.compile(r"\d+(?=[.)](?:\s|$))|(?=[-+=:])")
_TICKS = re.compile("`+")


def inline(text: str) -> str:
    """`text` on one line, for a heading, a table cell or a paragraph."""
    return _line(" ".join(text.split()))


def quoted(text: str) -> str:
    """`text` as one block quote; line breaks are kept, and blank lines separate paragraphs."""
    lines = [_line(line) for line in text.splitlines()]
    return "\n".join(_quoted(line, following) for line, following in zip_longest(lines, lines[1:], fillvalue=""))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table; the cells are already `inline`."""
    lines = [f"| {' | '.join(cells)} |" for cells in (head, *rows)]
    lines.insert(1, "|" + "---|" * len(head))
    return "\n".join(lines)


def _quoted(line: str, following: str) -> str:
    if not line:
        return ">"
    return f"> {line}\\" if following else f"> {line}"


def _line(line: str) -> str:
    """One line that shows as itself wherever it stands; empty if it has only blanks."""
    text = line.strip()
    if _MAY_MEAN.search(text):
        text = _MEANT.sub(_literal, text)
    opening = _OPENING.match(text)
    if opening:
        text = f"{text[: opening.end()]}\\{text[opening.end() :]}"
    return _indent(line) + text if text else ""


def _indent(line: str) -> str:
    if line[:1] not in (" ", "\t"):
        return ""
    blanks = line[: len(line) - len(line.lstrip(" \t"))]
    return "".join(f"&#{ord(blank)};" for blank in blanks)


def _literal(meant: re.Match[str]) -> str:
    return f"\\{meant.group()}" if meant["link"] is None else _code(meant["link"])


def _code(text: str) -> str:
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    fence, padding = "`" * (longest + 1), " " * bool(longest)
    return f"{fence}{padding}{text}{padding}{fence}"
