from server.domain import commands as c
from server.domain.messages import Message
from server.projections.calls import CallRow, CallView, call_rows, call_views
from tests.session import Session


def test_calls_wait_in_the_order_in_which_they_were_made(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    for person, role in ((ama, "weaver"), (bo, "care-keeper")):
        session.does(c.OfferRole(role, person))
        session.phone(person, c.AcceptOffer(role))
    session.phone(bo, c.MakeCall("break"))
    first = session.now
    session.phone(ama, c.MakeCall("theme", "Evening calls"))
    one, other = session.state.open_calls
    assert call_views(session.state) == (
        CallView(one, 1, "break", Message("roles.care-keeper.name"), "Bo", "", first),
        CallView(other, 2, "theme", Message("roles.weaver.name"), "Ama", "Evening calls", session.now),
    )
    assert call_rows(session.state) == (
        CallRow(one, 1, "break", "Care-keeper", "Bo", "", first),
        CallRow(other, 2, "theme", "Weaver", "Ama", "Evening calls", session.now),
    )
    session.does(c.AnswerCall(one))
    assert [call.number for call in call_views(session.state)] == [2]
    session.does(c.Undo())
    assert [call.number for call in call_views(session.state)] == [1, 2]


def test_a_call_names_the_role_as_it_is_called_now(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.OfferRole("care-keeper", ama))
    session.phone(ama, c.AcceptOffer("care-keeper"))
    session.phone(ama, c.MakeCall("break"))
    session.does(c.ChangeRole("care-keeper", "Host of breaks", "Breaks."))
    assert call_views(session.state)[0].role == "Host of breaks"
