"""Puts the phone's page together: one response with its styles and modules in it; it must not know who asks for it.

The modules are joined in the order of their imports into one inline script, for which they keep to a plain form: an
import or export stands on one line, names are imported as they are called, and no two modules define the same name.
Script and styles are made small once, at the start.
"""

import base64
import hashlib
import html
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import minify  # type: ignore[import-untyped]
import zopfli.gzip  # type: ignore[import-untyped]

WEB: Final = Path(__file__).parent.parent / "web"
ENTRY: Final = "phone.js"
STYLES: Final = ("phone.css", "controls.css")
LANGUAGE: Final = "en"

_IMPORT = re.compile(r'import \{ ([\w$]+(?:, [\w$]+)*) \} from "(\.{1,2}/[\w./-]+\.js)";')
_EXPORT = re.compile(r"export (?=(?:async )?function\b|class\b|const\b)")
_DEFINED = re.compile(r"(export )?(?:(?:async )?function|class|const|let) ([\w$]+)")
_STATEMENT = re.compile(r"\s*(?:import|export)\b")
_PLACE = re.compile(r"\{\{(style|script|sentences)\}\}")


class PageError(Exception):
    """The files of the page do not go together; the message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page as bytes, plain and gzipped; the hashes are of its one script and its one style sheet."""

    body: bytes
    gzipped: bytes
    script: str
    script_hash: str
    style_hash: str

    def policy(self, host: str) -> str:
        """The Content-Security-Policy for a page that was asked for under `host`, which was found valid before."""
        return "; ".join(
            (
                "default-src 'none'",
                f"script-src '{self.script_hash}'",
                f"style-src '{self.style_hash}'",
                "img-src data:",
                f"connect-src 'self' ws://{host} wss://{host}",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'",
            )
        )

    def response(self, host: str, *, gzipped: bool) -> tuple[dict[str, str], bytes]:
        """Headers and body of the page as asked for under `host`, which was found valid before."""
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": self.policy(host),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding",
        }
        if not gzipped:
            return headers, self.body
        return {**headers, "Content-Encoding": "gzip"}, self.gzipped


def load_page(folder: Path = WEB) -> Page:
    """The page from the files in `folder`. Raises PageError, or OSError where a file cannot be read."""
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.js")}
    # Inside a function, names are nobody else's, so that the minifier may shorten them.
    script = _small("script", "text/javascript", f"(()=>{{{join_modules(files, ENTRY)}}})()")
    style = _small("style", "text/css", "".join((folder / name).read_text("utf-8") for name in STYLES))
    sentences = html.escape(_sentences(folder / "locales" / f"{LANGUAGE}.json"), quote=False)
    parts = {"style": style, "script": script, "sentences": sentences}
    frame = (folder / "phone.html").read_text("utf-8")
    if sorted(_PLACE.findall(frame)) != sorted(parts):
        raise PageError("phone.html: wants one place each for script, style and sentences.")
    body = _PLACE.sub(lambda place: parts[place[1]], frame).encode()
    return Page(body, zipped(body), script, _hash(script), _hash(style))


def zipped(content: bytes) -> bytes:
    """`content` gzipped smaller than usual, which takes a tenth of a second; more rounds would save ten bytes."""
    return bytes(zopfli.gzip.compress(content, numiterations=2))


def join_modules(files: Mapping[str, str], entry: str) -> str:
    """The modules that `entry` needs, each after those that it imports, as one script. Raises PageError."""
    joined: list[str] = []
    owners: dict[str, str] = {}
    for name in _in_order(files, entry):
        for _, defined in _definitions(files[name]):
            if defined in owners:
                raise PageError(
                    f"{name}: {defined} is defined in {owners[defined]} already; call one of them otherwise."
                )
            owners[defined] = name
        joined.append(_without_statements(name, files[name]))
    return "\n".join(joined)


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
        for imported in _imports(files, name):
            visit(imported)
        begun.remove(name)
        done.append(name)

    visit(entry)
    return done


def _imports(files: Mapping[str, str], name: str) -> list[str]:
    """The modules that a module imports, after a look at whether they export what is asked of them."""
    found: list[str] = []
    for statement in _IMPORT.finditer(files[name]):
        module = posixpath.normpath(posixpath.join(posixpath.dirname(name), statement[2]))
        if module not in files:
            raise PageError(f"{name}: imports {module}, which is not there.")
        exported = {defined for export, defined in _definitions(files[module]) if export}
        missing = [wanted for wanted in statement[1].split(", ") if wanted not in exported]
        if missing:
            raise PageError(f"{name}: imports {', '.join(missing)}, which {module} does not export.")
        found.append(module)
    return found


def _definitions(source: str) -> list[tuple[bool, str]]:
    """The names that a module defines at its top level, and whether each is exported."""
    matches = (_DEFINED.match(line) for line in source.splitlines())
    return [(match[1] is not None, match[2]) for match in matches if match]


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


def _sentences(path: Path) -> str:
    """The sentences of one language as JSON without the blanks of the file. Raises PageError."""
    try:
        return json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False, separators=(",", ":"))
    except ValueError as error:
        raise PageError(f"{path.name}: not JSON: {error}") from error


def _small(tag: str, kind: str, content: str) -> str:
    """`content` made small, which may not hold what would end its element early. Raises PageError."""
    try:
        made = str(minify.string(kind, content))
    except minify.MinifyError as error:
        raise PageError(f"The {tag} cannot be read: {error}") from error
    if f"</{tag}" in made.lower() or "<!--" in made:
        raise PageError(f"The {tag} holds text that would end its element early.")
    return made


def _hash(content: str) -> str:
    """The name of `content` in a Content-Security-Policy."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
