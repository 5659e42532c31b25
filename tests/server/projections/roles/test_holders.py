from datetime import timedelta

from server.domain import commands as c
from server.projections.people.presence import PresenceView
from server.projections.roles.holders import AskRow, HolderRow, NamedRow, OfferRow, RoleRow, role_rows
from tests.session import BEGINNING, Session


def row(session: Session, role: str, *connected: str) -> RoleRow:
    return next(row for row in role_rows(session.state, PresenceView(frozenset(connected))) if row.id == role)


def given(session: Session, role: str, person: str) -> None:
    session.does(c.OfferRole(role, person))
    session.phone(person, c.AcceptOffer(role))


def shadows(session: Session, role: str, person: str, holder: str) -> None:
    session.phone(person, c.AskToShadow(role, holder))
    session.phone(holder, c.LetShadow(role, person))


def suggested(session: Session, role: str, *connected: str) -> list[tuple[str, str]]:
    return [(one.label, one.why) for one in row(session, role, *connected).suggested]


def test_every_role_is_listed_in_the_catalogues_order(session: Session) -> None:
    assert [row.id for row in role_rows(session.state, PresenceView())] == [role.id for role in session.state.roles]


def test_a_role_that_nobody_holds_says_so_and_what_it_is(session: Session) -> None:
    host = row(session, "host")
    assert (host.name, host.limit, host.offerable, host.first, host.full) == ("Host", 2, True, True, False)
    assert (host.holders, host.offered, host.asked, host.suggested) == ((), (), (), ())
    assert (host.tools, host.hidden) == (("ask",), False)
    assert host.sentence.startswith("Asks the question")
    assert host.prompt.startswith("You ask the question")
    assert not row(session, "challenger").offerable


def test_a_hidden_role_is_marked_and_keeps_its_holders(session: Session) -> None:
    ama = session.join("Ama")
    given(session, "host", ama)
    session.does(c.HideRole("host"))
    host = row(session, "host")
    assert host.hidden
    assert [held.label for held in host.holders] == ["Ama"]


def test_a_changed_role_stands_as_it_is_now(session: Session) -> None:
    given(session, "host", session.join("Ama"))
    session.does(c.ChangeRole("host", "Chair", "Asks.", "Ask.", limit=1, offerable=False))
    host = row(session, "host")
    assert (host.name, host.sentence, host.prompt, host.limit) == ("Chair", "Asks.", "Ask.", 1)
    assert (host.offerable, host.full) == (False, True)


def test_an_added_role_comes_last(session: Session) -> None:
    session.does(c.AddRole("Tea-maker", "Makes tea."))
    assert role_rows(session.state, PresenceView())[-1].name == "Tea-maker"


def test_holders_stand_with_since_when_they_hold_it_and_since_when_they_are_away(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    for person in (ama, bo):
        given(session, "host", person)
    given(session, "scribe", cleo)
    gone = BEGINNING + timedelta(minutes=3)
    presence = PresenceView(frozenset({bo}), left={ama: gone}, since=BEGINNING)
    rows = {row.id: row for row in role_rows(session.state, presence)}
    assert [(held.label, held.away) for held in rows["host"].holders] == [("Ama", gone), ("Bo", None)]
    assert rows["host"].full
    assert rows["scribe"].holders == (HolderRow(cleo, "Cleo", session.now, away=BEGINNING),)


def test_who_shadows_a_holder_stands_with_them(session: Session) -> None:
    ama, bo, cleo, dee = (session.join(name) for name in ("Ama", "Bo", "Cleo", "Dee"))
    for person in (ama, bo):
        given(session, "host", person)
    shadows(session, "host", dee, ama)
    shadows(session, "host", cleo, ama)
    first, second = row(session, "host").holders
    assert first.shadows == (NamedRow(dee, "Dee"), NamedRow(cleo, "Cleo"))
    assert second.shadows == ()
    session.phone(dee, c.StopShadowing("host"))
    assert row(session, "host").holders[0].shadows == (NamedRow(cleo, "Cleo"),)


def test_who_held_it_before_stands_at_the_shoulder_of_who_shadowed_them(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    given(session, "host", ama)
    shadows(session, "host", bo, ama)
    session.phone(ama, c.PassOn("host", bo))
    session.phone(bo, c.AcceptOffer("host"))
    (holder,) = row(session, "host").holders
    assert (holder.label, holder.shoulder) == ("Bo", "Ama")
    assert holder.beside_until == session.now + timedelta(minutes=10)
    session.phone(bo, c.PassOn("host", ama))
    session.phone(ama, c.AcceptOffer("host"))
    (holder,) = row(session, "host").holders
    assert (holder.label, holder.shoulder, holder.beside_until) == ("Ama", None, None)


def test_offers_stand_in_the_order_in_which_they_came_and_say_who_passes_on(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    given(session, "scribe", ama)
    session.does(c.OfferRole("scribe", cleo))
    first = session.now
    session.phone(ama, c.PassOn("scribe", bo))
    assert row(session, "scribe").offered == (
        OfferRow(cleo, "Cleo", None, first),
        OfferRow(bo, "Bo", "Ama", session.now),
    )
    session.does(c.WithdrawOffer("scribe", cleo))
    session.phone(bo, c.DeclineOffer("scribe"))
    assert row(session, "scribe").offered == ()


def test_askings_stand_in_the_order_in_which_they_came_and_say_whom_and_for_what(session: Session) -> None:
    ama, bo, cleo, dee = (session.join(name) for name in ("Ama", "Bo", "Cleo", "Dee"))
    given(session, "scribe", ama)
    session.phone(dee, c.AskForRole("scribe"))
    at = session.now
    session.phone(cleo, c.AskForRole("scribe", of=ama))
    session.phone(bo, c.AskToShadow("scribe", ama))
    second = timedelta(seconds=1)
    assert row(session, "scribe").asked == (
        AskRow(dee, "Dee", None, shadow=False, at=at),
        AskRow(cleo, "Cleo", "Ama", shadow=False, at=at + second),
        AskRow(bo, "Bo", "Ama", shadow=True, at=at + 2 * second),
    )


def test_a_role_for_any_number_is_never_full(session: Session) -> None:
    for _ in range(15):
        session.phone(session.join(), c.AskForRole("listener"))
    assert not row(session, "listener").full


def test_who_is_open_to_a_role_and_here_is_suggested_fewest_roles_first(session: Session) -> None:
    ama, bo, cleo, dee, eve = people = [session.join(name) for name in ("Ama", "Bo", "Cleo", "Dee", "Eve")]
    given(session, "scribe", ama)
    session.phone(ama, c.StepBack("scribe"))
    session.phone(bo, c.AskForRole("listener"))
    for person in (ama, bo, dee, cleo):
        session.phone(person, c.SayOpenTo("scribe"))
    assert suggested(session, "scribe", *people) == [
        ("Cleo", "open to it, has held no role yet"),
        ("Dee", "open to it, has held no role yet"),
        ("Bo", "open to it, has not held it yet"),
        ("Ama", "open to it, has held it before"),
    ]
    assert suggested(session, "scribe", ama, dee, eve) == [
        ("Dee", "open to it, has held no role yet"),
        ("Ama", "open to it, has held it before"),
    ]


def test_who_holds_it_is_offered_it_or_is_open_no_more_is_not_suggested(session: Session) -> None:
    ama, bo, cleo = people = [session.join(name) for name in ("Ama", "Bo", "Cleo")]
    for person in people:
        session.phone(person, c.SayOpenTo("host"))
    given(session, "host", ama)
    session.does(c.OfferRole("host", bo))
    assert [label for label, _ in suggested(session, "host", *people)] == ["Cleo"]
    session.phone(cleo, c.SayOpenTo("host", open=False))
    assert suggested(session, "host", *people) == []


def test_nobody_is_suggested_for_a_role_that_is_hidden_or_never_offered(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.SayOpenTo("host"))
    session.phone(ama, c.SayOpenTo("challenger"))
    session.does(c.HideRole("host"))
    assert suggested(session, "host", ama) == suggested(session, "challenger", ama) == []
