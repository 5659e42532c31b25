"""The strip of hands: who has the word, how many wait, whose turn is next."""

import pytest

from coprod_tui.widgets.hands import hands_line
from server.projections.people.hands import HandRow, HandRows
from tests.session import BEGINNING


def row(number: int, who: str | None) -> HandRow:
    return HandRow(number, who, BEGINNING, spoken=False)


@pytest.mark.parametrize(
    ("hands", "drawn"),
    [
        (HandRows(None, (row(1, None),)), "1 hand up · k gives the word"),
        (HandRows(None, (row(1, "Ama"), row(2, None))), "2 hands up, Ama next · k gives the word"),
        (HandRows(row(1, "Ama")), "Ama has the word · k ends it"),
        (HandRows(row(1, None), (row(2, "Bo"),)), "Somebody has the word · 1 hand up, Bo next · k gives the word"),
    ],
)
def test_the_strip_says_who_speaks_and_who_waits(hands: HandRows, drawn: str) -> None:
    assert hands_line(hands, 80).plain == drawn


def test_the_key_stands_there_only_where_it_would_answer_them() -> None:
    assert hands_line(HandRows(None, (row(1, "Ama"),)), 80, is_first=False).plain == "1 hand up, Ama next"
    assert hands_line(HandRows(None, (row(1, "Ama" * 20),)), 30).plain.endswith("… · k gives the word")
