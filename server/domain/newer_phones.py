"""Who said on a newer phone that they are somebody who was here before."""

from server.domain.state import State


def newer_ids(state: State, own: str) -> tuple[str, ...]:
    """Those who said yes to being the person with this id in the record, under the ids with which they said it.

    Whoever said yes themselves is told only of those who did so after them.
    """
    person, newer = own, []
    for later, earlier in state.joined:
        if earlier == person:
            newer.append(later)
        elif later == person:
            person = earlier
    return tuple(newer)
