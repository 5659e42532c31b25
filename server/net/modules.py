"""Joins the JavaScript modules of a page into its two scripts.

The first script has the modules that `FIRST` imports, the deferred script those that only `DEFERRED` imports. Modules
of the deferred script are in the folder `deferred/`. Modules of the first script must not import from there; deferred
modules may import from anywhere. What they import from the first script is passed as one object in one global variable.

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
_DEFINED = re.compile(r"^(export )?(?:(?:async )?function|class|const|let) ([\w$]+)", re.MULTILINE)
_STATEMENT = re.compile(r"\s*(?:import|export)\b")


class PageError(Exception):
    """The files of the page do not fit together. The message names the file and the fault."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """The two scripts of a page."""

    #: Makes the page usable.
    first: str
    #: May come and run later.
    deferred: str


@dataclass(frozen=True, slots=True)
class _Module:
    """The parts of a module that joining needs."""

    #: The names defined at its top level.
    defined: tuple[str, ...]
    #: Those of them that are exported.
    exported: frozenset[str]
    #: Each module that it imports, with the names that it imports from there.
    imported: tuple[tuple[str, tuple[str, ...]], ...]


def join_modules(files: Mapping[str, str]) -> Scripts:
    """The two scripts, with each module after those that it imports. Raises PageError."""
    modules = {name: _parsed(name, source) for name, source in files.items()}
    first = _in_order(modules, FIRST)
    deferred = [name for name in _in_order(modules, DEFERRED) if name not in first]
    _check_places(deferred)
    _check_names(modules, [*first, *deferred])
    handed = ",".join(_handed_over(modules, first, deferred))
    return Scripts(
        _enclosed([*_plain(files, first), f"window.{HANDED_OVER} = {{{handed}}};"]),
        _enclosed([f"const {{{handed}}} = {HANDED_OVER};", *_plain(files, deferred)]),
    )


def _parsed(name: str, source: str) -> _Module:
    definitions = _DEFINED.findall(source)
    imported = (
        (posixpath.normpath(posixpath.join(posixpath.dirname(name), path)), tuple(names.split(", ")))
        for names, path in _IMPORT.findall(source)
    )
    return _Module(
        tuple(name for _, name in definitions),
        frozenset(name for export, name in definitions if export),
        tuple(imported),
    )


def _enclosed(sources: Iterable[str]) -> str:
    """The sources in a function, which keeps their names out of the browser's global scope."""
    return "\n".join(("(() => {", '"use strict";', *sources, "})()"))


def _is_deferred(name: str) -> bool:
    return name == DEFERRED or name.startswith(DEFERRED_FOLDER)


def _check_places(deferred: list[str]) -> None:
    """Checks that modules that only the deferred script needs are in its folder. Raises PageError."""
    for name in deferred:
        if not _is_deferred(name):
            raise PageError(f"{name}: only deferred modules import it; move it into {DEFERRED_FOLDER}.")


def _check_names(modules: Mapping[str, _Module], names: list[str]) -> None:
    """Checks that no name is defined twice. Raises PageError."""
    owners: dict[str, str] = {}
    for name in names:
        for defined in modules[name].defined:
            if defined in owners:
                raise PageError(
                    f"{name}: {defined} is defined in {owners[defined]} already; call one of them otherwise."
                )
            owners[defined] = name


def _handed_over(modules: Mapping[str, _Module], first: list[str], deferred: list[str]) -> list[str]:
    """The names that the deferred script imports from the first."""
    asked = (wanted for name in deferred for module, wanted in modules[name].imported if module in first)
    return sorted({name for wanted in asked for name in wanted})


def _in_order(modules: Mapping[str, _Module], entry: str) -> list[str]:
    """The names of the modules, each after those that it imports."""
    done: list[str] = []
    begun: list[str] = []

    def visit(name: str) -> None:
        if name in done:
            return
        if name in begun:
            raise PageError(f"{name}: imports itself by way of {', '.join(begun[begun.index(name) + 1 :])}.")
        begun.append(name)
        for imported, wanted in modules[name].imported:
            _check_import(modules, name, imported, wanted)
            visit(imported)
        begun.remove(name)
        done.append(name)

    visit(entry)
    return done


def _check_import(modules: Mapping[str, _Module], name: str, imported: str, wanted: tuple[str, ...]) -> None:
    """Checks that the module exists, may be imported from here and exports the names. Raises PageError."""
    if imported not in modules:
        raise PageError(f"{name}: imports {imported}, which is not there.")
    if _is_deferred(imported) and not _is_deferred(name):
        raise PageError(f"{name}: imports {imported}, which is deferred; only deferred modules may.")
    missing = [one for one in wanted if one not in modules[imported].exported]
    if missing:
        raise PageError(f"{name}: imports {', '.join(missing)}, which {imported} does not export.")


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
