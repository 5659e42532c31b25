from server.domain import commands as c
from server.domain.messages import Message, Text
from server.projections.people.list import PersonRow, PersonView, people_rows, people_views
from tests.session import Session


def test_people_are_named_in_the_order_in_which_they_came(session: Session) -> None:
    people = [session.join(name) for name in ("Bo", "", "Ama", "Bo")]
    labels: list[Text] = ["Bo (1)", Message("people.unnamed", {"number": "2"}), "Ama", "Bo (2)"]
    assert people_views(session.state) == tuple(map(PersonView, people, labels))


def test_the_facilitator_sees_who_is_connected_and_what_they_hold(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    joined = session.state.people[ama].joined_at
    session.phone(ama, c.AskForRole("listener"))
    session.phone(ama, c.AskForRole("challenger"))
    first, second = people_rows(session.state, frozenset({bo}))
    assert first == PersonRow(ama, "Ama", joined, connected=False, roles=("Challenger", "Listener"))
    assert (second.label, second.connected, second.roles) == ("Bo", True, ())


def test_who_is_here_without_a_phone_counts_as_connected(session: Session) -> None:
    session.join("Ama")
    session.does(c.WelcomePerson("Bo"))
    rows = people_rows(session.state, frozenset())
    assert [(row.label, row.connected, row.phone) for row in rows] == [("Ama", False, True), ("Bo", True, False)]
