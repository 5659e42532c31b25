import typing

import pytest

from server.domain import commands as c
from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.errors import Rejected
from tests.session import Session

PERSON = "p1"  # the id of whoever joins first

# Who may ask for what, written down a second time: a change of rights has to be made twice to be meant.
ALLOWED: dict[c.Command, type[Actor]] = {
    c.OpenSession(): Facilitator,
    c.EndSession(): Facilitator,
    c.Undo(): Facilitator,
    c.AskQuestion("What helps?"): Facilitator,
    c.CloseQuestion(): Facilitator,
    c.MarkHeard("c1"): Facilitator,
    c.OfferRole("host", PERSON): Facilitator,
    c.Join("Ama"): Visitor,
    c.Contribute("q1", "words"): Participant,
    c.ChangeContribution("c1", "words"): Participant,
    c.TakeBackContribution("c1"): Participant,
    c.PassQuestion("q1"): Participant,
    c.AcceptOffer("host"): Participant,
    c.DeclineOffer("host"): Participant,
    c.AskForRole("host"): Participant,
    c.StepBack("host"): Participant,
    c.PassOn("host", PERSON): Participant,
}
ACTORS: tuple[Actor, ...] = (Facilitator(), Participant(PERSON), Visitor("secret"))


def test_every_command_and_every_actor_stand_in_this_matrix() -> None:
    assert {type(command) for command in ALLOWED} == set(typing.get_args(c.Command))
    assert {type(actor) for actor in ACTORS} == set(typing.get_args(Actor))


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: type(actor).__name__)
@pytest.mark.parametrize("command", ALLOWED, ids=lambda command: type(command).__name__)
def test_a_command_is_only_for_those_whose_right_it_is(session: Session, command: c.Command, actor: Actor) -> None:
    session.join("Ama")
    refused_as_foreign = False
    try:
        session.submit(actor, command)
    except Rejected as rejected:
        refused_as_foreign = rejected.code == "not_allowed"
    assert refused_as_foreign == (type(actor) is not ALLOWED[command])


@pytest.mark.parametrize("command", ALLOWED, ids=lambda command: type(command).__name__)
def test_a_kind_of_actor_that_nobody_thought_of_may_do_nothing(session: Session, command: c.Command) -> None:
    class Stranger:
        person = PERSON

    session.join("Ama")
    rejected = session.refused(typing.cast("Actor", Stranger()), command)
    assert rejected.code == "not_allowed"


def test_a_person_whom_the_session_does_not_know_may_do_nothing(session: Session) -> None:
    assert session.refused(Participant("p99"), c.AskForRole("host")).code == "not_allowed"
