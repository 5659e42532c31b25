"""Which figures by perspective may be shown.

A cell is the figure of one perspective, with everybody's part split equally over their perspectives. A cell of fewer
than five people is held back, and so are others as long as sums and differences of the shown cells and the total would
give a figure of fewer than five people.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Final

from server.sentences import sentence

FEWEST: Final = 5
HELD_BACK: Final = sentence("measured.held_back", fewest=FEWEST)
# Larger than any determinant here, so that ranks modulo it equal those over the rationals.
_PRIME: Final = (1 << 61) - 1

Perspectives = Mapping[str, frozenset[str]]
Spoke = tuple[str, frozenset[str]]
_Part = tuple[int, ...]
_Parts = Mapping[_Part, frozenset[str]]


def may_be_shown(said: Perspectives, spoke: Iterable[Spoke] = ()) -> frozenset[str]:
    """The perspectives whose cells cannot be combined into a figure of fewer than FEWEST people.

    `said` has each person's perspectives, `spoke` those of single answers, which may differ. The largest cells are
    kept.
    """
    split = [pair for pair in said.items() if pair[1]]
    people = _by_name(split)
    by_size = sorted(people, key=lambda name: (len(people[name]), name))
    shown = [name for name in by_size if len(people[name]) >= FEWEST]
    ways = [_by_way(split), _by_way(chain(split, (pair for pair in spoke if pair[1])))]
    if ways[0] == ways[1]:
        ways.pop()
    while shown and any(_gives_away(way, shown) for way in ways):
        shown.pop(0)
    return frozenset(shown)


def split_equally(parts: Iterable[tuple[str, float]], said: Perspectives) -> dict[str, float]:
    """Each person's part, split over their perspectives and added up; people without perspectives are left out."""
    return added_up((said.get(person, frozenset()), part) for person, part in parts)


def added_up(parts: Iterable[tuple[Collection[str], float]]) -> dict[str, float]:
    """Each part, split over its names and added up by name."""
    cells: dict[str, float] = {}
    for names, part in parts:
        for name in names:
            cells[name] = cells.get(name, 0.0) + part / len(names)
    return cells


def ratios(parts: Mapping[str, float], here: Mapping[str, float]) -> dict[str, float]:
    """For each cell, its share of all parts ÷ its share of all presence; empty if there are no parts."""
    all_parts, all_here = sum(parts.values()), sum(here.values())
    if not all_parts:
        return {}
    return {
        name: (parts.get(name, 0.0) / all_parts) / (minutes / all_here)
        for name, minutes in sorted(here.items())
        if minutes
    }


def _by_name(split: Iterable[Spoke]) -> dict[str, set[str]]:
    people: dict[str, set[str]] = {}
    for person, names in split:
        for name in names:
            people.setdefault(name, set()).add(person)
    return people


def _by_way(split: Iterable[Spoke]) -> dict[frozenset[str], set[str]]:
    """The people by how they split their part."""
    ways: dict[frozenset[str], set[str]] = {}
    for person, names in split:
        ways.setdefault(names, set()).add(person)
    return ways


def _gives_away(ways: Mapping[frozenset[str], set[str]], shown: Collection[str]) -> bool:
    """Whether some linear combination of the shown cells and the total is a figure of fewer than FEWEST people.

    Each way of splitting a part is a vector of its additions to every shown cell and to the total. A combination leaves
    out
    everybody but a few only if the vectors of all others have a smaller rank than those of all.
    """
    parts: dict[_Part, frozenset[str]] = {}
    for names, people in ways.items():
        part = (*(int(name in names) for name in shown), len(names))
        parts[part] = parts.get(part, frozenset()) | people
    rank = len(_independent(parts))
    return _loses_rank(parts, rank, frozenset(), ())


def _loses_rank(parts: _Parts, rank: int, out: frozenset[str], kept: tuple[_Part, ...]) -> bool:
    """Whether the rank falls without `out` and some others, fewer than FEWEST in all, who are not all of one `kept`.

    People whose removal lowers the rank include a vector of every basis, so it is enough to try those of one basis.
    """
    left = [part for part, people in parts.items() if not people <= out]
    if not set(kept) <= set(left):
        return False
    basis = _independent([*kept, *sorted(left, key=lambda part: (-len(parts[part]), part))])
    if len(basis) < rank:
        return True
    for part in basis[len(kept) :]:
        more = out | parts[part]
        if len(more) < FEWEST and _loses_rank(parts, rank, more, kept):
            return True
        kept = (*kept, part)
    return False


def _independent(parts: Iterable[_Part]) -> list[_Part]:
    """The first linearly independent vectors."""
    found: list[_Part] = []
    reduced: list[tuple[int, list[int]]] = []
    for part in parts:
        rest = list(part)
        for place, row in reduced:
            if factor := rest[place]:
                rest = [(one - factor * other) % _PRIME for one, other in zip(rest, row, strict=True)]
        if any(rest):
            leading = next(place for place, one in enumerate(rest) if one)
            inverse = pow(rest[leading], -1, _PRIME)
            reduced.append((leading, [one * inverse % _PRIME for one in rest]))
            found.append(part)
    return found
