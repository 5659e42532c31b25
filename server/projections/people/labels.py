"""People's labels in words, for the facilitator's screens and for exports."""

from server.domain.state import State
from server.sentences import words


def label_words(state: State, person: str) -> str:
    """The label of the person for whom an id in the record stands: it belongs to nobody else."""
    return words(state.label(person))
