import pytest

from server.domain.actors import Facilitator, Participant, Visitor, secret_hash
from server.domain.errors import Rejected
from server.domain.events import Entry, PersonJoined, SessionCreated
from server.domain.evolve import fold
from server.domain.state import State
from server.engine.authenticator import GUESSES_AN_ADDRESS, GUESSES_IN_ALL, WINDOW_SECONDS, Doorkeeper
from server.port import Credentials
from tests.server.conftest import CODE, START, TOKEN, Clock

SECRET = "a" * 32


@pytest.fixture
def state() -> State:
    events = (SessionCreated("s", "T", CODE, ()), PersonJoined("p-1", secret_hash(SECRET), "Ama"))
    return fold([Entry(1, START, events)])


@pytest.fixture
def doorkeeper(clock: Clock) -> Doorkeeper:
    return Doorkeeper(TOKEN, lambda: clock.seconds)


def refusal(doorkeeper: Doorkeeper, state: State, shown: Credentials, address: str = "192.0.2.7") -> str:
    with pytest.raises(Rejected) as raised:
        doorkeeper.identify(state, shown, address)
    return raised.value.code


def test_who_shows_what_is_known(doorkeeper: Doorkeeper, state: State) -> None:
    assert doorkeeper.identify(state, Credentials(token=TOKEN), "x") == Facilitator()
    assert doorkeeper.identify(state, Credentials(secret=SECRET), "x") == Participant("p-1")
    visitor = doorkeeper.identify(state, Credentials(secret="b" * 32, code=f" {CODE.lower()} "), "x")
    assert visitor == Visitor(secret_hash("b" * 32))


@pytest.mark.parametrize(
    "shown",
    [
        Credentials(),
        Credentials(token=""),
        Credentials(token="é" * 64),
        Credentials(token=TOKEN[:-1]),
        Credentials(token=TOKEN.upper()),
        Credentials(secret=""),
        Credentials(secret="b" * 31, code=CODE),
        Credentials(secret="B" * 32, code=CODE),
        Credentials(secret="b" * 32),
        Credentials(secret=secret_hash(SECRET)),
        Credentials(code=CODE),
    ],
)
def test_everything_else_is_not_welcome_even_from_loopback(
    doorkeeper: Doorkeeper, state: State, shown: Credentials
) -> None:
    assert refusal(doorkeeper, state, shown, "127.0.0.1") == "not_welcome"


def test_guessing_from_one_address_is_slowed_down(doorkeeper: Doorkeeper, state: State, clock: Clock) -> None:
    wrong, right = Credentials(secret="b" * 32, code="NOTIT"), Credentials(secret="b" * 32, code=CODE)
    for _ in range(GUESSES_AN_ADDRESS):
        assert refusal(doorkeeper, state, wrong) == "wrong_code"
    assert refusal(doorkeeper, state, right) == "slow_down"
    assert isinstance(doorkeeper.identify(state, right, "192.0.2.8"), Visitor)
    assert isinstance(doorkeeper.identify(state, Credentials(secret=SECRET), "192.0.2.7"), Participant)
    clock.pass_by(WINDOW_SECONDS)
    assert isinstance(doorkeeper.identify(state, right, "192.0.2.7"), Visitor)


def test_guessing_from_many_addresses_is_slowed_down_too(doorkeeper: Doorkeeper, state: State) -> None:
    wrong = Credentials(secret="b" * 32, code="NOTIT")
    for number in range(GUESSES_IN_ALL):
        assert refusal(doorkeeper, state, wrong, f"192.0.2.{number // 5}") == "wrong_code"
    assert refusal(doorkeeper, state, wrong, "198.51.100.1") == "slow_down"
