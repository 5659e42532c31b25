from server.domain import commands as c
from server.projections.roles import AskRow, HolderRow, RoleRow, role_rows
from tests.session import Session


def row(session: Session, role: str, *connected: str) -> RoleRow:
    return next(row for row in role_rows(session.state, frozenset(connected)) if row.id == role)


def test_every_role_is_listed_in_the_catalogues_order(session: Session) -> None:
    assert [row.id for row in role_rows(session.state, frozenset())] == [role.id for role in session.state.roles]


def test_a_role_that_nobody_holds_says_so_and_what_it_is(session: Session) -> None:
    host = row(session, "host")
    assert (host.name, host.limit, host.offerable, host.first, host.full) == ("Host", 2, True, True, False)
    assert (host.holders, host.offered, host.asked) == ((), (), ())
    assert host.sentence.startswith("Asks the question")
    assert not row(session, "challenger").offerable


def test_holders_stand_with_since_when_and_whether_their_phone_is_away(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    for person in (ama, bo):
        session.does(c.OfferRole("host", person))
        session.phone(person, c.AcceptOffer("host"))
    host = row(session, "host", bo)
    assert [(held.label, held.away) for held in host.holders] == [("Ama", True), ("Bo", False)]
    assert host.holders[1] == HolderRow(bo, "Bo", session.now, away=False)
    assert host.full


def test_offers_and_askings_stand_in_the_order_in_which_they_came(session: Session) -> None:
    people = [session.join(name) for name in ("Ama", "Bo", "Cleo", "Dee")]
    ama, bo, cleo, dee = people
    session.does(c.OfferRole("scribe", bo))
    session.phone(dee, c.AskForRole("scribe"))
    session.does(c.OfferRole("scribe", ama))
    session.phone(cleo, c.AskForRole("scribe"))
    scribe = row(session, "scribe")
    assert scribe.offered == (AskRow(bo, "Bo"), AskRow(ama, "Ama"))
    assert scribe.asked == (AskRow(dee, "Dee"), AskRow(cleo, "Cleo"))


def test_a_role_for_any_number_is_never_full(session: Session) -> None:
    for _ in range(15):
        session.phone(session.join(), c.AskForRole("listener"))
    assert not row(session, "listener").full
