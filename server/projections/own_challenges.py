"""Challenges that wait to arrive, as those see them who make them or stand beside."""

from collections.abc import Callable
from operator import attrgetter

import msgspec

from server.domain.commands import Arrival, Consent
from server.domain.decide.links import ENCOURAGER
from server.domain.messages import Text
from server.domain.state import State, WaitingChallenge


class OwnChallenge(msgspec.Struct, frozen=True):
    """One's own challenge that waits to arrive."""

    id: str
    #: The id of the contribution that it challenges, and its words, empty if they were taken back.
    contribution: str
    to: str
    value: str
    text: str
    arrives: Arrival
    #: The label of who is asked to stand beside one; None if nobody is.
    beside: Text | None
    #: Whether that person still holds Encourager.
    can_stand: bool
    consent: Consent


class BesideChallenge(msgspec.Struct, frozen=True):
    """A challenge with which one is asked to stand beside somebody."""

    id: str
    #: The label of the challenger.
    person: Text
    #: The words that it challenges.
    to: str
    value: str
    text: str


def own_challenges(state: State, person: str) -> tuple[OwnChallenge, ...]:
    """The challenges under this person's name that wait to arrive, oldest first."""
    return tuple(
        OwnChallenge(
            waiting.id,
            waiting.contribution,
            state.words_read_by_others(waiting.contribution),
            waiting.value,
            waiting.text,
            waiting.arrives,
            None if waiting.beside is None else state.label(waiting.beside),
            waiting.beside is not None and state.tenure_of(ENCOURAGER, waiting.beside) is not None,
            waiting.consent,
        )
        for waiting in _in_order(state, lambda known: known.person == person)
    )


def asked_beside(state: State, person: str) -> tuple[BesideChallenge, ...]:
    """The challenges with which others ask this person to stand beside them, oldest first."""
    return tuple(
        BesideChallenge(
            waiting.id,
            state.label(waiting.person),
            state.words_read_by_others(waiting.contribution),
            waiting.value,
            waiting.text,
        )
        for waiting in _in_order(state, lambda known: known.beside == person)
        if waiting.person is not None and _stands(state, waiting)
    )


def _stands(state: State, waiting: WaitingChallenge) -> bool:
    """Whether the words that it challenges were not taken back."""
    return not state.contributions[waiting.contribution].taken_back


def _in_order(state: State, wanted: Callable[[WaitingChallenge], bool]) -> list[WaitingChallenge]:
    return sorted(filter(wanted, state.challenges.values()), key=attrgetter("number"))
