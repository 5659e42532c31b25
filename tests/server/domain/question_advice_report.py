"""`python -m tests.server.domain.question_advice_report` says how well the open-question check agrees with the labels.

Precision is the share of advice given that a label asks for; recall the share of labels that got their advice.
"""

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from server.domain.question_advice import AdviceKind, advice_on

KINDS: Final[tuple[AdviceKind, ...]] = ("closed", "stacked", "leading", "blame", "jargon", "long")
PARTS: Final = ("made", "held_out")
_FILE: Final = Path(__file__).with_name("wording_questions.toml")


@dataclass(frozen=True, slots=True)
class Figure:
    """How often advice was given rightly, wrongly, and not where it should have been."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of advice that is right; 1 where none was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of labels that were found; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def labelled() -> dict[str, dict[str, frozenset[str]]]:
    """The questions of each part with their kinds."""
    parts = tomllib.loads(_FILE.read_text("utf-8"))
    return {part: {text: frozenset(kinds) for text, kinds in parts[part].items()} for part in PARTS}


@cache
def given_to(text: str) -> frozenset[AdviceKind]:
    """The kinds of advice that a question gets; each is asked for once a figure."""
    return frozenset(advice.kind for advice in advice_on(text))


def figure(questions: Mapping[str, frozenset[str]], kind: AdviceKind | None = None) -> Figure:
    """How the check does for one kind, or for all of them together."""
    right = wrong = missed = 0
    for text, labels in questions.items():
        given, expected = given_to(text), labels
        if kind is not None:
            given, expected = given & {kind}, expected & {kind}
        right += len(given & expected)
        wrong += len(given - expected)
        missed += len(expected - given)
    return Figure(right, wrong, missed)


def report() -> str:
    """A table a part."""
    lines: list[str] = []
    for part, questions in labelled().items():
        lines.append(f"{part}: {len(questions)} questions")
        lines.append(f"  {'kind':<8} {'labels':>6} {'precision':>9} {'recall':>6}")
        for kind in (*KINDS, None):
            found = figure(questions, kind)
            name, labels = kind or "all", found.right + found.missed
            lines.append(f"  {name:<8} {labels:>6} {found.precision:>9.3f} {found.recall:>6.3f}")
    return "\n".join(lines)


def main() -> int:
    """Prints the report; with --all every question on which check and label differ too."""
    print(report())  # noqa: T201 - what this command is for
    for part in sys.argv[1:]:
        for text, labels in labelled()[part].items():
            given = given_to(text)
            if given != labels:
                print(f"{text}  label {sorted(labels)}  given {sorted(given)}")  # noqa: T201 - likewise
    return 0


if __name__ == "__main__":
    sys.exit(main())
