"""The codes of words: one's own alone, and the same each time."""

import re

from server.domain.word_codes import word_code


def test_a_code_can_be_read_out_and_is_the_same_each_time() -> None:
    code = word_code("a" * 64)
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", code)
    assert word_code("a" * 64) == code != word_code("b" * 64)


def test_a_code_shows_nothing_of_the_hash_that_it_comes_from() -> None:
    codes = [word_code(f"{number:064x}") for number in range(2000)]
    assert len({*codes}) == len(codes)
    assert not any(code.replace("-", "") in f"{number:064X}" for number, code in enumerate(codes))


def test_what_no_phone_keeps_has_no_code() -> None:
    assert word_code("") == ""
