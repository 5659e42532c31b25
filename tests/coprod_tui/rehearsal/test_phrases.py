from random import Random

import pytest

from coprod_tui.rehearsal.phrases import NAMES, SENTENCES, name, sentence
from server.domain.text import CONTRIBUTION_CHARACTERS, NAME_CHARACTERS, clean


@pytest.mark.parametrize("seed", [0, 1, 7, 999_999])
def test_nobody_says_what_was_said_before(seed: int) -> None:
    said = [sentence(seed, index) for index in range(30_000)]
    assert len(set(said)) == len(said)


def test_not_even_when_all_sentences_are_used_up() -> None:
    assert sentence(3, 5) != sentence(3, 5 + SENTENCES) != sentence(3, 5 + 2 * SENTENCES)


def test_a_seed_says_the_same_again_and_another_seed_something_else() -> None:
    first = [sentence(1, index) for index in range(100)]
    assert first == [sentence(1, index) for index in range(100)]
    assert first != [sentence(2, index) for index in range(100)]


def test_the_server_keeps_words_and_names_as_they_are() -> None:
    for index in range(3_000):
        text = sentence(7, index)
        assert clean(text, most=CONTRIBUTION_CHARACTERS) == text
    for called in NAMES:
        assert clean(called, most=NAME_CHARACTERS - 2) == called


def test_some_people_give_no_name() -> None:
    names = [name(Random(f"1 {number}"), number) for number in range(200)]  # noqa: S311 - no secret
    assert 20 < names.count("") < 80
