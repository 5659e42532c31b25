"""The themes as the facilitator reads them, counted step by step without passing over all contributions."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

import msgspec

from server.domain import events as e
from server.domain.phrasing.words import EMPTY
from server.domain.state import Contribution, State
from server.projections.contributions.search import normalized
from server.projections.direction.outcomes import outcomes_view
from server.projections.measures.cells import FEWEST
from server.projections.proposals import ProposalRow, proposal_rows
from server.projections.say_back import SayBackView, say_back_view

#: Stands for the contributions that are in no theme, where the id of a theme is asked for.
NO_THEME: Final = ""
#: A word that suggests something stands in so many contributions of a theme, and in this share of them.
FEWEST_WITH_WORD: Final = 2
LEAST_SHARE: Final = 1 / 3
#: Among all other contributions it is so many times as rare.
RARER_ELSEWHERE: Final = 3
#: A word of a theme's name is in no larger share of the other contributions than this.
MOST_ELSEWHERE: Final = 1 / 3
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_PLURAL: Final = re.compile(r"(?<=\w{3}[^siu])s$")


class ThemeRow(msgspec.Struct, frozen=True):
    """A theme in the list of themes."""

    id: str
    #: Its place among the themes, from 1.
    number: int
    name: str
    #: The number of contributions in it.
    count: int = 0
    #: The number of those that are marked as heard.
    heard: int = 0
    #: The number of people whose words under their name are in it; None if they are fewer than FEWEST.
    people: int | None = None
    #: Whether somebody else put something into it since it was last looked at.
    fresh: bool = False
    #: The sentence with which it is said back, with its answers; None for none.
    said_back: SayBackView | None = None
    #: The numbers of the outcomes that it serves.
    serves: tuple[int, ...] = ()
    #: Whether there are outcomes and it serves none of them.
    unserving: bool = False


class ThemesView(msgspec.Struct, frozen=True):
    """The themes, in order."""

    rows: tuple[ThemeRow, ...] = ()
    #: The number of contributions in no theme.
    loose: int = 0
    #: The number of those that are marked as heard.
    loose_heard: int = 0
    #: What people propose to gather, oldest first.
    proposals: tuple[ProposalRow, ...] = ()

    @property
    def fresh(self) -> int:
        """The number of themes that have something new, and of proposals that wait."""
        return sum(row.fresh for row in self.rows) + len(self.proposals)


class SuggestionView(msgspec.Struct, frozen=True):
    """A word that a theme's contributions have in common with others. Nothing is put into a theme because of it."""

    #: In small letters; as it stands in the theme's name if it does, else without the "s" of a plural.
    word: str
    #: The number of contributions with that word that are not in the theme.
    more: int


@dataclass(slots=True)
class Tally:
    """What is counted of some contributions."""

    count: int = 0
    heard: int = 0
    #: By the id of a person: the number of contributions under their name.
    people: Counter[str] = field(default_factory=Counter)
    #: By word: the number of contributions that have it.
    words: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A contribution as it was counted."""

    themes: tuple[str, ...]
    person: str | None
    heard: bool
    text: str
    words: frozenset[str]


class ThemeIndex:
    """Follows the entries of a session and keeps the counts of its themes."""

    def __init__(self) -> None:
        self._state = State()
        self._counted: dict[str, _Counted] = {}
        self._all = Tally()
        self._tallies: dict[str, Tally] = {}
        self._put_in: dict[str, dict[str | None, int]] = {}  # by theme and actor: the newest position

    def step(self, state: State, entry: e.Entry) -> None:
        """Takes in an entry. `state` is the session after it."""
        self._state = state
        for event in entry.events:
            match event:
                case (
                    e.ContributionMade(contribution=contribution)
                    | e.ContributionChanged(contribution=contribution)
                    | e.ContributionTakenBack(contribution=contribution)
                    | e.ContributionPutBack(contribution=contribution)
                    | e.ContributionHeard(contribution=contribution)
                    | e.ContributionUnheard(contribution=contribution)
                ):
                    self._count(state.contributions[contribution])
                case e.ContributionsThemed(theme=theme, contributions=contributions):
                    self._put_in.setdefault(theme, {})[entry.actor] = entry.seq
                    self._count_all(map(state.contributions.__getitem__, contributions))
                case e.ContributionsUnthemed(contributions=contributions):
                    self._count_all(map(state.contributions.__getitem__, contributions))
                case e.BecameOne() | e.BecameTwo():
                    self._count_all(state.contributions.values())
                case _:
                    pass

    def view(self, own: str | None, seen: Callable[[str], int]) -> ThemesView:
        """The themes as they stand. `own` is the actor who looks, `seen` gives the position up to which they have
        looked at a theme.
        """
        rows, outcomes = [], outcomes_view(self._state)
        for number, theme in enumerate(self._state.themes, 1):
            tally = self._tally(theme.id)
            people = len(tally.people) if len(tally.people) >= FEWEST else None
            others = (seq for actor, seq in self._put_in.get(theme.id, {}).items() if actor != own)
            fresh = max(others, default=0) > seen(theme.id)
            said = None if theme.sentence is None else say_back_view(self._state, theme.sentence)
            serves = outcomes.served_by(theme.id)
            unserving = bool(outcomes.rows) and not serves
            rows.append(
                ThemeRow(theme.id, number, theme.name, tally.count, tally.heard, people, fresh, said, serves, unserving)
            )
        loose = self._tally(NO_THEME)
        return ThemesView(tuple(rows), loose.count, loose.heard, proposal_rows(self._state))

    def suggestion(self, theme: str) -> SuggestionView | None:
        """What a theme has in common with contributions outside it; None if nothing stands out."""
        known = self._state.theme(theme)
        return None if known is None else suggestion(known.name, self._tally(theme), self._all)

    def suggested(self, theme: str) -> tuple[str, ...]:
        """The ids of the contributions of which `suggestion` speaks, oldest first. It passes over all contributions."""
        found = self.suggestion(theme)
        if found is None:
            return ()
        word = _PLURAL.sub("", found.word)
        outside = (known for known, at in self._counted.items() if word in at.words and theme not in at.themes)
        return tuple(sorted(outside, key=lambda known: self._state.contributions[known].number))

    def _tally(self, theme: str) -> Tally:
        return self._tallies.setdefault(theme, Tally())

    def _count_all(self, contributions: Iterable[Contribution]) -> None:
        for words in contributions:
            self._count(words)

    def _count(self, words: Contribution) -> None:
        """Counts a contribution as it is, in place of what it was."""
        before = self._counted.pop(words.id, None)
        if before is not None:
            self._add(before, -1)
        if not words.taken_back:
            same = before is not None and before.text == words.text
            found = before.words if before is not None and same else content_words(words.text)
            counted = _Counted(words.themes, words.person, words.heard_at is not None, words.text, found)
            self._counted[words.id] = counted
            self._add(counted, 1)

    def _add(self, counted: _Counted, by: int) -> None:
        for tally in (self._all, *map(self._tally, counted.themes or (NO_THEME,))):
            tally.count += by
            tally.heard += by * counted.heard
            _add(tally.words, counted.words, by)
            _add(tally.people, () if counted.person is None else (counted.person,), by)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that can say what it speaks of, in the form in which they are compared: at least four
    letters, without case, accents and the "s" of a plural. Words like "somebody" and "thing" say nothing of it.
    """
    return frozenset(_forms(text))


def _forms(text: str) -> dict[str, str]:
    """The words of a text that can say what it speaks of, by the form in which they are compared."""
    forms = {_PLURAL.sub("", word): word for word in _WORD.findall(normalized(text)) if word not in EMPTY}
    return {form: word for form, word in forms.items() if form not in EMPTY}


def suggestion(name: str, inside: Tally, everything: Tally) -> SuggestionView | None:
    """The word by which more contributions may belong to a theme.

    It is a word of the theme's name that is not common elsewhere, or else one that is common inside the theme and rare
    elsewhere; of several the one that most others have, then the longest, as it says most.
    """
    elsewhere = everything.count - inside.count

    def others(word: str) -> int:
        return everything.words[word] - inside.words[word]

    written = _forms(name)
    named = [word for word in written if 0 < others(word) <= elsewhere * MOST_ELSEWHERE]
    least = max(FEWEST_WITH_WORD, inside.count * LEAST_SHARE)
    common = [
        word
        for word, count in inside.words.items()
        if count >= least and 0 < others(word) * RARER_ELSEWHERE * inside.count <= count * elsewhere
    ]
    found = min(named or common, key=lambda word: (-others(word), -len(word), word), default=None)
    return None if found is None else SuggestionView(written.get(found, found), others(found))


def _add(counts: Counter[str], keys: Iterable[str], by: int) -> None:
    for key in keys:
        counts[key] += by
        if not counts[key]:
            del counts[key]
