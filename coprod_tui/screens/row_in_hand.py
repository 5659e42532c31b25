"""The row in hand of a list, which stays in hand while others act, or is said to have moved away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from coprod_tui.actions import Action
from coprod_tui.actions.action import About
from coprod_tui.model.moved import InHand, Moved, moved
from coprod_tui.model.session_model import SessionModel
from coprod_tui.widgets.row_list import RowList, Rows

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Naming(Generic[Row]):
    """What sentences call a row, and why one has moved."""

    #: Names a row.
    name: Callable[[Row], InHand]
    #: Says why the row with this id is not where it was.
    why: Callable[[str], str]


class RowInHand(Generic[Row]):
    """Shows rows in a list and follows which of them is in hand; `tell` says that it has moved away. The actions on it
    are `about` it.
    """

    def __init__(
        self,
        session: SessionModel,
        row_list: Callable[[], RowList[Row]],
        naming: Naming[Row],
        about: About,
        tell: Callable[[str], None],
    ) -> None:
        self._session = session
        self._list = row_list
        self._naming = naming
        self._about = about
        self._tell = tell
        self._seq = session.replica.state.seq
        self._moved: Moved | None = None
        self._taken: str | None = None

    @property
    def selected(self) -> Row | None:
        """The selected row, read from the list itself, because messages lag behind fast keys."""
        return self._list().selected

    @property
    def moved(self) -> Moved | None:
        """What was in hand and has moved away, until the facilitator moves on."""
        before, now = self._moved, self._in_hand()
        return before if before is not None and before.instead == now else None

    def show(self, rows: Rows[Row], *, own: bool = False) -> None:
        """Shows the rows as they are now; `own` where the list changed through this facilitator alone."""
        was, before = self._in_hand(), self.moved
        self._list().view = rows
        now = self._in_hand()
        others = not own and self._session.others_acted_since(self._seq)
        self._seq = self._session.replica.state.seq
        self._moved = before
        if was is not None and was.id == self._taken and (now is None or now.id != was.id):
            self._taken = None
        elif others:
            self._moved = moved(before, was, now, self._naming.why)
        if self._moved is not None and (before is None or before.row != self._moved.row):
            self._tell(self._moved.words)

    def acts(self, known: Action) -> None:
        """An action is about to be performed: what it concerns is in hand on purpose, and may leave on purpose."""
        now = self._in_hand()
        if known.about == self._about and now is not None:
            self._moved = None
            self._taken = now.id if known.takes_row else self._taken

    def _in_hand(self) -> InHand | None:
        row = self.selected
        return None if row is None else self._naming.name(row)
