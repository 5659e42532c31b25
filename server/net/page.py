"""Builds the phone's page: one response that contains its styles and scripts.

There are two inline scripts, so that nothing has to be requested separately over poor Wi-Fi. The first one makes the
page usable, to join and to answer, and runs as soon as it has arrived. The deferred one follows in the same response
and adds its views to the page. `modules` says which module belongs to which script.

Tests and the bench measure three figures for which a phone on a slow line waits: the whole response, gzipped (at most
30 KB); the first script alone, gzipped (at most 12 KB); and the time until somebody can join.

Scripts and styles are minified once, at the start. The minifiers are Python; that takes some tens of milliseconds, so
nothing is built ahead. Scripts refer to texts by their index in a list, not by name.
"""

import base64
import hashlib
import html
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

from server.net.modules import PageError, Scripts, join_modules
from server.net.short_names import shortened
from server.sentences import LANGUAGE

WEB: Final = Path(__file__).parent.parent / "web"
STYLES: Final = ("phone.css", "controls.css")
SERVER_TEXTS: Final = ("roles", "list")
"""Tables of texts that the server alone reads: phones get their words within other texts and views."""

DASHBOARD_REFUSALS: Final = frozenset(
    """
    answer_unfitting asked_of_another bad_frame bad_id break_no_number browser_wanted call_without_words
    done_not_told door_not_kept felt_out_of_range hands_out_of_range hello_missing hello_twice id_reused
    invited_without_phone joined_already key_invalid kind_not_for_questions limit_below_holders limit_no_number
    limit_out_of_range minutes_no_number minutes_out_of_range nameless_speaking no_answer no_question_open
    no_role_brings_it no_such_call no_such_place no_such_planned no_such_wording nobody_silent not_offerable
    not_yours_to_ask nothing_to_redo nothing_to_undo offerable_unclear offered_by_another offered_by_facilitator
    one_already plan_full planned_asked role_name_hidden role_name_taken
    same_without_phone session_silent slip_not_paper slip_unknown slip_used too_many_perspectives too_many_probes
    too_many_roles way_closed wording_not_on_offer words_of_another words_of_nobody wrong_token
    """.split()  # noqa: SIM905 - a list of one a line would be three times as long
)
"""Codes of refusals that no phone gets, as they belong to what the page never asks for."""

_PLACE = re.compile(r"\{\{(style|first|deferred|texts)\}\}")
_GZIP = 16 + zlib.MAX_WBITS
_CONSTANT = re.compile(r"\bconst(?=[ {[])")
"""Declares a name that keeps its value, as the linter of the page checks; the shorter `let` does as well."""
_TEXT = re.compile(r"\btexts\.(\w+)")


@dataclass(frozen=True, slots=True)
class Page:
    """The page as bytes, with the hashes of its scripts and styles for the policy."""

    body: bytes
    gzipped: bytes
    scripts: Scripts
    #: Of the first and the deferred script.
    script_hashes: tuple[str, str]
    style_hash: str

    def policy(self, host: str) -> str:
        """The Content-Security-Policy for a page requested under `host`, which has been validated."""
        return "; ".join(
            (
                "default-src 'none'",
                "script-src " + " ".join(f"'{name}'" for name in self.script_hashes),
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

    def response(self, host: str, *, gzipped: bool) -> tuple[dict[str, str], bytes]:
        """The headers and the body for a page requested under `host`, which has been validated."""
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


def _elsewhere(host: str) -> str:
    """Where else the page may open a socket: at the same port of any machine, as the server's address may change to one
    that nobody knows yet. Empty if the host has no port of its own.
    """
    port = re.fullmatch(r".*[^:]:(\d+)", host)
    return "" if port is None else f" ws://*:{port[1]}"


def load_page(folder: Path = WEB) -> Page:
    """The page built from the files in `folder`. Raises PageError, or OSError if a file cannot be read."""
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
    *split, end = _PLACE.split(frame)
    pieces = [(before + parts[name]).encode() for before, name in zip(split[::2], split[1::2], strict=True)]
    pieces.append(end.encode())
    return Page(
        b"".join(pieces), zipped(*pieces), scripts, (_hash(scripts.first), _hash(scripts.deferred)), _hash(style)
    )


def zipped(*pieces: bytes) -> bytes:
    """The pieces gzipped as one, always to the same bytes. Each is coded by its own letters, which makes styles, texts
    and scripts smaller together.
    """
    packing = zlib.compressobj(zlib.Z_BEST_COMPRESSION, wbits=_GZIP)
    packed = [packing.compress(piece) + packing.flush(zlib.Z_BLOCK) for piece in pieces]
    return b"".join((*packed, packing.flush()))


def _texts(path: Path) -> dict[str, object]:
    """The texts of the page in one language, by name; some are tables of texts. Raises PageError."""
    try:
        texts: dict[str, object] = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise PageError(f"{path.name}: not JSON: {error}") from error
    kept = {name: text for name, text in texts.items() if name not in SERVER_TEXTS}
    refusals = kept.get("refusals")
    if isinstance(refusals, dict):
        kept["refusals"] = {code: text for code, text in refusals.items() if code not in DASHBOARD_REFUSALS}
    return kept


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _script(source: str, names: list[str]) -> str:
    """A minified script in which `texts.join` becomes an index into `names`. Raises PageError."""

    def placed(asked: re.Match[str]) -> str:
        if asked[1] not in names:
            raise PageError(f"The script asks for texts.{asked[1]}, which is not among the texts.")
        return f"texts[{names.index(asked[1])}]"

    minified = rjsmin.jsmin(_TEXT.sub(placed, source))
    return _embeddable("script", shortened(_CONSTANT.sub("let", minified)))


def _embeddable(tag: str, content: str) -> str:
    """`content`, checked not to end its element early. Raises PageError."""
    if f"</{tag}" in content.lower() or "<!--" in content:
        raise PageError(f"The {tag} holds text that would end its element early.")
    return content


def _hash(content: str) -> str:
    """The hash of `content` as a Content-Security-Policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
