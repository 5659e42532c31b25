import pytest

from server.domain.errors import Rejected
from server.net.limits import LONGEST_PAUSE, SETTLED_SECONDS, TOLD_SECONDS, UNKNOWN_AN_ADDRESS, Limits, network_of
from server.projections.status import NetworkView
from tests.server.conftest import Clock

HOME, ELSEWHERE = "192.0.2.7", "198.51.100.1"


class Line:
    """A connection that ends when it is cut."""

    def __init__(self, limits: Limits, address: str = HOME) -> None:
        self.limits = limits
        self.address = address
        self.is_cut = False
        limits.opened(self, address)

    def cut(self) -> None:
        self.is_cut = True
        self.limits.lost(self, self.address)

    def admitted(self) -> "Line":
        self.limits.require_room()
        self.limits.admitted(self, self.address, phone=True)
        return self


@pytest.fixture
def limits(clock: Clock) -> Limits:
    return Limits(lambda: 256, lambda: clock.seconds)


def test_with_few_descriptors_phones_are_told_and_a_facilitator_finds_a_place(limits: Limits) -> None:
    lines = [Line(limits).admitted() for _ in range(limits.most)]
    late = Line(limits)
    with pytest.raises(Rejected) as raised:
        late.admitted()
    assert (raised.value.code, raised.value.temporary) == ("laptop_full", True)
    assert limits.view() == NetworkView(most_phones=limits.most)
    facilitator = Line(limits, ELSEWHERE)  # for whom no room is asked
    limits.admitted(facilitator, ELSEWHERE, phone=False)
    lines[0].cut()
    late.admitted()
    assert not any(line.is_cut for line in (facilitator, late, *lines[1:]))


def test_a_phone_that_was_lost_before_it_was_admitted_takes_no_place(limits: Limits) -> None:
    for _ in range(2 * limits.most):
        line = Line(limits)
        line.cut()
        line.admitted()
    Line(limits).admitted()


def test_silent_connections_make_way_for_others_and_never_an_admitted_one(limits: Limits) -> None:
    admitted = [Line(limits).admitted() for _ in range(100)]
    silent = [Line(limits, ELSEWHERE) for _ in range(400)]
    fresh = Line(limits)
    assert not any(line.is_cut for line in admitted)
    assert not fresh.is_cut
    assert sum(not line.is_cut for line in silent) < 256 - 100
    assert silent[-1].is_cut


def test_whoever_is_about_to_say_hello_may_finish(limits: Limits, clock: Clock) -> None:
    first = Line(limits)
    crowd = [Line(limits) for _ in range(400)]
    assert not first.is_cut
    assert crowd[-1].is_cut
    clock.pass_by(SETTLED_SECONDS)
    assert not Line(limits).is_cut
    assert first.is_cut


def test_an_address_holds_few_connections_that_stay_silent(limits: Limits, clock: Clock) -> None:
    silent = [Line(limits) for _ in range(UNKNOWN_AN_ADDRESS + 5)]
    assert not any(line.is_cut for line in silent)
    clock.pass_by(SETTLED_SECONDS)
    elsewhere = Line(limits, ELSEWHERE)
    fresh = [Line(limits) for _ in range(5)]
    assert [line.is_cut for line in silent] == [True] * 5 + [False] * UNKNOWN_AN_ADDRESS
    assert not any(line.is_cut for line in (elsewhere, *fresh))


def test_silent_connections_take_nobodys_place_who_said_hello_and_waits(limits: Limits, clock: Clock) -> None:
    first = Line(limits)
    limits.waits(first)
    for _ in range(5):
        silent = [Line(limits) for _ in range(UNKNOWN_AN_ADDRESS)]
        clock.pass_by(SETTLED_SECONDS)
    assert not first.is_cut
    assert sum(not line.is_cut for line in silent) == UNKNOWN_AN_ADDRESS


def test_what_was_told_is_over_after_a_minute(limits: Limits, clock: Clock) -> None:
    assert limits.view() == NetworkView()
    limits.tried_https()
    assert limits.view() == NetworkView(tried_https=True)
    clock.pass_by(TOLD_SECONDS)
    assert limits.view() == NetworkView()


def test_large_messages_wait_and_a_neighbours_small_ones_do_not(limits: Limits, clock: Clock) -> None:
    pauses = [limits.pause(f"sybil {number % 100}", HOME, 16 * 1024) for number in range(1000)]
    assert (pauses[0], pauses[-1]) == (0, LONGEST_PAUSE)
    assert limits.pause("a neighbour", HOME, 300) == 0
    assert limits.pause("elsewhere", ELSEWHERE, 16 * 1024) == 0
    clock.pass_by(60)
    limits.forget_full()
    assert limits.pause("sybil 1", HOME, 300) == 0


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("?", "?"),
    ],
)
def test_a_customer_with_many_addresses_counts_as_one(address: str, network: str) -> None:
    assert network_of(address) == network
