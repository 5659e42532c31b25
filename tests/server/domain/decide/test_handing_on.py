"""From one holder to another: with the yes of both, and with nothing left behind (`decide.roles`)."""

from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.decide.roles import SHOULDER_TIME
from server.domain.evolve import apply
from server.sentences import refusal_words, words
from tests.session import FACILITATOR, Session


def test_a_role_passed_on_stays_until_the_other_says_yes(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("timekeeper", ama.person)
    session.submit(ama, c.PassOn("timekeeper", bo.person))
    assert session.submit(ama, c.PassOn("timekeeper", bo.person)) == ()
    assert session.holders("timekeeper") == ["Ama"]
    session.submit(bo, c.AcceptOffer("timekeeper"))
    assert session.holders("timekeeper") == ["Bo"]
    first, second = sorted(session.state.tenures.values(), key=lambda tenure: tenure.number)
    assert (first.how_ended, second.how_began) == ("passed_on", "passed_on")
    assert first.until == second.since


def test_only_what_one_holds_can_be_passed_on(session: Session, ama: Participant, bo: Participant) -> None:
    rejected = session.refused(ama, c.PassOn("host", bo.person))
    assert (rejected.code, refusal_words(rejected)) == (
        "not_yours_to_pass_on",
        "You do not hold Host now, so it cannot be passed on.",
    )


@pytest.mark.parametrize("to_self", [True, False])
def test_a_role_is_not_passed_to_who_holds_it(
    session: Session, ama: Participant, bo: Participant, to_self: bool
) -> None:
    session.hold("host", ama.person, bo.person)
    to = ama if to_self else bo
    assert session.refused(ama, c.PassOn("host", to.person)).code == "holds_already"


def test_what_is_taken_up_freely_is_not_passed_on_to_who_did_not_ask(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.submit(ama, c.AskForRole("challenger"))
    rejected = session.refused(ama, c.PassOn("challenger", bo.person))
    assert refusal_words(rejected) == "Challenger is taken up, never assigned. Anyone can take it up on their phone."


def test_passing_to_somebody_who_never_joined_is_refused(session: Session, ama: Participant) -> None:
    session.hold("host", ama.person)
    assert refusal_words(session.refused(ama, c.PassOn("host", "p99"))) == "There is no such person in this session."


@pytest.mark.parametrize("asks_holder", [True, False])
def test_who_asked_has_said_yes_already(session: Session, ama: Participant, bo: Participant, asks_holder: bool) -> None:
    if not asks_holder:
        session.submit(bo, c.AskForRole("timekeeper"))
    session.hold("timekeeper", ama.person)
    if asks_holder:
        session.submit(bo, c.AskForRole("timekeeper", of=ama.person))
    assert session.holders("timekeeper") == ["Ama"]
    session.submit(ama, c.PassOn("timekeeper", bo.person))
    assert session.holders("timekeeper") == ["Bo"]
    assert not session.state.asks
    assert not session.state.offers


def test_a_holder_of_a_full_role_is_asked_once(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("timekeeper", ama.person)
    asked = c.AskForRole("timekeeper", of=ama.person)
    assert session.submit(bo, asked) == (e.RoleAskedFor("timekeeper", bo.person, of=ama.person),)
    assert session.submit(bo, asked) == ()


def test_an_asking_is_of_one_person_the_newest(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    session.hold("host", ama.person, bo.person)
    session.submit(cleo, c.AskForRole("host", of=ama.person))
    session.submit(cleo, c.AskForRole("host", of=bo.person))
    assert session.state.asks["host", cleo.person].of == bo.person
    session.submit(ama, c.PassOn("host", cleo.person))
    assert session.holders("host") == ["Ama", "Bo"]
    session.submit(bo, c.PassOn("host", cleo.person))
    assert session.holders("host") == ["Ama", "Cleo"]
    assert not session.state.offers


def test_only_a_holder_is_asked_to_hand_on(session: Session, ama: Participant, bo: Participant) -> None:
    rejected = session.refused(ama, c.AskForRole("host", of=bo.person))
    assert (rejected.code, refusal_words(rejected), rejected.field) == (
        "does_not_hold",
        "Bo does not hold Host now.",
        "of",
    )
    assert session.refused(ama, c.AskForRole("host", of="p99")).code == "no_such_person"


def test_who_is_asked_to_hand_on_may_leave_the_yes_to_the_facilitator(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.hold("host", ama.person)
    session.submit(bo, c.AskForRole("host", of=ama.person))
    session.does(c.OfferRole("host", bo.person))
    assert session.holders("host") == ["Ama", "Bo"]
    assert not session.state.asks


def test_asking_the_holder_who_offers_is_the_yes(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("host", ama.person)
    session.submit(ama, c.PassOn("host", bo.person))
    session.submit(bo, c.AskForRole("host", of=ama.person))
    assert session.holders("host") == ["Bo"]


def test_a_role_for_any_number_is_taken_up_without_asking_its_holder(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.submit(ama, c.AskForRole("listener"))
    session.submit(bo, c.AskForRole("listener", of=ama.person))
    assert session.holders("listener") == ["Ama", "Bo"]


def test_a_holders_offer_stands_until_it_is_answered(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    session.hold("host", ama.person, bo.person)
    session.submit(ama, c.PassOn("host", cleo.person))
    told = "Ama has offered Host to Cleo, who has yet to answer."
    rejected = session.refused(bo, c.PassOn("host", cleo.person))
    assert (rejected.code, refusal_words(rejected)) == ("offer_pending", told)
    session.submit(bo, c.StepBack("host"))
    assert refusal_words(session.refused(FACILITATOR, c.OfferRole("host", cleo.person))) == told
    session.submit(cleo, c.AcceptOffer("host"))
    assert session.holders("host") == ["Cleo"]


def test_a_yes_is_to_the_offer_that_was_read(session: Session, ama: Participant, bo: Participant) -> None:
    session.does(c.OfferRole("host", bo.person))
    session.hold("host", ama.person)
    rejected = session.refused(ama, c.PassOn("host", bo.person))
    assert refusal_words(rejected) == "The facilitator has offered Host to Bo, who has yet to answer."
    session.submit(bo, c.AcceptOffer("host"))
    assert session.holders("host") == ["Ama", "Bo"]


def test_stepping_back_calls_in_all_that_hangs_on_it(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    dee = session.join("Dee")
    session.hold("host", ama.person)
    session.submit(ama, c.PassOn("host", bo.person))
    session.submit(cleo, c.AskForRole("host", of=ama.person))
    shadow = session.shadow("host", dee, ama.person)
    (tenure,) = session.state.holders("host")
    assert session.submit(ama, c.StepBack("host")) == (
        e.TenureEnded(tenure.id, "stepped_back"),
        e.OfferClosed("host", bo.person),
        e.AskWithdrawn("host", cleo.person),
        e.ShadowEnded(shadow),
    )
    assert session.refused(bo, c.AcceptOffer("host")).code == "no_offer"
    session.submit(bo, c.AskForRole("host"))
    assert ("host", bo.person) in session.state.asks


def test_stepping_back_leaves_what_hangs_on_others(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    dee = session.join("Dee")
    session.hold("host", ama.person, bo.person)
    session.hold("scribe", ama.person)
    session.submit(bo, c.PassOn("host", cleo.person))
    session.shadow("host", dee, bo.person)
    session.submit(dee_ := Participant(session.join("Eve")), c.AskForRole("scribe", of=ama.person))
    session.submit(ama, c.StepBack("host"))
    assert [*session.state.offers] == [("host", cleo.person)]
    assert [*session.state.asks] == [("scribe", dee_.person)]
    assert [*session.state.shadowing] == [("host", dee)]


def test_a_role_passed_to_two_goes_to_the_first_yes_and_the_other_may_ask(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    session.hold("host", ama.person)
    session.submit(ama, c.PassOn("host", bo.person))
    session.submit(ama, c.PassOn("host", cleo.person))
    session.submit(cleo, c.AcceptOffer("host"))
    assert not session.state.offers
    session.submit(bo, c.AskForRole("host"))
    assert ("host", bo.person) in session.state.asks
    assert session.holders("host") == ["Cleo"]


def test_a_shadow_takes_over_and_the_earlier_holder_stays_at_their_shoulder(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.hold("host", ama.person)
    session.shadow("host", bo.person, ama.person)
    session.submit(bo, c.AskForRole("host", of=ama.person))
    session.submit(ama, c.PassOn("host", bo.person))
    (tenure,) = session.state.holders("host")
    (shoulder,) = session.state.shoulders
    assert (tenure.person, tenure.shadowed, tenure.beside) == (bo.person, True, ama.person)
    assert (shoulder.person, shoulder.beside, shoulder.until) == (bo.person, ama.person, session.now + SHOULDER_TIME)
    assert timedelta(minutes=10) == SHOULDER_TIME
    assert not session.state.shadowing


def test_a_shadow_who_is_offered_the_role_by_their_holder_swaps_by_their_yes(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    session.hold("host", ama.person)
    other = session.shadow("host", cleo.person, ama.person)
    session.shadow("host", bo.person, ama.person)
    session.submit(ama, c.PassOn("host", bo.person))
    session.submit(bo, c.AcceptOffer("host"))
    assert session.state.shoulders[0].beside == ama.person
    assert session.state.shadows[other].until == session.now


def test_nobody_stays_at_a_shoulder_that_put_the_role_down(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("host", ama.person)
    session.shadow("host", bo.person, ama.person)
    session.submit(ama, c.PassOn("host", bo.person))
    session.submit(bo, c.AcceptOffer("host"))
    session.submit(bo, c.PassOn("host", ama.person))
    session.submit(ama, c.AcceptOffer("host"))
    assert session.holders("host") == ["Ama"]
    assert session.state.shoulders == ()


def test_a_shadow_who_takes_a_free_place_shadows_no_more_and_nobody_is_at_their_shoulder(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.hold("host", ama.person)
    shadow = session.shadow("host", bo.person, ama.person)
    session.does(c.OfferRole("host", bo.person))
    (over, began) = session.submit(bo, c.AcceptOffer("host"))
    assert over == e.ShadowEnded(shadow)
    assert isinstance(began, e.TenureBegan)
    assert session.holders("host") == ["Ama", "Bo"]
    assert session.state.holders("host")[1].shadowed
    assert session.state.shoulders == ()


def test_a_handover_is_refused_where_a_damaged_record_lost_its_holder(
    session: Session, ama: Participant, bo: Participant
) -> None:
    lost = e.Entry(session.state.seq + 1, session.now, (e.RoleOffered("host", bo.person, by=ama.person),))
    session.state = apply(session.state, lost)
    assert session.refused(bo, c.AcceptOffer("host")).code == "no_offer"


def test_what_was_kept_under_an_earlier_name_keeps_it(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("timekeeper", ama.person)
    session.does(c.ChangeRole("timekeeper", "Clock-watcher", "Watches the clock.", limit=1))
    session.submit(bo, c.AskForRole("timekeeper", of=ama.person))
    session.submit(ama, c.PassOn("timekeeper", bo.person))
    names = {session.label(held.person): words(held.name) for held in session.state.tenures.values()}
    assert names == {"Ama": "Timekeeper", "Bo": "Clock-watcher"}


def test_the_end_ends_every_tenure(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("host", ama.person, bo.person)
    session.submit(ama, c.StepBack("host"))
    session.does(c.EndSession())
    assert {tenure.how_ended for tenure in session.state.tenures.values()} == {"stepped_back", "session_ended"}
    assert all(tenure.until is not None for tenure in session.state.tenures.values())
