from contextlib import ExitStack

import pytest
from msgspec.structs import replace

from server.domain.actors import Facilitator, Participant, Visitor, secret_hash, simulated_key
from server.domain.errors import Rejected
from server.domain.events import Entry, PersonJoined, SessionCreated
from server.domain.evolve import fold
from server.domain.state import State
from server.engine.authenticator import Authenticator
from server.engine.entrance import Entrance
from server.engine.guesses import LONGEST_DELAY, MOST_WAITING, Guesses
from server.port import Credentials
from tests.server.conftest import ACCESS, CODE, INVITATION, OTHER_TOKEN, START, TOKEN, TOKENS, Clock

SECRET = "a" * 32


@pytest.fixture
def state() -> State:
    events = (SessionCreated("s", "T", CODE, ()), PersonJoined("p-1", secret_hash(SECRET), "Ama"))
    return fold([Entry(1, START, events)])


@pytest.fixture
def entrance() -> Entrance:
    return Entrance(ACCESS, lambda _: None, lambda letters: letters[0])


@pytest.fixture
def guesses(clock: Clock) -> Guesses:
    return Guesses(lambda: clock.seconds)


@pytest.fixture
def authenticator(guesses: Guesses, entrance: Entrance) -> Authenticator:
    return Authenticator(TOKENS, entrance, guesses)


def refusal(authenticator: Authenticator, state: State, shown: Credentials, address: str = "192.0.2.7") -> str:
    with pytest.raises(Rejected) as raised:
        authenticator.identify(state, shown, address)
    return raised.value.code


def test_who_shows_what_is_known(authenticator: Authenticator, state: State) -> None:
    assert authenticator.identify(state, Credentials(token=TOKEN), "x") == Facilitator()
    assert authenticator.identify(state, Credentials(secret=SECRET), "x") == Participant("p-1")
    visitor = authenticator.identify(state, Credentials(secret="b" * 32, code=f" {CODE.lower()} "), "x")
    assert visitor == Visitor(secret_hash("b" * 32))


def test_only_who_has_a_facilitators_token_lets_simulated_people_in(authenticator: Authenticator, state: State) -> None:
    came = Credentials(secret="b" * 32, code=CODE)
    for token in (TOKEN, OTHER_TOKEN):
        shown = replace(came, simulated_key=simulated_key(token))
        assert authenticator.identify(state, shown, "x") == Visitor(secret_hash("b" * 32), simulated=True)
    for key in ("", TOKEN, simulated_key("0" * 64), "\ud800"):
        assert refusal(authenticator, state, replace(came, simulated_key=key)) == "wrong_token"
    assert (
        refusal(authenticator, state, replace(came, code="WRONGS", simulated_key=simulated_key(TOKEN))) == "wrong_code"
    )


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


@pytest.mark.parametrize("shown", [INVITATION, f" {INVITATION.lower()} ", "k1t-ema", "Ｋitema"])
def test_an_invitation_or_a_code_lets_in(authenticator: Authenticator, state: State, shown: str) -> None:
    credentials = Credentials(secret="b" * 32, code=shown)
    assert authenticator.identify(state, credentials, "x") == Visitor(secret_hash("b" * 32))


def test_an_older_invitation_is_said_to_be_void(
    authenticator: Authenticator, entrance: Entrance, guesses: Guesses, state: State
) -> None:
    entrance.renew()
    shown = Credentials(secret="b" * 32, code=INVITATION)
    with pytest.raises(Rejected, match="invitation_void") as raised:
        authenticator.identify(state, shown, "x")
    assert raised.value.code == "invitation_void"
    assert guesses.wrong_lately == 0
    assert refusal(authenticator, state, Credentials(secret="b" * 32, code=CODE)) == "wrong_code"


def test_nobody_new_comes_in_while_joining_is_closed(
    authenticator: Authenticator, entrance: Entrance, state: State
) -> None:
    entrance.close(closed=True)
    for shown in (CODE, INVITATION):
        assert refusal(authenticator, state, Credentials(secret="b" * 32, code=shown)) == "joining_closed"
    assert isinstance(authenticator.identify(state, Credentials(secret=SECRET), "x"), Participant)
    assert refusal(authenticator, state, Credentials(secret="b" * 32, code="NOTIT")) == "wrong_code"


def delay(authenticator: Authenticator, state: State, shown: Credentials, address: str = "192.0.2.7") -> float:
    with authenticator.waiting(state, shown, address) as seconds:
        return seconds


def test_wrong_codes_delay_typed_codes_from_the_same_address_and_nothing_else(
    authenticator: Authenticator, guesses: Guesses, state: State, clock: Clock
) -> None:
    wrong, right = Credentials(secret="b" * 32, code="NOTIT"), Credentials(secret="b" * 32, code=CODE)
    delays = []
    for _ in range(15):
        delays.append(delay(authenticator, state, wrong))
        assert delay(authenticator, state, right) == delays[-1]
        assert refusal(authenticator, state, wrong) == "wrong_code"
    assert delays == sorted(delays)
    assert (delays[0], delays[-1]) == (0, LONGEST_DELAY)
    assert guesses.wrong_lately == 15
    others = (
        Credentials(secret="b" * 32, code=INVITATION),
        Credentials(secret=SECRET),
        Credentials(secret=SECRET, code=CODE),
        Credentials(token=TOKEN),
    )
    assert [delay(authenticator, state, shown) for shown in others] == [0, 0, 0, 0]
    assert delay(authenticator, state, right, "192.0.2.8") == 0
    assert isinstance(authenticator.identify(state, right, "192.0.2.7"), Visitor)
    clock.pass_by(60)
    assert (delay(authenticator, state, right), guesses.wrong_lately) == (0, 0)


def test_not_more_than_a_few_wait_from_one_address(authenticator: Authenticator, state: State) -> None:
    shown = Credentials(secret="b" * 32, code=CODE)
    with ExitStack() as crowd:
        for _ in range(MOST_WAITING):
            crowd.enter_context(authenticator.waiting(state, shown, "192.0.2.7"))
        with pytest.raises(Rejected) as raised:
            delay(authenticator, state, shown)
        assert (raised.value.code, raised.value.temporary) == ("too_many_codes", True)
        assert delay(authenticator, state, shown, "192.0.2.8") == 0
        assert delay(authenticator, state, Credentials(secret="b" * 32, code=INVITATION)) == 0
    assert delay(authenticator, state, shown) == 0
