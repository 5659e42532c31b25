"""The built-in roles, open questions and perspectives, and the names that nobody can have alone.

The roles have keys for words, which stand in the locales. The rest stands in data files inside the package, so that
people who do not write Python can read and correct it. They are read once, when this module is imported. Nothing else
in the domain reads a file.
"""

import tomllib
from importlib.resources import files
from typing import Any, Final

import msgspec

from server.domain.events import Role


class OpenQuestion(msgspec.Struct, frozen=True):
    """A built-in open question."""

    number: int
    #: The part of a session that it usually fits.
    phase: str
    text: str


def _rows(file: str, table: str) -> list[Any]:
    content = files("server.domain").joinpath("data", file).read_text("utf-8")
    rows: list[Any] = tomllib.loads(content)[table]
    return rows


def _role(row: dict[str, Any]) -> Role:
    """A built-in role, whose words stand in the locales under its id."""
    texts = {name: {"key": f"roles.{row['id']}.{name}"} for name in ("name", "sentence", "prompt")}
    moments = {name: {"key": f"roles.{row['id']}.{name}"} for name in ("waiting", "open", "closed")}
    return msgspec.convert({**row, **texts, "moments": moments}, Role)


ROLES: Final[tuple[Role, ...]] = tuple(map(_role, _rows("roles.toml", "role")))
QUESTIONS: Final[tuple[OpenQuestion, ...]] = msgspec.convert(
    _rows("questions.toml", "question"), tuple[OpenQuestion, ...]
)
PERSPECTIVES: Final[tuple[str, ...]] = tuple(_rows("perspectives.toml", "perspectives"))
RESERVED_NAMES: Final[tuple[str, ...]] = tuple(_rows("reserved-names.toml", "names"))
"""Patterns of whole names, normalized, that read like the software's own words for somebody."""

RESERVED_THEMES: Final[tuple[str, ...]] = tuple(_rows("reserved-names.toml", "themes"))
"""Patterns of whole names of themes, normalized, that read like the software's own words."""
