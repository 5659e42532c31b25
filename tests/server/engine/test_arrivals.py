import pytest

from server.domain import commands as c
from server.engine.arrivals import CROWD, REMEMBERED_SECONDS, Arrivals
from tests.server.conftest import Clock
from tests.session import Session


@pytest.fixture
def arrivals(clock: Clock) -> Arrivals:
    return Arrivals(lambda: clock.seconds)


def crowd(session: Session, arrivals: Arrivals, clock: Clock, address: str, seconds: float) -> list[str]:
    """The ids of just as many as make a crowd, `seconds` apart."""
    people = []
    for _ in range(CROWD):
        clock.pass_by(seconds)
        people.append(session.join())
        arrivals.joined(people[-1], address)
    return people


def test_many_from_one_address_within_a_minute_are_told(session: Session, arrivals: Arrivals, clock: Clock) -> None:
    session.ask()
    people = crowd(session, arrivals, clock, "192.0.2.7", 1.9)
    session.say(people[0], "I am real.")
    told = arrivals.crowd(session.state)
    assert told is not None
    assert (told.joined, told.silent) == (CROWD, tuple(people[1:]))
    session.does(c.RemovePeople(told.silent))
    assert arrivals.crowd(session.state) is None


def test_a_hall_that_comes_in_over_time_or_from_many_addresses_is_no_crowd(
    session: Session, arrivals: Arrivals, clock: Clock
) -> None:
    crowd(session, arrivals, clock, "192.0.2.7", 2.5)
    for number in range(CROWD):
        arrivals.joined(session.join(), f"192.0.2.{number}")
    assert arrivals.crowd(session.state) is None


def test_an_address_is_forgotten_after_a_while(session: Session, arrivals: Arrivals, clock: Clock) -> None:
    crowd(session, arrivals, clock, "192.0.2.7", 0)
    clock.pass_by(REMEMBERED_SECONDS - 1)
    assert arrivals.crowd(session.state) is not None
    clock.pass_by(1)
    assert arrivals.crowd(session.state) is None


def test_the_largest_crowd_of_an_address_is_told(session: Session, arrivals: Arrivals, clock: Clock) -> None:
    for _ in range(2):
        crowd(session, arrivals, clock, "192.0.2.7", 0)
    crowd(session, arrivals, clock, "192.0.2.8", 0)
    crowd(session, arrivals, clock, "192.0.2.7", 0)
    clock.pass_by(90)
    arrivals.joined(session.join(), "192.0.2.7")
    told = arrivals.crowd(session.state)
    assert told is not None
    assert told.joined == 3 * CROWD
