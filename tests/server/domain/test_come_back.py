"""Come-back words: enough of them, told apart, read as people type them, and slow to guess."""

import math
from random import Random

import pytest

from server.domain.come_back import HOW_MANY, TELLING, WORDS, new_words, read_words, slow_hash
from server.domain.errors import Rejected


def test_three_words_are_at_least_33_bits() -> None:
    assert math.log2(len(WORDS)) * HOW_MANY >= 33


def test_every_word_is_short_plain_and_told_by_its_beginning() -> None:
    assert all(word.isascii() and word.islower() and word.isalpha() and TELLING <= len(word) <= 8 for word in WORDS)
    assert len({word[:TELLING] for word in WORDS}) == len(WORDS)


def test_words_come_from_the_chance_that_is_given() -> None:
    assert new_words(lambda words: words[0]) == (WORDS[0],) * 3
    assert new_words(Random(1).choice) != new_words(Random(2).choice)  # noqa: S311


@pytest.mark.parametrize("typed", ["{} {} {}", "  {}-{}_{}. ", "{}, {},  {}", "{}\n{}\t{}"])
def test_words_are_read_with_whatever_between_them(typed: str) -> None:
    words = (WORDS[7], WORDS[700], WORDS[1700])
    assert read_words(typed.format(*words)) == words
    assert read_words(typed.format(*words).upper()) == words


def test_a_slip_after_the_fourth_letter_does_no_harm() -> None:
    long = next(word for word in WORDS if len(word) > TELLING + 1)
    assert read_words(f"{long[:TELLING]}xx {long} {long}s") == (long,) * 3


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "come_back_wrong"),
        (WORDS[0], "come_back_wrong"),
        (" ".join(WORDS[:4]), "come_back_wrong"),
        (f"{WORDS[0]} {WORDS[1]} xqzzy", "come_back_wrong"),
        ("é" * 10_000, "come_back_wrong"),
    ],
)
def test_what_is_no_three_words_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Rejected) as raised:
        read_words(typed)
    assert (raised.value.code, raised.value.field) == (code, "words")


def test_the_hash_differs_by_words_and_session() -> None:
    words = WORDS[:3]
    hashes = {slow_hash(words, "s-1"), slow_hash(words, "s-2"), slow_hash(WORDS[1:4], "s-1")}
    assert len(hashes) == 3
    assert all(len(one) == 64 for one in hashes)
    assert slow_hash(words, "s-1") == slow_hash(words, "s-1")
