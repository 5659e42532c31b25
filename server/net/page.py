"""Builds what a phone is sent: the page, and one further script.

The page is one response that contains its styles, the first script and the texts that this script uses: enough to join
and to answer. The deferred script brings the other views with their texts. The page fetches it at once, and again where
that fails over poor Wi-Fi. Its path holds a hash of its content, so browsers may keep it for good; once a server of
another version runs, the path leads nowhere, and the page is loaded anew. `modules` says which module belongs to which
script.

Tests and the bench measure the figures for which a phone on a slow line waits: the page, gzipped; the first script
alone, gzipped; the deferred script, gzipped; and the time until somebody can join.

Scripts and styles are minified once, at the start. The minifiers are Python; that takes some tens of milliseconds, so
nothing is built ahead.
"""

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

from server.net.modules import HANDED_OVER, PageError, Scripts, join_modules
from server.sentences import LANGUAGE

WEB: Final = Path(__file__).parent.parent / "web"
STYLES: Final = ("phone.css", "controls.css")
PAGE_PATH: Final = "/"
KEPT_FOR_SECONDS: Final = 365 * 24 * 3600

_REFUSALS: Final = "refusals"
# The codes of what joining and answering can be refused with; sentences for all others come with the deferred script.
FIRST_REFUSALS: Final = frozenset(
    {
        "not_joined",
        "joined_already",
        "not_allowed",
        "empty",
        "too_long",
        "too_many_lines",
        "key_invalid",
        "not_live",
        "session_over",
        "session_full",
        "phone_share_used",
        "nameless_share_used",
        "no_such_question",
        "no_question_open",
        "question_closed",
        "question_closed_for_passes",
        "words_gone",
        "words_of_another",
        "words_not_from_here",
        "come_back_wrong",
        "bad_frame",
        "bad_id",
        "hello_missing",
        "hello_twice",
        "page_out_of_date",
        "browser_wanted",
        "code_wanted",
        "wrong_code",
        "too_many_codes",
        "invitation_void",
        "joining_closed",
        "frame_too_long",
        "door_not_kept",
        "not_read",
        "wrong_token",
        "too_many_pages",
        "laptop_full",
        "too_quick",
        "too_much_at_once",
        "id_reused",
        "storage_failed",
        "stopping",
        "way_closed",
        "unknown",
    }
)

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_TEXT = re.compile(r"\btexts\.(\w+)")


class Content:
    """Bytes as they are sent, plain and gzipped."""

    __slots__ = ("gzipped", "plain")

    def __init__(self, text: str) -> None:
        self.plain = text.encode()
        self.gzipped = zipped(self.plain)


@dataclass(frozen=True, slots=True)
class Page:
    """The page and its deferred script, with what the policy allows."""

    page: Content
    deferred: Content
    #: Where the deferred script is found.
    deferred_path: str
    #: Of the first script and of the styles, as a Content-Security-Policy names them.
    script_hash: str
    style_hash: str

    def policy(self, host: str) -> str:
        """The Content-Security-Policy for a page requested under `host`, which has been validated."""
        return "; ".join(
            (
                "default-src 'none'",
                f"script-src '{self.script_hash}' 'self'",
                f"style-src '{self.style_hash}'",
                "img-src data:",
                f"connect-src 'self' ws://{host} wss://{host}{_elsewhere(host)}",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'",
            )
        )

    def response(self, path: str, host: str, *, gzipped: bool) -> tuple[dict[str, str], bytes] | None:
        """The headers and the body of what is at `path`, requested under `host`, which has been validated; None if
        there is nothing.
        """
        if path == PAGE_PATH:
            content, own = (
                self.page,
                {
                    "Content-Type": "text/html; charset=utf-8",
                    "Content-Security-Policy": self.policy(host),
                    "Cache-Control": "no-cache",
                },
            )
        elif path == self.deferred_path:
            content, own = (
                self.deferred,
                {
                    "Content-Type": "text/javascript; charset=utf-8",
                    "Cache-Control": f"max-age={KEPT_FOR_SECONDS}, immutable",
                },
            )
        else:
            return None
        headers = {
            **own,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Vary": "Accept-Encoding",
        }
        if not gzipped:
            return headers, content.plain
        return {**headers, "Content-Encoding": "gzip"}, content.gzipped


def _elsewhere(host: str) -> str:
    """Where else the page may open a socket: at the same port of any machine, as the server's address may change to one
    that nobody knows yet. Empty if the host has no port of its own.
    """
    port = re.fullmatch(r".*[^:]:(\d+)", host)
    return "" if port is None else f" ws://*:{port[1]}"


def load_page(folder: Path = WEB) -> Page:
    """The page built from the files in `folder`. Raises PageError, or OSError if a file cannot be read."""
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.js")}
    joined = join_modules(files)
    minified = Scripts(rjsmin.jsmin(joined.first), rjsmin.jsmin(joined.deferred))
    texts = _texts(folder / "locales" / f"{LANGUAGE}.json")
    first_texts, deferred_texts = _shared_out(texts, minified)
    with_refusals = _with_texts(f"texts.{_REFUSALS}", _later_refusals(texts), minified.deferred)
    deferred = _with_texts("texts", deferred_texts, with_refusals)
    deferred_path = f"/phone-{hashlib.sha256(deferred.encode()).hexdigest()[:16]}.js"
    first = _embeddable("script", minified.first)
    style = _embeddable("style", rcssmin.cssmin("".join((folder / name).read_text("utf-8") for name in STYLES)))
    parts = {
        "style": style,
        "texts": html.escape(json.dumps(first_texts, ensure_ascii=False, separators=(",", ":")), quote=False),
        "first": first,
        "deferred": deferred_path,
        "integrity": _hash(deferred),
    }
    frame = (folder / "phone.html").read_text("utf-8")
    if sorted(_PLACE.findall(frame)) != sorted(parts):
        raise PageError(f"phone.html: wants one place each for {', '.join(parts)}.")
    page = _PLACE.sub(lambda place: parts[place[1]], frame)
    return Page(Content(page), Content(deferred), deferred_path, _hash(first), _hash(style))


def zipped(plain: bytes) -> bytes:
    """`plain`, gzipped always to the same bytes."""
    return gzip.compress(plain, mtime=0)


def _texts(path: Path) -> dict[str, object]:
    """The texts in one language, by name; some are tables of texts. Raises PageError."""
    try:
        texts: dict[str, object] = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise PageError(f"{path.name}: not JSON: {error}") from error
    return texts


def _shared_out(texts: dict[str, object], scripts: Scripts) -> tuple[dict[str, object], dict[str, object]]:
    """The texts that the first script uses, and those that only the deferred one does. Raises PageError."""
    first = dict.fromkeys(_TEXT.findall(scripts.first))
    deferred = dict.fromkeys(name for name in _TEXT.findall(scripts.deferred) if name not in first)
    for name in (*first, *deferred):
        if name not in texts:
            raise PageError(f"The script asks for texts.{name}, which is not among the texts.")
    return _without_later_refusals(_chosen(texts, first)), _chosen(texts, deferred)


def _without_later_refusals(texts: dict[str, object]) -> dict[str, object]:
    refusals = texts.get(_REFUSALS)
    if not isinstance(refusals, dict):
        return texts
    return {**texts, _REFUSALS: {code: refusals[code] for code in refusals if code in FIRST_REFUSALS}}


def _later_refusals(texts: dict[str, object]) -> dict[str, object]:
    refusals = texts.get(_REFUSALS)
    return (
        {}
        if not isinstance(refusals, dict)
        else {code: refusals[code] for code in refusals if code not in FIRST_REFUSALS}
    )


def _chosen(texts: dict[str, object], names: Iterable[str]) -> dict[str, object]:
    return {name: texts[name] for name in names}


def _with_texts(place: str, texts: dict[str, object], script: str) -> str:
    """The script after a statement that adds its texts to those that the page has in this place."""
    if not texts:
        return script
    return f"Object.assign({HANDED_OVER}.{place},{json.dumps(texts, separators=(',', ':'))});{script}"


def _embeddable(tag: str, content: str) -> str:
    """`content`, checked not to end its element early. Raises PageError."""
    if f"</{tag}" in content.lower() or "<!--" in content:
        raise PageError(f"The {tag} holds text that would end its element early.")
    return content


def _hash(content: str) -> str:
    """The hash of `content` as a Content-Security-Policy and the integrity of a script name it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
