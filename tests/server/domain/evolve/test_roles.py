from datetime import timedelta

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.evolve import apply, evolve, fold
from tests.session import BEGINNING, Session


def test_a_tenure_of_a_role_that_the_record_lost_is_named_by_its_id() -> None:
    state = fold([e.Entry(1, BEGINNING, (e.PersonJoined("p1", "hash"), e.TenureBegan("t1", "weaver", "p1", "asked")))])
    assert state.tenures["t1"].name == "weaver"
    assert state.tenure_of("weaver", "p1") == state.tenures["t1"]


def test_a_tenure_says_whether_the_role_was_ever_shadowed_before(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.hold("host", ama.person)
    session.shadow("host", bo.person, ama.person)
    session.submit(bo, c.StopShadowing("host"))
    session.hold("scribe", bo.person)
    session.hold("host", bo.person)
    told = {(held.person, held.role): held.shadowed for held in session.state.tenures.values()}
    assert told == {(ama.person, "host"): False, (bo.person, "scribe"): False, (bo.person, "host"): True}


def test_who_shadows_whom_is_found_from_either_side(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    session.hold("host", ama.person)
    first, second = (session.shadow("host", who.person, ama.person) for who in (bo, cleo))
    assert [shadow.id for shadow in session.state.shadows_of("host", ama.person)] == [first, second]
    session.submit(bo, c.StopShadowing("host"))
    assert [shadow.id for shadow in session.state.shadows_of("host", ama.person)] == [second]
    session.submit(cleo, c.StopShadowing("host"))
    assert not session.state.shadowed
    assert len(session.state.shadows) == 2


def test_a_shoulder_where_the_record_lost_the_tenure_is_still_known(
    session: Session, ama: Participant, bo: Participant
) -> None:
    state = evolve(session.state, e.ShoulderBegan("host", ama.person, bo.person, BEGINNING), BEGINNING)
    assert [(one.person, one.beside) for one in state.shoulders] == [(ama.person, bo.person)]
    assert state.tenures == session.state.tenures


def test_a_shoulder_lasts_as_long_as_the_tenure_beside_it(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    session.hold("host", ama.person)
    session.shadow("host", bo.person, ama.person)
    session.submit(bo, c.AskForRole("host", of=ama.person))
    session.submit(ama, c.PassOn("host", bo.person))
    session.now += timedelta(minutes=11)
    session.hold("host", cleo.person)
    session.submit(cleo, c.StepBack("host"))
    assert [(one.person, one.beside) for one in session.state.shoulders] == [(bo.person, ama.person)]
    session.submit(bo, c.StepBack("host"))
    assert session.state.shoulders == ()
    assert [held.beside for held in session.state.tenures.values() if held.person == bo.person] == [ama.person]


def test_an_end_ends_what_lasts_and_its_undoing_brings_back_just_that(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.hold("host", ama.person)
    stopped = session.shadow("host", bo.person, ama.person)
    session.submit(bo, c.StopShadowing("host"))
    lasting = session.shadow("host", bo.person, ama.person)
    before = session.state
    session.does(c.EndSession())
    assert session.state.shadows[lasting].until == session.now
    assert session.state.shadows[stopped] == before.shadows[stopped]
    assert session.holders("host") == ["Ama"]
    session.does(c.Undo())
    assert (session.state.shadows, session.state.tenures) == (before.shadows, before.tenures)
    session.submit(ama, c.StepBack("host"))
    assert not session.state.tenure_by_holder
    assert not session.state.shadowing


def test_an_older_record_in_which_a_shadow_outlasted_its_holder_still_folds(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.hold("host", ama.person)
    session.shadow("host", bo.person, ama.person)
    (tenure,) = session.state.holders("host")
    odd = e.Entry(session.state.seq + 1, session.now, (e.TenureEnded(tenure.id, "stepped_back"),), ama.person)
    session.state = apply(session.state, odd)
    session.submit(bo, c.StopShadowing("host"))
    assert not session.state.shadowing


def test_what_a_damaged_record_ends_twice_has_ended(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("host", ama.person)
    shadow = session.shadow("host", bo.person, ama.person)
    (tenure,) = session.state.holders("host")
    state = session.state
    for event in (e.ShadowEnded(shadow), e.TenureEnded(tenure.id, "stepped_back")):
        once = evolve(state, event, session.now)
        assert evolve(once, event, session.now) == once
        state = once
    assert not state.holders("host")
    assert not state.shadows_of("host", ama.person)
