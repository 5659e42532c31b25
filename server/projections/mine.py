"""The view that only one person gets: their words and roles; it must not hold anybody else's."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from operator import attrgetter
from typing import Final, TypeVar

import msgspec

from server.domain import events as e
from server.domain.commands import Channel, Consent, ContributionKind, Tool
from server.domain.state import Ask, CapturedWords, Offer, State
from server.projections.changes import Changes, RowsChange

SAID_SHOWN = 50
_OpenOne = TypeVar("_OpenOne", Ask, Offer)


class OwnContribution(msgspec.Struct, frozen=True):
    """One's own words."""

    id: str
    #: Grows from one contribution of the session to the next, so it sorts them.
    number: int
    question: str
    #: The question as it was asked then.
    asked: str
    text: str
    kind: ContributionKind
    consent: Consent
    late: bool
    #: Whether the facilitator acknowledged them.
    heard: bool
    channel: Channel
    #: What one speaks from in them.
    speaking: tuple[str, ...]


class OtherView(msgspec.Struct, frozen=True):
    """Somebody else, by id and by what to call them."""

    person: str
    label: str


class HeldView(msgspec.Struct, frozen=True):
    """A role that one holds, since when, and how that began.

    `prompt` fits the moment; `tools` are what one may do with it; `passing` are those asked to take it over, `shadows`
    those who see the prompt too; `shoulder` is what to call who held it before and is beside one until `beside_until`.
    """

    role: str
    since: datetime
    how: e.HowBegan
    prompt: str
    tools: tuple[Tool, ...]
    passing: tuple[OtherView, ...]
    shadows: tuple[OtherView, ...]
    shoulder: str | None = None
    beside_until: datetime | None = None


class BesideView(msgspec.Struct, frozen=True):
    """A role whose holder one shadows, or at whose shoulder one stays until `until`; `label` is that holder."""

    role: str
    label: str
    prompt: str
    until: datetime | None = None


class AskView(msgspec.Struct, frozen=True):
    """A role that one asks to hold, or with `shadow` to shadow; `of` is what to call the holder who was asked."""

    role: str
    of: str | None
    shadow: bool


class AskedView(msgspec.Struct, frozen=True):
    """Somebody who asks one to hand on a role that one holds, or with `shadow` to shadow one in it."""

    role: str
    person: str
    label: str
    shadow: bool


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


class OfferView(msgspec.Struct, frozen=True):
    """A role offered to one; `by` is the holder who passes it on, None for the facilitator."""

    role: str
    by: str | None


class MineView(msgspec.Struct, frozen=True):
    """What one person sees of their own."""

    person: str
    #: What to call one; it means nobody else.
    label: str
    #: The newest SAID_SHOWN words under one's name, oldest first.
    said: tuple[OwnContribution, ...]
    #: Whether one passed on the newest question.
    passed: bool
    holding: tuple[HeldView, ...]
    offers: tuple[OfferView, ...]
    asks: tuple[AskView, ...]
    #: Those who ask one for a role.
    asked: tuple[AskedView, ...]
    beside: tuple[BesideView, ...]
    #: The ids of the roles that one said one is open to.
    open_to: tuple[str, ...]
    #: Words that wait for one's own yes.
    words: tuple[WordsView, ...]
    #: Words that one put in and that wait for the yes of others.
    waiting: tuple[WordsView, ...]
    #: What one speaks from.
    perspectives: tuple[str, ...] = ()
    #: When an invitation came that one has not taken up.
    invited: datetime | None = None
    #: How one offered to ask the question that is open.
    wording: str | None = None
    #: Whether the newest question is asked as one offered.
    adopted: bool = False


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
    offers = (state.offers.get((role.id, person)) for role in state.roles) if state.offers else ()
    wording = state.wording_of(person)
    return MineView(
        person=person,
        label=state.label(person),
        said=tuple(_said(state, person)),
        passed=state.question is not None and person in state.question.passed,
        holding=tuple(_holding(state, person)) if state.held else (),
        offers=tuple(
            OfferView(offer.role, None if offer.by is None else state.label(offer.by))
            for offer in offers
            if offer is not None
        ),
        asks=tuple(
            AskView(ask.role, None if ask.of is None else state.label(ask.of), ask.shadow)
            for ask in _in_order(state.asks[role, person] for role in state.asks_by.get(person, ()))
        ),
        asked=tuple(
            AskedView(ask.role, ask.person, state.label(ask.person), ask.shadow)
            for ask in _in_order(_asks_of(state, person))
        )
        if state.asks_of
        else (),
        beside=tuple(_beside(state, person)) if state.shadowing or state.shoulders else (),
        open_to=tuple(role.id for role in state.roles if person in state.open_to.get(role.id, ()))
        if state.open_to
        else (),
        words=tuple(_words(state, words, words.by) for words in _captured(state, state.captured_for.get(person, ()))),
        waiting=tuple(
            _words(state, words, words.person) for words in _captured(state, state.captured_by.get(person, ()))
        ),
        perspectives=state.people[person].perspectives,
        invited=state.people[person].invited_at,
        wording=None if wording is None else wording.text,
        adopted=_is_adopted(state, person),
    )


def _said(state: State, person: str) -> Iterator[OwnContribution]:
    newest = [*islice(state.people[person].contributions, SAID_SHOWN)]
    for own in (state.contributions[known] for known in reversed(newest)):
        if not own.taken_back:
            yield OwnContribution(
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


def _holding(state: State, person: str) -> Iterator[HeldView]:
    for role in state.roles:
        held = state.tenure_of(role.id, person)
        if held is None:
            continue
        both = (role.id, person)
        beside = next((one for one in state.shoulders if (one.role, one.person) == both), None)
        passing = (state.offers[role.id, other] for other in state.offers_by.get(both, ()))
        yield HeldView(
            role.id,
            held.since,
            held.how_began,
            prompt(state, role),
            role.tools,
            tuple(OtherView(offer.person, state.label(offer.person)) for offer in _in_order(passing)),
            tuple(OtherView(one.person, state.label(one.person)) for one in state.shadows_of(*both)),
            None if beside is None else state.label(beside.beside),
            None if beside is None else beside.until,
        )


def _beside(state: State, person: str) -> Iterator[BesideView]:
    for role in state.roles:
        shadow = state.shadowing.get((role.id, person))
        if shadow is not None:
            yield BesideView(role.id, state.label(state.shadows[shadow].holder), prompt(state, role))
        for one in state.shoulders:
            if (one.role, one.beside) == (role.id, person):
                yield BesideView(role.id, state.label(one.person), prompt(state, role), one.until)


def prompt(state: State, role: e.Role) -> str:
    """What a role prompts at this moment of the session."""
    question = state.question
    if question is None:
        return role.moments.waiting or role.prompt
    return (role.moments.open if question.closed_at is None else role.moments.closed) or role.prompt


def _asks_of(state: State, holder: str) -> Iterator[Ask]:
    for role in state.roles:
        for person in state.asks_of.get((role.id, holder), ()):
            yield state.asks[role.id, person]


def _captured(state: State, ids: Iterable[str]) -> Iterator[CapturedWords]:
    return (state.captured[words] for words in ids)


def _words(state: State, words: CapturedWords, other: str | None) -> WordsView:
    asked = state.questions[words.question].text
    by = None if other is None else state.label(other)
    return WordsView(words.id, words.question, asked, words.text, words.channel, by, words.consent)


def _is_adopted(state: State, person: str) -> bool:
    question = state.question
    return question is not None and bool(question.wordings) and (person, question.text) in question.worded


def _in_order(open_ones: Iterable[_OpenOne]) -> list[_OpenOne]:
    return sorted(open_ones, key=lambda one: (one.at, one.role, one.person))
