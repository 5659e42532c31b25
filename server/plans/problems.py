"""Problems of a plan file, as sentences for its author."""

import difflib
from collections.abc import Iterable
from typing import Final

MOST_TOLD: Final = 8
_SHOWN: Final = 40
_NEAR: Final = 0.6


class PlanError(Exception):
    """A plan cannot be used; `sentences` lists the problems in order of lines."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def plan_error(problems: Iterable[tuple[int, str]]) -> PlanError:
    """The error for problems with their lines; of very many, the first MOST_TOLD and how many more there are."""
    sentences = [f"Line {line}: {sentence}" for line, sentence in sorted(problems, key=lambda problem: problem[0])]
    more = len(sentences) - MOST_TOLD
    if more > 0:
        sentences[MOST_TOLD:] = [f"{more} more follow{'s' if more == 1 else ''}; mend these first."]
    return PlanError(*sentences)


def excerpt(text: str) -> str:
    """A text from the file on one line and shortened, to be quoted in a sentence."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, None if none is near."""
    words = {word.casefold(): word for word in known}
    found = difflib.get_close_matches(typed.casefold()[: 4 * _SHOWN], words, n=1, cutoff=_NEAR)
    return words[found[0]] if found else None
