import pytest

from server.projections.contributions.search import matches, normalized, search_words


def finds(needle: str, text: str, label: str = "", number: int = 1) -> bool:
    return matches(search_words(needle), normalized(text), normalized(label), number)


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        ("CARER", "The same carer every morning"),
        ("cafe", "The Café on the corner"),
        ("Café", "the cafe on the corner"),
        ("strasse", "Die Straße"),
        ("lukasz", "Łukasz said so"),
        ("soren", "SØREN"),
        ("istanbul", "İstanbul"),
        ("don't", "I don’t know"),
        ("ｔｅａ", "tea"),
        ("tea", "ＴＥＡ"),
        ("שלום", "שָׁלוֹם"),
        ("سلام", "سَلَام"),
        ("ελλαδα", "Ελλάδα"),
        ("한", "하나와 한국"),
        ("morning same", "The same carer every morning"),
        ("orn", "morning"),
    ],
)
def test_case_accents_and_width_do_not_matter(needle: str, text: str) -> None:
    assert finds(needle, text)


def test_letters_of_other_scripts_are_no_accents() -> None:
    assert not finds("कि", "का")


def test_every_word_is_needed() -> None:
    assert not finds("carer evening", "The same carer every morning")


def test_the_name_and_the_number_are_looked_through_too() -> None:
    assert finds("ama carer", "The same carer", "Ama (2)", 7)
    assert finds("7", "words", "", 7)
    assert finds("#7", "words", "", 7)
    assert not finds("7", "words", "", 17)
    assert finds("7", "7 buses", "", 17)


def test_a_blank_needle_looks_for_nothing() -> None:
    assert search_words(" \n ") == ()
    assert finds("", "words")
