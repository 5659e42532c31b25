"""What a simulated person would do next, by chance and by what they see; it must not know how it is sent.

Nobody keeps words to the room, changes them or takes them back: all that is acknowledged has to be exported as sent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from coprod_tui.rehearsal.sight import Sight
from server.domain import commands as c

YES: Final = 0.75
NAMELESS: Final = 0.15
QUOTED: Final = 0.3
UNSURE: Final = 0.1
_STEPS_BACK: Final = 0.06
_PASSES_ON: Final = 0.12
_ASKS_FOR_ROLE: Final = 0.16
_PASSES: Final = 0.22


@dataclass(frozen=True, slots=True)
class Say:
    """They answer the question that is open."""

    question: str


@dataclass(frozen=True, slots=True)
class LookForSomeone:
    """They want to pass a role on, and look who is here."""

    role: str


Wish = Say | LookForSomeone | c.Command


def wish(choices: Random, sight: Sight, *, finished: bool) -> Wish | None:
    """What they do next, None if there is nothing to do. Who is `finished` with answers only replies to offers."""
    if sight.offers:
        role = choices.choice(sight.offers)
        return c.AcceptOffer(role) if choices.random() < YES else c.DeclineOffer(role)
    if finished or sight.mine is None:
        return None
    return _aside(choices.random(), choices, sight) or _answer(sight)


def contribution(choices: Random, question: str, text: str, new_secret: Callable[[], str]) -> c.Contribute:
    """The answer `text`, with a name or, under a key that nobody else knows, without, as they like."""
    return c.Contribute(
        question,
        text,
        kind="unsure" if choices.random() < UNSURE else "answer",
        consent="quoted" if choices.random() < QUOTED else "notes",
        key=new_secret() if choices.random() < NAMELESS else None,
    )


def _aside(roll: float, choices: Random, sight: Sight) -> Wish | None:
    """Something beside answering: to put down, pass on or ask for a role, or to pass on the question."""
    if roll < _STEPS_BACK:
        return c.StepBack(choices.choice(sight.holding)) if sight.holding else None
    if roll < _PASSES_ON:
        return LookForSomeone(choices.choice(sight.holding)) if sight.holding else None
    if roll < _ASKS_FOR_ROLE:
        return c.AskForRole(choices.choice(sight.free_to_ask)) if sight.free_to_ask else None
    passed = sight.mine is None or sight.mine.passed
    if roll < _PASSES and not passed and sight.open_question is not None:
        return c.PassQuestion(sight.open_question)
    return None


def _answer(sight: Sight) -> Say | None:
    return None if sight.open_question is None else Say(sight.open_question)
