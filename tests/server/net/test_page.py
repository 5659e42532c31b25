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
from server.domain.decide import people
from server.net.modules import PageError
from server.net.page import DASHBOARD_REFUSALS, SERVER_TEXTS, STYLES, WEB, Page, load_page, zipped
from server.protocol import frames

KIB = 1024


@pytest.fixture(scope="module")
def page() -> Page:
    return load_page()


def elements(page: Page, pattern: str) -> list[str]:
    return re.findall(pattern, page.body.decode(), re.DOTALL)


def element(page: Page, pattern: str) -> str:
    (found,) = elements(page, pattern)
    return found


def scripts_of(page: Page) -> tuple[str, str]:
    first, deferred = elements(page, "<script>(.*?)</script>")
    return first, deferred


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
    assert len(zipped(scripts_of(page)[0].encode())) <= 12 * KIB
    assert not re.search(r"""<(?:link|script|img|iframe)[^>]+(?:src|href)=["'](?!data:)""", page.body.decode())


def test_making_it_small_costs_little_once() -> None:
    assert shortest(load_page) <= 0.5


def test_only_the_pages_own_scripts_and_styles_may_act(page: Page) -> None:
    def named(content: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"

    policy = dict(rule.split(" ", 1) for rule in page.policy("192.168.1.20:8765").split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == " ".join(named(script) for script in scripts_of(page))
    assert policy["style-src"] == named(element(page, "<style>(.*?)</style>"))
    assert policy["connect-src"] == "'self' ws://192.168.1.20:8765 wss://192.168.1.20:8765 ws://*:8765"
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


def test_styles_ask_no_more_of_a_browser_than_those_of_2018_have() -> None:
    styles = "".join((WEB / name).read_text() for name in STYLES)
    for later in (
        ":has(",
        ":is(",
        ":where(",
        "@layer",
        "@container",
        "inset:",
        "padding-inline:",
        "margin-inline:",
        "&",
    ):
        assert later not in styles
    assert not re.search(r":not\([^)]*,", styles)
    nested = re.sub(r"@media[^{]*\{", "", re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL))
    assert not re.search(r"\{[^}]*\{", nested.replace(":root {", ":root{").replace("{\n  :root{", "{"))


def test_a_sentence_stands_in_the_page_before_any_script_runs(page: Page) -> None:
    body = page.body.decode()
    sentence = body.index("this browser cannot show the page")
    assert body.index('<div id="page">') < sentence < body.index("<script>")


def test_the_scripts_know_no_way_to_turn_text_into_html_or_code(page: Page) -> None:
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "DOMParser"):
        assert way not in "".join(scripts_of(page))
    for asking in ("alert(", "confirm(", "prompt("):
        assert asking not in "".join(scripts_of(page))


def test_what_makes_the_page_usable_stands_before_the_rest(page: Page) -> None:
    first, deferred = scripts_of(page)
    body = page.body.decode()
    places = [body.index(part) for part in ('<template id="texts">', '<div id="page">', first, deferred)]
    assert places == sorted(places)
    assert "WebSocket" in first
    assert "catalogue.filter" in deferred
    assert not re.search(r"<script[^>]* (?:type|defer|async)", body)


def test_every_text_is_asked_for() -> None:
    texts = set(json.loads((WEB / "locales" / "en.json").read_text())) - set(SERVER_TEXTS)
    modules = "".join(path.read_text() for path in WEB.rglob("*.js"))
    assert texts == set(re.findall(r"\btexts\.(\w+)", re.sub(r'from "[^"]*"', "", modules)))


def test_every_text_is_sent_in_the_order_of_its_place(page: Page) -> None:
    sent = json.loads(html.unescape(element(page, '<template id="texts">(.*?)</template>')))
    texts = json.loads((WEB / "locales" / "en.json").read_text())
    refusals = texts["refusals"]
    assert refusals.keys() >= DASHBOARD_REFUSALS
    texts["refusals"] = {code: text for code, text in refusals.items() if code not in DASHBOARD_REFUSALS}
    assert sent == [text for name, text in texts.items() if name not in SERVER_TEXTS]


def test_the_phone_and_the_server_draw_the_same_limits() -> None:
    figures = figures_of((WEB / "limits.js").read_text())
    assert figures["CONTRIBUTION_CHARACTERS"] == text.CONTRIBUTION_CHARACTERS
    assert figures["CONTRIBUTION_LINES"] == text.CONTRIBUTION_LINES
    assert figures["NAME_CHARACTERS"] == text.NAME_CHARACTERS
    assert figures["QUESTION_CHARACTERS"] == text.QUESTION_CHARACTERS
    assert figures["THEME_CHARACTERS"] == text.THEME_CHARACTERS
    assert figures["PERSPECTIVE_CHARACTERS"] == text.PERSPECTIVE_CHARACTERS
    assert figures["FRAME_BYTES"] == frames.FRAME_BYTES
    chosen = figures_of((WEB / "deferred" / "perspectives.js").read_text())
    assert chosen["MOST_PERSPECTIVES"] == people.MOST_PERSPECTIVES


def small_page(folder: Path) -> None:
    (folder / "locales").mkdir()
    (folder / "phone.html").write_text("{{style}}{{texts}}{{first}} {{deferred}}")
    (folder / "locales" / "en.json").write_text('{"a": "</template><b>", "c": {"d": "e"}}')
    for name in ("phone.css", "controls.css", "phone.js", "deferred.js"):
        (folder / name).write_text("")


def test_a_text_is_asked_for_by_its_place(tmp_path: Path) -> None:
    small_page(tmp_path)
    (tmp_path / "phone.js").write_text("show(texts.a);")
    (tmp_path / "deferred.js").write_text("show(texts.c[view]);")
    body = load_page(tmp_path).body.decode()
    assert body.startswith('["&lt;/template&gt;&lt;b&gt;",{"d":"e"}](()=>{')
    assert re.search(r"show\(texts\[0\]\).* .*show\(texts\[1\]\[view\]\)", body)


@pytest.mark.parametrize(
    ("source", "minified"),
    [
        ("a = `one  ${two}  // three`;", "a=`one  ${two}  // three`;"),
        ("a = `'one\\` ${two.map((b) => b)} /* three */`;", "a=`'one\\` ${two.map((b) => b)} /* three */`;"),
        ("a = 'one  // two' + \"it's  /* one */\";", "a='one  // two'+\"it's  /* one */\";"),
        ("b = b.replace(/ \\/\\/ +'[/\"]  /g, c);", "b=b.replace(/ \\/\\/ +'[/\"]  /g,c);"),
        ("const a = /[/]  \\//u;", "let a=/[/]  \\//u;"),
        ("a = b / c / d + e.f / 2;", "a=b/c/d+e.f/2;"),
        ("a = b++ + +c - -d;", "a=b++ + +c- -d;"),
        ("if (b) c()\nelse return\n{ ...b }\n", "if(b)c()\nelse return\n{...b}"),
    ],
)
def test_minified_code_means_what_it_meant(tmp_path: Path, source: str, minified: str) -> None:
    small_page(tmp_path)
    (tmp_path / "phone.js").write_text(f"// before\n\n{source} // after\n")
    assert minified in load_page(tmp_path).scripts.first


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("phone.html", "<style>{{style}}</style>", "phone.html: wants one place each"),
        ("phone.html", "{{style}}{{texts}}{{first}}{{first}}{{deferred}}", "phone.html: wants one place each"),
        ("phone.css", "p::after { content: '</STYLE>'; }", "The style holds text that would end"),
        ("phone.js", 'show("</script>");', "The script holds text that would end"),
        ("deferred.js", 'show("<!--");', "The script holds text that would end"),
        ("deferred.js", "show(texts.b);", "The script asks for texts.b, which is not among the texts"),
        ("locales/en.json", "{", "en.json: not JSON"),
    ],
)
def test_a_page_that_would_fall_apart_is_refused(tmp_path: Path, file: str, content: str, complaint: str) -> None:
    small_page(tmp_path)
    load_page(tmp_path)
    (tmp_path / file).write_text(content)
    with pytest.raises(PageError, match=re.escape(complaint)):
        load_page(tmp_path)
