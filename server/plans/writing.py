"""Writes a plan as a file that people can read and edit.

A file is put together phase by phase, so that each begins with its own heading and a blank line.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Final

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Table

from server.domain.catalogue import ROLES
from server.domain.events import PlannedQuestion, Role
from server.domain.plan import SessionPlan
from server.sentences import words

_SHORT: Final = 80
_BUILT_IN: Final = {role.id for role in ROLES}


def write(plan: SessionPlan) -> str:
    """The text of a plan file; reading it gives an equal plan."""
    phases = (written_phase(name, questions) for name, questions in groupby(plan.questions, lambda one: one.phase))
    return "\n".join((written_head(plan), *phases))


def written_head(plan: SessionPlan) -> str:
    """A plan without its phases."""
    own = [role for role in plan.roles if role.id not in _BUILT_IN]
    document = tomlkit.document()
    _fill(
        document,
        {
            "title": plan.title,
            "purpose": plan.purpose or None,
            "outcomes": plan.outcomes or None,
            "perspectives": plan.perspectives,
            "agreements": plan.agreements or None,
            "reasons": plan.reasons or None,
            "roles": [role.id for role in plan.roles if role.first and role.id in _BUILT_IN],
        },
    )
    if own:
        document.append("role", _tables(map(_role, own)))
    return tomlkit.dumps(document)


def written_phase(name: str, questions: Iterable[PlannedQuestion]) -> str:
    """One phase with its questions."""
    phase = tomlkit.table()
    _fill(phase, {"name": name or None})
    phase.append("question", _tables(map(_question, questions)))
    phases = tomlkit.aot()
    phases.append(phase)
    document = tomlkit.document()
    document.append("phase", phases)
    return tomlkit.dumps(document)


def _role(role: Role) -> Mapping[str, Any]:
    return {
        "name": words(role.name),
        "sentence": words(role.sentence),
        "prompt": None if role.prompt == role.sentence else words(role.prompt),
        "limit": role.limit,
        "offerable": None if role.offerable else False,
        "hold_back": True if "hold_back" in role.tools else None,
    }


def _question(question: PlannedQuestion) -> Mapping[str, Any]:
    return {
        "text": question.text,
        "minutes": question.minutes,
        "reveal": question.reveal,
        "moderation": None if question.moderation == "open" else question.moderation,
        "kind": None if question.kind == "question" else question.kind,
        "notes": question.notes or None,
        "probes": question.probes or None,
        "skipped": question.skipped or None,
    }


def _tables(rows: Iterable[Mapping[str, Any]]) -> AoT:
    many = tomlkit.aot()
    for row in rows:
        table = tomlkit.table()
        _fill(table, row)
        many.append(table)
    return many


def _fill(table: Table | TOMLDocument, values: Mapping[str, Any]) -> None:
    """Adds the values that are not None; text of several lines and long lists take several lines."""
    for key, value in values.items():
        match value:
            case None:
                pass
            case str():
                table.append(key, tomlkit.string(value, multiline="\n" in value))
            case tuple() | list():
                items = tomlkit.array().multiline(sum(map(len, value)) > _SHORT)
                items.extend(value)
                table.append(key, items)
            case _:
                table.append(key, value)
