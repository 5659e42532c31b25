"""The words of the software's texts: messages in, words out.

The words stand in `web/locales`, one file a language, where the phone page has its texts too. They are read once, when
this module is imported. A message with a key that is not known here, as from a newer server, gets the general words of
its kind.
"""

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final

from server.domain.errors import Rejected
from server.domain.messages import Argument, Text

LANGUAGE: Final = "en"
REFUSALS: Final = "refusals"
UNKNOWN: Final = "unknown"

_GAP: Final = re.compile(r"\{(\w+)\}")


def gaps(sentence: str) -> frozenset[str]:
    """The names of the gaps of a sentence."""
    return frozenset(_GAP.findall(sentence))


def words(text: Text) -> str:
    """The words of a text; a literal one is its own."""
    return text if isinstance(text, str) else _filled(text.key, text.arguments)


def sentence(key: str, /, **arguments: Argument) -> str:
    """The words of one of the software's texts, by its key, with what fills its gaps."""
    return _filled(key, arguments)


def counted(key: str, count: int, /, **arguments: Argument) -> str:
    """The same for a text that depends on a number: its key has one form for `one` and one for `several`. The number
    fills the gap `count`.
    """
    return _filled(f"{key}.{'one' if count == 1 else 'several'}", {"count": count, **arguments})


def refusal_words(refusal: Rejected) -> str:
    """The sentence of a refusal, for the person who was refused."""
    return _filled(f"{REFUSALS}.{refusal.code}", refusal.arguments)


def argument_words(arguments: Mapping[str, Argument]) -> dict[str, str]:
    """What fills the gaps of a sentence, as words."""
    return {name: _argument(argument) for name, argument in arguments.items()}


def _filled(key: str, arguments: Mapping[str, Argument]) -> str:
    sentence = _SENTENCES.get(key)
    known = argument_words(arguments)
    if sentence is None:
        kind, id_, *rest = key.split(".")
        sentence, known = _SENTENCES.get(".".join((kind, UNKNOWN, *rest)), ""), {"id": id_}
    return _GAP.sub(lambda gap: known.get(gap[1], "…"), sentence)


def _argument(argument: Argument) -> str:
    match argument:
        case int():
            return f"{argument:,}"
        case tuple():
            return _listed([words(text) for text in argument])
        case _:
            return words(argument)


def _listed(items: list[str]) -> str:
    between, last = _SENTENCES["list.between"], _SENTENCES["list.last"]
    return last.join([between.join(items[:-1]), items[-1]] if len(items) > 1 else items)


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    """The sentences of a table and of the tables within it, by their path."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, str):
            yield prefix + name, value


def sentences_of(language: str) -> dict[str, str]:
    """Every sentence of a language by its key."""
    path = files("server").joinpath("web", "locales", f"{language}.json")
    return dict(_flat(json.loads(path.read_text("utf-8"))))


_SENTENCES: Final = sentences_of(LANGUAGE)
