"""Which names of a script are shortened, and which have to stay."""

import re
from pathlib import Path

import pytest

from server.net.short_names import KEPT, shortened

LINTER = Path(__file__).parents[3] / ".ci" / "eslint.config.mjs"


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ("const first=1;let second=first;", "const a=1;let b=a;"),
        ("function act(thing,...others){return thing(others)}", "function c(a,...b){return a(b)}"),
        ("const act=(thing)=>thing+1;act(2);", "const a=(b)=>b+1;a(2);"),
        ("const one=1;one;one;const two=2;", "const a=1;a;a;const b=2;"),
        ("const[first,second]=a;first(second,first)", "const[b,c]=a;b(c,b)"),
        ("const thing=1;a(thing);", "const b=1;a(b);"),
    ],
)
def test_variables_are_shortened_everywhere(source: str, short: str) -> None:
    assert shortened(source) == short


@pytest.mark.parametrize(
    "source",
    [
        "const text=1;one.text=2;",
        "const text=1;call({text});",
        "const text=1;call({text,other:2});",
        "const text=1;call({text:2});",
        "const text=1;call({text(){return 1}});",
        "const{text,other}=one;",
        "function act({text}){}".replace("act", "a"),
        "class a{text(){}};const text=1;",
        "document.title=1;location.reload();",
        "if(a)b(document,c);",
        'const a="text = text";',
        "const a=/text[/]text/u;",
        "const a=b/text/c;",
        "const a=`text ${b} text`;",
    ],
)
def test_what_is_not_plainly_a_variable_stays(source: str) -> None:
    assert shortened(source) == source


def test_what_stands_in_a_template_is_shortened() -> None:
    short = "const a=1;b=`a {thing} ${a+c({d:a})} \\` $1 ${a}`;"
    assert shortened("const thing=1;b=`a {thing} ${thing+c({d:thing})} \\` $1 ${thing}`;") == short


def test_blocks_are_told_from_objects() -> None:
    assert shortened("const act=()=>{act(1)};if(b){act(2)}else{act(3)}") == "const a=()=>{a(1)};if(b){a(2)}else{a(3)}"


def test_a_short_name_is_never_one_that_stands_there_already_or_a_word_of_the_language() -> None:
    names = [f"name{number}" for number in range(3000)]
    short = shortened("".join(f"let {name};" for name in names) + "aa.b();")
    found = re.findall(r"let (\w+);", short)
    assert len(set(found)) == len(names)
    assert not {"aa", "b", *KEPT} & set(found)


def test_all_that_the_linter_lets_the_scripts_use_of_the_browser_stays() -> None:
    listed = re.search(r"const BROWSER = \[(.*?)\]", LINTER.read_text(), re.DOTALL)
    assert listed is not None
    assert set(re.findall(r'"(\w+)"', listed[1])) <= KEPT
