"""Writes the table of who may do what, docs/rights.md, from the rights: `python -m tests.rights_table`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Doorkeeper, Facilitator, Participant, Visitor
from server.domain.catalogue import ROLES
from server.domain.decide.rights import MATRIX, Right
from server.sentences import words

PAGE: Final = Path(__file__).parent.parent / "docs" / "rights.md"
HEAD: Final = "| Command | What it does | Who may |\n|---|---|---|\n"
_WHO: Final[dict[type[Actor], str]] = {
    Facilitator: "the facilitator",
    Participant: "anyone who joined",
    Visitor: "whoever comes in",
    Doorkeeper: "the server itself, once somebody has shown who they are",
}


def table() -> str:
    """The table, a row for each command."""
    return HEAD + "".join(f"| `{c_.__struct_config__.tag}` | {_does(c_)} | {_who(c_)} |\n" for c_ in MATRIX)


def _does(command: type[c.Command]) -> str:
    """The first sentence of what the command says of itself."""
    first, _, _ = " ".join((command.__doc__ or "").split()).partition(". ")
    return f"{first.rstrip('.')}."


def _who(command: type[c.Command]) -> str:
    right = MATRIX[command]
    if command is c.MakeCall:
        return "who holds a role that brings this call"
    return ", ".join([*(who for kind, who in _WHO.items() if kind in right.actors), *_holders(right)])


def _holders(right: Right) -> Iterator[str]:
    """The roles, as they come with coprod, that bring one of the tools."""
    tools = right.tools(c.Undo())  # only the tool of a call hangs on what is asked
    roles = [words(role.name) for role in ROLES if not tools.isdisjoint(role.tools)]
    if roles:
        yield f"who holds {' or '.join(roles)}"
    if "hold_back" in tools:  # no role comes with it
        yield "who holds a role that was given this tool"


def written(page: str) -> str:
    """The page with the table as it is to be."""
    before, head, behind = page.partition(HEAD)
    rows_end = behind.find("\n\n") + 1 if "\n\n" in behind else len(behind)
    return f"{before}{table() if head else ''}{behind[rows_end:]}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
