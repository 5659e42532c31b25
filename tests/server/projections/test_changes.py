from operator import attrgetter
from typing import TypeVar

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from server.codec import decode, encode
from server.domain.messages import Message
from server.projections.changes import RowsChange
from server.projections.mine import MINE, MineChange, MineView
from server.projections.own_words import OwnContribution
from server.projections.room import ROOM, RoomChange, RoomContribution, RoomView

st.register_type_strategy(Message, st.builds(Message, st.text(), st.dictionaries(st.text(), st.text(), max_size=2)))
View = TypeVar("View", bound=msgspec.Struct)
IDS = st.sampled_from([f"c-{number}" for number in range(5)])
FEW = st.integers(0, 9)
ROOM_ROWS = st.lists(st.builds(RoomContribution, id=IDS), unique_by=attrgetter("id"))
OWN_ROWS = st.lists(st.builds(OwnContribution, id=IDS, number=FEW), unique_by=(attrgetter("id"), attrgetter("number")))
ROOMS = st.builds(
    RoomView,
    said=ROOM_ROWS.map(lambda rows: tuple(sorted(rows, key=attrgetter("id")))),
    catalogue=st.just(()),
    holders=st.just(()),
    calls=st.just(()),
)
OWN = st.builds(
    MineView,
    said=OWN_ROWS.map(lambda rows: tuple(sorted(rows, key=attrgetter("number")))),
    holding=st.just(()),
    words=st.just(()),
    waiting=st.just(()),
)


@st.composite
def two(draw: st.DrawFn, views: st.SearchStrategy[View]) -> tuple[View, View]:
    """A view and one that differs from it in some of its fields."""
    old, other = draw(views), draw(views)
    names = draw(st.sets(st.sampled_from(old.__struct_fields__)))
    return old, replace(old, **{name: getattr(other, name) for name in names})


@given(two(ROOMS))
def test_a_change_of_the_room_applied_gives_the_next_view(views: tuple[RoomView, RoomView]) -> None:
    old, new = views
    assert ROOM.applied(old, decode(encode(ROOM.between(old, new)), RoomChange)) == new
    assert ROOM.applied(None, decode(encode(ROOM.between(None, new)), RoomChange)) == new


@given(two(OWN))
def test_a_change_of_ones_own_view_applied_gives_the_next_view(views: tuple[MineView, MineView]) -> None:
    old, new = views
    assert MINE.applied(old, decode(encode(MINE.between(old, new)), MineChange)) == new
    assert MINE.applied(None, decode(encode(MINE.between(None, new)), MineChange)) == new


@given(two(OWN))
def test_a_change_has_what_differs_and_no_more(views: tuple[MineView, MineView]) -> None:
    old, new = views
    change = MINE.between(old, new)
    changed = {name for name, value in asdict(change).items() if value is not msgspec.UNSET}
    assert changed == {name for name in asdict(old) if getattr(old, name) != getattr(new, name)}
    if isinstance(change.said, RowsChange):
        assert not set(change.said.put) & set(old.said)
        assert set(change.said.gone) == {row.id for row in old.said} - {row.id for row in new.said}
