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

from server.domain import concerns, text
from server.domain.decide import people
from server.net.modules import PageError
from server.net.page import FIRST_REFUSALS, STYLES, WEB, Page, load_page, zipped
from server.protocol import frames

KIB = 1024
HOST = "192.168.1.20:8765"


@pytest.fixture(scope="module")
def page() -> Page:
    return load_page()


def markup(page: Page) -> str:
    return page.page.plain.decode()


def element(page: Page, pattern: str) -> str:
    (found,) = re.findall(pattern, markup(page), re.DOTALL)
    return str(found)


def first_script(page: Page) -> str:
    return element(page, "<script>(.*?)</script>")


def deferred_script(page: Page) -> str:
    return page.deferred.plain.decode()


def both_scripts(page: Page) -> str:
    return first_script(page) + deferred_script(page)


def named_hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


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


def test_one_small_response_is_enough_to_begin_and_another_brings_the_rest(page: Page) -> None:
    assert len(page.page.gzipped) <= 20 * KIB
    assert len(zipped(first_script(page).encode())) <= 12 * KIB
    assert len(page.deferred.gzipped) <= 56 * KIB
    assert re.findall(r"""<(?:link|script|img|iframe)[^>]+(?:src|href)=["'](?!data:)([^"']+)""", markup(page)) == [
        page.deferred_path
    ]


def test_making_it_small_costs_little_once() -> None:
    assert shortest(load_page) <= 0.1


def test_only_the_pages_own_scripts_and_styles_may_act(page: Page) -> None:
    policy = dict(rule.split(" ", 1) for rule in page.policy(HOST).split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'{named_hash(first_script(page))}' 'self'"
    assert policy["style-src"] == f"'{named_hash(element(page, '<style>(.*?)</style>'))}'"
    assert policy["connect-src"] == f"'self' ws://{HOST} wss://{HOST} ws://*:8765"
    assert {policy[rule] for rule in ("base-uri", "form-action", "frame-ancestors", "trusted-types")} == {"'none'"}
    assert policy["require-trusted-types-for"] == "'script'"
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", markup(page).split("<script>")[0])


def test_the_deferred_script_is_taken_as_it_was_built_and_no_other(page: Page) -> None:
    assert element(page, r'<template id="deferred"><script src="([^"]*)"') == page.deferred_path
    assert element(page, r'integrity="([^"]*)"') == named_hash(deferred_script(page))


def later_refusals(page: Page) -> dict[str, str]:
    added = re.search(r"Object\.assign\(coprod\.texts\.refusals,(\{.*?\})\);\(\(\)=>", deferred_script(page))
    assert added is not None
    refusals: dict[str, str] = json.loads(added[1])
    return refusals


def test_each_refusal_has_its_sentence_in_one_of_the_two_responses(page: Page) -> None:
    sentences = json.loads((WEB / "locales" / "en.json").read_text())["refusals"]
    first = json.loads(html.unescape(element(page, r'<template id="texts">(.*?)</template>')))["refusals"]
    later = later_refusals(page)
    assert first.keys() == FIRST_REFUSALS <= sentences.keys()
    assert {**first, **later} == sentences
    assert first.keys().isdisjoint(later)


def test_a_changed_deferred_script_has_another_path(tmp_path: Path) -> None:
    small_page(tmp_path)
    before = load_page(tmp_path)
    assert load_page(tmp_path).deferred_path == before.deferred_path
    (tmp_path / "deferred.js").write_text("show(2);")
    after = load_page(tmp_path)
    assert after.deferred_path != before.deferred_path
    assert re.fullmatch(r"/phone-[0-9a-f]{16}\.js", after.deferred_path)
    assert after.response(before.deferred_path, HOST, gzipped=True) is None


def test_a_changed_text_has_another_path_too(tmp_path: Path) -> None:
    small_page(tmp_path)
    (tmp_path / "deferred.js").write_text("show(texts.a);")
    before = load_page(tmp_path).deferred_path
    (tmp_path / "locales" / "en.json").write_text('{"a": "other words"}')
    assert load_page(tmp_path).deferred_path != before


@pytest.mark.parametrize(
    ("is_page", "kind", "kept"),
    [(True, "text/html", "no-cache"), (False, "text/javascript", "max-age=31536000, immutable")],
)
def test_what_is_gzipped_is_the_same(page: Page, is_page: bool, kind: str, kept: str) -> None:
    path = "/" if is_page else page.deferred_path
    plain, gzipped = page.response(path, HOST, gzipped=False), page.response(path, HOST, gzipped=True)
    assert plain is not None
    assert gzipped is not None
    headers, body = plain
    assert gzip.decompress(gzipped[1]) == body
    assert gzipped[0] == {**headers, "Content-Encoding": "gzip"}
    assert headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == kept
    assert headers["Vary"] == "Accept-Encoding"


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
    body = markup(page)
    sentence = body.index("this browser cannot show the page")
    assert body.index('<div id="page">') < sentence < body.index("<script>")


def test_the_scripts_know_no_way_to_turn_text_into_html_or_code(page: Page) -> None:
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "DOMParser"):
        assert way not in both_scripts(page)
    for asking in ("alert(", "confirm(", "prompt("):
        assert asking not in both_scripts(page)


def test_what_makes_the_page_usable_is_in_the_first_script(page: Page) -> None:
    body = markup(page)
    before = ('<template id="texts">', '<template id="deferred">', '<div id="page">', "<script>")
    places = [body.index(part) for part in before]
    assert places == sorted(places)
    assert "WebSocket" in first_script(page)
    assert "catalogue.filter" in deferred_script(page)
    assert not re.search(r"<script[^>]* (?:type|defer|async)", body)


def test_each_text_is_sent_once_with_the_script_that_uses_it(page: Page) -> None:
    first = json.loads(html.unescape(element(page, '<template id="texts">(.*?)</template>')))
    added = re.match(r"Object\.assign\(coprod\.texts,(\{.*?\})\);Object", deferred_script(page))
    assert added is not None
    deferred = json.loads(added[1])
    texts = json.loads((WEB / "locales" / "en.json").read_text())
    assert first.keys().isdisjoint(deferred.keys())
    asked = set(re.findall(r"\btexts\.(\w+)", both_scripts(page)))
    first["refusals"] |= later_refusals(page)
    assert {**first, **deferred} == {name: text for name, text in texts.items() if name in asked}
    assert "roles" in deferred  # so many words are not waited for
    assert first.keys() == set(re.findall(r"\btexts\.(\w+)", first_script(page)))


def test_the_phone_and_the_server_draw_the_same_limits() -> None:
    figures = figures_of((WEB / "limits.js").read_text())
    assert figures["CONTRIBUTION_CHARACTERS"] == text.CONTRIBUTION_CHARACTERS
    assert figures["CONTRIBUTION_LINES"] == text.CONTRIBUTION_LINES
    assert figures["NAME_CHARACTERS"] == text.NAME_CHARACTERS
    assert figures["QUESTION_CHARACTERS"] == text.QUESTION_CHARACTERS
    assert figures["THEME_CHARACTERS"] == text.THEME_CHARACTERS
    assert figures["PERSPECTIVE_CHARACTERS"] == text.PERSPECTIVE_CHARACTERS
    assert figures["FRAME_BYTES"] == frames.FRAME_BYTES
    concern = figures_of((WEB / "deferred" / "concern.js").read_text())
    assert concern["CONCERN_CHARACTERS"] == concerns.CONCERN_CHARACTERS
    assert concern["CONCERN_LINES"] == concerns.CONCERN_LINES
    assert concern["WHERE_CHARACTERS"] == concerns.WHERE_CHARACTERS
    chosen = figures_of((WEB / "deferred" / "perspectives.js").read_text())
    assert chosen["MOST_PERSPECTIVES"] == people.MOST_PERSPECTIVES
    said_back = figures_of((WEB / "deferred" / "naming.js").read_text())
    assert said_back["SAY_BACK_CHARACTERS"] == text.SAY_BACK_CHARACTERS


def small_page(folder: Path) -> None:
    (folder / "locales").mkdir()
    (folder / "phone.html").write_text("{{style}}{{texts}}{{deferred}}{{integrity}}{{first}}")
    (folder / "locales" / "en.json").write_text('{"a": "</template><b>", "c": {"d": "e"}}')
    for name in ("phone.css", "controls.css", "phone.js", "deferred.js"):
        (folder / name).write_text("")


def test_no_text_becomes_markup_or_code(tmp_path: Path) -> None:
    small_page(tmp_path)
    (tmp_path / "locales" / "en.json").write_text('{"a": "</template><b>", "c": {"d": "</script>\\u2028"}}')
    (tmp_path / "phone.js").write_text("show(texts.a);")
    (tmp_path / "deferred.js").write_text("show(texts.a, texts.c[view]);")
    page = load_page(tmp_path)
    assert markup(page).startswith('{"a":"&lt;/template&gt;&lt;b&gt;"}')
    assert deferred_script(page).startswith('Object.assign(coprod.texts,{"c":{"d":"</script>\\u2028"}});(()=>{')


@pytest.mark.parametrize(
    ("source", "minified"),
    [
        ("a = `one  ${two}  // three`;", "a=`one  ${two}  // three`;"),
        ("a = `'one\\` ${two.map((b) => b)} /* three */`;", "a=`'one\\` ${two.map((b) => b)} /* three */`;"),
        ("a = 'one  // two' + \"it's  /* one */\";", "a='one  // two'+\"it's  /* one */\";"),
        ("b = b.replace(/ \\/\\/ +'[/\"]  /g, c);", "b=b.replace(/ \\/\\/ +'[/\"]  /g,c);"),
        ("const a = /[/]  \\//u;", "const a=/[/]  \\//u;"),
        ("a = b / c / d + e.f / 2;", "a=b/c/d+e.f/2;"),
        ("a = b++ + +c - -d;", "a=b++ + +c- -d;"),
        ("if (b) c()\nelse return\n{ ...b }\n", "if(b)c()\nelse return\n{...b}"),
    ],
)
def test_minified_code_means_what_it_meant(tmp_path: Path, source: str, minified: str) -> None:
    small_page(tmp_path)
    (tmp_path / "phone.js").write_text(f"// before\n\n{source} // after\n")
    assert minified in markup(load_page(tmp_path))


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("phone.html", "<style>{{style}}</style>", "phone.html: wants one place each"),
        (
            "phone.html",
            "{{style}}{{texts}}{{first}}{{first}}{{deferred}}{{integrity}}",
            "phone.html: wants one place each",
        ),
        ("phone.css", "p::after { content: '</STYLE>'; }", "The style holds text that would end"),
        ("phone.js", 'show("</script>");', "The script holds text that would end"),
        ("phone.js", 'show("<!--");', "The script holds text that would end"),
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
