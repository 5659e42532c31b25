"""Offering, asking and resting: a role is somebody's when both sides have said yes, and only then."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Participant
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session, is_nobodys


def test_an_offer_moves_nothing_until_the_yes(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("weaver", ama.person))
    assert session.holders("weaver") == []
    session.submit(ama, c.AcceptOffer("weaver"))
    assert session.holders("weaver") == ["Ama"]
    (tenure,) = session.state.holders("weaver")
    assert (tenure.since, tenure.how_began, tenure.until) == (session.now, "offered", None)


def test_a_second_yes_is_the_same_yes(session: Session, ama: Participant) -> None:
    session.hold("weaver", ama.person)
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
    assert refusal_words(rejected) == "Weaver is no longer on offer to you. You can ask to hold it."


def test_a_yes_without_an_offer_is_refused(session: Session, ama: Participant, bo: Participant) -> None:
    session.does(c.OfferRole("weaver", bo.person))
    assert session.refused(ama, c.AcceptOffer("weaver")).code == "no_offer"


@pytest.mark.parametrize(
    ("command", "code"),
    [(c.OfferRole("nobody", "p1"), "no_such_role"), (c.OfferRole("host", "p99"), "no_such_person")],
)
def test_what_is_not_there_cannot_be_offered(
    session: Session, ama: Participant, command: c.OfferRole, code: str
) -> None:
    assert session.refused(FACILITATOR, command).code == code


def test_who_holds_a_role_is_not_offered_it(session: Session, ama: Participant) -> None:
    session.hold("host", ama.person)
    rejected = session.refused(FACILITATOR, c.OfferRole("host", ama.person))
    assert (rejected.code, refusal_words(rejected)) == ("holds_already", "Ama holds Host already.")


def test_challenging_is_taken_up_and_never_assigned(session: Session, ama: Participant) -> None:
    assert session.refused(FACILITATOR, c.OfferRole("challenger", ama.person)).code == "not_offerable"
    session.submit(ama, c.AskForRole("challenger"))
    assert session.holders("challenger") == ["Ama"]
    assert session.state.holders("challenger")[0].how_began == "taken_up"


def test_an_offer_is_taken_back_by_who_made_it(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("weaver", ama.person))
    assert session.does(c.WithdrawOffer("weaver", ama.person)) == (e.OfferClosed("weaver", ama.person),)
    assert refusal_words(session.refused(ama, c.AcceptOffer("weaver"))) == (
        "Weaver is no longer on offer to you. You can ask to hold it."
    )
    assert session.holders("weaver") == []


def test_an_offer_taken_back_twice_is_taken_back_once(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("weaver", ama.person))
    session.does(c.WithdrawOffer("weaver", ama.person))
    assert session.does(c.WithdrawOffer("weaver", ama.person)) == ()


def test_an_offer_that_had_its_yes_is_not_taken_back(session: Session, ama: Participant) -> None:
    session.hold("weaver", ama.person)
    rejected = session.refused(FACILITATOR, c.WithdrawOffer("weaver", ama.person))
    assert (rejected.code, rejected.field) == ("offer_accepted", "person")
    assert refusal_words(rejected) == "Ama holds Weaver now, so there is no offer to take back."


def test_nobody_takes_back_what_somebody_else_offered(session: Session, ama: Participant, bo: Participant) -> None:
    session.does(c.OfferRole("weaver", bo.person))
    session.hold("host", ama.person)
    session.submit(ama, c.PassOn("host", bo.person))
    rejected = session.refused(FACILITATOR, c.WithdrawOffer("host", bo.person))
    assert (rejected.code, refusal_words(rejected)) == ("offered_by_another", "Ama offered that, and can take it back.")


def test_a_phone_cannot_find_out_what_others_are_offered_or_ask(
    session: Session, ama: Participant, bo: Participant
) -> None:
    probes: tuple[c.Command, ...] = (c.WithdrawOffer("weaver", bo.person), c.DeclineAsk("host", bo.person))
    assert [session.submit(ama, probe) for probe in probes] == [(), ()]
    session.does(c.OfferRole("weaver", bo.person))
    session.submit(bo, c.AskForRole("host"))
    assert [session.submit(ama, probe) for probe in probes] == [(), ()]
    assert ("weaver", bo.person) in session.state.offers
    assert ("host", bo.person) in session.state.asks


def test_a_holder_takes_back_their_own_offer(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("host", ama.person)
    session.submit(ama, c.PassOn("host", bo.person))
    assert session.submit(ama, c.WithdrawOffer("host", bo.person)) == (e.OfferClosed("host", bo.person),)


@pytest.mark.parametrize(
    ("command", "code"),
    [(c.WithdrawOffer("nobody", "p1"), "no_such_role"), (c.WithdrawOffer("host", "p99"), "no_such_person")],
)
def test_what_is_not_there_was_never_offered(
    session: Session, ama: Participant, command: c.WithdrawOffer, code: str
) -> None:
    assert session.refused(FACILITATOR, command).code == code


def test_who_asks_waits_for_the_facilitators_yes(session: Session, ama: Participant) -> None:
    session.submit(ama, c.AskForRole("host"))
    assert session.submit(ama, c.AskForRole("host")) == ()
    assert session.holders("host") == []
    session.does(c.OfferRole("host", ama.person))
    assert session.holders("host") == ["Ama"]
    assert session.state.holders("host")[0].how_began == "asked"
    assert not session.state.asks


def test_not_now_to_an_asking_is_nobodys_doing(session: Session, ama: Participant) -> None:
    session.submit(ama, c.AskForRole("host"))
    assert session.does(c.DeclineAsk("host", ama.person)) == (e.AskWithdrawn("host", ama.person),)
    assert is_nobodys(session.entries[-1])
    assert session.does(c.DeclineAsk("host", ama.person)) == ()
    session.submit(ama, c.AskForRole("host"))
    assert ("host", ama.person) in session.state.asks


def test_an_asking_is_answered_by_who_was_asked(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("host", bo.person)
    session.submit(ama, c.AskForRole("host"))
    assert session.submit(bo, c.DeclineAsk("host", ama.person)) == ()
    session.submit(ama, c.AskForRole("host", of=bo.person))
    rejected = session.refused(FACILITATOR, c.DeclineAsk("host", ama.person))
    assert (rejected.code, refusal_words(rejected)) == ("asked_of_another", "Bo was asked that, and can answer it.")
    session.submit(bo, c.DeclineAsk("host", ama.person))
    assert not session.state.asks


def test_asking_for_what_is_on_offer_is_the_yes(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("host", ama.person))
    session.submit(ama, c.AskForRole("host"))
    assert session.state.holders("host")[0].how_began == "offered"


def test_asking_for_what_one_holds_changes_nothing(session: Session, ama: Participant) -> None:
    session.hold("host", ama.person)
    assert session.submit(ama, c.AskForRole("host")) == ()


@pytest.mark.parametrize(
    ("role", "people", "told"),
    [
        ("timekeeper", ["Ama"], "Timekeeper has no free place just now. It is held by Ama."),
        ("host", ["Ama", "Bo"], "Host has no free place just now. It is held by Ama and Bo."),
        (
            "design-group-member",
            ["Ama", "Bo", "Cleo", "Dee", "Eve", "Fay", "Gil", "Hal"],
            "Design-group member has no free place just now. It is held by Ama, Bo, Cleo and 5 more.",
        ),
    ],
)
def test_a_full_role_is_told_with_who_holds_it(session: Session, role: str, people: list[str], told: str) -> None:
    session.hold(role, *(session.join(name) for name in people))
    joe = session.join("Joe")
    rejected = session.refused(FACILITATOR, c.OfferRole(role, joe))
    assert (rejected.code, refusal_words(rejected)) == ("role_full", told)
    rejected = session.refused(Participant(joe), c.AskForRole(role))
    assert (rejected.code, refusal_words(rejected)) == ("role_full_to_ask", f"{told} You can ask to take it over.")


def test_the_last_place_goes_to_the_first_yes_and_the_other_is_told(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.does(c.OfferRole("timekeeper", ama.person))
    session.does(c.OfferRole("timekeeper", bo.person))
    session.submit(bo, c.AcceptOffer("timekeeper"))
    rejected = session.refused(ama, c.AcceptOffer("timekeeper"))
    assert (rejected.code, refusal_words(rejected)) == ("role_just_filled", "Timekeeper has just been filled: Bo.")
    assert session.holders("timekeeper") == ["Bo"]
    session.submit(bo, c.StepBack("timekeeper"))
    session.submit(ama, c.AcceptOffer("timekeeper"))
    assert session.holders("timekeeper") == ["Ama"]


def test_an_asking_is_not_granted_once_the_role_is_full(session: Session, ama: Participant, bo: Participant) -> None:
    session.submit(ama, c.AskForRole("timekeeper"))
    session.hold("timekeeper", bo.person)
    assert session.refused(FACILITATOR, c.OfferRole("timekeeper", ama.person)).code == "role_full"
    assert ("timekeeper", ama.person) in session.state.asks


def test_several_hold_a_role_and_one_holds_several(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("host", ama.person, bo.person)
    session.hold("scribe", ama.person)
    assert session.holders("host") == ["Ama", "Bo"]
    assert session.holders("scribe") == ["Ama"]


def test_two_of_one_name_who_ask_are_told_apart(session: Session, ama: Participant) -> None:
    again = session.join("Ama")
    session.submit(ama, c.AskForRole("timekeeper"))
    session.phone(again, c.AskForRole("timekeeper"))
    session.does(c.OfferRole("timekeeper", again))
    rejected = session.refused(FACILITATOR, c.OfferRole("timekeeper", ama.person))
    assert refusal_words(rejected) == "Timekeeper has no free place just now. It is held by Ama (2)."


def test_stepping_back_ends_the_tenure_and_keeps_its_times(session: Session, ama: Participant) -> None:
    session.hold("host", ama.person)
    (held,) = session.state.holders("host")
    session.submit(ama, c.StepBack("host"))
    ended = session.state.tenures[held.id]
    assert session.holders("host") == []
    assert (ended.until, ended.how_ended) == (session.now, "stepped_back")
    assert session.submit(ama, c.StepBack("host")) == ()


def test_stepping_back_withdraws_an_asking(session: Session, ama: Participant) -> None:
    session.submit(ama, c.AskForRole("host"))
    assert session.submit(ama, c.StepBack("host")) == (e.AskWithdrawn("host", ama.person),)
    assert session.entries[-1].actor is None


def test_being_open_to_a_role_is_said_and_unsaid(session: Session, ama: Participant) -> None:
    session.submit(ama, c.SayOpenTo("weaver"))
    assert session.submit(ama, c.SayOpenTo("weaver")) == ()
    assert [*session.state.open_to["weaver"]] == [ama.person]
    session.submit(ama, c.SayOpenTo("weaver", open=False))
    assert session.submit(ama, c.SayOpenTo("weaver", open=False)) == ()
    assert not session.state.open_to["weaver"]
    assert session.holders("weaver") == []


@pytest.mark.parametrize(
    "command",
    [c.AskForRole("weaver"), c.SayOpenTo("weaver"), c.AskToShadow("weaver", "p2"), c.OfferRole("weaver", "p1")],
)
def test_a_hidden_role_is_neither_offered_nor_asked_for(
    session: Session, ama: Participant, bo: Participant, command: c.Command
) -> None:
    session.hold("weaver", bo.person)
    session.does(c.HideRole("weaver"))
    actor: Actor = FACILITATOR if isinstance(command, c.OfferRole) else ama
    rejected = session.refused(actor, command)
    assert (rejected.code, refusal_words(rejected)) == (
        "role_hidden",
        "Weaver is not among the roles of this session just now.",
    )
    assert session.holders("weaver") == ["Bo"]


def test_an_offer_made_before_a_role_was_hidden_still_stands(
    session: Session, ama: Participant, bo: Participant
) -> None:
    for who in (ama, bo):
        session.does(c.OfferRole("weaver", who.person))
    session.does(c.HideRole("weaver"))
    session.submit(ama, c.AcceptOffer("weaver"))
    assert session.holders("weaver") == ["Ama"]
    session.submit(bo, c.DeclineOffer("weaver"))
    assert refusal_words(session.refused(bo, c.AcceptOffer("weaver"))) == "Weaver is no longer on offer to you."


@pytest.mark.parametrize("kind", [c.AcceptOffer, c.AskForRole, c.SayOpenTo, c.StepBack])
def test_a_role_that_does_not_exist_is_nobodys(
    session: Session, ama: Participant, kind: type[c.AcceptOffer | c.AskForRole | c.SayOpenTo | c.StepBack]
) -> None:
    rejected = session.refused(ama, kind("nobody"))
    assert (rejected.code, refusal_words(rejected)) == ("no_such_role", "There is no such role in this session.")
