"""Reads a plan file.

All problems are reported at once, each with its line, so that a plan is mended in one go.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec.structs import replace

from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.commands import Reveal
from server.domain.decide.plan import MOST_PLANNED
from server.domain.events import PlannedQuestion, Role
from server.domain.plan import SessionPlan
from server.domain.text import normalized_name
from server.plans.checks import ReportProblem
from server.plans.format import MOST_BYTES, PLAN
from server.plans.positions import Path, Positions, positions
from server.plans.problems import PlanError, excerpt, plan_error
from server.sentences import words

_PLACE: Final = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
# Parsing a key takes time quadratic in its parts, so one with very many is refused.
_ENDLESS_KEY: Final = re.compile(
    r"""(?:(?:(?<![\w-])[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}""",
)
_TOO_DEEP: Final = "The brackets in this file are nested too deep to be a plan."


def decode_plan(content: bytes) -> str:
    """Decodes a plan file. Raises PlanError."""
    if len(content) > MOST_BYTES:
        raise PlanError(f"The file is larger than {MOST_BYTES // 1_000_000} MB, which is no plan for a session.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PlanError(f"Line {line}: this is not UTF-8 text; save the file again as UTF-8.") from error


def read(text: str) -> SessionPlan:
    """Parses the text of a plan file. Raises PlanError with all problems."""
    document, where = _parsed(text)
    problems: list[tuple[int, str]] = []

    def report(path: Path, sentence: str) -> None:
        problems.append((where.line(path), sentence))

    found = PLAN(document, (), report)
    plan = SessionPlan(
        title=found.get("title", ""),
        roles=_roles(found, report),
        perspectives=found.get("perspectives", PERSPECTIVES),
        purpose=found.get("purpose", ""),
        outcomes=found.get("outcomes", ()),
        reasons=found.get("reasons", ()),
        agreements=found.get("agreements", ()),
        questions=tuple(_questions(found.get("phase", ()))),
    )
    if len(plan.questions) > MOST_PLANNED:
        report(("phase",), f"There are {len(plan.questions)} questions; there is room for {MOST_PLANNED}.")
    if problems:
        raise plan_error(problems)
    return plan


def order_roles(first: Sequence[Role], own: Sequence[Role]) -> tuple[Role, ...]:
    """The roles of a session: those listed first, then the plan's own, which are listed first too, then the rest."""
    others = (role for role in ROLES if role.id not in {chosen.id for chosen in first})
    return (
        *(replace(role, first=True) for role in first),
        *own,
        *(replace(role, first=False) for role in others),
    )


def _parsed(text: str) -> tuple[dict[str, Any], Positions]:
    if endless := _ENDLESS_KEY.search(text):
        line = text.count("\n", 0, endless.start()) + 1
        raise PlanError(f"Line {line}: no key of a plan has so many parts.")
    try:
        return tomllib.loads(text), positions(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(str(error), text) from error
    except RecursionError as error:
        raise PlanError(_TOO_DEEP) from error
    except ValueError as error:  # Python refuses numbers with thousands of digits
        raise PlanError("A number in this file is too long to be one in a plan.") from error


def _unreadable(message: str, text: str) -> PlanError:
    place = _PLACE.search(message)
    line = place["line"] if place and place["line"] else max(1, len(text.splitlines()))
    what = excerpt(_PLACE.sub("", message))
    return PlanError(f"Line {line}: this is not written as TOML ({what}); words stand in quotes, lists in brackets.")


def _questions(phases: Sequence[Mapping[str, Any]]) -> Iterator[PlannedQuestion]:
    number = 0
    for phase in phases:
        reveal: Reveal = phase.get("reveal", "when_revealed")
        for found in phase.get("question", ()):
            number += 1
            yield PlannedQuestion(
                **{"id": f"n-{number}", "text": "", "phase": phase.get("name", ""), "reveal": reveal, **found}
            )


def _roles(found: Mapping[str, Any], report: ReportProblem) -> tuple[Role, ...]:
    """All roles of the session; a role with the name of another one is reported."""
    own: list[Role] = []
    taken = {normalized_name(words(role.name)) for role in ROLES}
    for number, row in enumerate(found.get("role", ())):
        name, sentence = row.get("name", ""), row.get("sentence", "")
        if name and normalized_name(name) in taken:
            report(("role", number, "name"), f"There is a role called “{excerpt(name)}” already.")
        taken.add(normalized_name(name))
        own.append(
            Role(
                id=f"r-{number + 1}",
                name=name,
                sentence=sentence,
                prompt=row.get("prompt") or sentence,
                limit=row.get("limit"),
                offerable=row.get("offerable", True),
                first=True,
                tools=("hold_back",) if row.get("hold_back") else (),
            )
        )
    first = found.get("roles", tuple(role for role in ROLES if role.first))
    return order_roles(first, own)
