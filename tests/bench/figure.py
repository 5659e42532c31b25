"""A measured figure beside the promised one."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`met` is None where nothing was promised: the figure stands there for comparison."""

    promise: str
    what: str
    value: float
    unit: str
    target: str = ""
    met: bool | None = None


def at_most(promise: str, what: str, value: float, unit: str, most: float) -> Figure:
    """A figure that must not be larger."""
    return Figure(promise, what, round(value, 3), unit, f"≤ {most:g}", value <= most)


def at_least(promise: str, what: str, value: float, unit: str, least: float) -> Figure:
    """A figure that must not be smaller."""
    return Figure(promise, what, round(value, 3), unit, f"≥ {least:g}", value >= least)


def told(promise: str, what: str, value: float, unit: str) -> Figure:
    """A figure for comparison."""
    return Figure(promise, what, round(value, 3), unit)


def rank(values: Sequence[float], share: float) -> float:
    """The value at this share of all, by nearest rank."""
    return sorted(values)[math.ceil(share * len(values)) - 1]


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines to read."""
    rows = [("", "what", "figure", "to reach", "")]
    rows += [
        (f.promise, f.what, f"{f.value:,g} {f.unit}", f"{f.target} {f.unit if f.target else ''}", _mark(f))
        for f in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join((lines[0], "  ".join("-" * width for width in widths), *lines[1:]))


def _mark(figure: Figure) -> str:
    return "" if figure.met is None else "reached" if figure.met else "MISSED"
