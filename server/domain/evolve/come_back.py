"""The state of come-back words, and of phones beside the first one."""

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import State


def changed(state: State, event: e.ComeBackWordsMade | e.PersonCameBack) -> State:
    """The state after an event about being known again."""
    return came_back(state, event) if isinstance(event, e.PersonCameBack) else words_made(state, event)


def words_made(state: State, event: e.ComeBackWordsMade) -> State:
    """A person got come-back words, in place of those under each of their ids.

    An emptied hash, as after a redaction, lets nobody in.
    """
    hashes, words = state.come_back, state.come_back_words
    for own in state.ids_of(state.person_id(event.person)):
        if (earlier := words.get(own)) is not None:
            hashes, words = hashes.discard(earlier), words.insert(own, "")
    return replace(
        state,
        come_back=hashes.insert(event.words_hash, event.person) if event.words_hash else hashes,
        come_back_words=words.insert(event.person, event.words_hash),
    )


def came_back(state: State, event: e.PersonCameBack) -> State:
    """A person is here with one more phone."""
    if state.person_id(event.person) not in state.people:
        raise KeyError(event.person)
    return replace(state, secrets=state.secrets.insert(event.secret_hash, event.person))
