import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.evolve import apply
from tests.session import FACILITATOR, Session


@pytest.fixture
def ama(session: Session) -> Participant:
    return Participant(session.join("Ama"))


@pytest.fixture
def bo(session: Session, ama: Participant) -> Participant:
    return Participant(session.join("Bo"))


@pytest.fixture
def cleo(session: Session, bo: Participant) -> Participant:
    return Participant(session.join("Cleo"))


def holders(session: Session, role: str) -> list[str]:
    return [session.state.label(tenure.person) for tenure in session.state.holders(role)]


def hold(session: Session, role: str, *people: Participant) -> None:
    for who in people:
        session.does(c.OfferRole(role, who.person))
        session.submit(who, c.AcceptOffer(role))


def test_an_offer_moves_nothing_until_the_yes(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("weaver", ama.person))
    assert holders(session, "weaver") == []
    session.submit(ama, c.AcceptOffer("weaver"))
    assert holders(session, "weaver") == ["Ama"]
    (tenure,) = session.state.holders("weaver")
    assert (tenure.since, tenure.how_began, tenure.until) == (session.now, "offered", None)


def test_a_second_yes_is_the_same_yes(session: Session, ama: Participant) -> None:
    hold(session, "weaver", ama)
    assert session.submit(ama, c.AcceptOffer("weaver")) == ()


def test_the_same_offer_twice_is_one(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("weaver", ama.person))
    assert session.does(c.OfferRole("weaver", ama.person)) == ()


def test_not_now_needs_no_reason_and_leaves_no_count(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("weaver", ama.person))
    session.submit(ama, c.DeclineOffer("weaver"))
    assert session.entries[-1].actor is None
    assert session.submit(ama, c.DeclineOffer("weaver")) == ()
    rejected = session.refused(ama, c.AcceptOffer("weaver"))
    assert (rejected.code, rejected.field) == ("no_offer", "role")


def test_a_yes_without_an_offer_is_refused(session: Session, ama: Participant, bo: Participant) -> None:
    session.does(c.OfferRole("weaver", bo.person))
    assert session.refused(ama, c.AcceptOffer("weaver")).code == "no_offer"


@pytest.mark.parametrize(
    "command", [c.OfferRole("nobody", "p1"), c.OfferRole("host", "p99")], ids=["no such role", "no such person"]
)
def test_what_is_not_there_cannot_be_offered(session: Session, ama: Participant, command: c.OfferRole) -> None:
    assert session.refused(FACILITATOR, command).code == "not_found"


def test_who_holds_a_role_is_not_offered_it(session: Session, ama: Participant) -> None:
    hold(session, "host", ama)
    rejected = session.refused(FACILITATOR, c.OfferRole("host", ama.person))
    assert (rejected.code, rejected.message) == ("already", "Ama holds Host already.")


def test_challenging_is_taken_up_and_never_assigned(session: Session, ama: Participant) -> None:
    assert session.refused(FACILITATOR, c.OfferRole("challenger", ama.person)).code == "not_offerable"
    session.submit(ama, c.AskForRole("challenger"))
    assert holders(session, "challenger") == ["Ama"]
    assert session.state.holders("challenger")[0].how_began == "taken_up"


def test_who_asks_waits_for_the_facilitators_yes(session: Session, ama: Participant) -> None:
    session.submit(ama, c.AskForRole("host"))
    assert session.submit(ama, c.AskForRole("host")) == ()
    assert holders(session, "host") == []
    session.does(c.OfferRole("host", ama.person))
    assert holders(session, "host") == ["Ama"]
    assert session.state.holders("host")[0].how_began == "asked"
    assert not session.state.asks


def test_asking_for_what_is_on_offer_is_the_yes(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("host", ama.person))
    session.submit(ama, c.AskForRole("host"))
    assert session.state.holders("host")[0].how_began == "offered"


def test_asking_for_what_one_holds_changes_nothing(session: Session, ama: Participant) -> None:
    hold(session, "host", ama)
    assert session.submit(ama, c.AskForRole("host")) == ()


def test_a_full_role_is_told_with_who_holds_it(session: Session, ama: Participant, bo: Participant) -> None:
    hold(session, "timekeeper", ama)
    for actor, command in (
        (bo, c.AskForRole("timekeeper")),
        (FACILITATOR, c.OfferRole("timekeeper", bo.person)),
    ):
        rejected = session.refused(actor, command)
        assert (rejected.code, rejected.message) == ("role_full", "Timekeeper has just been filled: Ama.")


def test_the_last_place_goes_to_the_first_yes(session: Session, ama: Participant, bo: Participant) -> None:
    session.does(c.OfferRole("timekeeper", ama.person))
    session.does(c.OfferRole("timekeeper", bo.person))
    session.submit(bo, c.AcceptOffer("timekeeper"))
    assert session.refused(ama, c.AcceptOffer("timekeeper")).code == "role_full"
    assert holders(session, "timekeeper") == ["Bo"]


def test_an_asking_is_not_granted_once_the_role_is_full(session: Session, ama: Participant, bo: Participant) -> None:
    session.submit(ama, c.AskForRole("timekeeper"))
    hold(session, "timekeeper", bo)
    assert session.refused(FACILITATOR, c.OfferRole("timekeeper", ama.person)).code == "role_full"


def test_several_hold_a_role_and_one_holds_several(session: Session, ama: Participant, bo: Participant) -> None:
    hold(session, "host", ama, bo)
    hold(session, "scribe", ama)
    assert holders(session, "host") == ["Ama", "Bo"]
    assert holders(session, "scribe") == ["Ama"]


def test_stepping_back_ends_the_tenure_and_keeps_its_times(session: Session, ama: Participant) -> None:
    hold(session, "host", ama)
    (held,) = session.state.holders("host")
    session.submit(ama, c.StepBack("host"))
    ended = session.state.tenures[held.id]
    assert holders(session, "host") == []
    assert (ended.until, ended.how_ended) == (session.now, "stepped_back")
    assert session.submit(ama, c.StepBack("host")) == ()


def test_stepping_back_withdraws_an_asking(session: Session, ama: Participant) -> None:
    session.submit(ama, c.AskForRole("host"))
    assert session.submit(ama, c.StepBack("host")) == (e.AskWithdrawn("host", ama.person),)


def test_a_role_passed_on_stays_until_the_other_says_yes(session: Session, ama: Participant, bo: Participant) -> None:
    hold(session, "timekeeper", ama)
    session.submit(ama, c.PassOn("timekeeper", bo.person))
    assert session.submit(ama, c.PassOn("timekeeper", bo.person)) == ()
    assert holders(session, "timekeeper") == ["Ama"]
    session.submit(bo, c.AcceptOffer("timekeeper"))
    assert holders(session, "timekeeper") == ["Bo"]
    first, second = sorted(session.state.tenures.values(), key=lambda tenure: tenure.number)
    assert (first.how_ended, second.how_began) == ("passed_on", "passed_on")
    assert first.until == second.since


def test_only_what_one_holds_can_be_passed_on(session: Session, ama: Participant, bo: Participant) -> None:
    rejected = session.refused(ama, c.PassOn("host", bo.person))
    assert (rejected.code, rejected.message) == ("not_holding", "You do not hold Host now, so it cannot be passed on.")


@pytest.mark.parametrize("to_self", [True, False])
def test_a_role_is_not_passed_to_who_holds_it(
    session: Session, ama: Participant, bo: Participant, to_self: bool
) -> None:
    hold(session, "host", ama, bo)
    to = ama if to_self else bo
    assert session.refused(ama, c.PassOn("host", to.person)).code == "already"


def test_stepping_back_calls_in_what_was_to_be_passed_on(session: Session, ama: Participant, bo: Participant) -> None:
    hold(session, "host", ama)
    session.submit(ama, c.PassOn("host", bo.person))
    session.submit(ama, c.StepBack("host"))
    assert session.refused(bo, c.AcceptOffer("host")).code == "no_offer"
    session.submit(bo, c.AskForRole("host"))
    assert ("host", bo.person) in session.state.asks


def test_a_role_passed_to_two_goes_to_the_first_yes_and_the_other_may_ask(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    hold(session, "host", ama)
    session.submit(ama, c.PassOn("host", bo.person))
    session.submit(ama, c.PassOn("host", cleo.person))
    session.submit(cleo, c.AcceptOffer("host"))
    assert not session.state.offers
    session.submit(bo, c.AskForRole("host"))
    assert ("host", bo.person) in session.state.asks
    assert holders(session, "host") == ["Cleo"]


def test_a_handover_is_refused_where_a_damaged_record_lost_its_holder(
    session: Session, ama: Participant, bo: Participant
) -> None:
    lost = e.Entry(session.state.seq + 1, session.now, (e.RoleOffered("host", bo.person, by=ama.person),))
    session.state = apply(session.state, lost)
    assert session.refused(bo, c.AcceptOffer("host")).code == "no_offer"


@pytest.mark.parametrize(
    "command",
    [
        c.AcceptOffer("host"),
        c.DeclineOffer("host"),
        c.AskForRole("host"),
        c.StepBack("host"),
        c.PassOn("host", "p1"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_roles_rest_once_the_session_ended(session: Session, ama: Participant, command: c.Command) -> None:
    session.does(c.EndSession())
    assert session.refused(ama, command).code == "session_over"


def test_the_end_ends_every_tenure(session: Session, ama: Participant, bo: Participant) -> None:
    hold(session, "host", ama, bo)
    session.submit(ama, c.StepBack("host"))
    session.does(c.EndSession())
    assert {tenure.how_ended for tenure in session.state.tenures.values()} == {"stepped_back", "session_ended"}
    assert all(tenure.until is not None for tenure in session.state.tenures.values())
