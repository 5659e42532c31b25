"""Each contribution is in the lists where it belongs, whatever becomes of it; `test_any_session` tries it at random."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import asdict, replace

from server.domain.records import Contribution, HeldBack
from server.domain.sorted_set import SortedSet
from server.domain.word_lists import WordLists

PLAIN = Contribution(
    "c1", 1, "q1", "Words", datetime(2026, 11, 23, tzinfo=UTC), "p1", None, "answer", "phone", "notes", late=False
)
UNSURE = replace(PLAIN, kind="unsure")
NAMELESS = replace(PLAIN, person=None, key_hash="hash")


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        (PLAIN, set()),
        (replace(PLAIN, held=HeldBack("Too long.")), {"held"}),
        (replace(PLAIN, held=HeldBack()), {"waiting"}),
        (replace(NAMELESS, held=HeldBack("Too long.")), {"held", "held_nameless"}),
        (replace(NAMELESS, held=HeldBack()), {"waiting", "waiting_nameless"}),
        (UNSURE, {"open_water"}),
        (replace(UNSURE, closed_because="It was said."), {"closed_water"}),
        (replace(PLAIN, kind="build", to="c0"), {"answers"}),
        (replace(UNSURE, consent="room"), {"open_water", "room_only"}),
        (replace(UNSURE, consent="room", text=""), set()),
        (replace(PLAIN, consent="room", text=""), set()),
        (replace(UNSURE, consent="room", held=HeldBack(), taken_back=True), set()),
    ],
)
def test_words_are_in_the_lists_where_they_belong_and_leave_them_again(words: Contribution, listed: set[str]) -> None:
    lists = WordLists().after(None, PLAIN).after(PLAIN, words)
    named = asdict(lists)
    by_question = named.pop("waiting_nameless")
    named["waiting_nameless"] = by_question.get("q1", SortedSet())
    assert {name for name, known in named.items() if (1, "c1") in known} == listed
    assert len(by_question) == ("waiting_nameless" in listed)
    assert WordLists().after(None, words) == lists
    assert lists.after(words, PLAIN) == WordLists()
    assert lists.after(words, words) is lists
