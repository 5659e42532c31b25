"""Sentences on how the room is together, from the plan or made in the room."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.plan import MOST_AGREEMENTS, SessionPlan, plain_plan
from server.domain.state import Agreement
from server.exports.report.document import report_md
from server.projections.affected import affects_room_view
from server.projections.people.presence import PresenceView
from server.projections.record import record
from server.projections.room import room_view
from server.projections.summary import summary_view
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session


def texts(session: Session) -> list[str]:
    return [known.text for known in session.state.agreements]


def undo(session: Session) -> str | None:
    return summary_view(session.state, PresenceView()).undo


def test_a_plan_brings_agreements_which_are_changed_in_the_room() -> None:
    plain = plain_plan("Home care")
    session = Session(plan=SessionPlan(plain.title, plain.roles, plain.perspectives, agreements=("One.", "Two.")))
    assert session.state.agreements == (Agreement("planned-1", "One."), Agreement("planned-2", "Two."))
    session.does(c.ChangeAgreement("planned-1", " First. "))
    assert undo(session) == "changed an agreement"
    session.does(c.RemoveAgreement("planned-2"))
    assert undo(session) == "removed an agreement"
    session.does(c.AddAgreement("Three."))
    assert undo(session) == "added an agreement"
    assert texts(session) == ["First.", "Three."]
    for _ in range(3):
        session.does(c.Undo())
    assert texts(session) == ["One.", "Two."]


def test_every_phone_and_the_report_have_them(session: Session) -> None:
    (event,) = session.does(c.AddAgreement("*We* listen."))
    assert affects_room_view(session.state, event)
    assert room_view(session.state).agreements == ("*We* listen.",)
    assert "How we are together:\n\n- \\*We\\* listen." in report_md(record(session.state)).decode()


def test_a_host_changes_them_too_and_nobody_else(session: Session) -> None:
    ama = session.join("Ama")
    assert session.refused(Participant(ama), c.AddAgreement("Mine.")).code == "not_holding"
    session.hold("host", ama)
    session.phone(ama, c.AddAgreement("Ours."))
    assert texts(session) == ["Ours."]


def test_what_reads_the_same_changes_nothing(session: Session) -> None:
    session.does(c.AddAgreement("We listen."))
    (known,) = session.state.agreements
    assert session.does(c.AddAgreement("We listen.")) == ()
    assert session.does(c.ChangeAgreement(known.id, "We listen.")) == ()


def test_what_cannot_be_agreed_is_said(session: Session) -> None:
    assert session.refused(FACILITATOR, c.AddAgreement(" ")).code == "empty"
    assert session.refused(FACILITATOR, c.AddAgreement("x" * 161)).code == "too_long"
    assert session.refused(FACILITATOR, c.RemoveAgreement("a0")).code == "no_such_agreement"
    for number in range(MOST_AGREEMENTS):
        session.does(c.AddAgreement(f"{number}."))
    assert refusal_words(session.refused(FACILITATOR, c.AddAgreement("More."))) == (
        "There are 12 agreements already. Please take one out first."
    )
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.AddAgreement("More.")).code == "session_over"


def test_undo_leaves_alone_what_others_have_changed_since(session: Session) -> None:
    ama = session.join("Ama")
    session.hold("host", ama)
    (added,) = session.does(c.AddAgreement("We listen."))
    assert isinstance(added, e.AgreementAdded)
    session.phone(ama, c.ChangeAgreement(added.agreement, "We all listen."))
    assert session.phone(ama, c.RemoveAgreement(added.agreement))
    session.does(c.Undo())
    session.does(c.Undo())
    assert texts(session) == ["We listen."]
