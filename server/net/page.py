"""Puts the phone's page together: one response with its styles and scripts in it.

There are two inline scripts, so that nothing has to be asked for a second time on poor Wi-Fi. The first makes the page
usable, to join and to answer, and runs as soon as its end tag is there. The deferred one follows in the same response
and adds its views to the page when it comes. Which module belongs to which is said in `modules`.

Three figures are measured by tests and by the bench, because a phone on a slow line waits for them: the whole response,
gzipped (30 KB at most), the first script, gzipped alone (12 KB at most), and the time until somebody can join. The
deferred script counts towards the response only, since nobody waits for it.

Scripts and styles are minified once, at the start. The minifiers are Python and shorten no names; that takes a few
milliseconds, so nothing is built ahead. Scripts refer to texts by their place in a list, not by name.
"""

import base64
import gzip
import hashlib
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

from server.net.modules import PageError, Scripts, join_modules

WEB: Final = Path(__file__).parent.parent / "web"
STYLES: Final = ("phone.css", "controls.css")
LANGUAGE: Final = "en"

_PLACE = re.compile(r"\{\{(style|first|deferred|texts)\}\}")
_TEXT = re.compile(r"\btexts\.(\w+)")


@dataclass(frozen=True, slots=True)
class Page:
    """The page as bytes, plain and gzipped; the hashes are of its two scripts and its one style sheet."""

    body: bytes
    gzipped: bytes
    scripts: Scripts
    script_hashes: tuple[str, str]
    style_hash: str

    def policy(self, host: str) -> str:
        """The Content-Security-Policy for a page that was asked for under `host`, which was found valid before."""
        return "; ".join(
            (
                "default-src 'none'",
                "script-src " + " ".join(f"'{name}'" for name in self.script_hashes),
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
    texts = _texts(folder / "locales" / f"{LANGUAGE}.json")
    joined, names = join_modules(files), list(texts)
    scripts = Scripts(_script(joined.first, names), _script(joined.deferred, names))
    style = _embeddable("style", rcssmin.cssmin("".join((folder / name).read_text("utf-8") for name in STYLES)))
    told = html.escape(_compact(list(texts.values())), quote=False)
    parts = {"style": style, "first": scripts.first, "deferred": scripts.deferred, "texts": told}
    frame = (folder / "phone.html").read_text("utf-8")
    if sorted(_PLACE.findall(frame)) != sorted(parts):
        raise PageError("phone.html: wants one place each for style, texts, first and deferred.")
    body = _PLACE.sub(lambda place: parts[place[1]], frame).encode()
    return Page(body, zipped(body), scripts, (_hash(scripts.first), _hash(scripts.deferred)), _hash(style))


def zipped(content: bytes) -> bytes:
    """`content` gzipped, always to the same bytes."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def _texts(path: Path) -> dict[str, object]:
    """The texts of one language by their names; some are tables of several. Raises PageError."""
    try:
        texts: dict[str, object] = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise PageError(f"{path.name}: not JSON: {error}") from error
    return texts


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _script(source: str, names: list[str]) -> str:
    """A minified script, which asks for the text `texts.join` by its place among `names`. Raises PageError."""

    def placed(asked: re.Match[str]) -> str:
        if asked[1] not in names:
            raise PageError(f"The script asks for texts.{asked[1]}, which is not among the texts.")
        return f"texts[{names.index(asked[1])}]"

    return _embeddable("script", rjsmin.jsmin(_TEXT.sub(placed, source)))


def _embeddable(tag: str, content: str) -> str:
    """`content`, which may not hold what would end its element early. Raises PageError."""
    if f"</{tag}" in content.lower() or "<!--" in content:
        raise PageError(f"The {tag} holds text that would end its element early.")
    return content


def _hash(content: str) -> str:
    """The name of `content` in a Content-Security-Policy."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
