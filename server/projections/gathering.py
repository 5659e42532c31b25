"""The themes, and what phones propose to gather, for whoever may gather on their phone."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

import msgspec

from server.domain.messages import Text
from server.domain.state import Contribution, Proposal, SentenceAnswers, State, Theme
from server.projections.say_back import say_back_view


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
    #: First those with a name.
    lines: tuple[NearlyLine, ...]


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
    state: State, contributions: Iterable[str], may_read: Callable[[Contribution], bool]
) -> tuple[Contribution, ...]:
    """Those of the contributions that `may_read` says may be read, by question, in an order that does not tell when."""
    known = (state.contributions[contribution] for contribution in contributions)
    readable = [words for words in known if may_read(words)]
    return tuple(sorted(readable, key=lambda words: (state.questions[words.question].number, words.id)))


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
    view = say_back_view(state, theme.sentence)
    lines = tuple(_lines(state, state.say_back.get(theme.sentence.id, SentenceAnswers())))
    return GatheredSentence(view.text, view.yes, view.nearly, view.not_mine, lines)


def _lines(state: State, answers: SentenceAnswers) -> Iterator[NearlyLine]:
    named = ((state.people[person].number, person, given.line) for person, given in answers.named.items())
    yield from (NearlyLine(state.label(person), line) for _, person, line in sorted(named) if line)
    yield from (NearlyLine(None, line) for line in sorted(map(attrgetter("line"), answers.nameless.values())) if line)
