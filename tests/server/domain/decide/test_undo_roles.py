"""Taking back what was done to the catalogue and to roles, where nobody has built on it (`decide.undo`)."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from tests.session import FACILITATOR, Session


def listed(session: Session) -> list[str]:
    return [role.id for role in session.state.roles if not role.hidden]


def test_a_role_that_was_added_is_listed_no_more(session: Session) -> None:
    before = listed(session)
    session.does(c.AddRole("Tea-maker", "Makes tea."))
    session.does(c.Undo())
    assert listed(session) == before


@pytest.mark.parametrize("used", ["held", "asked for"])
def test_a_role_that_somebody_uses_stays_listed(session: Session, ama: Participant, used: str) -> None:
    (added,) = session.does(c.AddRole("Tea-maker", "Makes tea.", limit=None if used == "held" else 1))
    assert isinstance(added, e.RoleAdded)
    session.submit(ama, c.AskForRole(added.role.id))
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"
    session.submit(ama, c.StepBack(added.role.id))
    if used == "held":  # the record tells of it
        assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"
    else:
        session.does(c.Undo())
        assert added.role.id not in listed(session)


def test_a_change_of_a_role_is_taken_back(session: Session) -> None:
    before = session.state.roles
    session.does(c.ChangeRole("host", "Guide", "Guides.", "Guide us.", limit=1, offerable=False))
    session.does(c.Undo())
    assert session.state.roles == before


def test_a_change_is_passed_over_where_more_hold_the_role_than_did_fit(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.does(c.ChangeRole("timekeeper", "Timekeeper", "Looks after time.", limit=2))
    session.submit(ama, c.AskForRole("timekeeper"))
    session.does(c.OfferRole("timekeeper", ama.person))
    session.submit(bo, c.AskForRole("timekeeper"))
    session.does(c.OfferRole("timekeeper", bo.person))
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"
    session.submit(bo, c.StepBack("timekeeper"))
    session.does(c.Undo())
    changed = session.state.role("timekeeper")
    assert changed is not None
    assert changed.limit == 1
    assert session.holders("timekeeper") == ["Ama"]


def test_a_change_is_passed_over_where_a_later_one_stays(session: Session, ama: Participant, bo: Participant) -> None:
    session.does(c.ChangeRole("weaver", "Knitter", "Knits.", limit=1))
    session.does(c.ChangeRole("weaver", "Connector", "Connects.", limit=2))
    for who in (ama, bo):
        session.submit(who, c.AskForRole("weaver"))
        session.does(c.OfferRole("weaver", who.person))
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"
    changed = session.state.role("weaver")
    assert changed is not None
    assert changed.name == "Connector"


def test_hiding_and_showing_are_taken_back(session: Session, ama: Participant) -> None:
    session.hold("host", ama.person)
    before = listed(session)
    session.does(c.HideRole("host"))
    session.does(c.Undo())
    assert listed(session) == before
    session.does(c.HideRole("scribe"))
    hidden = listed(session)
    session.does(c.ShowRole("scribe"))
    session.does(c.Undo())
    assert listed(session) == hidden
    session.does(c.Undo())
    assert listed(session) == before


def test_a_role_that_was_shown_and_then_taken_up_stays_listed(session: Session, ama: Participant) -> None:
    session.does(c.HideRole("listener"))
    session.does(c.ShowRole("listener"))
    session.submit(ama, c.AskForRole("listener"))
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"
    assert "listener" in listed(session)


def test_a_role_that_is_passed_on_stays_listed(session: Session, ama: Participant, bo: Participant) -> None:
    (added,) = session.does(c.AddRole("Tea-maker", "Makes tea."))
    assert isinstance(added, e.RoleAdded)
    session.submit(ama, c.AskForRole(added.role.id))
    session.submit(ama, c.PassOn(added.role.id, bo.person))
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"


def test_taking_back_an_offer_is_not_taken_back(session: Session, ama: Participant) -> None:
    session.does(c.OfferRole("host", ama.person))
    session.does(c.WithdrawOffer("host", ama.person))
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"
