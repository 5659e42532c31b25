"""The view that only one person gets: their words and roles; it must not hold anybody else's."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from operator import attrgetter
from typing import Final

import msgspec

from server.domain.commands import Channel, Consent, ContributionKind
from server.domain.state import CapturedWords, State
from server.projections.changes import Changes, RowsChange
from server.projections.roles.own import (
    AskedView,
    AskView,
    BesideView,
    HeldView,
    OfferView,
    held_roles,
    open_asks,
    open_asks_of,
    open_offers,
    roles_beside,
    roles_open_to,
)

SAID_SHOWN = 50


class OwnContribution(msgspec.Struct, frozen=True):
    """One's own words."""

    id: str

    number: int
    """Grows from one contribution of the session to the next, so it sorts them."""

    question: str

    asked: str
    """The question as it was asked then."""

    text: str
    kind: ContributionKind
    consent: Consent
    late: bool

    heard: bool
    """Whether the facilitator acknowledged them."""

    channel: Channel

    speaking: tuple[str, ...]
    """What one speaks from in them."""


class WordsView(msgspec.Struct, frozen=True):
    """Words that somebody put in for one and that wait for one's yes; `by` is what to call them.

    `by` is None where it was the facilitator. In `waiting` it is the other way round: words that one put in, and `by`
    is whose they are.
    """

    id: str
    question: str
    asked: str
    text: str
    channel: Channel
    by: str | None
    consent: Consent


class MineView(msgspec.Struct, frozen=True):
    """What one person sees of their own."""

    person: str

    label: str
    """What to call one; it means nobody else."""

    said: tuple[OwnContribution, ...]
    """The newest SAID_SHOWN words under one's name, oldest first."""

    passed: bool
    """Whether one passed on the newest question."""

    holding: tuple[HeldView, ...]
    offers: tuple[OfferView, ...]
    asks: tuple[AskView, ...]

    asked: tuple[AskedView, ...]
    """Those who ask one for a role."""

    beside: tuple[BesideView, ...]

    open_to: tuple[str, ...]
    """The ids of the roles that one said one is open to."""

    words: tuple[WordsView, ...]
    """Words that wait for one's own yes."""

    waiting: tuple[WordsView, ...]
    """Words that one put in and that wait for the yes of others."""

    perspectives: tuple[str, ...] = ()
    """What one speaks from."""

    invited: datetime | None = None
    """When an invitation came that one has not taken up."""

    wording: str | None = None
    """How one offered to ask the question that is open."""

    adopted: bool = False
    """Whether the newest question is asked as one offered."""


class MineChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields of a MineView that changed since the one before; of `said`, the rows."""

    person: str | msgspec.UnsetType = msgspec.UNSET
    label: str | msgspec.UnsetType = msgspec.UNSET
    said: RowsChange[OwnContribution] | msgspec.UnsetType = msgspec.UNSET
    passed: bool | msgspec.UnsetType = msgspec.UNSET
    holding: tuple[HeldView, ...] | msgspec.UnsetType = msgspec.UNSET
    offers: tuple[OfferView, ...] | msgspec.UnsetType = msgspec.UNSET
    asks: tuple[AskView, ...] | msgspec.UnsetType = msgspec.UNSET
    asked: tuple[AskedView, ...] | msgspec.UnsetType = msgspec.UNSET
    beside: tuple[BesideView, ...] | msgspec.UnsetType = msgspec.UNSET
    open_to: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    words: tuple[WordsView, ...] | msgspec.UnsetType = msgspec.UNSET
    waiting: tuple[WordsView, ...] | msgspec.UnsetType = msgspec.UNSET
    perspectives: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    invited: datetime | msgspec.UnsetType | None = msgspec.UNSET
    wording: str | msgspec.UnsetType | None = msgspec.UNSET
    adopted: bool | msgspec.UnsetType = msgspec.UNSET


MINE: Final = Changes(MineView, MineChange, {"said": attrgetter("number")})


def mine_view(state: State, person: str) -> MineView:
    """What `person`, who joined, may see of their own. `passed` is about the newest question."""
    wording = state.wording_of(person)
    return MineView(
        person=person,
        label=state.label(person),
        said=tuple(_said(state, person)),
        passed=state.question is not None and person in state.question.passed,
        holding=held_roles(state, person),
        offers=open_offers(state, person),
        asks=open_asks(state, person),
        asked=open_asks_of(state, person),
        beside=roles_beside(state, person),
        open_to=roles_open_to(state, person),
        words=tuple(_words(state, words, words.by) for words in _captured(state, state.captured_for.get(person, ()))),
        waiting=tuple(
            _words(state, words, words.person) for words in _captured(state, state.captured_by.get(person, ()))
        ),
        perspectives=state.people[person].perspectives,
        invited=state.people[person].invited_at,
        wording=None if wording is None else wording.text,
        adopted=_is_adopted(state, person),
    )


def _said(state: State, person: str) -> list[OwnContribution]:
    newest = map(state.contributions.__getitem__, islice(state.people[person].contributions, SAID_SHOWN))
    shown = [
        OwnContribution(
            own.id,
            own.number,
            own.question,
            own.asked,
            own.text,
            own.kind,
            own.consent,
            own.late,
            own.heard_at is not None,
            own.channel,
            own.speaking,
        )
        for own in newest
        if not own.taken_back
    ]
    return shown[::-1]


def _captured(state: State, ids: Iterable[str]) -> Iterator[CapturedWords]:
    return (state.captured[words] for words in ids)


def _words(state: State, words: CapturedWords, other: str | None) -> WordsView:
    asked = state.questions[words.question].text
    by = None if other is None else state.label(other)
    return WordsView(words.id, words.question, asked, words.text, words.channel, by, words.consent)


def _is_adopted(state: State, person: str) -> bool:
    question = state.question
    return question is not None and bool(question.wordings) and (person, question.text) in question.worded
