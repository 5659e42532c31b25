"""Checks for single values of a plan file.

A check takes a value, its path and a function that reports problems. It returns the value to use, raises Wrong if the
value is useless, and reports what is wrong inside it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from server.domain.errors import Rejected
from server.domain.text import clean, normalized_name
from server.plans.positions import Path
from server.plans.problems import excerpt, nearest

ReportProblem = Callable[[Path, str], None]
Check = Callable[[object, Path, ReportProblem], Any]

_KINDS: Final[Mapping[type, str]] = {
    str: "words",
    bool: "true or false",
    int: "a number",
    float: "a number with a point",
    list: "a list",
    dict: "a table",
}


class InvalidValue(Exception):
    """The value cannot be used; the message is one sentence."""


def text(most: int, *, lines: int = 1, needed: bool = False) -> Check:
    """A check for text of at most `most` characters and `lines` lines, not empty if `needed`."""

    def check(found: object, path: Path, _: ReportProblem) -> str:
        if not isinstance(found, str):
            raise InvalidValue(f"{_named(path)} takes words in quotes, not {_kind(found)}.")
        try:
            words = clean(found, most=most, lines=lines)
        except Rejected:
            room = f"{most:,} characters" + (f" and {lines} lines" if lines > 1 else "")
            raise InvalidValue(f"{_named(path)} is too long; there is room for {room}.") from None
        if needed and not words:
            raise InvalidValue(f"There is nothing to read in {_named(path)} yet.")
        return words

    return check


def whole_number(least: int, most: int) -> Check:
    """A check for a whole number from `least` to `most`, inclusive."""

    def check(found: object, path: Path, _: ReportProblem) -> int:
        if type(found) is not int:
            raise InvalidValue(f"{_named(path)} takes a whole number from {least} to {most:,}, not {_kind(found)}.")
        if not least <= found <= most:
            raise InvalidValue(f"{_named(path)} can be from {least} to {most:,}.")
        return found

    return check


def yes_or_no(found: object, path: Path, _: ReportProblem) -> bool:
    """A check for `true` or `false`."""
    if not isinstance(found, bool):
        raise InvalidValue(f"{_named(path)} takes true or false, without quotes.")
    return found


def choice(options: Mapping[str, Any], these: str) -> Check:
    """A check for one of the options, without regard to case; `these` names all of them in a few words."""
    known = {normalized_name(option): meant for option, meant in options.items()}

    def check(found: object, path: Path, _: ReportProblem) -> Any:
        if not isinstance(found, str):
            raise InvalidValue(f"{_named(path)} takes words in quotes, not {_kind(found)}.")
        if normalized_name(found) in known:
            return known[normalized_name(found)]
        near = nearest(found, options)
        advice = f"Did you mean “{near}”?" if near else f"It can be {these}."
        raise InvalidValue(f"{_named(path)} cannot be “{excerpt(found)}”. {advice}")

    return check


def listed(each: Check, most: int) -> Check:
    """A check for a list of at most `most` different values."""

    def check(found: object, path: Path, report: ReportProblem) -> tuple[Any, ...]:
        if not isinstance(found, list):
            raise InvalidValue(f"{_named(path)} takes a list in square brackets, not {_kind(found)}.")
        if len(found) > most:
            raise InvalidValue(f"{_named(path)} has {len(found):,}; there is room for {most}.")
        kept: list[Any] = []
        for number, item in enumerate(found):
            value = _checked(each, item, (*path, number), report)
            if value is not None and _among(kept, value):
                report((*path, number), f"“{excerpt(str(item))}” stands in {_named(path)} twice.")
            elif value is not None:
                kept.append(value)
        return tuple(kept)

    return check


@dataclass(frozen=True, slots=True)
class Table:
    """A check for a table."""

    #: What the table is called in sentences.
    what: str
    #: The check of each key.
    keys: Mapping[str, Check]
    #: The keys that it must have.
    needed: Sequence[str] = ()
    #: For keys that people may put here by mistake, where they belong.
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, found: object, path: Path, report: ReportProblem) -> dict[str, Any]:
        """The values of the keys that are present and right."""
        if not isinstance(found, dict):
            raise InvalidValue(f"{_named(path)} takes a table, not {_kind(found)}.")
        values: dict[str, Any] = {}
        for key, value in found.items():
            if key not in self.keys:
                report((*path, key), f"`{excerpt(key)}` is not a key of {self.what}.{self._meant(key)}")
                continue
            checked = _checked(self.keys[key], value, (*path, key), report)
            if checked is not None:
                values[key] = checked
        for key in self.needed:
            if key not in found:
                report(path, f"{self.what.capitalize()} needs a `{key}`.")
        return values

    def _meant(self, key: str) -> str:
        if key in self.elsewhere:
            return f" It belongs to {self.elsewhere[key]}."
        near = nearest(key, self.keys)
        return f" Did you mean `{near}`?" if near else ""


def tables(each: Table, most: int) -> Check:
    """A check for at most `most` tables in double brackets."""

    def check(found: object, path: Path, report: ReportProblem) -> tuple[dict[str, Any], ...]:
        dotted = ".".join(part for part in path if isinstance(part, str))
        if not isinstance(found, list):
            raise InvalidValue(f"{each.what.capitalize()} begins with [[{dotted}]], in double brackets.")
        if len(found) > most:
            raise InvalidValue(f"There are {len(found):,} of [[{dotted}]]; there is room for {most}.")
        kept = (_checked(each, item, (*path, number), report) for number, item in enumerate(found))
        return tuple(table for table in kept if table is not None)

    return check


def _checked(check: Check, found: object, path: Path, report: ReportProblem) -> Any:
    """The checked value; None, with a report, if it is useless."""
    try:
        return check(found, path, report)
    except InvalidValue as invalid:
        report(path, str(invalid))
        return None


def _named(path: Path) -> str:
    return f"`{next(part for part in reversed(path) if isinstance(part, str))}`"


def _kind(found: object) -> str:
    return _KINDS.get(type(found), "a date or time")


def _among(kept: Sequence[Any], value: Any) -> bool:
    if isinstance(value, str):
        return normalized_name(value) in map(normalized_name, kept)
    return value in kept
