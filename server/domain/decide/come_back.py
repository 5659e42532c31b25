"""Decisions about come-back words. The server has checked by then who the person is."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.people import known_person
from server.domain.state import State


def keep_words(state: State, command: c.KeepComeBackWords, person: str) -> tuple[e.Event, ...]:
    """Keeps the hash of a person's new words."""
    known = state.come_back_words.get(person) == command.words_hash
    return () if known else (e.ComeBackWordsMade(person, command.words_hash),)


def come_back(state: State, command: c.ComeBack, person: str) -> tuple[e.Event, ...]:
    """Lets a person act from one more phone. Whoever joined with that phone already stays who they are.

    Raises Rejected if the person was removed meanwhile.
    """
    known_person(state, state.person_id(person))
    return () if command.secret_hash in state.secrets else (e.PersonCameBack(person, command.secret_hash),)
