"""A person's own view, which nobody else gets: their words and roles."""

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
    """One's own contribution."""

    id: str
    #: Its number in the session, by which contributions are sorted.
    number: int
    question: str
    #: The wording of the question when this was said.
    asked: str
    text: str
    kind: ContributionKind
    consent: Consent
    #: Whether it came after the question closed.
    late: bool
    #: Whether it is marked as heard.
    heard: bool
    channel: Channel
    #: The perspectives that one named for these words.
    speaking: tuple[str, ...]


class OtherView(msgspec.Struct, frozen=True):
    """Another person, by id and label."""

    person: str
    label: str


class HeldView(msgspec.Struct, frozen=True):
    """A role that one holds."""

    role: str
    since: datetime
    how: e.HowBegan
    #: What one is prompted at this moment.
    prompt: str
    #: What one may do with the role.
    tools: tuple[Tool, ...]
    #: The people to whom one has offered the role.
    passing: tuple[OtherView, ...]
    #: The people who see what one is prompted.
    shadows: tuple[OtherView, ...]
    #: The label of the previous holder who stays beside one; None if nobody does.
    shoulder: str | None = None
    #: Until when the previous holder stays.
    beside_until: datetime | None = None


class BesideView(msgspec.Struct, frozen=True):
    """A role that one shadows, or whose next holder one stays beside."""

    role: str
    #: The label of the holder.
    label: str
    #: What the holder is prompted at this moment.
    prompt: str
    #: The end of one's stay beside the next holder; None for a shadow.
    until: datetime | None = None


class AskView(msgspec.Struct, frozen=True):
    """A role that one asks for."""

    role: str
    #: The label of the holder who is asked; None for the facilitator.
    of: str | None
    #: Whether one asks to shadow the holder rather than to hold the role.
    shadow: bool


class AskedView(msgspec.Struct, frozen=True):
    """Somebody who asks one for a role that one holds."""

    role: str
    person: str
    label: str
    #: Whether they ask to shadow one rather than to hold the role.
    shadow: bool


class WordsView(msgspec.Struct, frozen=True):
    """Words that were put in for somebody and wait for that person's yes."""

    id: str
    question: str
    #: The current wording of the question.
    asked: str
    text: str
    channel: Channel
    #: The label of the other person: who put one's words in, or whose words one put in. None for the facilitator.
    by: str | None
    consent: Consent


class OfferView(msgspec.Struct, frozen=True):
    """A role that is offered to one."""

    role: str
    #: The label of the holder who passes it on; None for the facilitator.
    by: str | None


class MineView(msgspec.Struct, frozen=True):
    """A person's own view."""

    person: str
    #: One's label, which belongs to nobody else.
    label: str
    #: The newest SAID_SHOWN contributions under one's name, oldest first.
    said: tuple[OwnContribution, ...]
    #: Whether one passed on the newest question.
    passed: bool
    holding: tuple[HeldView, ...]
    offers: tuple[OfferView, ...]
    asks: tuple[AskView, ...]
    #: The people who ask one for a role.
    asked: tuple[AskedView, ...]
    beside: tuple[BesideView, ...]
    #: The ids of the roles to which one is open.
    open_to: tuple[str, ...]
    #: Words that wait for one's own yes.
    words: tuple[WordsView, ...]
    #: Words that one put in and that wait for somebody else's yes.
    waiting: tuple[WordsView, ...]
    #: The perspectives from which one speaks.
    perspectives: tuple[str, ...] = ()
    #: When one was invited to speak; None if one has since said something or passed.
    invited: datetime | None = None
    #: The wording that one offers for the open question; None if one offers none.
    wording: str | None = None
    #: Whether the newest question is asked in a wording that one offered.
    adopted: bool = False


class MineChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields of a MineView that changed; for `said`, the rows that changed."""

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
    """The own view of `person`, who has joined."""
    offers = (state.offers.get((role.id, person)) for role in state.roles) if state.offers else ()
    wording = state.wording_of(person)
    return MineView(
        person=person,
        label=state.label(person),
        said=tuple(_said(state, person)),
        passed=state.question is not None and person in state.question.passed,
        holding=tuple(_holding(state, person)) if state.tenure_by_holder else (),
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
    return question is not None and bool(question.wordings) and (person, question.text) in question.ever_offered


def _in_order(open_ones: Iterable[_OpenOne]) -> list[_OpenOne]:
    return sorted(open_ones, key=lambda one: (one.at, one.role, one.person))
