"""Text that shows as itself in Markdown; it must not know what the text is about.

Whatever somebody typed can begin no heading, list, table, quote, fence or rule, is no link or image and holds no HTML.
Punctuation that means nothing to Markdown stays as it is, so that the source can be read too.
"""

import re

# What a reader's program may turn into a link by itself stands as code, which none of them does.
_LINK = re.compile(r"[^\s|]*(?:://|www\.|[^\s|]@)[^\s|]*", re.IGNORECASE)
_MEANT = re.compile(
    r"[\\`*_{}\[\]<>~$#@|^]"
    r"|&(?=[#A-Za-z])"
    r"|(?<=[^\W\d])\.(?=[^\W\d]{2})"  # a bare name of a site
)
_OPENING = re.compile(r"[-+=:!%]|(?<=\d)[.)]")
_INDENT = re.compile(r"[^\S\n]+")
_TICKS = re.compile("`+")


def inline(text: str) -> str:
    """`text` on one line, to stand in a heading, in a table's cell or at the beginning of a paragraph."""
    return _line(" ".join(text.split()))


def quoted(text: str) -> str:
    """`text` as one block quote; its line breaks stay, and blank lines part paragraphs."""
    lines = [_line(line) for line in text.splitlines()]
    marked = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        marked.append(f"> {line}\\" if line and following else f"> {line}".rstrip())
    return "\n".join(marked)


def _line(line: str) -> str:
    """One line that shows as itself wherever it stands; empty where there is nothing but blanks."""
    if not line.strip():
        return ""
    indent = _INDENT.match(line)
    start = indent.end() if indent else 0
    return "&#32;" * start + _begun(_literal(line[start:]))


def _literal(line: str) -> str:
    parts: list[str] = []
    at = 0
    for link in _LINK.finditer(line):
        parts += (_MEANT.sub(r"\\\g<0>", line[at : link.start()]), _code(link.group()))
        at = link.end()
    parts.append(_MEANT.sub(r"\\\g<0>", line[at:]))
    return "".join(parts)


def _begun(line: str) -> str:
    opening = re.match(r"\d*", line)
    at = opening.end() if opening else 0
    return f"{line[:at]}\\{line[at:]}" if _OPENING.match(line, at) else line


def _code(link: str) -> str:
    longest = max((len(run) for run in _TICKS.findall(link)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if longest else ""
    return f"{fence}{padding}{link}{padding}{fence}"
