"""The wordings that people offer for the open question; it must not know who may adopt one."""

from datetime import datetime

import msgspec

from server.domain.state import State


class WordingRow(msgspec.Struct, frozen=True):
    """How somebody would rather be asked; `number` is what the facilitator calls it, the same as long as it waits."""

    id: str
    number: int
    text: str
    label: str
    at: datetime


def wording_rows(state: State) -> tuple[WordingRow, ...]:
    """The wordings that wait to be adopted, oldest first."""
    offered = (state.wordings[wording] for wording in state.offered_wordings)
    return tuple(
        WordingRow(wording.id, wording.number, wording.text, state.label(wording.person), wording.at)
        for wording in offered
    )
