from itertools import combinations, product
from random import Random

import pytest

from server.domain.slips import LETTERS, new_slips, read


def codes(count: int) -> tuple[str, ...]:
    return new_slips(count, Random(7).choice)  # noqa: S311


def test_each_slip_has_a_code_of_its_own_of_four_letters_that_reads_back() -> None:
    made = codes(1_000)
    assert len({*made}) == 1_000
    assert {len(code) for code in made} == {4}
    assert all(read(code) == code for code in made)


def test_no_letters_are_in_a_code_that_could_be_taken_for_one_another() -> None:
    assert not {*LETTERS} & {*"01OQISUVZ25"}


def test_however_a_code_is_typed_it_is_read() -> None:
    code = codes(1)[0]
    for typed in (code.lower(), f"  {code} ", " ".join(code), f"{code[:2]}\t{code[2:].lower()}"):
        assert read(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "AAA", "AAAAA", "A1AA", "OOOO", "\u00e9\u00e9\u00e9\u00e9", "A\x00BC", "\ud800ABC"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read(typed) is None


def test_one_wrong_letter_makes_no_code() -> None:
    for code in codes(40):
        for place, letter in product(range(4), LETTERS):
            typed = code[:place] + letter + code[place + 1 :]
            assert (read(typed) is None) == (typed != code)


def test_two_letters_that_changed_places_make_no_code() -> None:
    for code in codes(400):
        for one, other in combinations(range(4), 2):
            letters = [*code]
            letters[one], letters[other] = letters[other], letters[one]
            typed = "".join(letters)
            assert read(typed) in (None, code)
            assert (read(typed) is None) == (typed != code)


@pytest.mark.parametrize("count", [-1, 3_430])
def test_so_many_that_they_could_not_be_told_apart_are_not_made(count: int) -> None:
    with pytest.raises(ValueError, match="told apart"):
        codes(count)


def test_as_many_as_can_be_told_apart_are_made() -> None:
    assert len(codes(3_429)) == 3_429
    assert codes(0) == ()
