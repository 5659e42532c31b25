from server.domain import commands as c
from server.projections.people.invitations import NAMED, uninvited_view
from server.projections.people.presence import PresenceView
from server.projections.people.recent import SHOWN, people_panel_view
from tests.session import Session


def test_the_newest_stand_first_and_whoever_has_no_phone_is_here() -> None:
    session = Session()
    ama = session.join("Ama")
    session.join("Jo")
    session.does(c.WelcomePerson("Joe"))
    view = people_panel_view(session.state, PresenceView(frozenset({ama})))
    assert [(one.label, one.connected, one.phone) for one in view.newest] == [
        ("Joe", True, False),
        ("Jo", False, True),
        ("Ama", True, True),
    ]
    assert (view.here, view.away) == (3, 1)


def test_a_crowd_is_counted_and_its_newest_named() -> None:
    session = Session()
    people = [session.join(f"P{number}") for number in range(SHOWN + 5)]
    view = people_panel_view(session.state, PresenceView(frozenset(people[1:])))
    assert (view.here, view.away, len(view.newest)) == (SHOWN + 5, 1, SHOWN)
    assert view.newest[0].label == f"P{SHOWN + 4}"


def test_many_who_are_not_yet_invited_are_named_in_order_of_arrival_and_counted() -> None:
    session = Session()
    session.does(c.OpenSession())
    people = [session.join(f"P{number}") for number in range(NAMED + 3)]
    session.does(c.InvitePerson(people[0]))
    view = uninvited_view(session.state, PresenceView(frozenset(people)))
    assert view.names == tuple(f"P{number}" for number in range(1, NAMED + 1))
    assert view.more == 2
