import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from server.exports.markdown import inline, quoted

# A reader that does as much with a text as any: tables, strike-through, HTML, links it finds by itself.
READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
PLAIN_INLINE = {"text", "text_special", "code_inline", "hardbreak", "softbreak"}

HOSTILE = [
    "# heading\n\n---\n\n- item",
    "heading\n===\nheading\n---",
    "heading\n===",
    "heading\n-",
    "```\ncode\n```",
    "~~~\ncode",
    "``` ```` `",
    "[x](javascript:alert(1)) <http://evil>",
    "![x](http://evil/x.png)",
    "[x]: http://evil\n\n[x] [x][] [^1]",
    "<details open ontoggle=alert(1)>",
    "<!-- hidden",
    "<script>alert(1)</script>",
    "see www.evil.example, http://evil or https://evil and me@evil.example or evil.com",
    "ftp://evil mailto:a@b.c",
    "    four blanks\n\ttab",
    "1. one\n2) two\n* three\n+ four\n- five\n- [ ] six",
    "> quote\n>> more",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n--|--",
    "*a* **b** _c_ __d__ ~~e~~ `f`",
    "&lt;b&gt; &amp; &#x3c; &copy;",
    "ends with a backslash\\",
    "\\\nb\\\\\nc\\",
    "line\n\n\n\nline",
    "Term\n: definition",
    "$x$ {#id .class} ^up^ ==mark==",
    "Title #",
    "```http://evil\n```",
    "`a@b`` and ```c@d`",
    "a\u2028# b\x85- c",
]
words = st.lists(
    st.text(st.sampled_from("ab1.) #-=+*_`~[]()<>!|\\&;:/@\n\t w"), max_size=40) | st.sampled_from(HOSTILE)
).map("\n".join)


def shown(tokens: list[Token]) -> str:
    """The text that a reader sees, each line break as one."""
    lines = []
    for token in tokens:
        if token.type == "inline":
            children = token.children or []
            assert {child.type for child in children} <= PLAIN_INLINE, token.content
            breaks = {"hardbreak", "softbreak"}
            lines.append("".join("\n" if child.type in breaks else child.content for child in children))
    return "\n".join(lines)


def wanted(text: str) -> str:
    """`text` without lines of blanks and without blanks at the ends of lines, where Markdown has none."""
    lines = (line.rstrip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_stay_one_quote_that_shows_them(text: str) -> None:
    one_quote_that_shows(text)


@given(words)
@example("\n a")
@example("a\n \nb")
@example("http://a|b")
def test_any_words_stay_one_quote_that_shows_them(text: str) -> None:
    one_quote_that_shows(text)


def one_quote_that_shows(text: str) -> None:
    tokens = READER.parse(f"Before:\n\n{quoted(text)}\n\nAfter\n")
    inside = tokens[3:-3]
    if wanted(text):
        assert {token.type for token in inside} == {
            "blockquote_open",
            "paragraph_open",
            "inline",
            "paragraph_close",
            "blockquote_close",
        }
        assert [token.type for token in inside].count("blockquote_open") == 1
    assert wanted(shown(inside)) == wanted(text)


@given(words)
@example("# heading")
@example("1. one")
def test_any_words_stay_in_their_line(text: str) -> None:
    line = inline(text)
    assert "\n" not in line
    for source, kind in ((f"# {line}\n", "heading_open"), (f"{line}\n", "paragraph_open")):
        tokens = READER.parse(source)
        if line:
            assert tokens[0].type == kind
            assert len(tokens) == 3
            assert shown(tokens).strip() == " ".join(text.split())


@given(words)
def test_any_words_stay_in_their_cell(text: str) -> None:
    tokens = READER.parse(f"| a | b |\n|---|---|\n| {inline(text)} | end |\n")
    cells = [token for token in tokens if token.type == "inline"]
    assert [cell.content for cell in (cells[0], cells[1], cells[3])] == ["a", "b", "end"]
    assert shown(cells[2:3]).strip() == " ".join(text.split())


def test_a_number_at_the_beginning_of_a_line_is_left_plain() -> None:
    assert inline("2.0 voices' worth") == "2.0 voices' worth"
    assert inline("2. voices") == "2\\. voices"


def test_plain_words_are_left_plain() -> None:
    text = "Mum's carer came at 10.30 – late (again); she said: \"It's fine!\" - e.g. the 3rd time, 50% off."
    assert quoted(text) == f"> {text}"
    assert inline(text) == text
