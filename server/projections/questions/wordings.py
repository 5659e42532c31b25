"""The wordings that people offer for the open question."""

from datetime import datetime

import msgspec

from server.domain.state import State
from server.projections.people.labels import label_words


class WordingRow(msgspec.Struct, frozen=True):
    """A wording that somebody offers."""

    id: str
    #: Its number in the session, by which the facilitator refers to it.
    number: int
    text: str
    #: The label of the person who offers it.
    label: str
    at: datetime


def wording_rows(state: State) -> tuple[WordingRow, ...]:
    """The wordings that can be adopted, oldest first."""
    offered = (state.wordings[wording] for wording in state.offered_wordings)
    return tuple(
        WordingRow(wording.id, wording.number, wording.text, label_words(state, wording.person), wording.at)
        for wording in offered
    )
