"""What those who follow one session over one line are told, and where the line has to go on."""

from datetime import UTC, datetime

import pytest

from coprod_tui.session.followers import Follower, Followers
from server.domain.errors import Rejected
from server.domain.events import Entry
from server.port import Entries, Link, Position, Update
from server.projections.people.presence import PresenceView
from server.projections.status import StatusView

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
UP, DOWN = Link(up=True), Link(up=False)


@pytest.fixture
def followers() -> Followers:
    return Followers("s-1")


def entries(first: int, last: int, *, epoch: int = 1) -> Entries:
    return Entries(tuple(Entry(seq, AT, ()) for seq in range(first, last + 1)), last, epoch)


async def waiting(follower: Follower) -> list[Update]:
    """Everything that a follower was told and has not read yet."""
    follower.tell(mark := PresenceView(writing=99))
    told: list[Update] = []
    async for update in follower.updates():
        if update is mark:
            break
        told.append(update)
    return told


async def seqs(follower: Follower) -> list[int]:
    return [e.seq for update in await waiting(follower) if isinstance(update, Entries) for e in update.entries]


async def test_who_begins_later_is_told_how_things_stand(followers: Followers) -> None:
    presence, status = PresenceView(writing=2), StatusView()
    followers.linked(recovered=True)
    for update in (PresenceView(writing=1), presence, status, entries(1, 2)):
        followers.told(update)
    with followers.one_more(None) as follower:
        assert await waiting(follower) == [UP, presence, status]
        assert followers.lacks_entries(follower)


async def test_each_gets_the_entries_behind_its_position_and_none_twice(followers: Followers) -> None:
    with followers.one_more(Position("s-1", 2)) as ahead, followers.one_more(None) as behind:
        followers.told(entries(1, 3))
        followers.told(entries(2, 4))
        assert await seqs(ahead) == [3, 4]
        assert await seqs(behind) == [1, 2, 3, 4]
        assert not followers.lacks_entries(ahead)


async def test_a_position_in_another_session_counts_as_none(followers: Followers) -> None:
    with followers.one_more(Position("s-2", 2)) as follower:
        followers.told(entries(1, 3))
        assert await seqs(follower) == [1, 2, 3]


@pytest.mark.parametrize("again", [entries(1, 2, epoch=2), entries(1, 1)], ids=["words taken out", "an older copy"])
async def test_a_record_that_is_another_one_is_told_from_its_start(followers: Followers, again: Entries) -> None:
    with followers.one_more(None) as follower:
        followers.told(entries(1, 3))
        followers.told(again)
        assert await seqs(follower) == [1, 2, 3, *(entry.seq for entry in again.entries)]
        assert followers.epoch == again.epoch
        assert not followers.lacks_entries(follower)


async def test_a_line_that_could_not_go_on_tells_everything_again(followers: Followers) -> None:
    with followers.one_more(None) as follower:
        followers.told(entries(1, 3))
        followers.linked(recovered=False)
        followers.told(entries(1, 3))
        assert await seqs(follower) == [1, 2, 3, 1, 2, 3]


def test_the_line_goes_on_for_whoever_has_the_least(followers: Followers) -> None:
    assert followers.position() is None
    followers.told(entries(1, 5))
    assert followers.position() == Position("s-1", 5)
    with followers.one_more(Position("s-1", 5)):
        with followers.one_more(Position("s-1", 3)):
            assert followers.position() == Position("s-1", 3)
            with followers.one_more(None):
                assert followers.position() is None
        assert followers.position() == Position("s-1", 5)


async def test_a_loss_is_told_once_however_often_it_is_tried_again(followers: Followers) -> None:
    with followers.one_more(None) as follower:
        followers.linked(recovered=True)
        for _ in range(3):
            followers.lost(closed=False, gone=False)
        followers.lost(closed=True, gone=False)
        followers.linked(recovered=True)
        assert await waiting(follower) == [UP, DOWN, Link(up=False, closed=True), UP]


async def test_what_was_told_before_the_end_is_read_and_then_it_is_over(followers: Followers) -> None:
    with followers.one_more(None) as follower:
        followers.told(entries(1, 1))
        followers.over(None)
        assert [update async for update in follower.updates()] == [entries(1, 1)]


async def test_who_was_turned_away_is_told_why(followers: Followers) -> None:
    with followers.one_more(None) as follower:
        followers.over(Rejected("wrong_token"))
        with pytest.raises(Rejected, match="wrong_token"):
            await anext(follower.updates())


async def test_who_left_is_told_nothing_more(followers: Followers) -> None:
    with followers.one_more(None) as follower:
        pass
    followers.told(entries(1, 1))
    assert await waiting(follower) == []
