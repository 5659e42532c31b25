from server.domain import commands as c
from server.projections.roles.changes import RoleChange, role_changes
from server.sentences import words
from tests.session import Session


def test_a_session_whose_catalogue_stayed_has_no_changes(session: Session) -> None:
    session.phone(session.join("Ama"), c.AskForRole("listener"))
    assert role_changes(session.entries) == ()


def test_a_change_names_the_role_as_it_was_called_before(session: Session) -> None:
    session.does(c.ChangeRole("listener", "Taker-in", "Takes in."))
    session.does(c.ChangeRole("listener", "Hearer", "Takes in."))
    first, second = (change for change in role_changes(session.entries) if change.what == "renamed")
    assert (first.role, first.now, second.role, second.now) == ("Listener", "Taker-in", "Taker-in", "Hearer")


def test_only_what_differs_is_told(session: Session) -> None:
    role = session.state.role("host")
    assert role is not None
    session.does(c.ChangeRole("host", words(role.name), words(role.sentence), words(role.prompt), limit=5))
    assert role_changes(session.entries) == (RoleChange(session.now, "limited", "Host", "5"),)


def test_what_was_undone_is_not_told(session: Session) -> None:
    session.does(c.HideRole("doer"))
    session.does(c.AddRole("Tea-maker", "Makes tea."))
    session.does(c.Undo())
    assert [(change.what, change.role) for change in role_changes(session.entries)] == [("hidden", "Doer")]


def test_every_kind_of_change_is_told(session: Session) -> None:
    session.does(c.ChangeRole("listener", "Listener", "Takes in.", "Listen well.", limit=4, offerable=False))
    session.does(c.ChangeRole("listener", "Listener", "Takes in.", "Listen well."))
    session.does(c.HideRole("doer"))
    session.does(c.ShowRole("doer"))
    assert [(change.what, change.role, change.now) for change in role_changes(session.entries)] == [
        ("described", "Listener", "Takes in."),
        ("prompted", "Listener", "Listen well."),
        ("limited", "Listener", "4"),
        ("closed", "Listener", ""),
        ("limited", "Listener", ""),
        ("opened", "Listener", ""),
        ("hidden", "Doer", ""),
        ("shown", "Doer", ""),
    ]
