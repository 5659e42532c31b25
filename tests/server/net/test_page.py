import base64
import gzip
import hashlib
import html
import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from server.domain import text
from server.net.page import WEB, Page, PageError, join_modules, load_page, zipped

KIB = 1024


@pytest.fixture(scope="module")
def page() -> Page:
    return load_page()


def element(page: Page, pattern: str) -> str:
    found = re.findall(pattern, page.body.decode(), re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def script_of(page: Page) -> str:
    return element(page, r'<script type="module">(.*?)</script>')


def shortest(act: Callable[[], object], times: int = 3) -> float:
    """Seconds of processor time, in the best of several tries."""
    took: list[float] = []
    for _ in range(times):
        began = time.process_time()
        act()
        took.append(time.process_time() - began)
    return min(took)


def figures_of(source: str) -> dict[str, int]:
    return {name: int(value) for name, value in re.findall(r"^const (\w+) = (\d+);$", source, re.MULTILINE)}


def test_the_page_is_one_small_response(page: Page) -> None:
    assert len(page.gzipped) <= 30 * KIB
    assert len(zipped(script_of(page).encode())) <= 12 * KIB
    assert not re.search(r"""<(?:link|script|img|iframe)[^>]+(?:src|href)=["'](?!data:)""", page.body.decode())


def test_making_it_small_costs_little_once() -> None:
    assert shortest(load_page) <= 0.5


def test_only_the_pages_own_script_and_styles_may_act(page: Page) -> None:
    def named(content: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"

    policy = dict(rule.split(" ", 1) for rule in page.policy("192.168.1.20:8765").split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == named(script_of(page))
    assert policy["style-src"] == named(element(page, "<style>(.*?)</style>"))
    assert policy["connect-src"] == "'self' ws://192.168.1.20:8765 wss://192.168.1.20:8765"
    assert {policy[rule] for rule in ("base-uri", "form-action", "frame-ancestors", "trusted-types")} == {"'none'"}
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", page.body.decode().split("<script")[0])


def test_a_gzipped_page_is_the_same_page(page: Page) -> None:
    headers, body = page.response("localhost", gzipped=False)
    zipped_headers, zipped = page.response("localhost", gzipped=True)
    assert gzip.decompress(zipped) == body == page.body
    assert zipped_headers == {**headers, "Content-Encoding": "gzip"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-cache"


def test_the_script_knows_no_way_to_turn_text_into_html_or_code(page: Page) -> None:
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "DOMParser"):
        assert way not in page.script
    for asking in ("alert(", "confirm(", "prompt("):
        assert asking not in page.script


def test_every_sentence_is_there_and_used(page: Page) -> None:
    sentences = json.loads(html.unescape(element(page, '<template id="sentences">(.*?)</template>')))
    modules = "".join(path.read_text() for path in WEB.rglob("*.js"))
    marks = {"saved", "received", "heard", "leaving", "refused"}
    views = {"question", "roles", "words"}
    asked_for = set(re.findall(r"\bwords\.(\w+)", re.sub(r'from "[^"]*"', "", modules)))
    assert set(sentences) == asked_for | marks | views


def test_the_phone_and_the_server_draw_the_same_limits() -> None:
    figures = figures_of((WEB / "limits.js").read_text())
    assert figures["CONTRIBUTION_CHARACTERS"] == text.CONTRIBUTION_CHARACTERS
    assert figures["CONTRIBUTION_LINES"] == text.CONTRIBUTION_LINES
    assert figures["NAME_CHARACTERS"] == text.NAME_CHARACTERS
    assert figures["QUESTION_CHARACTERS"] == text.QUESTION_CHARACTERS
    assert figures["THEME_CHARACTERS"] == text.THEME_CHARACTERS


def test_modules_are_joined_after_what_they_import() -> None:
    files = {
        "a.js": 'import { b } from "./in/b.js";\nb();\n',
        "in/b.js": 'import { c } from "../c.js";\nexport function b() {\n  // why\n  return c;\n}\n',
        "c.js": "export const c = 1;\n",
    }
    assert join_modules(files, "a.js") == "const c = 1;\nfunction b() {\n  // why\n  return c;\n}\nb();"


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"a.js": 'import * as all from "./b.js";'}, "a.js, line 1: an import or export in a form"),
        ({"a.js": 'import { b as c } from "./b.js";'}, "a.js, line 1: an import or export in a form"),
        ({"a.js": "import {\n"}, "a.js, line 1: an import or export in a form"),
        ({"a.js": "export default 1;"}, "a.js, line 1: an import or export in a form"),
        ({"a.js": "x();\n  export const b = 1;"}, "a.js, line 2: an import or export in a form"),
        ({"a.js": 'import { b } from "./b.js";'}, "a.js: imports b.js, which is not there"),
        ({"a.js": 'import { b } from "./b.js";', "b.js": "const b = 1;"}, "a.js: imports b, which b.js does not"),
        (
            {"a.js": 'import { b } from "./b.js";', "b.js": 'import { a } from "./a.js";\nexport const b = 1;'},
            "b.js: imports a, which a.js does not export",
        ),
        (
            {
                "a.js": 'import { b } from "./b.js";\nexport const a = 1;',
                "b.js": 'import { a } from "./a.js";\nexport const b = 1;',
            },
            "a.js: imports itself by way of b.js",
        ),
        (
            {"a.js": 'import { b } from "./b.js";\nfunction c() {}', "b.js": "export const b = 1;\nclass c {}"},
            "a.js: c is defined in b.js already",
        ),
    ],
)
def test_modules_that_cannot_be_joined_are_named(files: dict[str, str], complaint: str) -> None:
    with pytest.raises(PageError) as raised:
        join_modules(files, "a.js")
    assert str(raised.value).startswith(complaint)


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("phone.html", "<style>{{style}}</style>", "phone.html: wants one place each"),
        ("phone.css", "p::after { content: '</STYLE>'; }", "The style holds text that would end"),
        ("phone.js", 'show("</script>");', "The script holds text that would end"),
        ("phone.js", "const a = = 1;", "The script cannot be read: "),
        ("locales/en.json", "{", "en.json: not JSON"),
    ],
)
def test_a_page_that_would_fall_apart_is_refused(tmp_path: Path, file: str, content: str, complaint: str) -> None:
    (tmp_path / "locales").mkdir()
    (tmp_path / "phone.html").write_text("{{style}}{{sentences}}{{script}}")
    (tmp_path / "phone.css").write_text("")
    (tmp_path / "controls.css").write_text("")
    (tmp_path / "phone.js").write_text("")
    (tmp_path / "locales" / "en.json").write_text('{"a": "</template><b>"}')
    assert load_page(tmp_path).body == b'{"a":"&lt;/template&gt;&lt;b&gt;"}(()=>{})()'
    (tmp_path / file).write_text(content)
    with pytest.raises(PageError, match=re.escape(complaint)):
        load_page(tmp_path)
