from server.protocol.token_bucket import TokenBucket
from tests.server.conftest import Clock


def test_so_many_at_once_and_so_many_a_second_after_that(clock: Clock) -> None:
    allowance = TokenBucket(3, 2, lambda: clock.seconds)
    assert [allowance.take() for _ in range(4)] == [2, 1, 0, -1]
    clock.pass_by(1)
    assert allowance.take() == 0
    clock.pass_by(3600)
    assert [allowance.take() for _ in range(4)] == [2, 1, 0, -1]
