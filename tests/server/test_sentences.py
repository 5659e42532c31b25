"""Every text of the software has a key, and every key its words in every language."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import server
from server.codec import encode
from server.domain.catalogue import RESERVED_NAMES, ROLES
from server.domain.errors import Code, Rejected
from server.domain.messages import Message, Text
from server.domain.text import normalized_name
from server.projections.people.labels import label_words
from server.sentences import (
    REFUSALS,
    UNKNOWN,
    argument_words,
    counted,
    gaps,
    refusal_words,
    sentence,
    sentences_of,
    words,
)
from tests.session import Session

SERVER = Path(server.__file__).parent
PROGRAMS = (SERVER, SERVER.parent / "coprod_tui")
LANGUAGES = sorted(path.stem for path in (SERVER / "web" / "locales").glob("*.json"))
KEPT = (Path(__file__).parent / "kept_keys.txt").read_text("utf-8").splitlines()
"""Every key that there ever was, with its gaps. A line may be added, and none changed or taken out."""


def test_english_is_the_first_language() -> None:
    assert "en" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    told = (SERVER / "web" / "locales" / f"{language}.json").read_text("utf-8")
    tables: list[list[str]] = []
    json.loads(told, object_pairs_hook=lambda pairs: tables.append([name for name, _ in pairs]))
    assert [names for names in tables if len(set(names)) < len(names)] == []


def refusals_made(source: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The code and the arguments of each refusal that a module makes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rejected":
            code, *others = node.args
            assert isinstance(code, ast.Constant), ast.unparse(node)
            given = [other for other in others[:1] if not isinstance(other, ast.Constant)]
            assert all(isinstance(one, ast.Dict) for one in given), ast.unparse(node)
            names = [key for one in given if isinstance(one, ast.Dict) for key in one.keys]
            yield str(code.value), frozenset(str(name.value) for name in names if isinstance(name, ast.Constant))


MADE = [
    (code, names)
    for program in PROGRAMS
    for path in sorted(program.rglob("*.py"))
    for code, names in refusals_made(path.read_text("utf-8"))
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence_with_exactly_its_arguments(language: str) -> None:
    sentences = sentences_of(language)
    assert {(code, names) for code, names in MADE} == {
        (code, gaps(sentences[f"{REFUSALS}.{code}"])) for code in get_args(Code)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_without_a_refusal(language: str) -> None:
    told = {key.split(".")[1] for key in sentences_of(language) if key.startswith(f"{REFUSALS}.")}
    assert told == {*get_args(Code), UNKNOWN}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_with_the_same_gaps(language: str) -> None:
    english, other = sentences_of("en"), sentences_of(language)
    assert {key: gaps(sentence) for key, sentence in other.items()} == {key: gaps(english[key]) for key in english}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_a_role_has_words(language: str) -> None:
    sentences = sentences_of(language)
    texts: list[Text] = [text for role in ROLES for text in (role.name, role.sentence, role.prompt)]
    texts += [text for role in ROLES for text in (role.moments.waiting, role.moments.open, role.moments.closed)]
    keys = [text.key for text in texts if isinstance(text, Message)]
    assert len(keys) == len(texts) == 6 * len(ROLES)
    assert all(sentences[key] for key in keys)
    unknown = {key for key in sentences if key.startswith(f"roles.{UNKNOWN}.")}
    assert {key for key in sentences if key.startswith("roles.")} == {*keys} | unknown


def keys_of(sentences: dict[str, str]) -> list[str]:
    """What is kept of the keys that the record and the wire can hold: each with its gaps."""
    kept = {"others", *(key for key in sentences if key.startswith((f"{REFUSALS}.", "roles.", "people.", "reasons.")))}
    return sorted(" ".join((key, *sorted(gaps(sentences[key])))) for key in kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_neither_dropped_nor_used_for_anything_else(language: str) -> None:
    assert keys_of(sentences_of(language)) == KEPT


def unsaid(tree: ast.AST) -> Iterator[ast.AST]:
    """What a module holds that no reader gets: docstrings, exceptions for programmers, names of types."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                yield docstring
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name)) as exception) if name != "Rejected":
                yield from ast.walk(exception)
            case ast.Call(func=ast.Name(id="TypeVar" | "cast")):
                yield from ast.walk(node)
            case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
                yield from ast.walk(node)
            case ast.AnnAssign(annotation=annotation):
                yield from ast.walk(annotation)
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                yield from ast.walk(node)


def words_in(source: str) -> list[str]:
    """The literals of a module that read like words for people: several in a row, or one with a capital letter."""
    tree = ast.parse(source)
    passed_over = set(map(id, unsaid(tree)))
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in passed_over]
    return [node.value for node in literals if isinstance(node.value, str) and READS_LIKE_WORDS.search(node.value)]


READS_LIKE_WORDS = re.compile(r"[a-z]{2,}[,;:.]? | [a-z]{2,}|^[A-Z][a-z]{2,}$|^[A-Z][a-z]*['’]")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('X = f"{1} is too long."', [" is too long."]),
        ('def f(n: int) -> str:\n    """Two words."""\n    return f"Person {n}"', ["Person "]),
        ('X = {"open": "by phone", "closed": "Hands"}', ["by phone", "Hands"]),
        ('X: int = 1\n"""Said of X."""\nY = "a.key.of_its_own"', []),
        ('raise ValueError("so many cannot be told apart")', []),
        ('raise Rejected("There is none.")', ["There is none."]),
        ('T = TypeVar("T", bound="Some Type")\n__all__ = ["Name"]', []),
        ('class A:\n    x: "HashTrieMap[str | None, Name]" = f("V1")', []),
    ],
)
def test_words_for_people_in_a_module_are_found(source: str, found: list[str]) -> None:
    assert words_in(source) == found


ENGLISH_BY_NATURE = {
    "domain/phrasing": "rules about questions in English",
    "domain/question_advice.py": "advice on questions in English, which no other language can use",
    "domain/come_back.py": "part of what is hashed; nobody reads it",
}
"""What may hold words, each with the reason."""


def test_words_for_people_stand_in_the_locales_alone() -> None:
    modules = sorted(path for room in ("domain", "projections") for path in (SERVER / room).rglob("*.py"))
    assert len(modules) > 120
    found: dict[str, list[str]] = {}
    for path in modules:
        name = path.relative_to(SERVER).as_posix()
        texts = words_in(path.read_text("utf-8"))
        if texts:
            found[name] = texts
    left = {name for name in found if not name.startswith(tuple(ENGLISH_BY_NATURE))}
    assert {name: found[name] for name in left} == {}, "Words belong into web/locales, under a key."
    assert [known for known in ENGLISH_BY_NATURE if not any(name.startswith(known) for name in found)] == []


Asked = tuple[str, frozenset[str]]


def texts_asked(source: str) -> Iterator[Asked]:
    """The key of each text that a module asks for, as a pattern, with the names of what it gives for gaps."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="sentence" | "counted" as how), args=[key, *_], keywords=given):
                forms = ["one", "several"] if how == "counted" else [""]
                names = {str(one.arg) for one in given} | ({"count"} if how == "counted" else set())
                for pattern in key_patterns(key):
                    for form in forms:
                        yield rf"{pattern}\.{form}" if form else pattern, frozenset(names)


def key_patterns(key: ast.expr) -> Iterator[str]:
    """The keys that an expression can be, as patterns."""
    match key:
        case ast.Constant(value=str(known)):
            yield re.escape(known)
        case ast.JoinedStr(values=parts):
            yield "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in parts)
        case ast.IfExp(body=body, orelse=orelse):
            yield from key_patterns(body)
            yield from key_patterns(orelse)
        case _:
            raise AssertionError(f"a key that cannot be read: {ast.unparse(key)}")


ASKED = [
    asked
    for path in sorted(SERVER.rglob("*.py"))
    if path.name != "sentences.py"
    for asked in texts_asked(path.read_text("utf-8"))
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_is_asked_for_has_words_with_its_gaps(language: str) -> None:
    sentences = sentences_of(language)
    for pattern, given in ASKED:
        found = [key for key in sentences if re.fullmatch(pattern, key)]
        assert found, pattern
        assert all(gaps(sentences[key]) <= given for key in found), (pattern, given)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_that_nothing_asks_for(language: str) -> None:
    scripts = "".join(path.read_text("utf-8") for path in (SERVER / "web").rglob("*.js"))
    by_phones = {*re.findall(r"\btexts\.(\w+)", re.sub(r'from "[^"]*"', "", scripts)), "list"}
    left = [key for key in sentences_of(language) if key.split(".")[0] not in by_phones]
    assert [key for key in left if not any(re.fullmatch(pattern, key) for pattern, _ in ASKED)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_can_be_called_as_somebody_without_a_name_is(language: str) -> None:
    label = sentences_of(language)["people.unnamed"].format(number=3)
    assert any(re.fullmatch(name, normalized_name(label)) for name in RESERVED_NAMES)


def test_somebody_without_a_name_is_a_key_until_it_is_read() -> None:
    session = Session()
    person = session.join()
    assert session.state.label(person) == Message("people.unnamed", {"number": "1"})
    assert label_words(session.state, person) == "Person 1"
    assert "Person 1" not in encode(session.entries).decode()


def test_a_text_depends_on_its_number() -> None:
    assert counted("yeses.waiting", 1) == "1 contribution waits for a yes"
    assert counted("yeses.waiting", 2000) == "2,000 contributions wait for a yes"
    assert sentence("acts.words_heard", number="2000") == "heard 2000"


def test_a_literal_text_is_its_own_words() -> None:
    assert words("roles.host.name") == "roles.host.name"
    assert words("A {gap} that somebody typed") == "A {gap} that somebody typed"


def test_a_message_is_filled_with_numbers_texts_and_lists() -> None:
    refusal = Rejected(
        "role_full", {"role": Message("roles.host.name"), "holders": ("Ama", "Bo", Message("others", {"count": 2}))}
    )
    assert refusal_words(refusal) == "Host has no free place just now. It is held by Ama, Bo and 2 more."
    assert argument_words({"most": 4000, "one": ("Ama",), "none": ()}) == {"most": "4,000", "one": "Ama", "none": ""}


def test_what_fills_a_gap_is_not_filled_again() -> None:
    assert (
        refusal_words(Rejected("slip_used", {"slip": "{slip} {most}"}))
        == "The slip {slip} {most} was typed in already."
    )


def test_a_gap_that_nothing_fills_is_left_open() -> None:
    told = Rejected.told("slip_used", {}, temporary=False)
    assert refusal_words(told) == "The slip … was typed in already."


def test_a_key_of_a_newer_version_has_the_words_of_its_kind() -> None:
    told = Rejected.told("no_such_thing_yet", {"most": "5"}, "text", temporary=True)
    assert refusal_words(told) == "That could not be done. Please try again, or tell the facilitator."
    assert (told.code, told.field, told.temporary) == ("no_such_thing_yet", "text", True)
    assert words(Message("roles.gardener.name")) == "gardener"
    assert words(Message("roles.gardener.open")) == ""
    assert words(Message("a_kind.of_its.own")) == ""


def test_messages_are_alike_by_key_and_arguments() -> None:
    one = Message("others", {"count": 1})
    assert one != Message("others", {"count": 2})
    assert {one: "kept"}[Message("others", {"count": 1})] == "kept"
