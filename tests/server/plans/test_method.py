"""Methods of the Open Facilitation Library, format v0.2, with words written for these tests."""

import pytest

from server.plans.method import Method, parse_method
from server.plans.problems import PlanError
from server.plans.reading import read
from server.plans.worksheet import worksheet

METHOD = """---
id: tea-round
title: Tea round
version: 0.1.0
status: draft
summary: A group tells what matters to it over tea, and agrees what to try.
source_method: An old habit (many people)
license: CC-BY-4.0
attribution: "Credit: the people who made tea."
runtime: { reference: somewhere, artifact: chain }
composes:
  - small-talk
roles:
  - { slug: guest, label: Guest }
stages:
  - { id: pour, title: Pour the tea, roles: [guest], completion: all_submitted, output: cups, with tea in them }
  - { id: Talk, title: Talk, uses: small-talk, output: what was said }
  - { id: wash-up, title: Wash up }
  - { id: lost, title: Lost }
evals: ./evals
tags: [tea]
---

# Tea round

What is this for? Read it first, with ![a pot](pot.png).

## Stage: pour
**Goal:** get everybody a cup.

Go round. Ask each person: how do you take your *tea*? Then say "and what would
you like with it?" and wait. How do you take your tea?

- What else is there?

**Output:** cups.

## Stage: talk
**Goal:** hear what matters.

Ask what matters and listen. See [the book](https://book.example) and `notes`.

| a | b |
|---|---|
| 1 | 2 |

## Stage: wash-up
Who washes, and who dries?
"""


@pytest.fixture(scope="module")
def tea() -> Method:
    return parse_method(METHOD)


def test_stages_become_phases_and_what_they_ask_word_for_word_becomes_questions(tea: Method) -> None:
    plan = tea.plan
    assert plan.title == "Tea round"
    assert plan.purpose == "A group tells what matters to it over tea, and agrees what to try."
    assert [(question.phase, question.text) for question in plan.questions] == [
        ("Pour the tea", "And what would you like with it?"),
        ("Pour the tea", "How do you take your tea?"),
        ("Pour the tea", "What else is there?"),
        ("Wash up", "Who washes, and who dries?"),
    ]


def test_all_else_in_a_stage_becomes_the_notes_of_its_first_question(tea: Method) -> None:
    first, *others, last = tea.plan.questions
    assert first.notes.startswith("Goal: get everybody a cup.\nGo round. Ask each person: how do you take your tea?")
    assert first.notes.endswith("What else is there?\nOutput: cups.")
    assert [question.notes for question in others] == ["", ""]
    assert last.notes == "Who washes, and who dries?"


def test_what_could_not_be_brought_in_is_said(tea: Method) -> None:
    assert tea.left_out == (
        "The stage “Talk” runs another method, small-talk, which is a file of its own.",
        "The stage “Lost” has no section of its own, so nothing is known of it but its title.",
        "These parts of the front matter have no place in a plan: runtime, composes, roles, evals, tags.",
        "These settings of its stages have no place in a plan: roles, completion, uses.",
        "The introduction, and what else stands outside the stages, was left out; read it in the method itself.",
        "Of the links and tables in its stages, at most the words came along.",
        "The method says no minutes, so no question has a time.",
    )


def test_the_file_is_that_plan_with_credit_and_with_the_other_stages_as_remarks(tea: Method) -> None:
    written = worksheet(tea)
    assert read(written) == tea.plan
    assert written.startswith(
        "# Method: An old habit (many people)\n# Credit: Credit: the people who made tea.\n# Lice"
    )
    assert "\n# “Talk” asks nothing word for word. To ask something here, take the # off the lines below.\n" in written


def test_a_remark_becomes_a_phase_once_its_marks_are_taken_off(tea: Method) -> None:
    lines = worksheet(tea).split("\n")
    begin = next(number for number, line in enumerate(lines) if line.startswith("# “Talk”")) + 1
    end = lines.index("", begin)
    lines[begin:end] = [line.removeprefix("#").removeprefix(" ") for line in lines[begin:end]]
    (added,) = [question for question in read("\n".join(lines)).questions if question.phase == "Talk"]
    assert added.text == "Your question here"
    assert added.notes == "Goal: hear what matters.\nAsk what matters and listen. See the book and notes.\na\nb\n1\n2"


def test_what_a_stage_may_ask_stands_in_the_file_as_a_remark_with_the_sentence_that_it_came_from() -> None:
    body = "Ask what people saw and heard. If it stalls (“what else?”), wait.\n"
    found = parse_method(
        f"---\ntitle: T\nstages: [{{id: a}}, {{id: b}}]\n---\n## Stage: a\n{body}## Stage: b\nWhat now?\n\n{body}"
    )
    assert [one.text for one in found.plan.questions] == ["What now?"]
    written = worksheet(found)
    assert written.count("\n# From: Ask what people saw and heard.\n") == 2
    assert read(written) == found.plan
    lines = written.split("\n")
    for begin in [at for at, line in enumerate(lines) if line.startswith("# From: If it stalls (“what else?”), wait.")]:
        end = lines.index("", begin)
        lines[begin + 1 : end] = [line.removeprefix("#").removeprefix(" ") for line in lines[begin + 1 : end]]
    assert [(one.phase, one.text) for one in read("\n".join(lines)).questions] == [
        ("a", "What else?"),
        ("b", "What now?"),
        ("b", "What else?"),
    ]


def test_perspectives_that_the_method_does_not_name_are_not_added(tea: Method) -> None:
    assert tea.plan.perspectives == ()
    assert read(worksheet(tea)).perspectives == ()


def test_a_method_that_asks_nothing_has_no_question_made_up() -> None:
    found = parse_method("---\ntitle: Quiet\nstages: [{id: sit}]\n---\n## Stage: sit\nSit together.\n")
    assert found.plan.questions == ()
    assert found.left_out[0] == "No question is asked word for word in this method, so the plan has none yet."
    assert read(worksheet(found)).title == "Quiet"


def test_a_text_for_which_there_is_no_room_ends_with_a_sentence_and_that_is_said() -> None:
    body = "One more thing to do. " * 100 + "What now?"
    long_question = "What " + "and what " * 60 + "then?"
    text = f"---\ntitle: {'T' * 130}\nstages: [{{id: do}}]\n---\n## Stage: do\n{body}\n\n{long_question}\n"
    found = parse_method(text)
    assert found.plan.questions[0].notes.endswith("thing to do.")
    assert [question.text for question in found.plan.questions] == ["What now?"]
    assert found.left_out[:3] == (
        "There was no room for all of the title; its end is missing.",
        "A question of the stage “do” is too long for a phone and stands in the notes only.",
        "There was no room for all of the text of the stage “do”; its end is missing.",
    )
    assert read(worksheet(found)) == found.plan


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# Tea", "This is not a method of the Open Facilitation Library"),
        ("---\ntitle: T\n---\n## Stage: a", "This is not a method of the Open Facilitation Library"),
        ("---\ntitle: T\nstages: []\n---\n", "This is not a method of the Open Facilitation Library"),
        ("---\ntitle: ' '\nstages: [{id: a}]\n---\n", "This is not a method of the Open Facilitation Library"),
        ("---\ntitle: T\nstages: [{id: a]\n---\n", "Line 3: the front matter of this method is not written as YAML."),
        (f"---\ntitle: {'[' * 5000}\n---\n", "The front matter of this method cannot be read."),
        (
            "---\ntitle: T\nwhen: 2026-99-99\nstages: [{id: a}]\n---\n",
            "The front matter of this method cannot be read.",
        ),
        (
            "---\ntitle: T\na: &a [lol]\nb: &b [*a, *a]\nsummary: *b\nstages: [{id: a}]\n---\n",
            "Line 4: the front matter repeats a part by its name (*…); write it out instead.",
        ),
        ("x" * 100_001, "The file is longer than 100,000 characters, which is no method."),
    ],
)
def test_what_is_no_method_is_refused_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(PlanError) as caught:
        parse_method(text)
    assert str(caught.value).startswith(told)


def test_a_method_that_asks_more_than_a_plan_can_hold_is_refused() -> None:
    asked = " ".join(f"What is number {number}?" for number in range(201))
    with pytest.raises(PlanError, match="asks 201 questions; a plan has room for 200"):
        parse_method(f"---\ntitle: T\nstages: [{{id: a}}]\n---\n## Stage: a\n{asked}\n")


def test_a_method_without_a_full_stop_is_read_no_slower_than_it_is_long() -> None:
    endless = "a" * 60_000  # every character a place where a sentence could begin
    found = parse_method(f"---\ntitle: T\nstages: [{{id: a}}]\n---\n## Stage: a\n{endless}\n\nWhat now?\n")
    assert [question.text for question in found.plan.questions] == ["What now?"]
