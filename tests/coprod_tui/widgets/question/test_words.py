from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from coprod_tui.widgets.question.words import beside, clocks, counts, number, on_break, origin, readable, standing
from server.projections.question_line import QuestionLineView
from server.projections.questions.plan import PlannedRow, PlannedStatus
from server.projections.summary import AskedView

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ASKED = AskedView("q3", 3, "What helps?", AT, None, 18, 3, people=18)


def row(place: int, stand: PlannedStatus, asked_as: int | None = None) -> PlannedRow:
    return PlannedRow(f"n-{place}", place, "What?", "", None, "when_revealed", "", (), stand, asked_as)


@pytest.mark.parametrize(
    ("now", "due", "words"),
    [
        (4, 10, []),
        (4, 8, [" · plan 2 min behind"]),
        (4, 15, [" · plan 5 min ahead"]),
        (13, 10, [" · plan 3 min behind"]),
        (4, None, []),
    ],
)
def test_how_far_the_room_is_from_its_plan_is_told(now: int, due: int | None, words: list[str]) -> None:
    asked = replace(ASKED, until=AT + timedelta(minutes=10))
    when = None if due is None else AT + timedelta(minutes=due)
    view = QuestionLineView(asked, now=AT + timedelta(minutes=now), due=when)
    assert [told for told, _ in standing(view)] == words
    assert standing(replace(view, question=replace(asked, closed_at=AT))) == []
    assert standing(replace(view, question=None)) == []


def test_a_planned_question_says_its_place_in_the_plan() -> None:
    assert number(ASKED, QuestionLineView(ASKED, place=3, places=4)) == "3/4"


def test_the_number_is_the_place_in_the_plan_and_which_was_asked_is_told_in_words() -> None:
    for view, shown, told in (
        (QuestionLineView(ASKED, place=3, places=4), "3/4", []),
        (QuestionLineView(ASKED, place=2, places=2), "2/2", ["question 3"]),
        (QuestionLineView(ASKED, places=2), "–/2", ["question 3"]),
        (QuestionLineView(ASKED), "3", []),
    ):
        assert number(ASKED, view) == shown
        assert [words for words, _ in origin(ASKED, view)] == told


def test_a_question_that_rests_in_a_break_is_not_behind_for_it() -> None:
    asked = replace(ASKED, until=AT + timedelta(minutes=10))
    after = QuestionLineView(
        asked, now=AT + timedelta(minutes=20), due=AT + timedelta(minutes=25), rested=timedelta(minutes=15)
    )
    assert standing(after) == []


def test_the_counts_tell_of_those_who_are_done_only_where_there_are_any() -> None:
    assert [words for words, _ in counts(ASKED, 5)] == ["18 people answered", "3 passed", "5 writing"]
    assert [words for words, _ in counts(replace(ASKED, done=7), 5)][-1] == "7 done"
    assert len(counts(replace(ASKED, done=7, closed_at=AT), 5)) == 2


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (ASKED, "hidden until you reveal"),
        (replace(ASKED, revealed=True), "revealed"),
        (replace(ASKED, reveal="after_answer"), "shown after answering"),
        (replace(ASKED, reveal="after_answer", revealed=True), "revealed"),
        (replace(ASKED, reveal="at_once", revealed=True), "open at once"),
    ],
)
def test_who_can_read_along_is_said_in_words(asked: AskedView, words: str) -> None:
    assert readable(asked)[0] == words


def test_how_a_question_came_about_is_said_where_there_is_something_to_say() -> None:
    assert origin(ASKED, QuestionLineView()) == []
    told = origin(replace(ASKED, round=2, before="What else?", by="Ama", by_role="Chair"), QuestionLineView())
    assert [words for words, _ in told] == ["Round 2", "asked differently by the room", "asked by Ama (Chair)"]
    assert origin(replace(ASKED, by="Ama"), QuestionLineView())[0][0] == "asked by Ama"


@pytest.mark.parametrize(
    ("after", "until", "words"),
    [
        (252, None, "4:12"),
        (252, 600, "4:12 · 5:48 left"),
        (600, 600, "10:00 · over by 0:00"),
        (640, 600, "10:40 · over by 0:40"),
    ],
)
def test_the_clock_says_what_is_left_and_calmly_what_is_over(after: int, until: int | None, words: str) -> None:
    asked = replace(ASKED, until=None if until is None else AT + timedelta(seconds=until))
    told = clocks(asked, AT + timedelta(seconds=after))
    assert "".join(text for text, _ in told) == words
    assert all("warning" not in style for _, style in told)


def test_a_closed_question_has_no_clock() -> None:
    assert clocks(replace(ASKED, closed_at=AT), AT) == [("closed", "bold $warning")]


def test_probes_and_notes_stand_on_one_line() -> None:
    planned = replace(row(1, "open", 3), probes=("What else?", "Since when?"), notes="Wait.\nThen wait.")
    words = "Probe: What else? · Since when?   Note: Wait. Then wait."
    assert beside(planned) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (5, "Break, 5:00 left · B ends it"),
        (0, "Break, time to come back · B ends it"),
        (-3, "Break, time to come back · B ends it"),
    ],
)
def test_a_break_says_what_is_left_of_it(minutes: int, words: str) -> None:
    view = QuestionLineView(ASKED, now=AT, break_until=AT + timedelta(minutes=minutes))
    assert [told.strip() for told, _ in on_break(view)] == [words]
    assert on_break(QuestionLineView(ASKED, now=AT)) == []


def test_a_question_that_was_put_right_is_not_said_to_be_the_rooms() -> None:
    told = [
        [words for words, _ in origin(replace(ASKED, before="What hepls?", put_right=right), QuestionLineView())]
        for right in (True, False)
    ]
    assert told == [["put right"], ["asked differently by the room"]]
