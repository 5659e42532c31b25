"""Exports take types that cannot hold words kept to the room."""

import inspect
import typing
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType, ModuleType

import msgspec
import pytest
from msgspec.structs import fields

from server import exports
from server.domain import events as e
from server.domain.commands import Consent
from server.domain.state import Contribution, State
from server.exports.bundle import files
from server.exports.report.questions import contribution_blocks
from server.exports.tables import contributions_csv
from server.projections.exportable import ExportableWords
from server.projections.exported_session import ExportedSession

RAW = {
    State,
    Contribution,
    e.Entry,
    e.ContributionMade,
    e.ContributionChanged,
    e.WaterClosed,
    e.WhatCameSaid,
    e.WordsCaptured,
}
ROOM_ONLY = "room"


def exporters() -> Iterator[Callable[..., object]]:
    """Every function of the exporters, also those that only other functions call."""
    for found in walk_packages(exports.__path__, f"{exports.__name__}."):
        module: ModuleType = import_module(found.name)
        for known in vars(module).values():
            if isinstance(known, FunctionType) and known.__module__ == module.__name__:
                yield known


def within(annotation: object, seen: set[object]) -> Iterator[object]:
    """A type, and every type of which its values consist."""
    if annotation in seen:
        return
    seen.add(annotation)
    yield annotation
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        for field in fields(annotation):
            yield from within(field.type, seen)
    for part in typing.get_args(annotation):
        if not isinstance(part, str):
            yield from within(part, seen)


def taken() -> set[object]:
    """Every type that an exporter takes, with all that is in it."""
    seen: set[object] = set()
    for exporter in exporters():
        hints = typing.get_type_hints(exporter)
        for name in inspect.signature(exporter).parameters:
            for _ in within(hints[name], seen):
                pass
    return seen


def holds(field: object, value: str) -> bool:
    """Whether a field can have a value."""
    try:
        msgspec.convert(value, typing.cast("type", field))
    except (msgspec.ValidationError, TypeError):
        return False
    return True


def test_no_exporter_takes_what_holds_any_words() -> None:
    types = taken()
    assert {ExportedSession, ExportableWords} <= types
    assert not RAW & types


def test_no_words_that_exporters_take_stand_beside_consent_to_the_room_alone() -> None:
    structs = [known for known in taken() if isinstance(known, type) and issubclass(known, msgspec.Struct)]
    for struct in structs:
        named = {field.name: field.type for field in fields(struct)}
        if "consent" in named and holds(named["consent"], ROOM_ONLY):
            words = [name for name in ("text", "value", "reason", "before") if name in named]
            assert not any(holds(named[name], "words") for name in words), struct


@pytest.mark.parametrize("consent", typing.get_args(Consent))
def test_words_that_may_leave_cannot_be_kept_to_the_room(consent: str) -> None:
    words = {"text": "words", "consent": consent}
    if consent == ROOM_ONLY:
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(words, ExportableWords)
    else:
        assert msgspec.convert(words, ExportableWords).text == "words"


def is_refused_by_the_type_check(state: State, said: Contribution, entry: e.Entry) -> None:
    """Each of these lines is a type error: mypy fails on a line that says so and is none."""
    files(state)  # type: ignore[arg-type]
    contribution_blocks(said, "")  # type: ignore[arg-type]
    contributions_csv((said,))  # type: ignore[arg-type]
    ExportableWords(said.text, said.consent)  # type: ignore[arg-type]
    ExportableWords("words", "room")  # type: ignore[arg-type]
    ExportedSession(journal=(entry,))  # type: ignore[arg-type, call-arg]
