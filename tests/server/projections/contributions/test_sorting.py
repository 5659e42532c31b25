from typing import get_args

import pytest

from server.domain import commands as c
from server.projections.contributions.sorting import ORDER_NAMES, Order, needs_reply
from tests.session import Session


def is_waiting(session: Session, text: str, kind: c.ContributionKind = "answer") -> bool:
    said = session.say(next(iter(session.state.people)), text, kind=kind)
    return needs_reply(session.state.contributions[said])


@pytest.fixture
def asked(session: Session) -> Session:
    session.join("Ama")
    session.ask()
    return session


@pytest.mark.parametrize(
    "text",
    [
        "Would it cost more?",
        "Is that so?!",
        "“Who decides?”",
        "(And who pays?)",
        "What then? …",
        "費用は？",
        "كم الثمن؟",
        "Ինչու՞",
        "Who?\n\nReally?",
    ],
)
def test_what_ends_in_a_question_needs_a_reply(asked: Session, text: str) -> None:
    assert is_waiting(asked, text)


@pytest.mark.parametrize("text", ["Why not? Because.", "Tea; and cake;", "?? is what I wrote", "Yes."])
def test_what_does_not_end_in_a_question_needs_none(asked: Session, text: str) -> None:
    assert not is_waiting(asked, text)


def test_a_doubt_needs_a_reply_however_it_is_worded(asked: Session) -> None:
    assert is_waiting(asked, "Perhaps the rota.", "unsure")


def test_what_was_heard_needs_no_reply_any_more(asked: Session) -> None:
    said = asked.say(next(iter(asked.state.people)), "Who pays?")
    asked.does(c.MarkHeard((said,)))
    assert not needs_reply(asked.state.contributions[said])


def test_every_order_has_a_name() -> None:
    assert tuple(ORDER_NAMES) == get_args(Order)
    assert next(iter(ORDER_NAMES.values())) == "unheard first"
