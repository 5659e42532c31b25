import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.sentences import refusal_words
from tests.session import Session, is_nobodys


@pytest.fixture
def host(session: Session, ama: Participant) -> Participant:
    session.hold("host", ama.person)
    return ama


def test_somebody_shadows_once_the_holder_said_yes(session: Session, host: Participant, bo: Participant) -> None:
    session.submit(bo, c.AskToShadow("host", host.person))
    assert session.submit(bo, c.AskToShadow("host", host.person)) == ()
    assert not session.state.shadowing
    session.submit(host, c.LetShadow("host", bo.person))
    (shadow,) = session.state.shadows_of("host", host.person)
    assert (shadow.person, shadow.since, shadow.until) == (bo.person, session.now, None)
    assert session.submit(host, c.LetShadow("host", bo.person)) == ()
    assert session.submit(bo, c.AskToShadow("host", host.person)) == ()
    assert session.holders("host") == ["Ama"]


def test_those_who_shadow_stand_in_the_order_in_which_they_began(
    session: Session, host: Participant, bo: Participant, cleo: Participant
) -> None:
    first = session.shadow("host", cleo.person, host.person)
    session.now = session.now.replace(hour=3)
    second = session.shadow("host", bo.person, host.person)
    assert [shadow.id for shadow in session.state.shadows_of("host", host.person)] == [first, second]
    assert session.state.shadows_of("scribe", host.person) == ()


def test_only_somebody_who_holds_a_role_can_be_shadowed_in_it(
    session: Session, host: Participant, bo: Participant
) -> None:
    rejected = session.refused(bo, c.AskToShadow("scribe", host.person))
    assert (rejected.code, rejected.field) == ("does_not_hold", "holder")
    assert refusal_words(rejected) == "Ama does not hold Scribe now."
    assert session.refused(bo, c.AskToShadow("host", "p99")).code == "no_such_person"
    assert session.refused(bo, c.AskToShadow("nobody", host.person)).code == "no_such_role"


def test_who_holds_a_role_needs_nobody_to_shadow(session: Session, host: Participant, bo: Participant) -> None:
    session.hold("host", bo.person)
    assert refusal_words(session.refused(bo, c.AskToShadow("host", host.person))) == "You hold Host yourself."


def test_one_shadows_one_holder_at_a_time(
    session: Session, host: Participant, bo: Participant, cleo: Participant
) -> None:
    session.hold("host", bo.person)
    session.shadow("host", cleo.person, host.person)
    rejected = session.refused(cleo, c.AskToShadow("host", bo.person))
    assert (rejected.code, refusal_words(rejected)) == ("shadowing_already", "You are shadowing Ama in Host already.")
    session.submit(cleo, c.StopShadowing("host"))
    session.shadow("host", cleo.person, bo.person)
    assert [shadow.person for shadow in session.state.shadows_of("host", bo.person)] == [cleo.person]


def test_one_may_shadow_and_ask_to_hold_the_same_role(session: Session, host: Participant, bo: Participant) -> None:
    session.shadow("host", bo.person, host.person)
    session.submit(bo, c.AskForRole("host", of=host.person))
    session.submit(host, c.DeclineAsk("host", bo.person))
    assert ("host", bo.person) in session.state.shadowing


def test_to_ask_another_way_is_to_ask_anew(session: Session, host: Participant, bo: Participant) -> None:
    session.submit(bo, c.AskToShadow("host", host.person))
    session.submit(bo, c.AskForRole("host"))
    rejected = session.refused(host, c.LetShadow("host", bo.person))
    assert (rejected.code, refusal_words(rejected)) == ("no_shadow_asked", "Bo does not ask to shadow you in Host now.")
    session.submit(bo, c.AskToShadow("host", host.person))
    session.does(c.OfferRole("host", bo.person))
    assert session.holders("host") == ["Ama"]
    session.submit(host, c.LetShadow("host", bo.person))
    assert ("host", bo.person) in session.state.offers


def test_who_asks_to_shadow_has_not_asked_to_hold(session: Session, host: Participant, bo: Participant) -> None:
    session.submit(bo, c.AskToShadow("host", host.person))
    session.submit(host, c.PassOn("host", bo.person))
    assert session.holders("host") == ["Ama"]
    assert ("host", bo.person) in session.state.offers


@pytest.mark.parametrize("nobody", ["not the one asked", "nobody asked"])
def test_only_who_was_asked_says_yes(
    session: Session, host: Participant, bo: Participant, cleo: Participant, nobody: str
) -> None:
    session.hold("host", bo.person)
    if nobody == "not the one asked":
        session.submit(cleo, c.AskToShadow("host", host.person))
    assert session.refused(bo, c.LetShadow("host", cleo.person)).code == "no_shadow_asked"
    assert not session.state.shadowing


def test_an_asking_to_shadow_is_taken_back_or_told_not_now(
    session: Session, host: Participant, bo: Participant
) -> None:
    for taken_back in (True, False):
        session.submit(bo, c.AskToShadow("host", host.person))
        if taken_back:
            session.submit(bo, c.StepBack("host"))
        else:
            session.submit(host, c.DeclineAsk("host", bo.person))
        entry = session.entries[-1]
        assert is_nobodys(entry)
        assert entry.events == (e.AskWithdrawn("host", bo.person),)
        assert session.refused(host, c.LetShadow("host", bo.person)).code == "no_shadow_asked"


@pytest.mark.parametrize("by_holder", [True, False])
def test_either_of_the_two_ends_it(session: Session, host: Participant, bo: Participant, by_holder: bool) -> None:
    shadow = session.shadow("host", bo.person, host.person)
    actor, command = (host, c.StopShadowing("host", bo.person)) if by_holder else (bo, c.StopShadowing("host"))
    assert session.submit(actor, command) == (e.ShadowEnded(shadow),)
    assert session.state.shadows[shadow].until == session.now
    assert session.submit(actor, command) == ()
    assert session.state.shadows_of("host", host.person) == ()


def test_nobody_else_ends_it(session: Session, host: Participant, bo: Participant, cleo: Participant) -> None:
    session.shadow("host", bo.person, host.person)
    assert session.submit(cleo, c.StopShadowing("host", bo.person)) == ()
    assert ("host", bo.person) in session.state.shadowing


def test_a_shadow_in_a_hidden_role_goes_on_and_can_end(session: Session, host: Participant, bo: Participant) -> None:
    session.submit(bo, c.AskToShadow("host", host.person))
    session.does(c.HideRole("host"))
    session.submit(host, c.LetShadow("host", bo.person))
    session.submit(bo, c.StopShadowing("host"))
    assert not session.state.shadowing


def test_once_the_session_ended_nobody_begins_to_shadow(session: Session, host: Participant, bo: Participant) -> None:
    session.submit(bo, c.AskToShadow("host", host.person))
    session.does(c.EndSession())
    commands: list[tuple[Participant, c.Command]] = [
        (bo, c.AskToShadow("host", host.person)),
        (host, c.LetShadow("host", bo.person)),
        (bo, c.StopShadowing("host")),
    ]
    for actor, command in commands:
        assert session.refused(actor, command).code == "session_over"


def test_an_end_by_mistake_leaves_shadows_as_they_were(session: Session, host: Participant, bo: Participant) -> None:
    shadow = session.shadow("host", bo.person, host.person)
    before = session.state
    session.does(c.EndSession())
    assert session.state.shadows[shadow].until == session.now
    session.does(c.Undo())
    assert session.state.shadows == before.shadows
    assert [known.id for known in session.state.shadows_of("host", host.person)] == [shadow]
