import pytest

from server.domain.actors import secret_hash
from server.domain.decide.keys import hash_of
from server.domain.errors import Rejected

KEY = "0123456789abcdef" * 2


def test_the_record_keeps_the_hash_of_a_key_and_not_the_key() -> None:
    assert hash_of(KEY) == secret_hash(KEY)
    assert KEY not in hash_of(KEY)


@pytest.mark.parametrize("key", ["", KEY[1:], f"{KEY}0", KEY.upper(), f"{KEY[:-1]}g", f"{KEY}\n", "\ud800" * 32])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(Rejected) as rejected:
        hash_of(key)
    assert (rejected.value.code, rejected.value.field) == ("key_invalid", "key")
