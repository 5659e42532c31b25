"""Lines of keys and items, in texts that try to hide them."""

import tomllib
from typing import Any

import pytest

from server.plans.positions import Path, positions
from server.plans.ready import NAMES, ready_plan

TRICKY = '''# title = "no"
title = "a # b = [1]" # [[phase]]
"quoted \\u006bey" = 'x = 1'
numbers = [ # one
  1.5,
  [ "two", "]" ], { a = 1, b.c = [2] },
]
long = """
[[phase]]
a = \\""" # still ""\\"
b = 2"""
last = \'\'\'
'' \'\'\'\'\'
dotted.key."with.dot" = 1979-05-27 07:32:00
[table]
a = true
[[phase]]
[[phase.question]]
text = "one"
[[phase.question]]
text = "two"
  [phase.more]
  deep = 1
[[phase]]
[[phase.question]]
text = "three"
'''


def paths(value: Any, at: Path = ()) -> list[Path]:
    match value:
        case dict():
            return [at, *(path for key, inner in value.items() for path in paths(inner, (*at, key)))]
        case list():
            return [at, *(path for number, inner in enumerate(value) for path in paths(inner, (*at, number)))]
        case _:
            return [at]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("quoted key",), 3),
        (("numbers",), 4),
        (("numbers", 0), 5),
        (("numbers", 1, 1), 6),
        (("numbers", 2, "b", "c", 0), 6),
        (("long",), 8),
        (("last",), 12),
        (("dotted", "key", "with.dot"), 14),
        (("table",), 15),
        (("table", "a"), 16),
        (("phase", 0), 17),
        (("phase", 0, "question", 1, "text"), 21),
        (("phase", 0, "more", "deep"), 23),
        (("phase", 1), 24),
        (("phase", 1, "question", 0), 25),
        (("phase", 1, "question", 0, "text"), 26),
        (("phase", 1, "question", 0, "not there"), 25),
        (("nowhere", 3), 1),
    ],
)
def test_every_key_and_item_is_found_on_its_line(path: Path, line: int) -> None:
    assert positions(TRICKY).line(path) == line
    assert positions(TRICKY.replace("\n", "\r\n")).line(path) == line


def test_a_key_of_very_many_parts_costs_no_more_than_its_length() -> None:
    found = positions(".".join("a" * 100_000) + " = 1\nb = 2\n")
    assert found.line(("b",)) == 2
    assert len(found.lines) < 20


@pytest.mark.parametrize("text", [TRICKY, *(ready_plan(name).text for name in NAMES)])
def test_nothing_that_the_parser_reads_is_left_out(text: str) -> None:
    assert set(paths(tomllib.loads(text))) - set(positions(text).lines) == {()}
