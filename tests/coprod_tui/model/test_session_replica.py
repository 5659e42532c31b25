from coprod_tui.model.session_replica import SessionReplica
from server.domain import commands as c
from server.domain.events import Entry
from server.port import Entries, Link
from server.projections.mine import mine_view
from server.projections.people.list import PersonRow, people_rows
from server.projections.people.presence import PresenceView
from server.projections.roles.holders import RoleRow, role_rows
from server.projections.room import room_view
from server.projections.status import StatusView, TroubleView
from server.projections.summary import SummaryView, summary_view
from tests.session import Session


def all_of(session: Session, *, latest: int | None = None) -> Entries:
    return Entries(tuple(session.entries), latest or len(session.entries))


def busy() -> Session:
    session = Session()
    ama = session.join("Ama")
    session.ask("What helps?")
    session.does(c.MarkHeard((session.say(ama, "words"),)))
    session.say(ama, "more words")
    session.phone(ama, c.AskForRole("listener"))
    return session


def summary(board: SessionReplica) -> SummaryView:
    return summary_view(board.state, board.presence)


def roles(board: SessionReplica) -> tuple[RoleRow, ...]:
    return role_rows(board.state, board.presence)


def people(board: SessionReplica) -> tuple[PersonRow, ...]:
    return people_rows(board.state, board.presence.connected)


def followed(*updates: Entries) -> SessionReplica:
    board = SessionReplica()
    for update in updates:
        board.apply(update)
    return board


def shown(board: SessionReplica) -> tuple[object, ...]:
    contributions = board.contributions.view()
    rows = contributions.rows(0, contributions.count)
    return (
        summary(board),
        roles(board),
        people(board),
        rows,
    )


def test_before_the_first_update_the_board_is_empty() -> None:
    board = SessionReplica()
    assert (
        board.linked,
        board.caught_up,
        summary(board).title,
        board.contributions.view().count,
    ) == (False, False, "", 0)


def test_a_board_that_heard_everything_shows_the_session() -> None:
    session = busy()
    board = followed(all_of(session))
    assert board.state == session.state
    assert summary(board).contributions == 2
    assert summary(board).heard == 1
    assert [row.text for row in board.contributions.view().rows(0, 9)] == ["more words", "words"]
    assert board.contributions.view(session.state.asked[0]).count == 2
    assert [row.label for row in people(board)] == ["Ama"]
    assert next(row for row in roles(board) if row.id == "listener").holders[0].label == "Ama"


def test_entries_one_by_one_and_all_at_once_show_the_same() -> None:
    session = busy()
    one_by_one = followed(*(Entries((entry,), entry.seq) for entry in session.entries))
    assert shown(one_by_one) == shown(followed(all_of(session)))


def test_only_what_is_new_is_handed_on() -> None:
    session = busy()
    board = SessionReplica()
    first, rest = session.entries[:2], session.entries[1:]
    assert board.apply(Entries(tuple(first), 2)) == tuple(first)
    assert board.apply(Entries(tuple(rest), len(session.entries))) == tuple(session.entries[2:])
    assert board.apply(Entries((), len(session.entries))) == ()
    assert board.state == session.state


def test_a_server_that_begins_anew_is_followed_anew() -> None:
    session = busy()
    board = followed(all_of(session))
    assert board.apply(all_of(session)) == tuple(session.entries)
    assert shown(board) == shown(followed(all_of(session)))


def test_a_list_does_not_pass_for_the_one_before_the_server_began_anew() -> None:
    before, after = Session(), Session()
    for session, words in ((before, "before"), (after, "after")):
        session.ask()
        session.say(session.join("Ama"), words)
    board = followed(all_of(before))
    old = board.contributions.view()
    board.apply(all_of(after))
    assert board.contributions.view() != old


def test_the_board_has_caught_up_once_it_knows_the_newest_entry() -> None:
    session = busy()
    board = SessionReplica()
    board.apply(Entries(tuple(session.entries[:3]), len(session.entries)))
    assert not board.caught_up
    board.apply(Entries(tuple(session.entries[3:]), len(session.entries)))
    assert board.caught_up


def test_who_is_connected_shows_with_people_and_roles() -> None:
    session = busy()
    board = followed(all_of(session))
    (person,) = session.state.people
    assert not people(board)[0].connected
    board.apply(PresenceView(frozenset({person}), writing=1))
    assert people(board)[0].connected
    assert (summary(board).connected, summary(board).writing) == (
        1,
        1,
    )
    assert not next(row for row in roles(board) if row.id == "listener").holders[0].away


def test_trouble_and_a_lost_link_leave_everything_else_as_it_was() -> None:
    board = followed(all_of(busy()))
    before = shown(board)
    trouble = StatusView(trouble=TroubleView("/media/stick", 0, "No space left on device"))
    nothing: tuple[Entry, ...] = ()
    assert board.apply(Link(up=True)) == nothing
    assert board.linked
    assert board.apply(trouble) == nothing
    assert board.apply(Link(up=False)) == nothing
    assert (board.linked, board.status) == (False, trouble)
    assert shown(board) == before


def test_views_for_phones_do_not_touch_the_board() -> None:
    session = busy()
    board = followed(all_of(session))
    before = shown(board)
    board.apply(room_view(session.state))
    board.apply(mine_view(session.state, next(iter(session.state.people))))
    assert shown(board) == before
