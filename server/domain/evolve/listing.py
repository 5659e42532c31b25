"""The one place where a contribution comes into the state, so that the lists of contributions always fit them."""

from msgspec.structs import replace

from server.domain.state import Contribution, State


def put(state: State, words: Contribution) -> State:
    """The state with a contribution in it, new or in place of what it was."""
    known = state.contributions
    lists = state.lists.after(known.get(words.id), words)
    return replace(state, contributions=known.insert(words.id, words), lists=lists)
