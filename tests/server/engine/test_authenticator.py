import pytest

from server.domain.actors import Facilitator, Participant, Visitor, secret_hash
from server.domain.errors import Rejected
from server.domain.events import Entry, PersonJoined, SessionCreated
from server.domain.evolve import fold
from server.domain.state import State
from server.engine.authenticator import GUESSES_AN_ADDRESS, GUESSES_IN_ALL, WINDOW_SECONDS, Authenticator
from server.port import Credentials
from tests.server.conftest import CODE, OTHER_TOKEN, START, TOKEN, TOKENS, Clock

SECRET = "a" * 32


@pytest.fixture
def state() -> State:
    events = (SessionCreated("s", "T", CODE, ()), PersonJoined("p-1", secret_hash(SECRET), "Ama"))
    return fold([Entry(1, START, events)])


@pytest.fixture
def authenticator(clock: Clock) -> Authenticator:
    return Authenticator(TOKENS, lambda: clock.seconds)


def refusal(authenticator: Authenticator, state: State, shown: Credentials, address: str = "192.0.2.7") -> str:
    with pytest.raises(Rejected) as raised:
        authenticator.identify(state, shown, address)
    return raised.value.code


def test_who_shows_what_is_known(authenticator: Authenticator, state: State) -> None:
    assert authenticator.identify(state, Credentials(token=TOKEN), "x") == Facilitator()
    assert authenticator.identify(state, Credentials(secret=SECRET), "x") == Participant("p-1")
    visitor = authenticator.identify(state, Credentials(secret="b" * 32, code=f" {CODE.lower()} "), "x")
    assert visitor == Visitor(secret_hash("b" * 32))


def test_each_token_is_one_facilitators(authenticator: Authenticator, state: State) -> None:
    shown = (Credentials(token=TOKEN), Credentials(token=OTHER_TOKEN))
    known = [authenticator.identify(state, credentials, "x") for credentials in shown]
    assert known == [Facilitator("facilitator"), Facilitator("facilitator-2")]


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        (Credentials(), "page_out_of_date"),
        (Credentials(token=""), "wrong_token"),
        (Credentials(token="é" * 64), "wrong_token"),
        (Credentials(token=TOKEN[:-1]), "wrong_token"),
        (Credentials(token=TOKEN.upper()), "wrong_token"),
        (Credentials(secret=""), "page_out_of_date"),
        (Credentials(secret="b" * 31, code=CODE), "page_out_of_date"),
        (Credentials(secret="B" * 32, code=CODE), "page_out_of_date"),
        (Credentials(secret="b" * 32), "code_wanted"),
        (Credentials(secret=secret_hash(SECRET)), "page_out_of_date"),
        (Credentials(code=CODE), "page_out_of_date"),
    ],
)
def test_everything_else_is_not_welcome_even_from_loopback(
    authenticator: Authenticator, state: State, shown: Credentials, code: str
) -> None:
    assert refusal(authenticator, state, shown, "127.0.0.1") == code


def test_guessing_from_one_address_is_slowed_down(authenticator: Authenticator, state: State, clock: Clock) -> None:
    wrong, right = Credentials(secret="b" * 32, code="NOTIT"), Credentials(secret="b" * 32, code=CODE)
    for _ in range(GUESSES_AN_ADDRESS):
        assert refusal(authenticator, state, wrong) == "wrong_code"
    assert refusal(authenticator, state, right) == "too_many_codes"
    assert isinstance(authenticator.identify(state, right, "192.0.2.8"), Visitor)
    assert isinstance(authenticator.identify(state, Credentials(secret=SECRET), "192.0.2.7"), Participant)
    clock.pass_by(WINDOW_SECONDS)
    assert isinstance(authenticator.identify(state, right, "192.0.2.7"), Visitor)


def test_guessing_from_many_addresses_is_slowed_down_too(authenticator: Authenticator, state: State) -> None:
    wrong = Credentials(secret="b" * 32, code="NOTIT")
    for number in range(GUESSES_IN_ALL):
        assert refusal(authenticator, state, wrong, f"192.0.2.{number // 5}") == "wrong_code"
    assert refusal(authenticator, state, wrong, "198.51.100.1") == "too_many_codes"
