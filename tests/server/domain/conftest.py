"""Three people whom most tests of the domain are about."""

import pytest

from server.domain.actors import Participant
from tests.session import Session


@pytest.fixture
def ama(session: Session) -> Participant:
    return Participant(session.join("Ama"))


@pytest.fixture
def bo(session: Session, ama: Participant) -> Participant:
    return Participant(session.join("Bo"))


@pytest.fixture
def cleo(session: Session, bo: Participant) -> Participant:
    return Participant(session.join("Cleo"))
