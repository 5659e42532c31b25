from server.token_buckets import Rate, TokenBucket, TokenBuckets
from tests.server.conftest import Clock


def test_so_many_at_once_and_so_many_a_second_after_that(clock: Clock) -> None:
    allowance = TokenBucket(Rate(3, 2), lambda: clock.seconds)
    assert [allowance.take() for _ in range(4)] == [2, 1, 0, -1]
    clock.pass_by(1)
    assert allowance.take() == 0
    clock.pass_by(3600)
    assert [allowance.take() for _ in range(4)] == [2, 1, 0, -1]


def test_each_key_has_a_bucket_of_its_own(clock: Clock) -> None:
    buckets = TokenBuckets(Rate(2, 1), lambda: clock.seconds)
    assert [buckets.take("a") for _ in range(3)] == [True, True, False]
    assert buckets.take("b")
    clock.pass_by(1)
    assert [buckets.take("a") for _ in range(2)] == [True, False]


def test_a_refusal_costs_nothing(clock: Clock) -> None:
    buckets = TokenBuckets(Rate(1, 1), lambda: clock.seconds)
    assert [buckets.take("a") for _ in range(100)].count(True) == 1
    clock.pass_by(1)
    assert buckets.take("a")


def test_a_slowed_bucket_fills_later(clock: Clock) -> None:
    buckets = TokenBuckets(Rate(1, 1), lambda: clock.seconds)
    assert buckets.take("a")
    clock.pass_by(1)
    assert not buckets.take("a", 0.5)
    clock.pass_by(1)
    assert buckets.take("a", 0.5)


def test_whoever_waited_long_enough_is_forgotten(clock: Clock) -> None:
    buckets = TokenBuckets(Rate(2, 1), lambda: clock.seconds)
    for number in range(1000):
        buckets.take(number)
    assert len(buckets) == 1000
    clock.pass_by(0.5)
    buckets.take(0)
    buckets.forget_full()
    assert len(buckets) == 1000
    clock.pass_by(0.5)
    buckets.forget_full()
    assert len(buckets) == 1
    clock.pass_by(1)
    buckets.forget_full()
    assert len(buckets) == 0


def test_a_token_may_be_taken_before_it_is_there_but_not_long_before(clock: Clock) -> None:
    buckets = TokenBuckets(Rate(2, 0.5), lambda: clock.seconds)
    assert [buckets.reserve("a", 5) for _ in range(5)] == [0, 0, 2, 4, None]
    clock.pass_by(1)
    assert buckets.reserve("a", 5) == 5
    assert buckets.reserve("a", 5, 0.1) is None
