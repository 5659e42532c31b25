import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.events import PlannedQuestion, Role
from server.domain.plan import SessionPlan, plain_plan
from server.plans.problems import PlanError
from server.plans.reading import decode_plan, read
from server.plans.ready import ready_plan

WHOLE = """
title = "Home care"
purpose = '''
Two lines,
kept as such.'''
outcomes = ["Fewer hurried calls"]
perspectives = ["I use this", "I work here"]
agreements = ["We listen."]
reasons = ["It names somebody."]
roles = ["Weaver", "host"]

[[role]]
name = "Night watch"
sentence = "Thinks of those who are up at night."
prompt = "Ask what this is like at night."
limit = 2
offerable = false
hold_back = true

[[phase]]
name = "Arriving"
reveal = "Open at once"

[[phase.question]]
text = "What brings you here?"
minutes = 10
notes = "Wait."
probes = ["What else?"]

[[phase.question]]
text = "What helps?"
reveal = "after_answer"
moderation = "Look first"
kind = "outcomes"
skipped = true

[[phase]]

[[phase.question]]
text = "What now?"
"""


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(PlanError) as caught:
        read(text)
    return caught.value.sentences


def test_a_plan_is_read_with_everything_in_it() -> None:
    plan = read(WHOLE)
    assert (plan.title, plan.purpose) == ("Home care", "Two lines,\nkept as such.")
    assert (plan.outcomes, plan.perspectives) == (("Fewer hurried calls",), ("I use this", "I work here"))
    assert plan.agreements == ("We listen.",)
    assert plan.reasons == ("It names somebody.",)
    assert plan.questions == (
        PlannedQuestion("n-1", "What brings you here?", "Arriving", 10, "at_once", "Wait.", ("What else?",)),
        PlannedQuestion(
            "n-2", "What helps?", "Arriving", reveal="after_answer", skipped=True, moderation="look", kind="outcomes"
        ),
        PlannedQuestion("n-3", "What now?"),
    )


def test_the_roles_named_come_first_then_the_plans_own_then_all_others() -> None:
    roles = read(WHOLE).roles
    sentence, prompt = "Thinks of those who are up at night.", "Ask what this is like at night."
    assert [role.id for role in roles[:3]] == ["weaver", "host", "r-1"]
    assert roles[2] == Role(
        "r-1", "Night watch", sentence, prompt, 2, offerable=False, first=True, tools=("hold_back",)
    )
    assert [role.first for role in roles] == [True] * 3 + [False] * (len(ROLES) - 2)
    assert {role.id for role in roles} == {role.id for role in ROLES} | {"r-1"}


def test_a_title_is_enough() -> None:
    assert read('title = "Home care"') == plain_plan("Home care")
    assert read('title = "Home care"\nperspectives = []').perspectives == ()
    assert plain_plan("Home care") == SessionPlan("Home care", ROLES, PERSPECTIVES)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Line 1: A plan needs a `title`."),
        ('title = ""', "Line 1: There is nothing to read in `title` yet."),
        (f'title = "{"x" * 121}"', "Line 1: `title` is too long; there is room for 120 characters."),
        ("title = 3", "Line 1: `title` takes words in quotes, not a number."),
        ("title = 1979-05-27", "Line 1: `title` takes words in quotes, not a date or time."),
        ('title = "T"\npurpos = "x"', "Line 2: `purpos` is not a key of a plan. Did you mean `purpose`?"),
        ('title = "T"\n"a\\u001bb" = 1', "Line 2: `a b` is not a key of a plan."),
        ('title = "T"\noutcomes = "x"', "Line 2: `outcomes` takes a list in square brackets, not words."),
        ('title = "T"\noutcomes = [\n "x",\n 3]', "Line 4: `outcomes` takes words in quotes, not a number."),
        ('title = "T"\noutcomes = ["x", "X "]', "Line 2: “X” stands in `outcomes` twice."),
        (f'title = "T"\noutcomes = {[str(n) for n in range(25)]}', "Line 2: `outcomes` has 25; there is room for 24."),
        ('title = "T"\nroles = ["Weever"]', "Line 2: `roles` cannot be “Weever”. Did you mean “Weaver”?"),
        (
            'title = "T"\nroles = ["zzz"]',
            "Line 2: `roles` cannot be “zzz”. It can be one of the roles that come with coprod.",
        ),
        ('title = "T"\nroles = ["host", "Host"]', "Line 2: “Host” stands in `roles` twice."),
        ('title = "T"\nroles = [true]', "Line 2: `roles` takes words in quotes, not true or false."),
        ('title = "T"\n[phase]', "Line 2: A phase begins with [[phase]], in double brackets."),
        ('title = "T"\nphase = [1]', "Line 2: `phase` takes a table, not a number."),
        ('title = "T"\n[[question]]', "Line 2: `question` is not a key of a plan. It belongs to a phase, as "),
        ('title = "T"\n[[role]]\nname = "host"\nsentence = "x"', "Line 3: There is a role called “host” already."),
        ('title = "T"\n[[role]]\nname = "Night"', "Line 2: A role needs a `sentence`."),
        (
            'title = "T"\n[[role]]\nname = "Night"\nsentence = "x"\nlimit = 0',
            "Line 5: `limit` can be from 1 to 2,000.",
        ),
        (
            'title = "T"\n[[role]]\nname = "Night"\nsentence = "x"\nofferable = "no"',
            "Line 5: `offerable` takes true or false, without quotes.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_its_key_and_the_nearest(text: str, told: str) -> None:
    (sentence,) = problems(text)
    assert sentence.startswith(told)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("minuts = 3", "Line 6: `minuts` is not a key of a question. Did you mean `minutes`?"),
        ("minutes = -5", "Line 6: `minutes` can be from 1 to 240."),
        ("minutes = 100000", "Line 6: `minutes` can be from 1 to 240."),
        ("minutes = true", "Line 6: `minutes` takes a whole number from 1 to 240, not true or false."),
        ("minutes = 2.5", "Line 6: `minutes` takes a whole number from 1 to 240, not a number with a point."),
        (
            'reveal = "after you anwser"',
            "Line 6: `reveal` cannot be “after you anwser”. Did you mean “after you answer”?",
        ),
        ('reveal = "?"', "Line 6: `reveal` cannot be “?”. It can be “open at once”, “after you answer” or "),
        (f'notes = "{"x" * 3000}"', "Line 6: `notes` is too long; there is room for "),
        ('perspectives = ["I live here"]', "Line 6: `perspectives` is not a key of a question. It belongs to the plan"),
    ],
)
def test_a_mistake_in_a_question_is_told_likewise(line: str, told: str) -> None:
    (sentence,) = problems(f'title = "T"\n[[phase]]\nname = "P"\n[[phase.question]]\ntext = "What?"\n{line}\n')
    assert sentence.startswith(told)


def test_a_question_has_words() -> None:
    assert problems('title = "T"\n[[phase]]\n[[phase.question]]\n') == ("Line 3: A question needs a `text`.",)
    assert problems('title = "T"\n[[phase]]\n[[phase.question]]\ntext = "\\u200b"') == (
        "Line 4: There is nothing to read in `text` yet.",
    )


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_lines() -> None:
    text = 'purpos = 1\n[[phase]]\nname = 2\n[[phase.question]]\nminutes = "3"\n'
    assert [sentence.partition(":")[0] for sentence in problems(text)] == [
        "Line 1",
        "Line 1",
        "Line 3",
        "Line 4",
        "Line 5",
    ]


def test_of_very_many_mistakes_the_first_few_are_told() -> None:
    sentences = problems('title = "T"\n' + "".join(f"wrong{number} = 1\n" for number in range(9)))
    assert len(sentences) == 9
    assert sentences[-1] == "1 more follows; mend these first."


@pytest.mark.parametrize(
    ("text", "line"), [("title = T", 1), ('a = 1\ntitle = "', 2), ("a = 1\na = 2\n", 2), ("x\n[[[\n", 1)]
)
def test_what_is_not_toml_is_told_by_its_line(text: str, line: int) -> None:
    (sentence,) = problems(text)
    assert sentence.startswith(f"Line {line}: this is not written as TOML (")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'title = "T"\n{"a." * 200_000}a = 1', "Line 2: no key of a plan has so many parts."),
        (f'title = "T"\nx = {{{"a . " * 200_000}a = 1}}', "Line 2: no key of a plan has so many parts."),
        (f"minutes = {'9' * 5_000}", "A number in this file is too long to be one in a plan."),
        (f'title = "{"Wait. " * 90}"', "Line 1: `title` is too long"),
    ],
)
def test_what_would_take_the_parser_forever_or_break_it_is_told(text: str, told: str) -> None:
    (sentence,) = problems(text)
    assert sentence.startswith(told)


def test_a_plan_has_at_most_two_hundred_questions() -> None:
    one = '[[phase.question]]\ntext = "What?"\n'
    assert len(read('title = "T"\n[[phase]]\n' + one * 200).questions) == 200
    (sentence,) = problems('title = "T"\n[[phase]]\n' + one * 201)
    assert sentence == "Line 3: There are 201 of [[phase.question]]; there is room for 200."
    (sentence,) = problems('title = "T"\n' + f"[[phase]]\n{one * 101}" * 2)
    assert sentence == "Line 2: There are 202 questions; there is room for 200."


def test_brackets_nested_without_end_are_refused() -> None:
    assert problems("a = " + "[" * 20_000) == ("The brackets in this file are nested too deep to be a plan.",)


def test_a_file_is_utf_8_with_or_without_a_mark_and_not_too_large() -> None:
    assert decode_plan("é".encode()) == decode_plan(b"\xef\xbb\xbf" + "é".encode()) == "é"
    with pytest.raises(PlanError, match="Line 2: this is not UTF-8 text; save the file again as UTF-8"):
        decode_plan(b"one\n\xff")
    with pytest.raises(PlanError, match="larger than 1 MB"):
        decode_plan(b" " * 1_000_001)


@given(st.data())
def test_whatever_is_changed_in_a_plan_it_is_read_or_refused_in_sentences(data: st.DataObject) -> None:
    text = ready_plan("check-in").text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    put = data.draw(st.text("[]{}=\"'#\n.,\\aé1", max_size=6))
    sentences: tuple[str, ...] = ("All is well.",)
    try:
        read(text[:start] + put + text[end:])
    except PlanError as error:
        sentences = error.sentences
    assert sentences
    assert all(sentence.endswith((".", "?")) and "\n" not in sentence for sentence in sentences)
