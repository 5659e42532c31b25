"""Shortens the names in a script.

A name becomes the same shorter one wherever it stands, so scopes do not matter. A name stays as it is where it is, or
could be, anything but a variable: a property, a key, a method, or something that the browser provides. The source has
to be minified, and in the plain form that the linter of the page asks for: arrow functions with parentheses, regular
expressions only as arguments or after `=`, no template in a template.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, product
from string import ascii_letters
from typing import Final, Literal

_LANGUAGE: Final = """
    async await break case catch class const constructor continue default delete do else extends false finally for
    function get if in instanceof let new null of return set static super switch this throw true try typeof undefined
    void while yield
"""
_BROWSER: Final = """
    Array Boolean Date Element Error HTMLElement HTMLTextAreaElement Infinity JSON Map Math Node Number Object Promise
    Reflect ResizeObserver Set String TextEncoder Uint8Array WeakMap WebSocket addEventListener arguments clearTimeout
    crypto decodeURIComponent document encodeURIComponent history innerHeight localStorage location performance scrollTo
    scrollY self setInterval setTimeout window
"""
KEPT: Final = frozenset((_LANGUAGE + _BROWSER).split())

Kind = Literal["word", "other", "raw"]
_Bracket = Literal["object", "class", "block", "(", "["]

_TOKEN = re.compile(
    r"""(?P<raw>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\d[\w.]*)|(?P<word>[A-Za-z_$][\w$]*)|(?P<other>=>|\.\.\.|\s+|.)""",
    re.DOTALL,
)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+/\w*")
_TEMPLATE_PART = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(?P<end>`|\$\{)", re.DOTALL)
_BEFORE_BLOCK = frozenset({")", "=>", ";", "{", "}", "else", "try", "finally", "do", ""})
_BEFORE_REGEX = frozenset({"(", "=", ","})
_BEFORE_OBJECT = frozenset({"return", "const", "let", "of", "in", "case", "typeof", "new", "default"})


@dataclass(slots=True)
class _Token:
    """A part of a script."""

    kind: Kind
    text: str


def shortened(source: str) -> str:
    """The script with short names in place of long ones."""
    tokens = list(_tokens(source))
    names, kept = _names(tokens)
    renamed = [name for name, _ in names.most_common() if name not in kept]
    taken = KEPT | {token.text for token in tokens if token.kind == "word"} - set(renamed)
    short = dict(zip(renamed, (name for name in _short_names() if name not in taken), strict=False))
    return "".join(short.get(token.text, token.text) if token.kind == "word" else token.text for token in tokens)


def _tokens(source: str) -> Iterator[_Token]:
    place, before = 0, ""
    braces: list[bool] = []  # whether each open brace belongs to a template
    while place < len(source):
        if source[place] == "/" and before in _BEFORE_REGEX and (regex := _REGEX.match(source, place)):
            token = _Token("raw", regex[0])
        elif source[place] == "`" or (source[place] == "}" and braces and braces[-1]):
            part = _TEMPLATE_PART.match(source, place + 1)
            assert part is not None, "a template does not end"  # noqa: S101 - the page's own source, checked at the start
            if source[place] == "}":
                braces.pop()
            if part["end"] == "${":
                braces.append(True)
            token = _Token("raw", source[place : part.end()])
        else:
            found = _TOKEN.match(source, place)
            assert found is not None  # noqa: S101 - any character is one
            kind: Kind = "raw" if found["raw"] else "word" if found["word"] else "other"
            token = _Token(kind, found[0])
            if token.text == "{":
                braces.append(False)
            elif token.text == "}":
                braces.pop()
        yield token
        place += len(token.text)
        before = before if token.text.isspace() else token.text


def _names(tokens: list[_Token]) -> tuple[Counter[str], set[str]]:
    """How often each declared name stands in the script, and the names that have to stay."""
    words = Counter(token.text for token in tokens if token.kind == "word")
    solid = [token for token in tokens if not token.text.isspace()]
    declared: dict[str, None] = {}  # in order, so that the same source always gives the same script
    kept = set(KEPT)
    open_: list[_Bracket] = []
    for place, token in enumerate(solid):
        before = solid[place - 1].text if place else ""
        after = solid[place + 1].text if place + 1 < len(solid) else ""
        if token.kind == "word":
            if before in {"const", "let", "function", "class"}:
                declared[token.text] = None
            if before == "." or (open_ and _is_key(open_[-1], before, after)):
                kept.add(token.text)
        elif token.text in "([":
            open_.append(token.text)  # type: ignore[arg-type]
            declared.update(dict.fromkeys(_listed(solid, place)))
        elif token.text == "{":
            open_.append(_kind_of_brace(solid[place - 1] if place else None))
        elif token.text in ")]}":
            open_.pop()
    return Counter({name: words[name] for name in declared}), kept


def _kind_of_brace(before: _Token | None) -> _Bracket:
    if before is None or before.text in _BEFORE_BLOCK:
        return "block"
    return "class" if before.kind == "word" and before.text not in _BEFORE_OBJECT else "object"


def _is_key(bracket: _Bracket, before: str, after: str) -> bool:
    """Whether a word directly in this bracket is, or may be, the name of something in an object."""
    if bracket == "class":
        return True
    return bracket == "object" and before in {"{", ","} and after in {":", ",", "}", "=", "("}


def _listed(tokens: list[_Token], opened: int) -> Iterator[str]:
    """The plain names in the brackets opened there, if those declare them: as parameters, or taken out of an array."""
    depth, names, before = 0, list[str](), "("
    for place in range(opened, len(tokens)):
        text = tokens[place].text
        depth += (text in "([{") - (text in ")]}")
        if not depth:
            declares = place + 1 < len(tokens) and tokens[place + 1].text == "=>"
            declares |= opened > 1 and tokens[opened - 2].text == "function"
            declares |= opened > 0 and tokens[opened - 1].text in {"const", "let"}
            yield from names if declares else ()
            return
        if depth == 1 and tokens[place].kind == "word" and before in {"(", "[", ",", "..."}:
            names.append(text)
        before = text


def _short_names() -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_letters, repeat=length):
            yield "".join(letters)
