"""The built-in roles, open questions and perspectives; it must not know which of them a session uses.

They are data, so that people who write no Python can read and mend them. The files lie inside the package and are as
fixed as its source; they are read once, while this module is imported, and nothing else in the domain reads anything.
"""

import tomllib
from importlib.resources import files
from typing import Any, Final

import msgspec

from server.domain.events import Role


class OpenQuestion(msgspec.Struct, frozen=True):
    """A question to begin from; `phase` says in which part of a session it usually fits."""

    number: int
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
