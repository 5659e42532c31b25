from server.domain import commands as c
from server.projections.people.invitations import Invitations, InvitationsView, invitations, invitations_view
from server.projections.people.presence import PresenceView
from tests.session import Session


def view(session: Session, *connected: str) -> InvitationsView:
    return invitations_view(session.state, PresenceView(frozenset(connected)))


def to_invite(session: Session, *connected: str) -> list[str]:
    return [row.label for row in view(session, *connected).open]


def test_those_here_who_had_no_opening_yet_can_be_invited_in_order_of_arrival(session: Session) -> None:
    people = [session.join(name) for name in ("Bo", "", "Ama")]
    assert to_invite(session, *people) == ["Bo", "Person 2", "Ama"]
    assert to_invite(session, people[2]) == ["Ama"]
    assert view(session) == InvitationsView()


def test_somebody_without_a_phone_is_here_and_is_invited_across_the_table(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.WelcomePerson("Bo"))
    assert [(row.label, row.phone) for row in view(session, ama).open] == [("Ama", True), ("Bo", False)]


def test_words_under_a_name_and_a_pass_are_openings_taken_up(session: Session) -> None:
    people = ama, bo, _ = [session.join(name) for name in ("Ama", "Bo", "Cleo")]
    question = session.ask()
    session.say(ama, "words")
    session.phone(bo, c.PassQuestion(question))
    assert to_invite(session, *people) == ["Cleo"]


def test_words_without_a_name_and_words_taken_back_open_nothing(session: Session) -> None:
    people = ama, bo = [session.join(name) for name in ("Ama", "Bo")]
    session.ask()
    session.say(ama, "words", key="a" * 32)
    session.phone(bo, c.TakeBackContribution(session.say(bo, "words")))
    assert to_invite(session, *people) == ["Ama", "Bo"]


def test_who_was_invited_is_not_invited_anew_and_counts_once_they_take_it_up(session: Session) -> None:
    people = ama, bo = [session.join(name) for name in ("Ama", "Bo")]
    question = session.ask()
    session.does(c.InvitePerson(ama))
    assert (to_invite(session, *people), invitations(session.state)) == (["Bo"], Invitations(1, 0))
    session.say(ama, "words", key="a" * 32)
    assert invitations(session.state) == Invitations(1, 0)
    session.phone(ama, c.PassQuestion(question))
    session.say(ama, "words")
    session.does(c.InvitePerson(bo))
    assert (view(session, *people).made, view(session, *people).taken_up) == (2, 1)
    assert invitations(session.state) == Invitations(2, 1)
    assert view(session, *people).open == ()
