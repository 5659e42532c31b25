"""A facilitator's replica of a session, kept up to date from a port.

Dashboard, plain mode and rehearsal read it through the projections, so that they all say the same.
"""

from datetime import datetime
from typing import assert_never

from server.domain import events as e
from server.domain.events import Entry
from server.domain.evolve import apply
from server.domain.evolve.deletion import without_room_only
from server.domain.redaction import room_only
from server.domain.state import State
from server.port import Entries, Link, Update
from server.projections.contributions.index import ContributionIndex
from server.projections.held_up import ever_held_up
from server.projections.mine import MineView
from server.projections.people.presence import PresenceView
from server.projections.room import RoomView
from server.projections.status import StatusView
from server.projections.themes import ThemeIndex


class SessionReplica:
    """Folds entries into a state, and keeps presence, status and link beside it."""

    def __init__(self) -> None:
        #: The session as far as it is known.
        self.state = State()
        #: Who is connected.
        self.presence = PresenceView()
        #: How the server is.
        self.status = StatusView()
        #: Whether the way to the session works.
        self.linked = False
        #: Whether the server said that it ends.
        self.closed = False
        #: How many words kept to the room were deleted as it closed.
        self.deleted = 0
        #: Whether no server of the session runs.
        self.gone = False
        #: Whether everything that stands in the record is known.
        self.caught_up = False
        #: The lists of contributions, kept step by step.
        self.contributions = ContributionIndex()
        #: The counts of the themes, kept likewise.
        self.themes = ThemeIndex()
        #: The position of the newest entry of each actor.
        self.newest_by: dict[str | None, int] = {}
        #: When contributions were first held up, by id.
        self.held_up: dict[str, datetime] = {}
        #: The newest entry by which somebody with a role held words back or restored some.
        self.newest_hold: Entry | None = None

    def apply(self, update: Update) -> tuple[Entry, ...]:
        """Applies one update; returns the entries in it that were new."""
        match update:
            case Entries(entries=entries, latest=latest):
                fresh = self._fold(entries)
                self.caught_up = self.state.seq >= latest
                return fresh
            case PresenceView():
                self.presence = update
            case StatusView():
                self.status = update
            case Link(up=up, closed=closed, gone=gone):
                self.linked, self.closed, self.gone = up, closed, gone
                if closed and self.state.redacts_room_only:
                    self._delete()
            case RoomView() | MineView():
                pass  # views for participants do not reach a facilitator
            case _:
                assert_never(update)
        return ()

    def _delete(self) -> None:
        """Lets go of the words that the server deletes as it closes the room."""
        deleted = tuple(room_only(self.state))
        self.deleted = self.deleted or len(deleted)
        self.state = without_room_only(self.state)
        self.contributions.read_again(self.state, deleted)

    def _fold(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if entries and entries[0].seq == 1 and self.state.seq:  # the server started from the beginning
            self.state, self.contributions = State(), ContributionIndex(self.contributions.version + 1)
            self.deleted = 0
            self.themes, self.newest_by, self.held_up, self.newest_hold = ThemeIndex(), {}, {}, None
        fresh = tuple(entry for entry in entries if entry.seq > self.state.seq)
        for entry in fresh:
            self.state = apply(self.state, entry)
            self.contributions.step(self.state, entry.events)
            self.themes.step(self.state, entry)
            self.newest_by[entry.actor] = entry.seq
            if _is_hold_by_role(self.state, entry):
                self.newest_hold = entry
        self.held_up = {**ever_held_up(fresh), **self.held_up}
        return fresh


def _is_hold_by_role(state: State, entry: Entry) -> bool:
    """Whether somebody with a role held words back or restored some, rather than the facilitator or a rule."""
    if entry.actor is None or state.is_facilitator(entry.actor):
        return False
    return any(
        isinstance(event, e.ContributionRestored)
        or (isinstance(event, e.ContributionHeldBack) and event.by is not None)
        for event in entry.events
    )
