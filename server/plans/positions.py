"""Finds the lines of keys and items in a TOML text.

The standard parser reports no positions, so this reads the text once more. It relies on a text that the parser has
accepted, and so is much smaller than a parser.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

Path = tuple[str | int, ...]

_TOKEN: Final = re.compile(
    r"""
    (?P<text>\"\"\"(?:[^\\]|\\.)*?\"\"\"\"{0,2} | '''.*?''''{0,2} | "(?:[^"\\]|\\.)*" | '[^']*')
    | (?P<skip>\#[^\n]*)
    | (?P<line>\n)
    | (?P<mark>[][{}=,.])
    | (?P<bare>[^]\s[{}=,."'\#]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_DEEPEST: Final = 8  # parts of a path that are kept apart: each further part would be stored with all before it
_ENDS_VALUE: Final = ("\n", ",", "]", "}")


@dataclass(frozen=True, slots=True)
class Positions:
    """The lines of a document's keys and items."""

    #: The line of each path, from 1.
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of a path, or else of the nearest parent; 1 for the document itself."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def positions(text: str) -> Positions:
    """The positions in a text that `tomllib` accepts. Raises RecursionError if it is nested too deep."""
    walk = _TomlWalker(_tokens(text))
    walk.document()
    return Positions(walk.lines)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    line: int


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    line = 1
    for match in _TOKEN.finditer(text.replace("\r\n", "\n")):
        if match.lastgroup != "skip":
            found.append(_Token(match[0], line))
        line += match[0].count("\n")
    return [*found, _Token("\n", line)]


@dataclass(slots=True)
class _TomlWalker:
    tokens: list[_Token]
    at: int = 0
    lines: dict[Path, int] = field(default_factory=dict)
    _counts: dict[Path, int] = field(default_factory=dict)

    def document(self) -> None:
        inside: Path = ()
        while self.at < len(self.tokens):
            if self._next == "\n":
                self.at += 1
            elif self._next == "[":
                inside = self._header()
            else:
                self._pair(inside)

    @property
    def _next(self) -> str:
        return self.tokens[self.at].text

    def _header(self) -> Path:
        """The path of the table that `[a.b]` or `[[a.b]]` begins."""
        line = self.tokens[self.at].line
        self.at += 1
        is_one_of_many = self._next == "["
        self.at += is_one_of_many
        path: Path = ()
        parts = self._key("]")
        self.at += is_one_of_many
        for part in parts[:-1]:
            path = (*path, part)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        path = (*path, parts[-1])
        self.lines.setdefault(path, line)
        if is_one_of_many:
            number = self._counts.get(path, 0)
            self._counts[path] = number + 1
            path = (*path, number)
            self.lines[path] = line
        return path

    def _key(self, end: str) -> list[str]:
        """The parts of a key, through the mark that ends it."""
        parts: list[str] = []
        while self._next != end:
            if self._next != "." and len(parts) < _DEEPEST:
                parts.append(_unquoted(self._next))
            self.at += 1
        self.at += 1
        return parts

    def _pair(self, inside: Path) -> None:
        line = self.tokens[self.at].line
        path = inside
        for part in self._key("="):
            path = (*path, part)
            self.lines.setdefault(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        match self._next:
            case "[":
                self.at += 1
                self._items(path)
            case "{":
                self.at += 1
                self._inline(path)
            case _:
                while self._next not in _ENDS_VALUE:
                    self.at += 1

    def _items(self, path: Path) -> None:
        number = 0
        while self._next != "]":
            if self._next in ("\n", ","):
                self.at += 1
            else:
                self.lines[(*path, number)] = self.tokens[self.at].line
                self._value((*path, number))
                number += 1
        self.at += 1

    def _inline(self, path: Path) -> None:
        while self._next != "}":
            if self._next in ("\n", ","):
                self.at += 1
            else:
                self._pair(path)
        self.at += 1


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    name: str = tomllib.loads(f"name = {part}")["name"]
    return name
