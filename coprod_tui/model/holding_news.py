"""What people with a role hold back or restore, so that the facilitator is told of it as it happens."""

from dataclasses import dataclass

from coprod_tui.model.session_replica import SessionReplica
from server.domain import events as e
from server.domain.state import State
from server.projections.people.labels import label_words
from server.sentences import words


@dataclass(slots=True)
class HoldingNews:
    """Follows one session on this dashboard. What was done before it was opened here is no news."""

    #: The position up to which it was told; None until the session is known.
    _told: int | None = None

    def follow(self, replica: SessionReplica) -> str:
        """The newest of what was done since it was asked last, in a sentence; empty for nothing."""
        told, newest = self._told, replica.newest_hold
        if not replica.caught_up:
            return ""
        self._told = replica.state.seq
        if told is None or newest is None or newest.seq <= told:
            return ""
        return holding_words(replica.state, newest)


def holding_words(state: State, entry: e.Entry) -> str:
    """What somebody with a role held back or restored, with the reason."""
    held = [event for event in entry.events if isinstance(event, e.ContributionHeldBack)]
    changed = dict.fromkeys(event.contribution for event in entry.events if isinstance(event, e.HoldEvent))
    numbers = ", ".join(str(state.contributions[contribution].number) for contribution in changed)
    who = "Somebody" if entry.actor is None else label_words(state, entry.actor)
    if not held:
        return f"{who} restored {numbers}."
    return f"{who}, {words(held[-1].role)}, held {numbers} back: {words(held[-1].reason)} b restores it."
