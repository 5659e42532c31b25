"""Decisions about come-back words. The server has checked by then who the person is."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.errors import Rejected
from server.domain.state import State


def keep_words(state: State, command: c.KeepComeBackWords, person: str) -> tuple[e.Event, ...]:
    """Keeps the hash of a person's new words."""
    known = state.come_back_words.get(person) == command.words_hash
    return () if known else (e.ComeBackWordsMade(person, command.words_hash),)


def come_back(state: State, command: c.ComeBack, person: str) -> tuple[e.Event, ...]:
    """Lets a person act from one more phone. Whoever joined with that phone already stays who they are.

    Raises Rejected come_back_wrong if the person was removed meanwhile: their words lead to nobody.
    """
    if not state.is_here(person):
        raise Rejected("come_back_wrong", field="words")
    return () if command.secret_hash in state.secrets else (e.PersonCameBack(person, command.secret_hash),)
