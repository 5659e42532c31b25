import pytest

from server.domain.ordered import placed, replaced, without
from server.domain.state import Agreement

ONE, TWO, THREE = (Agreement(id_, f"Sentence {id_}.") for id_ in "abc")
OTHERWISE = Agreement("b", "Put otherwise.")


@pytest.mark.parametrize(("at", "then"), [(0, (THREE, ONE, TWO)), (1, (ONE, THREE, TWO)), (2, (ONE, TWO, THREE))])
def test_something_more_stands_at_its_place(at: int, then: tuple[Agreement, ...]) -> None:
    assert placed((ONE, TWO), THREE, at) == then


def test_what_has_the_id_goes_or_is_replaced_where_it_stands() -> None:
    assert without((ONE, TWO, THREE), "b") == (ONE, THREE)
    assert replaced((ONE, TWO, THREE), OTHERWISE) == (ONE, OTHERWISE, THREE)


def test_where_nothing_has_the_id_all_stays() -> None:
    assert without((ONE,), "b") == (ONE,)
    assert replaced((ONE,), OTHERWISE) == (ONE,)
