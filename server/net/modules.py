"""Joins the modules of a page into its two scripts.

The first script is what `FIRST` imports, the deferred one what `DEFERRED` imports beyond that. The folder of a module
says to which of the two it belongs: `deferred/`, or any other. Modules of the first script may not import from there;
deferred modules may import from anywhere. What they import from the first script is handed over as one list under one
global name.

Modules keep to a plain form: an import or export stands on one line, names are imported as they are called, and no two
modules define the same name.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

FIRST: Final = "phone.js"
DEFERRED: Final = "deferred.js"
DEFERRED_FOLDER: Final = "deferred/"
HANDED_OVER: Final = "coprod"

_IMPORT = re.compile(r'import \{ ([\w$]+(?:, [\w$]+)*) \} from "(\.{1,2}/[\w./-]+\.js)";')
_EXPORT = re.compile(r"export (?=(?:async )?function\b|class\b|const\b)")
_DEFINED = re.compile(r"(export )?(?:(?:async )?function|class|const|let) ([\w$]+)")
_STATEMENT = re.compile(r"\s*(?:import|export)\b")


class PageError(Exception):
    """The files of the page do not go together; the message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """The two scripts of a page: what makes it usable, and what may come a moment after it."""

    first: str
    deferred: str


def join_modules(files: Mapping[str, str]) -> Scripts:
    """The two scripts, each with its modules after those that they import. Raises PageError."""
    first = _in_order(files, FIRST)
    deferred = [name for name in _in_order(files, DEFERRED) if name not in first]
    _check_places(deferred)
    _check_names(files, [*first, *deferred])
    handed = ",".join(_handed_over(files, first, deferred))
    return Scripts(
        _enclosed([*_plain(files, first), f"window.{HANDED_OVER} = [{handed}];"]),
        _enclosed([f"const [{handed}] = {HANDED_OVER};", *_plain(files, deferred)]),
    )


def _enclosed(sources: Iterable[str]) -> str:
    """Inside a function, names are nobody else's, so that the minifier may shorten them."""
    return "\n".join(("(() => {", '"use strict";', *sources, "})()"))


def _is_deferred(name: str) -> bool:
    return name == DEFERRED or name.startswith(DEFERRED_FOLDER)


def _check_places(deferred: list[str]) -> None:
    """What only the deferred part needs lies where that shows."""
    for name in deferred:
        if not _is_deferred(name):
            raise PageError(f"{name}: only deferred modules import it; move it into {DEFERRED_FOLDER}.")


def _check_names(files: Mapping[str, str], names: list[str]) -> None:
    """No name is defined twice, in whichever part."""
    owners: dict[str, str] = {}
    for name in names:
        for _, defined in _definitions(files[name]):
            if defined in owners:
                raise PageError(
                    f"{name}: {defined} is defined in {owners[defined]} already; call one of them otherwise."
                )
            owners[defined] = name


def _handed_over(files: Mapping[str, str], first: list[str], deferred: list[str]) -> list[str]:
    """What the deferred part imports from the first."""
    asked = (wanted for name in deferred for module, wanted in _imports(files, name) if module in first)
    return sorted({name for wanted in asked for name in wanted})


def _in_order(files: Mapping[str, str], entry: str) -> list[str]:
    """The names of the modules, each after those that it imports."""
    done: list[str] = []
    begun: list[str] = []

    def visit(name: str) -> None:
        if name in done:
            return
        if name in begun:
            raise PageError(f"{name}: imports itself by way of {', '.join(begun[begun.index(name) + 1 :])}.")
        begun.append(name)
        for imported, _ in _imports(files, name):
            visit(imported)
        begun.remove(name)
        done.append(name)

    visit(entry)
    return done


def _imports(files: Mapping[str, str], name: str) -> list[tuple[str, list[str]]]:
    """The modules that a module imports and the names it wants, after a look at whether they are exported there."""
    found: list[tuple[str, list[str]]] = []
    for statement in _IMPORT.finditer(files[name]):
        module = posixpath.normpath(posixpath.join(posixpath.dirname(name), statement[2]))
        if module not in files:
            raise PageError(f"{name}: imports {module}, which is not there.")
        if _is_deferred(module) and not _is_deferred(name):
            raise PageError(f"{name}: imports {module}, which is deferred; only deferred modules may.")
        exported = {defined for export, defined in _definitions(files[module]) if export}
        wanted = statement[1].split(", ")
        missing = [one for one in wanted if one not in exported]
        if missing:
            raise PageError(f"{name}: imports {', '.join(missing)}, which {module} does not export.")
        found.append((module, wanted))
    return found


def _definitions(source: str) -> list[tuple[bool, str]]:
    """The names that a module defines at its top level, and whether each is exported."""
    matches = (_DEFINED.match(line) for line in source.splitlines())
    return [(match[1] is not None, match[2]) for match in matches if match]


def _plain(files: Mapping[str, str], names: list[str]) -> list[str]:
    return [_without_statements(name, files[name]) for name in names]


def _without_statements(name: str, source: str) -> str:
    """A module's source without its imports and the word export. Raises PageError at another form of either."""
    kept: list[str] = []
    for number, line in enumerate(source.splitlines(), start=1):
        if _IMPORT.fullmatch(line):
            continue
        plain = _EXPORT.sub("", line, count=1) if line.startswith("export ") else line
        if _STATEMENT.match(plain):
            raise PageError(
                f"{name}, line {number}: an import or export in a form that cannot be joined: {line.strip()}"
            )
        kept.append(plain)
    return "\n".join(kept)
