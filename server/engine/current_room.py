"""The room as it is now, for everybody and for people who may read what was said."""

from collections.abc import Sequence

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import State
from server.projections.affected import affects_room_view
from server.projections.box import RoomConcern
from server.projections.room import RoomView, room_views
from server.projections.room_words import changes_earlier_words


class CurrentRoom:
    """The views of the room. Both are one object unless only people who have responded may read the contributions."""

    def __init__(self, state: State) -> None:
        self.everybody, self.for_responders = room_views(state)
        #: What somebody sees who never joined: without a concern, which is for those who are there.
        self.for_visitors = self.everybody
        self._earlier_changed = 0
        self._concern: RoomConcern | None = None

    @property
    def is_one(self) -> bool:
        """Whether everybody sees the same."""
        return self.everybody is self.for_responders

    def start_over(self, state: State) -> None:
        """Shows the room after a redaction."""
        self.everybody, self.for_responders = self._views(state, 0)

    def show_concern(self, state: State, concern: RoomConcern | None) -> None:
        """Shows a concern to everybody, or none. It is in no record, so it is not shown again after a restart."""
        self._concern = concern
        self.everybody, self.for_responders = self._views(state, self._earlier_changed)

    def renew(self, entries: Sequence[e.Entry], state: State) -> bool:
        """Shows the room in the state after these entries; whether that changed anything."""
        events = [(entry.seq, event) for entry in entries for event in entry.events]
        if not any(affects_room_view(state, event) for _, event in events):
            return False
        changed = (seq for seq, event in events if changes_earlier_words(state, event))
        self._earlier_changed = max(changed, default=self._earlier_changed)
        before = (self.everybody, self.for_responders)
        everybody, for_responders = self._views(state, self._earlier_changed)
        is_one = everybody is for_responders
        # An equal view stays the same object, so that it is not sent again.
        self.everybody = _kept(self.everybody, everybody)
        self.for_responders = self.everybody if is_one else _kept(self.for_responders, for_responders)
        return before != (self.everybody, self.for_responders)

    def _views(self, state: State, earlier_changed: int) -> tuple[RoomView, RoomView]:
        everybody, for_responders = room_views(state, earlier_changed)
        self.for_visitors = _kept(self.for_visitors, everybody)
        if self._concern is None:
            return everybody, for_responders
        shown = replace(everybody, concern=self._concern)
        return shown, shown if for_responders is everybody else replace(for_responders, concern=self._concern)


def _kept(shown: RoomView, new: RoomView) -> RoomView:
    return shown if new == shown else new
