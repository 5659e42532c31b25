"""Every text of the software has a key, and every key its words in every language."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import server
from server.domain.catalogue import ROLES
from server.domain.errors import Code, Rejected
from server.domain.messages import Message, Text
from server.sentences import REFUSALS, UNKNOWN, argument_words, gaps, refusal_words, sentences_of, words

SERVER = Path(server.__file__).parent
PROGRAMS = (SERVER, SERVER.parent / "coprod_tui")
LANGUAGES = sorted(path.stem for path in (SERVER / "web" / "locales").glob("*.json"))
KEPT = (Path(__file__).parent / "kept_keys.txt").read_text("utf-8").splitlines()
"""Every key that there ever was, with its gaps. A line may be added, and none changed or taken out."""


def test_english_is_the_first_language() -> None:
    assert "en" in LANGUAGES


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
    kept = {"others", *(key for key in sentences if key.startswith((f"{REFUSALS}.", "roles.")))}
    return sorted(" ".join((key, *sorted(gaps(sentences[key])))) for key in kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_neither_dropped_nor_used_for_anything_else(language: str) -> None:
    assert keys_of(sentences_of(language)) == KEPT


def sentences_in(source: str) -> list[str]:
    """What a module holds that reads like a sentence, docstrings aside."""
    tree = ast.parse(source)
    told = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    parts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in told]
    texts = [node.value for node in parts if isinstance(node.value, str)]
    return [text for text in texts if " " in text.strip() and text.rstrip().endswith((".", "!", "?"))]


def test_a_sentence_in_a_module_is_found() -> None:
    assert sentences_in('"""A docstring."""\nX = f"{1} is too long."') == [" is too long."]
    assert sentences_in('def f() -> str:\n    """Two words."""\n    return "No more can be taken in."') == [
        "No more can be taken in."
    ]
    assert sentences_in('X: int = 1\n"""Said of X."""\nY = "words and no sentence"') == []


ADVICE = {"question_advice.py", "phrasing"}  # for who writes a question: on the facilitator's screen alone


def test_no_module_of_the_domain_holds_a_sentence_for_phones() -> None:
    domain = SERVER / "domain"
    modules = [path for path in domain.rglob("*.py") if not ADVICE & {*path.relative_to(domain).parts}]
    assert len(modules) > 50
    found = {path.name: sentences_in(path.read_text("utf-8")) for path in modules}
    assert {name: texts for name, texts in found.items() if texts} == {}


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
