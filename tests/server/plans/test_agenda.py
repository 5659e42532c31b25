"""Agendas and lists of questions as plans."""

import pytest

from server.domain.text import QUESTION_CHARACTERS
from server.plans.method import parse_method
from server.plans.problems import PlanError
from server.plans.reading import read
from server.plans.worksheet import worksheet

TABLE = """# Planning day

| Time | Item | Who |
|------|------|-----|
| 10:00 | Welcome | Ama |
| 10:15–10:45 | What should we keep? | all |
| 10:45 | Break | |
| 11.00 | Wrap-up: what will you take home? | Bo |
| 11.30 | | |
"""
LIST = """# Tea

We meet at 9:00 in the hall.

- 10:00 Welcome
- What would help? (15 min)
1. 5' Goodbye
* **23:50** Night
* 0:10 Morning
"""


def test_a_table_of_times_and_items_becomes_phases_and_questions() -> None:
    found = parse_method(TABLE)
    assert found.title == "Planning day"
    assert [(stage.title, stage.questions, stage.minutes) for stage in found.stages] == [
        ("Welcome", (), 15),
        ("Welcome", ("What should we keep?",), 30),
        ("Break", (), 15),
        ("Wrap-up: what will you take home?", ("What will you take home?",), None),
    ]
    assert found.left_out == ()
    assert read(worksheet(found)) == found.plan


def test_a_list_of_times_and_items_too_and_what_has_no_time_is_told() -> None:
    found = parse_method(LIST)
    assert [(stage.title, stage.questions, stage.minutes) for stage in found.stages] == [
        ("Welcome", (), None),
        ("Welcome", ("What would help?",), 15),
        ("Goodbye", (), 5),
        ("Night", (), 20),
        ("Morning", (), None),
    ]
    assert found.left_out == ("What has no time in this agenda was left out; read it in the agenda itself.",)
    assert read(worksheet(found)) == found.plan


def test_a_plain_list_has_a_question_a_line() -> None:
    found = parse_method("# Ours\n\nWhat works?\n- What hurts, e.g. at night?\n2. ماذا نحتاج؟\n")
    assert found.title == "Ours"
    assert [one.text for one in found.plan.questions] == ["What works?", "What hurts, e.g. at night?", "ماذا نحتاج؟"]
    assert found.plan.perspectives == ()
    assert read(worksheet(found)) == found.plan


def test_what_is_too_long_is_told() -> None:
    found = parse_method(f"{'x' * QUESTION_CHARACTERS}?\nWhat now?\n")
    assert [one.text for one in found.plan.questions] == ["What now?"]
    assert found.left_out == ("A question is too long for a phone and was left out.",)
    with pytest.raises(PlanError, match="room for 200"):
        parse_method("\n".join(f"What is {number}?" for number in range(201)))
    (stage, _) = parse_method(f"- 10:00 {'long ' * 20}\n- 10:20 End\n").stages
    assert len(stage.title) <= 60
    assert stage.notes == ("long " * 20).strip()


@pytest.mark.parametrize("text", ["", "# Tea", "Tea at 10:00.\nWhat now?", "- 10:00 Tea", "What now?\nTea.\n"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(PlanError, match="Nor is it an agenda"):
        parse_method(text)
