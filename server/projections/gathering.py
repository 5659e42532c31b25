"""The themes, and what phones propose to gather, for whoever may gather on their phone."""

from collections.abc import Callable, Iterable, Iterator
from heapq import nsmallest
from itertools import islice
from typing import Final

import msgspec

from server.domain.messages import Text
from server.domain.state import Contribution, Proposal, SentenceAnswers, State, Theme

#: How many lines about each sentence stand in the list of themes.
LINES_LISTED: Final = 3
#: How many contributions of a theme are looked up at most to find those that may be read.
WORDS_LOOKED_UP: Final = 600


class ToGather(msgspec.Struct, frozen=True):
    """What there is to gather, for whoever may."""

    #: How often the themes, the proposals or what is in them may have changed since the server started.
    changed: int
    themes: int
    #: The number of proposals that wait.
    waiting: int


class NearlyLine(msgspec.Struct, frozen=True):
    """What is not quite so with a sentence."""

    #: The label of who says so; None for an answer without a name.
    label: Text | None
    line: str


class GatheredSentence(msgspec.Struct, frozen=True):
    """The sentence of a theme with its answers."""

    text: str
    #: The number of answers "Yes, that is it", "Nearly" and "Not mine".
    yes: int
    nearly: int
    not_mine: int
    #: A few of what people say is not quite so, first those with a name.
    lines: tuple[NearlyLine, ...]
    #: The number of lines that are not among them.
    more_lines: int = 0


class GatheredTheme(msgspec.Struct, frozen=True):
    """A theme in the list of themes."""

    id: str
    name: str
    #: The number of contributions in it.
    count: int
    said_back: GatheredSentence | None


class WaitingProposal(msgspec.Struct, frozen=True):
    """A proposal that waits to be taken or left."""

    id: str
    #: Its number in the session, from 1.
    number: int
    #: Why its contributions belong together.
    reason: str
    #: A name for a theme of it; empty for none.
    name: str
    #: The label of who proposes it; None for a proposal without a name.
    label: Text | None
    #: The number of its contributions that were not taken back.
    count: int
    #: Whether whoever proposes it keeps its reason to the room.
    room_only: bool


def to_gather(state: State, changed: int) -> ToGather:
    """What there is to gather; `changed` counts what may have changed it."""
    return ToGather(changed, len(state.themes), len(state.open_proposals))


def gathered_themes(state: State) -> tuple[GatheredTheme, ...]:
    """The themes, in order."""
    return tuple(GatheredTheme(one.id, one.name, one.kept, _sentence(state, one)) for one in state.themes)


def waiting_proposals(state: State) -> tuple[WaitingProposal, ...]:
    """The proposals that wait, oldest first."""
    return tuple(_waiting(state, state.proposals[known]) for known in state.open_proposals)


def gathered_words(
    state: State, contributions: Iterable[str], may_read: Callable[[Contribution], bool], most: int
) -> tuple[Contribution, ...]:
    """At most so many of the contributions that `may_read` says may be read, by question, in an order that does not
    tell when. Of very many contributions, some are looked up.
    """
    looked_up = (state.contributions[contribution] for contribution in islice(contributions, WORDS_LOOKED_UP))
    readable = (words for words in looked_up if may_read(words))
    return tuple(nsmallest(most, readable, key=lambda words: (state.questions[words.question].number, words.id)))


def further_lines(state: State, theme: Theme, most: int) -> tuple[tuple[NearlyLine, ...], int]:
    """At most so many lines about a theme's sentence that the list of themes leaves out, and how many are left then."""
    if theme.sentence is None:
        return (), 0
    answers = state.say_back.get(theme.sentence.id, SentenceAnswers())
    further = tuple(islice(_lines(state, answers), LINES_LISTED, LINES_LISTED + most))
    return further, max(0, _line_count(answers) - LINES_LISTED - len(further))


def _waiting(state: State, proposal: Proposal) -> WaitingProposal:
    return WaitingProposal(
        proposal.id,
        proposal.number,
        proposal.reason,
        proposal.name,
        None if proposal.person is None else state.label(proposal.person),
        sum(not state.contributions[known].taken_back for known in proposal.contributions),
        proposal.consent == "room",
    )


def _sentence(state: State, theme: Theme) -> GatheredSentence | None:
    if theme.sentence is None:
        return None
    answers = state.say_back.get(theme.sentence.id, SentenceAnswers())
    counts = answers.counts
    lines = tuple(islice(_lines(state, answers), LINES_LISTED))
    return GatheredSentence(
        theme.sentence.text,
        counts.get("yes", 0),
        counts.get("nearly", 0),
        counts.get("not_mine", 0),
        lines,
        _line_count(answers) - len(lines),
    )


def _line_count(answers: SentenceAnswers) -> int:
    return len(answers.named_lines) + len(answers.nameless_lines)


def _lines(state: State, answers: SentenceAnswers) -> Iterator[NearlyLine]:
    """What people say is not quite so, first those with a name, in an order that does not tell when."""
    for person in answers.named_lines:
        yield NearlyLine(state.label(person), answers.named[person].line)
    for key_hash in answers.nameless_lines:
        yield NearlyLine(None, answers.nameless[key_hash].line)
