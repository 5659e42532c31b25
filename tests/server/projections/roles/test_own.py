from datetime import timedelta

from server.domain import commands as c
from server.projections.mine import mine_view
from server.projections.roles.own import AskedView, AskView, BesideView, OfferView, OtherView
from server.sentences import words
from tests.session import Session


def test_roles_held_offered_and_asked_for_are_ones_own(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.phone(bo, c.AskForRole("listener"))
    since = session.now
    session.phone(bo, c.PassOn("listener", ama))
    session.does(c.OfferRole("host", ama))
    session.phone(ama, c.AskForRole("scribe"))
    session.phone(ama, c.SayOpenTo("weaver"))
    mine = mine_view(session.state, ama)
    assert mine.offers == (OfferView("host", None), OfferView("listener", "Bo"))
    assert (mine.holding, mine.asks) == ((), (AskView("scribe", None, shadow=False),))
    assert mine.open_to == ("weaver",)
    (held,) = mine_view(session.state, bo).holding
    assert (held.role, held.since, held.how, held.tools) == ("listener", since, "taken_up", ())
    assert (held.passing, held.shadows, held.shoulder) == ((OtherView(ama, "Ama"),), (), None)


def test_a_role_prompts_what_fits_the_moment_and_names_its_tools(session: Session) -> None:
    ama = session.join("Ama")
    session.hold("host", ama)
    host = session.state.role("host")
    assert host is not None

    def prompted() -> str:
        (held,) = mine_view(session.state, ama).holding
        assert held.tools == ("ask",)
        return words(held.prompt)

    assert prompted() == words(host.moments.waiting)
    session.ask()
    assert prompted() == words(host.moments.open)
    session.does(c.CloseQuestion())
    assert prompted() == words(host.moments.closed)
    session.does(c.ChangeRole("host", "Host", "Asks.", "Ask kindly.", limit=2))
    assert prompted() == "Ask kindly."


def test_who_is_asked_for_a_role_sees_who_asks_and_for_what(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    session.hold("host", ama)
    session.phone(bo, c.AskForRole("host", of=ama))
    session.phone(cleo, c.AskToShadow("host", ama))
    assert mine_view(session.state, ama).asked == (
        AskedView("host", bo, "Bo", shadow=False),
        AskedView("host", cleo, "Cleo", shadow=True),
    )
    assert mine_view(session.state, bo).asks == (AskView("host", "Ama", shadow=False),)
    assert mine_view(session.state, cleo).asks == (AskView("host", "Ama", shadow=True),)
    assert mine_view(session.state, cleo).asked == ()


def test_a_shadow_sees_the_prompt_and_the_holder_sees_the_shadow(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.hold("host", ama)
    session.shadow("host", bo, ama)
    (held,) = mine_view(session.state, ama).holding
    assert held.shadows == (OtherView(bo, "Bo"),)
    assert mine_view(session.state, bo).beside == (BesideView("host", "Ama", held.prompt),)
    assert mine_view(session.state, ama).beside == ()


def test_who_held_it_before_sees_at_whose_shoulder_they_stay(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.hold("host", ama)
    session.shadow("host", bo, ama)
    session.phone(ama, c.PassOn("host", bo))
    session.phone(bo, c.AcceptOffer("host"))
    until = session.now + timedelta(minutes=10)
    (held,) = mine_view(session.state, bo).holding
    assert (held.shoulder, held.beside_until, held.shadows) == ("Ama", until, ())
    assert mine_view(session.state, ama).beside == (BesideView("host", "Bo", held.prompt, until),)
    session.phone(bo, c.StepBack("host"))
    assert mine_view(session.state, ama).beside == ()
