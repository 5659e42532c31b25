"""Changes of views: the difference between the view that a client has and the next one, so that only this is sent.

A change has the fields of its view, each of them unset if it has not changed. For a field with rows it has the rows
that changed; each row has an `id`, and the receiver sorts them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import asdict

Row = TypeVar("Row")
View = TypeVar("View", bound=msgspec.Struct)
Change = TypeVar("Change", bound=msgspec.Struct)


class RowsChange(msgspec.Struct, Generic[Row], frozen=True):
    """The difference between two sets of rows."""

    #: Rows that are new or have changed.
    put: tuple[Row, ...]
    #: The ids of rows that were removed.
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes(Generic[View, Change]):
    """Computes and applies the changes of one kind of view."""

    view: type[View]
    #: Has the fields of `view`, each of which can be `UnsetType`; a RowsChange for those in `order`.
    change: type[Change]
    #: The fields that hold rows, with the sort key of their rows.
    order: Mapping[str, Callable[[Any], Any]]

    def between(self, old: View | None, new: View) -> Change:
        """The change from `old` to `new`; all of `new` if there is no old view."""
        names = new.__struct_fields__
        changed = {
            name: getattr(new, name) for name in names if old is None or getattr(old, name) != getattr(new, name)
        }
        for name in self.order.keys() & changed.keys():
            changed[name] = _between(() if old is None else getattr(old, name), changed[name])
        return self.change(**changed)

    def applied(self, old: View | None, change: Change) -> View:
        """The view after a change. Raises TypeError if there is no old view and the change is incomplete."""
        before = {} if old is None else asdict(old)
        changed = {name: value for name, value in asdict(change).items() if value is not msgspec.UNSET}
        for name in self.order.keys() & changed.keys():
            changed[name] = rows_after(before.get(name, ()), changed[name], self.order[name])
        return self.view(**before | changed)


def _between(old: tuple[Any, ...], new: tuple[Any, ...]) -> RowsChange[Any]:
    before, kept = {row.id: row for row in old}, {row.id for row in new}
    put = tuple(row for row in new if before.get(row.id) != row)
    return RowsChange(put, tuple(row.id for row in old if row.id not in kept))


def rows_after(old: tuple[Any, ...], change: RowsChange[Any], order: Callable[[Any], Any]) -> tuple[Any, ...]:
    """The rows after a change, in order."""
    rows = {row.id: row for row in (*old, *change.put)}
    return tuple(sorted((row for row in rows.values() if row.id not in change.gone), key=order))
