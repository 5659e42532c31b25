"""The plans that come with coprod keep the craft that they are to teach."""

import pytest

from server.domain.catalogue import QUESTIONS
from server.domain.question_advice import advice_on, reads_as_open
from server.plans.ready import NAMES, ready_plan, ready_plans

MINUTES = {"first-meeting": 60, "two-hours": 110, "improve-a-service": 90, "check-in": 30, "difficult-subject": 65}


def test_there_are_five_each_as_long_as_it_says() -> None:
    assert {ready.name: ready.minutes for ready in ready_plans()} == MINUTES


@pytest.mark.parametrize("name", NAMES)
def test_every_question_and_every_probe_is_open(name: str) -> None:
    questions = ready_plan(name).plan.questions
    asked = [question.text for question in questions if question.kind != "outcomes"]  # that is a sentence to finish
    asked += [probe for question in questions for probe in question.probes]
    assert [(text, advice_on(text)) for text in asked if advice_on(text) or not reads_as_open(text)] == []
    assert not any(" why " in f" {text.lower()} " for text in asked)


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_tells_what_it_is_for_and_how_each_question_is_asked(name: str) -> None:
    plan = ready_plan(name).plan
    assert plan.purpose
    assert plan.outcomes
    assert len({question.text for question in plan.questions}) == len(plan.questions) >= 5
    assert len({question.phase for question in plan.questions} - {""}) >= 3
    assert all(question.minutes and question.notes for question in plan.questions)
    assert {question.text for question in plan.questions} & {known.text for known in QUESTIONS}


def test_nothing_hard_is_shown_on_phones_before_it_is_revealed() -> None:
    assert {question.reveal for question in ready_plan("difficult-subject").plan.questions} == {"when_revealed"}
