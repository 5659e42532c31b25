"""Whether everybody was heard."""

from server.domain.state import Person, State


def is_closing(state: State) -> bool:
    """Whether the closing round has begun or the session has ended, so that it is said if everybody was heard."""
    question = state.question
    return state.phase == "ended" or (question is not None and question.kind == "closing")


def everybody_heard(state: State) -> bool:
    """Whether "N people, N voices heard" is said: everybody in the list has said something that is marked as heard.

    Words without a name are nobody's, so they make nobody heard, and neither do words that are held back.
    """
    if not is_closing(state) or not state.people:
        return False
    return all(person.heard_contributions and _is_heard(state, person) for person in state.people.values())


def _is_heard(state: State, person: Person) -> bool:
    said = map(state.contributions.__getitem__, person.contributions)
    return any(words.heard_at is not None and words.is_shown for words in said)
