"""The list of contributions as the facilitator reads it, updated step by step without passing over all rows.

`ContributionIndex` follows the entries. A widget gets a `ContributionsView` and asks it for the rows that it shows.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import msgspec

from server import sentences
from server.domain import events as e
from server.domain.commands import Channel, Consent, ContributionKind
from server.domain.state import Contribution, State
from server.projections.contributions.search import matches, normalized, search_words
from server.projections.contributions.sorting import Order, sort_key
from server.projections.marks import theme_names
from server.projections.people.labels import label_words
from server.projections.said import shown_words
from server.projections.themes import NO_THEME

LISTS_KEPT: Final = 8  # a dashboard shows two lists at a time and returns to earlier ones


class ContributionRow(msgspec.Struct, frozen=True):
    """A contribution in a list."""

    id: str
    number: int
    #: The speaker's label; None for words without a name.
    label: str | None
    text: str
    kind: ContributionKind
    channel: Channel
    consent: Consent
    #: Whether it came after the question closed.
    late: bool
    heard: bool
    #: The number of its question.
    question: int = 0
    #: The number of raised hands; None if it is not a show of hands.
    hands: int | None = None
    #: The perspectives that the speaker named for these words.
    speaking: tuple[str, ...] = ()
    #: The wording of the question when this was said; None if it has not changed since.
    asked: str | None = None
    #: Whether a simulated person said this in a session that is not practice, where everybody may be one.
    simulated: bool = False
    #: Why it is held back, in words, empty if it waits for a look; None if it is shown.
    held: str | None = None
    #: Whether it waits and was said for the facilitator alone.
    waits_unread: bool = False
    #: The label of who held it back with a role; None for the facilitator.
    held_by: str | None = None
    #: Whether its author has said it otherwise since it was held back.
    held_changed: bool = False
    #: The names of the themes that it is in, in their order.
    themes: tuple[str, ...] = ()
    #: How many said "Me too".
    me_too: int = 0
    #: The number of contributions that build on it.
    builds: int = 0
    #: The number of contributions that challenge it.
    challenges: int = 0
    #: The number of the contribution that it builds on or challenges; None if it answers the question itself.
    to: int | None = None
    #: Whether that contribution was taken back.
    to_gone: bool = False
    #: What a challenger values in that contribution.
    value: str = ""
    #: The label of who stood beside a challenger; None if nobody did.
    beside: str | None = None
    #: Whether everybody may read it.
    revealed: bool = False
    #: Whether it is held up.
    held_up: bool = False
    #: Why what its author was unsure about is open no longer; empty while it is open.
    closed_because: str = ""


class _ListKey(NamedTuple):
    """The key of a list."""

    #: The id of its only question; None for all questions.
    question: str | None
    order: Order
    #: The words to search for.
    words: tuple[str, ...]
    #: The id of its only theme, or NO_THEME; None for all contributions.
    theme: str | None


@dataclass(slots=True)
class _KeptList:
    """The contents of a list: groups of sort keys in ascending order. A group in use by a view is copied on change."""

    groups: dict[int, list[int]] = field(default_factory=dict)
    kept: dict[int, tuple[int, int, bool]] = field(default_factory=dict)
    unheard: int = 0
    shown: set[int] = field(default_factory=set)

    def put(self, words: Contribution, stands: tuple[int, int] | None) -> None:
        """Moves a contribution to its group and its place in it; None removes it."""
        before = self.kept.pop(words.number, None)
        if before is not None:
            group, at, unheard = before
            self.unheard -= unheard
            if stands != (group, at):
                own = self._own(group)
                del own[bisect_left(own, at)]
        if stands is not None:
            group, at = stands
            self.kept[words.number] = (group, at, words.heard_at is None)
            self.unheard += words.heard_at is None
            if before is None or before[:2] != stands:
                insort(self._own(group), at)

    def show(self) -> dict[int, list[int]]:
        """The current groups, in order."""
        self.shown.update(self.groups)
        return {group: self.groups[group] for group in sorted(self.groups)}

    def _own(self, group: int) -> list[int]:
        own = self.groups.get(group, [])
        if group in self.shown:
            own = own.copy()
            self.shown.discard(group)
        self.groups[group] = own
        return own


@dataclass(frozen=True, slots=True)
class ContributionsView:
    """A list at one moment. Two views with the same `version` and the same parameters are equal."""

    version: int = 0
    #: The id of the only question shown; None for all questions.
    question: str | None = None
    #: The number of rows.
    count: int = 0
    #: The number of rows that are not marked as heard. In the orders "unheard" and "reply" they come first.
    unheard: int = 0
    order: Order = "unheard"
    #: The search text; empty for no search.
    needle: str = ""
    #: The id of the only theme shown, NO_THEME for what is in none; None for all contributions.
    theme: str | None = None
    _state: State = field(default_factory=State, compare=False, repr=False)
    _groups: Mapping[int, list[int]] = field(default_factory=dict, compare=False, repr=False)
    _ids: list[str] = field(default_factory=list, compare=False, repr=False)

    def rows(self, start: int, stop: int) -> tuple[ContributionRow, ...]:
        """The rows from `start` up to, but not including, `stop`; fewer if the list is shorter."""
        found: list[int] = []
        for group in self._groups.values():
            found += group[max(0, start) : max(0, stop)]
            start, stop = start - len(group), stop - len(group)
        return tuple(_row(self._state, self._ids[abs(number) - 1]) for number in found)

    def find(self, contribution: str) -> int | None:
        """The row of a contribution, from 0; None if it is not listed."""
        known = self._state.contributions.get(contribution)
        if known is None:
            return None
        where, at = sort_key(self.order, self._state, known)
        group = self._groups.get(where, [])
        among = bisect_left(group, at)
        if group[among : among + 1] != [at]:
            return None
        return among + sum(len(other) for before, other in self._groups.items() if before < where)

    def numbered(self, number: int) -> ContributionRow | None:
        """The row of the contribution with this number; None if it is not listed."""
        contribution = self._ids[number - 1] if 0 < number <= len(self._ids) else None
        listed = contribution is not None and self.find(contribution) is not None
        return _row(self._state, contribution) if contribution is not None and listed else None

    @property
    def newest(self) -> int:
        """The greatest number of a contribution in the list; 0 if the list is empty."""
        return max((max(abs(group[0]), abs(group[-1])) for group in self._groups.values() if group), default=0)

    def newer(self, number: int) -> int:
        """The number of rows whose contribution has a greater number than this."""
        if self.order == "newest":
            return sum(bisect_left(group, -number) for group in self._groups.values())
        return sum(len(group) - bisect_right(group, number) for group in self._groups.values())


class ContributionIndex:
    """Follows the entries of a session and keeps the most recently used lists up to date.

    Views are compared by their version. An index that replaces another one therefore starts after its last `version`.
    """

    def __init__(self, version: int = 0) -> None:
        self._state = State()
        self.version = version
        self._lists: dict[_ListKey, _KeptList] = {}
        self._ids: list[str] = []  # by number, from 1; only ever appended to, so that views can share it
        self._texts: list[str] = []  # normalized for searching, by number
        self._labels: dict[str, str] = {}  # normalized for searching, by person

    def step(self, state: State, events: Iterable[e.Event]) -> None:
        """Takes in events. `state` is the session after them."""
        self._state = state
        for event in events:
            match event:
                case (
                    e.ContributionMade(contribution=contribution)
                    | e.ContributionChanged(contribution=contribution)
                    | e.ContributionTakenBack(contribution=contribution)
                    | e.ContributionPutBack(contribution=contribution)
                    | e.ContributionHeard(contribution=contribution)
                    | e.ContributionUnheard(contribution=contribution)
                    | e.ContributionHeldBack(contribution=contribution)
                    | e.ContributionRestored(contribution=contribution)
                ):
                    self.version += 1
                    self._update_lists(state.contributions[contribution])
                case (
                    e.ContributionsThemed(contributions=contributions)
                    | e.ContributionsUnthemed(contributions=contributions)
                ):
                    self.version += 1
                    self._update_lists_of_themes(contributions)
                case _ if isinstance(
                    event, e.ThemeEvent | e.LookEvent | e.MeTooSaid | e.MeTooTakenBack | e.ConsentChanged
                ):
                    self.version += 1
                case e.PersonJoined() | e.NameChanged() | e.PersonWelcomed() | e.WelcomeWithdrawn() | e.PeopleRemoved():
                    self.version += 1
                    self._forget_labels()
                case e.QuestionReworded() | e.QuestionWordedBack() | e.QuestionRevealed() | e.QuestionConcealed():
                    self.version += 1
                case e.ModerationSet():
                    self.version += 1
                case _:
                    pass

    def read_again(self, state: State, ids: Iterable[str]) -> None:
        """Takes in that words were deleted, which no event tells. Ids of other things than contributions count not."""
        self._state = state
        self.version += 1
        for words in filter(None, map(state.contributions.get, ids)):
            self._update_lists(words)

    def arrived_after(self, number: int) -> tuple[str, ...]:
        """The ids of all contributions with a greater number, in the order of arrival."""
        return tuple(self._ids[number:])

    def view(
        self, question: str | None = None, order: Order = "unheard", needle: str = "", theme: str | None = None
    ) -> ContributionsView:
        """The list of one question's contributions, or of all, in an order, filtered by the words of `needle` and by a
        theme, or by NO_THEME.
        """
        key = _ListKey(question, order, search_words(needle), theme)
        listed = self._lists.pop(key, None) or self._build_list(key)
        self._lists[key] = listed  # at the end, as the most recently used
        if len(self._lists) > LISTS_KEPT:
            del self._lists[next(iter(self._lists))]
        return ContributionsView(
            self.version,
            question,
            len(listed.kept),
            listed.unheard,
            order,
            needle,
            theme,
            self._state,
            listed.show(),
            self._ids,
        )

    def _update_lists(self, words: Contribution) -> None:
        if words.number > len(self._ids):
            self._ids.append(words.id)
            self._texts.append("")
        self._texts[words.number - 1] = normalized(words.text)
        for key, listed in self._lists.items():
            if key.question in (None, words.question):
                listed.put(words, self._sort_key(key, words))

    def _update_lists_of_themes(self, contributions: Iterable[str]) -> None:
        """Moves contributions into, and out of, the lists of single themes; no others change."""
        for key, listed in self._lists.items():
            if key.theme is not None:
                for words in map(self._state.contributions.__getitem__, contributions):
                    if key.question in (None, words.question):
                        listed.put(words, self._sort_key(key, words))

    def _build_list(self, key: _ListKey) -> _KeptList:
        """Builds a list with a pass over all rows, which happens only when a list is first asked for."""
        state, listed = self._state, _KeptList()
        for words in map(state.contributions.__getitem__, self._candidates(key)):
            stands = self._sort_key(key, words)
            if stands is not None:
                listed.groups.setdefault(stands[0], []).append(stands[1])
                listed.kept[words.number] = (*stands, words.heard_at is None)
                listed.unheard += words.heard_at is None
        for group in listed.groups.values():
            group.sort()
        return listed

    def _candidates(self, key: _ListKey) -> Iterable[str]:
        """The ids among which are all that a list has."""
        if key.question is not None:
            asked = self._state.questions.get(key.question)
            return () if asked is None else asked.said
        theme = None if key.theme is None else self._state.theme(key.theme)
        return self._ids if theme is None else theme.contributions

    def _sort_key(self, key: _ListKey, words: Contribution) -> tuple[int, int] | None:
        if words.taken_back or (key.theme is not None and key.theme not in (words.themes or (NO_THEME,))):
            return None
        if key.words and not self._matches(key.words, words):
            return None
        return sort_key(key.order, self._state, words)

    def _matches(self, wanted: tuple[str, ...], words: Contribution) -> bool:
        label = ""
        if words.person is not None:
            label = self._labels.get(words.person) or normalized(label_words(self._state, words.person))
            self._labels[words.person] = label
        return matches(wanted, self._texts[words.number - 1], label, words.number)

    def _forget_labels(self) -> None:
        """Drops the labels and the search results: a new person can change the labels of others."""
        self._labels.clear()
        for key in [key for key in self._lists if key.words]:
            del self._lists[key]


def _row(state: State, contribution: str) -> ContributionRow:
    known = state.contributions[contribution]
    question = state.questions[known.question]
    to = None if known.to is None else state.contributions[known.to]
    answers = [answer for answer in map(state.contributions.__getitem__, known.answers) if not answer.taken_back]
    return ContributionRow(
        known.id,
        known.number,
        None if known.person is None else label_words(state, known.person),
        shown_words(known),
        known.kind,
        known.channel,
        known.consent,
        known.late,
        known.heard_at is not None,
        question.number,
        known.hands,
        known.speaking,
        known.asked if known.asked != question.text else None,
        known.simulated and not state.practice,
        None if known.held is None else sentences.words(known.held.reason),
        known.waits_unread,
        None if known.held is None or known.held.by is None else label_words(state, known.held.by),
        known.held is not None and known.held.changed,
        theme_names(state, known),
        len(known.me_too),
        sum(answer.kind == "build" for answer in answers),
        sum(answer.kind == "challenge" for answer in answers),
        None if to is None else to.number,
        to is not None and to.taken_back,
        known.value,
        None if known.beside is None else label_words(state, known.beside),
        question.read_by_all,
        state.held_up == known.id,
        known.closed_because,
    )
