import re
from typing import get_args

from server.domain.catalogue import QUESTIONS, ROLES
from server.domain.commands import CallKind
from server.domain.events import Role
from server.domain.text import PROMPT_CHARACTERS, QUESTION_CHARACTERS, clean
from server.sentences import words


def test_eight_of_nineteen_roles_are_shown_first() -> None:
    assert len(ROLES) == 19
    assert [words(role.name) for role in ROLES if role.first] == [
        "Host",
        "Scribe",
        "Timekeeper",
        "Weaver",
        "Challenger",
        "Encourager",
        "Outcome-keeper",
        "Voice-bringer",
    ]


def test_roles_are_named_apart_by_plain_ids() -> None:
    assert len({role.id for role in ROLES}) == len({words(role.name) for role in ROLES}) == 19
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", role.id) for role in ROLES)


def test_every_role_says_in_a_sentence_what_it_is_and_what_it_asks() -> None:
    for role in ROLES:
        assert re.search(r"[.!?]\W?$", words(role.sentence)), role.id
        assert re.search(r"[.!?]$", words(role.prompt)), role.id


def test_limits_leave_room_for_somebody() -> None:
    limits = {role.id: role.limit for role in ROLES}
    assert {limit for limit in limits.values() if limit is not None} == {1, 2, 3, 8}
    assert (limits["timekeeper"], limits["host"], limits["design-group-member"]) == (1, 2, 8)
    assert limits["storyteller"] is None


def test_only_challenging_is_never_assigned() -> None:
    assert [role.id for role in ROLES if not role.offerable] == ["challenger"]


def test_twenty_four_questions_stand_in_their_order() -> None:
    assert [question.number for question in QUESTIONS] == list(range(1, 25))
    phases = list(dict.fromkeys(question.phase for question in QUESTIONS))
    assert (phases[0], phases[-1], len(phases)) == ("Arriving", "Closing", 7)


def test_every_question_is_open_and_can_be_asked_as_it_stands() -> None:
    for question in QUESTIONS:
        assert question.text.endswith("?")
        assert not re.search(r"\bwhy\b", question.text, re.IGNORECASE)
        assert clean(question.text, most=QUESTION_CHARACTERS) == question.text


def test_the_catalogue_says_nothing_that_a_screen_would_change() -> None:
    for role in ROLES:
        for text in (*map(words, (role.name, role.sentence, role.prompt)), *moments(role)):
            assert clean(text, most=PROMPT_CHARACTERS) == text


def test_every_role_has_something_to_do_at_every_moment() -> None:
    for role in ROLES:
        assert all(re.search(r"[.!?]$", text) for text in moments(role)), role.id
        assert len({*moments(role)}) == 3, role.id


def test_every_tool_comes_with_a_role_but_the_one_that_is_off_by_default() -> None:
    known = {"ask", "words", "heard", "steer", "open_way", "outcomes"}
    assert {tool for role in ROLES for tool in role.tools} == {*get_args(CallKind), *known}


def moments(role: Role) -> tuple[str, str, str]:
    return words(role.moments.waiting), words(role.moments.open), words(role.moments.closed)
