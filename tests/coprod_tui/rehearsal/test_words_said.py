from random import Random
from typing import get_args

from coprod_tui.rehearsal.intents import AnswerOther
from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.words_said import answer_to_other, contribution
from server.domain import commands as c

KEY = "k" * 32
MOMENTS: tuple[tuple[c.Arrival | None, str | None], ...] = ((None, None), ("now", None), ("beside", "p-2"))


def replies() -> list[c.Build | c.Challenge]:
    return [
        answer_to_other(Random(seed), AnswerOther("c-1", arrives, beside), "Words", lambda: KEY)  # noqa: S311 - behaviour
        for seed in range(120)
        for arrives, beside in MOMENTS
    ]


def test_builds_and_challenges_hold_words_that_nobody_else_says() -> None:
    builds = [one for one in replies() if isinstance(one, c.Build)]
    assert {(one.contribution, one.text, one.key) for one in builds} == {("c-1", "Words", None), ("c-1", "Words", KEY)}
    challenges = [one for one in replies() if isinstance(one, c.Challenge)]
    assert all(one.text.endswith("? Words") and one.value for one in challenges)
    assert {(one.arrives, one.key is None) for one in challenges} == {("now", True), ("now", False), ("beside", True)}


def test_most_words_go_into_the_notes_some_may_be_quoted_and_a_few_stay_in_the_room() -> None:
    answers = [contribution(Random(seed), "q-1", "Words", PhoneView(), lambda: KEY) for seed in range(300)]  # noqa: S311 - behaviour
    for said in (answers, replies()):
        chosen = [one.consent for one in said]
        assert {*chosen} == {*get_args(c.Consent)}
        assert chosen.count("notes") > chosen.count("quoted") > chosen.count("room")
