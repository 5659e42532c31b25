"""The terminal's bell rings only where it was asked for, and then when somebody waits anew."""

from collections.abc import Callable

import pytest

from coprod_tui.screens.doorbell import Doorbell
from server.domain import commands as c
from server.projections.dashboard import DashboardView, dashboard_view
from server.projections.people.hands import HandsView, HandView
from server.projections.people.presence import PresenceView
from server.projections.status import StatusView
from tests.session import Session


def room() -> tuple[Session, str]:
    session = Session()
    session.does(c.OpenSession())
    ama = session.join("Ama")
    session.hold("timekeeper", ama)
    session.ask()
    return session, ama


def view(session: Session) -> DashboardView:
    return dashboard_view(session.state, PresenceView(), StatusView(), session.now)


def call(session: Session, person: str) -> None:
    session.phone(person, c.MakeCall("more_time"))


def offer_wording(session: Session, person: str) -> None:
    session.phone(person, c.OfferWording(session.state.asked[-1], "How is it?"))


def signal(session: Session, person: str) -> None:
    session.phone(person, c.SendSignal("slow_down", "1" * 32))


def ask_for_role(session: Session, person: str) -> None:
    session.phone(person, c.AskForRole("weaver"))


@pytest.mark.parametrize("waits", [call, offer_wording, signal, ask_for_role])
def test_it_rings_once_when_somebody_waits_anew(waits: Callable[[Session, str], None]) -> None:
    session, ama = room()
    rung: list[None] = []
    bell = Doorbell(lambda: rung.append(None))
    bell.heed(view(session))
    waits(session, ama)
    bell.heed(view(session))
    bell.heed(view(session))
    assert len(rung) == 1


def test_a_hand_rings_once_and_the_word_for_it_does_not() -> None:
    session, _ = room()
    rung: list[None] = []
    bell = Doorbell(lambda: rung.append(None))
    hand = HandView(1, session.now)
    for hands in (HandsView(), HandsView(None, (hand,)), HandsView(None, (hand,)), HandsView(hand)):
        bell.heed(dashboard_view(session.state, PresenceView(hands=hands), StatusView(), session.now))
    assert len(rung) == 1


def test_answers_and_what_waited_before_ring_nothing() -> None:
    session, ama = room()
    call(session, ama)
    rung: list[None] = []
    bell = Doorbell(lambda: rung.append(None))
    bell.heed(view(session))
    session.say(ama, "Tea.")
    session.does(c.AnswerCall(session.state.open_calls[0]))
    bell.heed(view(session))
    bell.heed(dashboard_view(Session("Another").state, PresenceView(), StatusView(), session.now))
    assert rung == []
