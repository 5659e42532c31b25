"""S21 and S23: nobody uses up what others have, and nobody is locked out because of others."""

import pytest
from msgspec.structs import replace

from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.concerns import MOST_KEPT
from server.domain.decide.limits import MOST_ENTRIES, MOST_PEOPLE
from server.domain.decide.proposals import MOST_WAITING_NAMELESS
from server.domain.errors import Rejected
from server.domain.state import State
from server.engine.shares import FROM_A_PERSON, LONGEST_WAIT, Shares
from tests.server.conftest import Clock

STATE = State()
HOME = "192.0.2.7"


@pytest.fixture
def shares(clock: Clock) -> Shares:
    return Shares(lambda: clock.seconds)


def sends(shares: Shares, person: str, address: str = HOME, state: State = STATE) -> float | None:
    """The seconds that something waits; None if it is refused."""
    try:
        return shares.reserve(state, Participant(person), address)
    except Rejected:
        return None


def joins(shares: Shares, address: str = HOME, state: State = STATE) -> float | None:
    try:
        return shares.reserve(state, Visitor("hash"), address)
    except Rejected:
        return None


def test_a_person_sends_ten_at_once_and_then_one_a_second(shares: Shares, clock: Clock) -> None:
    waits = [sends(shares, "p1") for _ in range(20)]
    assert waits == [0] * 10 + [1, 2, 3, 4, 5] + [None] * 5
    assert sends(shares, "p2") == 0
    clock.pass_by(6)
    assert sends(shares, "p1") == 0


def test_whoever_is_refused_may_try_again(shares: Shares) -> None:
    while sends(shares, "p1") is not None:
        pass
    with pytest.raises(Rejected) as raised:
        shares.reserve(STATE, Participant("p1"), HOME)
    assert raised.value.temporary


def asks(shares: Shares, actor: Actor, cost: int, address: str = HOME) -> float | None:
    try:
        return shares.reserve_asking(actor, address, cost)
    except Rejected:
        return None


@pytest.mark.parametrize("actor", [Participant("p1"), Visitor("hash")])
def test_what_is_asked_waits_the_longer_the_dearer_it_is(shares: Shares, actor: Actor) -> None:
    assert [asks(shares, actor, 60) for _ in range(4)] == [0, 0, 3, None]
    assert asks(shares, actor, 1) == pytest.approx(3.05)
    assert asks(shares, Participant("p2"), 60) == 0
    assert {asks(shares, Facilitator(), 60) for _ in range(100)} == {0}


def test_what_an_address_asks_is_bounded_however_many_people_ask(shares: Shares) -> None:
    waits = [asks(shares, Participant(f"p{number}"), 100) for number in range(101)]
    assert waits == [0] * 80 + [pytest.approx((number + 1) / 4) for number in range(20)] + [None]
    assert asks(shares, Participant("p101"), 100, "192.0.2.8") == 0


def test_a_facilitator_never_waits(shares: Shares) -> None:
    assert {shares.reserve(STATE, Facilitator(), HOME) for _ in range(1000)} == {0}


def test_one_address_with_many_people_leaves_others_their_share(shares: Shares, clock: Clock) -> None:
    for _ in range(60):
        clock.pass_by(1)
        for number in range(500):
            sends(shares, f"sybil {number}")
    assert sends(shares, "sybil 1") is None
    assert sends(shares, "elsewhere", "192.0.2.8") == 0
    assert [sends(shares, "a neighbour of theirs") for _ in range(2)] == [0, 0]


def test_a_hall_behind_one_address_is_heard(shares: Shares, clock: Clock) -> None:
    for _ in range(10):
        clock.pass_by(30)
        assert {sends(shares, f"p{number}") for number in range(500)} == {0}


def test_a_hall_of_five_hundred_comes_in_within_a_minute_from_one_address(shares: Shares, clock: Clock) -> None:
    came = 0
    for _ in range(60):
        clock.pass_by(1)
        came += sum(wait is not None for wait in (joins(shares) for _ in range(20)))
    assert came >= 500


def test_a_hall_with_addresses_of_its_own_comes_in_at_once(shares: Shares) -> None:
    assert {joins(shares, f"192.0.2.{number}") for number in range(500)} == {0}


def test_one_address_takes_minutes_to_fill_the_session(shares: Shares, clock: Clock) -> None:
    state, seconds = STATE, 0
    while len(state.people) < 0.95 * MOST_PEOPLE:
        clock.pass_by(1)
        seconds += 1
        came = sum(wait is not None for wait in (joins(shares, HOME, state) for _ in range(50)))
        state = replace(state, people=_more(state, came))
    assert seconds > 300


def _more(state: State, came: int) -> object:
    people = state.people
    for _ in range(came):
        people = people.insert(f"p{len(people)}", None)  # type: ignore[arg-type]
    return people


def test_the_last_entries_are_slow(shares: Shares, clock: Clock) -> None:
    state = replace(STATE, seq=int(0.95 * MOST_ENTRIES))
    for _ in range(int(FROM_A_PERSON.at_once)):
        assert sends(shares, "p1", state=state) == 0
    clock.pass_by(LONGEST_WAIT)
    assert [sends(shares, "p1", state=state), sends(shares, "p1", state=state)] == [pytest.approx(5), None]


def test_nothing_is_kept_of_who_was_quiet(shares: Shares, clock: Clock) -> None:
    for number in range(50):
        sends(shares, f"p{number}")
        joins(shares)
    assert any(map(len, shares.buckets))
    clock.pass_by(60)
    shares.forget_full()
    assert not any(map(len, shares.buckets))


def proposes(shares: Shares, address: str) -> bool:
    """Whether a proposal without a name has a place, which it then takes."""
    try:
        shares.require_proposal(address)
    except Rejected:
        return False
    shares.proposed(address)
    return True


def test_one_phone_leaves_places_for_the_nameless_proposals_of_others(shares: Shares, clock: Clock) -> None:
    assert sum(proposes(shares, HOME) for _ in range(MOST_WAITING_NAMELESS)) == 10
    assert proposes(shares, "192.0.2.8")
    clock.pass_by(60)
    assert proposes(shares, HOME)
    assert not proposes(shares, HOME)


def leaves(shares: Shares, address: str = HOME) -> bool:
    """Whether a concern from there is taken."""
    try:
        shares.require_concern(address)
    except Rejected:
        return False
    return True


def test_whoever_leaves_concerns_without_end_keeps_nobody_elses_out(shares: Shares, clock: Clock) -> None:
    addresses = [f"192.0.2.{number}" for number in range(20)]
    for _ in range(600):
        clock.pass_by(1)
        for address in addresses:
            leaves(shares, address)
    assert not leaves(shares, addresses[0])
    assert [leaves(shares, "192.0.2.200") for _ in range(2)] == [True, True]


def test_one_address_cannot_fill_the_box_within_a_workshop(shares: Shares, clock: Clock) -> None:
    taken = 0
    for _ in range(2 * 60 * 60):
        clock.pass_by(1)
        taken += leaves(shares)
    assert taken < MOST_KEPT * 0.6


def test_a_hall_behind_one_address_leaves_its_concerns(shares: Shares) -> None:
    assert all(leaves(shares) for _ in range(60))
