"""The built-in roles, open questions and perspectives.

They are data files inside the package, so that people who do not write Python can read and correct them. They are read
once, when this module is imported. Nothing else in the domain reads a file.
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


ROLES: Final[tuple[Role, ...]] = msgspec.convert(_rows("roles.toml", "role"), tuple[Role, ...])
QUESTIONS: Final[tuple[OpenQuestion, ...]] = msgspec.convert(
    _rows("questions.toml", "question"), tuple[OpenQuestion, ...]
)
PERSPECTIVES: Final[tuple[str, ...]] = tuple(_rows("perspectives.toml", "perspectives"))
