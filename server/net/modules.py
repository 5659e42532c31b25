"""Joins the JavaScript modules of a page into its two scripts.

The first script has the modules that `FIRST` imports, the deferred script those that only `DEFERRED` imports. Modules
of the deferred script are in the folder `deferred/`. Modules of the first script must not import from there; deferred
modules may import from anywhere. Names that they import from the first script are passed as one list in one global
variable.

Modules keep to a plain form: each import or export is on one line, names are not renamed on import, and no two modules
define the same name.
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
    """The files of the page do not fit together. The message names the file and the fault."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """The two scripts of a page."""

    #: Makes the page usable.
    first: str
    #: May run a moment later.
    deferred: str


def join_modules(files: Mapping[str, str]) -> Scripts:
    """The two scripts, with each module after those that it imports. Raises PageError."""
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
    """The sources in a function, so that the minifier can shorten their names."""
    return "\n".join(("(() => {", '"use strict";', *sources, "})()"))


def _is_deferred(name: str) -> bool:
    return name == DEFERRED or name.startswith(DEFERRED_FOLDER)


def _check_places(deferred: list[str]) -> None:
    """Checks that modules that only the deferred script needs are in its folder."""
    for name in deferred:
        if not _is_deferred(name):
            raise PageError(f"{name}: only deferred modules import it; move it into {DEFERRED_FOLDER}.")


def _check_names(files: Mapping[str, str], names: list[str]) -> None:
    """Checks that no name is defined twice."""
    owners: dict[str, str] = {}
    for name in names:
        for _, defined in _definitions(files[name]):
            if defined in owners:
                raise PageError(
                    f"{name}: {defined} is defined in {owners[defined]} already; call one of them otherwise."
                )
            owners[defined] = name


def _handed_over(files: Mapping[str, str], first: list[str], deferred: list[str]) -> list[str]:
    """The names that the deferred script imports from the first."""
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
    """The modules and names that a module imports, checked against their exports."""
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
    """The top-level names of a module, each with whether it is exported."""
    matches = (_DEFINED.match(line) for line in source.splitlines())
    return [(match[1] is not None, match[2]) for match in matches if match]


def _plain(files: Mapping[str, str], names: list[str]) -> list[str]:
    return [_without_statements(name, files[name]) for name in names]


def _without_statements(name: str, source: str) -> str:
    """The source of a module without imports and export keywords. Raises PageError if either has another form."""
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
