"""The measures of voice by their definitions, with sets and loops; it must share no code with ours."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import combinations
from math import factorial, prod
from typing import Any


def gini(counts: Sequence[int]) -> float:
    """Half the mean difference of all pairs of two different people, to the mean."""
    people = len(counts)
    pairs = [abs(one - other) for one, other in combinations(counts, 2)]
    return float(Fraction(sum(pairs), len(pairs)) / (2 * Fraction(sum(counts), people)))


def bessel(order: int, x: float) -> float:
    """The modified Bessel function of the first kind by its series, for a small x."""
    terms: list[float] = [(x / 2) ** (2 * m + order) / (factorial(m) * factorial(m + order)) for m in range(80)]
    return sum(terms)


def worth(counts: Iterable[int]) -> float:
    """The product of shares to the power of minus themselves."""
    said = [count for count in counts if count]
    shares: list[float] = [count / sum(said) for count in said]
    return float(prod(share**-share for share in shares))


def weighty(counts: Sequence[int]) -> float:
    """One to the chance that two contributions drawn with putting back are of one person."""
    each = [person for person, count in enumerate(counts) for _ in range(count)]
    same = sum(one == other for one in each for other in each)
    return len(each) ** 2 / same


def ratio(name: str, spoke: Iterable[tuple[str, frozenset[str]]], present: Mapping[str, int], own: Any) -> Fraction:
    """What those who speak from `name` said of all to what they were there of all, person by person."""
    words = [(person, names) for person, names in spoke if names]
    ever = {person: set(own.get(person, ())) for person in present}
    for person, names in words:
        ever[person] |= names
    mine = sum((Fraction(1, len(names)) for _, names in words if name in names), Fraction(0))
    there = sum((Fraction(present[person], len(ever[person])) for person in ever if name in ever[person]), Fraction(0))
    everybody = sum(present[person] for person, names in ever.items() if names)
    return (mine / len(words)) / (there / everybody)


def pauses(opened: datetime, closed: Iterable[datetime], until: datetime) -> list[datetime]:
    """Every five minutes and every close, second by second."""
    found, moment, ends = [], opened, set(closed)
    while moment <= until:
        if moment in ends or (moment != opened and (moment - opened) % timedelta(minutes=5) == timedelta()):
            found.append(moment)
        moment += timedelta(seconds=1)
    return found


def looked(moments: Sequence[datetime], said: Sequence[datetime]) -> list[datetime]:
    """The pauses with something new since the look before, a minute or more after it."""
    taken: list[datetime] = []
    for moment in moments:
        if taken and moment < taken[-1] + timedelta(minutes=1):
            continue
        if any(at <= moment and (not taken or at > taken[-1]) for at in said):
            taken.append(moment)
    return taken


def singled_out(figures: Sequence[Mapping[Any, Fraction]], people: Mapping[Any, set[str]], few: int) -> set[str] | None:
    """Fewer than `few` people of whom alone some sum of the figures tells, if there are such; None else.

    Each figure has how much of each unknown is in it, and `people` whose each unknown is. Tries every few people: all
    unknowns of others are to fall out, which they do where the figures have a smaller rank in those than in all. Those
    whose unknowns are the same are one case.
    """
    unknowns = list(people)
    whole = rank([[figure.get(unknown, Fraction(0)) for unknown in unknowns] for figure in figures])
    everybody = sorted(set().union(*people.values()))
    tried: set[frozenset[Any]] = {frozenset()}
    for number in range(1, few):
        for some in map(set, combinations(everybody, number)):
            theirs = frozenset(unknown for unknown in unknowns if people[unknown] <= some)
            if theirs in tried:
                continue
            tried.add(theirs)
            others = [unknown for unknown in unknowns if unknown not in theirs]
            if rank([[figure.get(unknown, Fraction(0)) for unknown in others] for figure in figures]) < whole:
                return some
    return None


def rank(rows: list[list[Fraction]]) -> int:
    """The rank of a matrix, by elimination in fractions."""
    left, found = [row for row in rows if any(row)], 0
    while left:
        pivot = left.pop()
        place = next(place for place, one in enumerate(pivot) if one)
        found += 1
        for index, row in enumerate(left):
            factor = row[place] / pivot[place]
            left[index] = [one - factor * other for one, other in zip(row, pivot, strict=True)]
        left = [row for row in left if any(row)]
    return found


class Heard:
    """What a list of journal lines comes to. `words` has who, when, what they spoke from and whether it stands."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.joined: dict[str, datetime] = {}
        self.own: dict[str, frozenset[str]] = {}
        self.passed: set[str] = set()
        self.words: dict[str, list[Any]] = {}
        self.channels: list[tuple[str, str]] = []
        self.closed: list[datetime] = []
        self.felt: dict[str, tuple[int, int]] = {}
        self.opened = self.now = datetime.min
        for line in lines:
            entry = json.loads(line)
            self.now = datetime.fromisoformat(entry["at"])
            for event in entry["events"]:
                self.event(event["type"], event)

    def event(self, kind: str, event: dict[str, Any]) -> None:
        if kind == "session_opened":
            self.opened = self.now
        elif kind == "person_joined":
            self.joined[event["person"]] = self.now
        elif kind == "perspectives_said":
            self.own[event["person"]] = frozenset(event["perspectives"])
        elif kind == "question_passed":
            self.passed.add(event["person"])
        elif kind == "question_closed":
            self.closed.append(self.now)
        elif kind == "felt_said":
            self.felt[event["key_hash"]] = (event["said"], event["taken"])
        elif kind == "contribution_made":
            self.channels.append((event["contribution"], event.get("channel", "phone")))
            if event.get("person") is not None:
                speaks = frozenset(event.get("speaking", ())) or self.own.get(event["person"], frozenset())
                self.words[event["contribution"]] = [event["person"], self.now, speaks, True]
        elif kind == "contribution_taken_back":
            self.channels = [one for one in self.channels if one[0] != event["contribution"]]
            if event["contribution"] in self.words:
                self.words[event["contribution"]][3] = False

    def count(self, person: str, until: datetime) -> int:
        return len([1 for who, at, _, stands in self.words.values() if who == person and at <= until and stands])

    def looks(self, until: datetime) -> list[tuple[datetime, list[int]]]:
        """The last two, each with the counts of those who were there, the most first."""
        standing = [at for _, at, _, stands in self.words.values() if stands]
        taken = looked(pauses(self.opened, self.closed, until), standing)[-2:]
        there = {moment: [person for person, at in self.joined.items() if at <= moment] for moment in taken}
        return [(moment, sorted((self.count(p, moment) for p in there[moment]), reverse=True)) for moment in taken]

    def settled(self, until: datetime) -> datetime | None:
        last = None
        for moment in pauses(self.opened, self.closed, until):
            words = [one for one in self.words.values() if one[1] <= moment and (last is None or one[1] > last)]
            if len({who for who, _, speaks, _ in words if speaks}) >= 5:
                last = moment
        return last

    def ratios(self, moment: datetime) -> dict[str, Fraction]:
        """Of all perspectives, also those that are not to be shown."""
        spoke = [(who, speaks) for who, at, speaks, stands in self.words.values() if stands and at <= moment]
        present = {who: int((moment - at).total_seconds()) for who, at in self.joined.items() if at <= moment}
        names = {name for speaks in self.own.values() for name in speaks} | {name for _, one in spoke for name in one}
        ever = {name: [who for who in present if name in self.own.get(who, ())] for name in names}
        there = [name for name in names if ever[name] or any(name in speaks for _, speaks in spoke)]
        return {name: ratio(name, spoke, present, self.own) for name in there}
