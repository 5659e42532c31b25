"""What a simulated person would do next, by chance and by what they see; it must not know how it is sent.

Nobody keeps words to the room, changes them or takes them back: all that is acknowledged has to be exported as sent.
Words that somebody puts in for another are one of the other's answers, once they say yes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from coprod_tui.rehearsal.sight import Sight
from coprod_tui.rehearsal.tools import PutIn, ask_the_room, use_tool
from server.domain import commands as c

YES: Final = 0.75
NAMELESS: Final = 0.15
QUOTED: Final = 0.3
UNSURE: Final = 0.1
_STEPS_BACK: Final = 0.06
_PASSES_ON: Final = 0.12
_ASKS_FOR_ROLE: Final = 0.16
_PASSES: Final = 0.22
_SAYS_OPEN: Final = 0.24
_SHADOWS: Final = 0.26
_SWAPS: Final = 0.28
_USES_TOOL: Final = 0.32


@dataclass(frozen=True, slots=True)
class Say:
    """They answer the question that is open."""

    question: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """They say yes to words that somebody put in for them."""

    words: str
    text: str


@dataclass(frozen=True, slots=True)
class HandOn:
    """They want to pass a role on."""

    role: str


LookForSomeone = HandOn | PutIn
Wish = Say | Confirm | LookForSomeone | c.Command


def wish(
    choices: Random, sight: Sight, *, finished: bool, quiet: bool = False, asked: frozenset[str] = frozenset()
) -> Wish | None:
    """What they do next, None if there is nothing to do. Who is `finished` with answers only replies to others.

    `quiet` says that no question has been open for long; `asked` has the questions that they asked themselves.
    """
    reply = _reply(choices, sight, finished=finished)
    if reply is not None or finished or sight.mine is None:
        return reply
    question = ask_the_room(choices, sight) if quiet else None
    return question or _aside(choices.random(), choices, sight, asked) or _answer(sight)


def contribution(choices: Random, question: str, text: str, new_secret: Callable[[], str]) -> c.Contribute:
    """The answer `text`, with a name or, under a key that nobody else knows, without, as they like."""
    return c.Contribute(
        question,
        text,
        kind="unsure" if choices.random() < UNSURE else "answer",
        consent="quoted" if choices.random() < QUOTED else "notes",
        key=new_secret() if choices.random() < NAMELESS else None,
    )


def with_someone(choices: Random, looking: LookForSomeone, person: str, text: str) -> c.Command:
    """What they looked for somebody for, now that it is `person`; `text` is what that person said."""
    if isinstance(looking, HandOn):
        return c.PassOn(looking.role, person)
    return c.CaptureWords(looking.question, text, choices.choice(("aloud", "for_someone")), person)


def _reply(choices: Random, sight: Sight, *, finished: bool) -> Wish | None:
    """The reply to an offer, to somebody who asks, or to words that wait for a yes."""
    if sight.offers:
        role = choices.choice(sight.offers)
        return c.AcceptOffer(role) if choices.random() < YES else c.DeclineOffer(role)
    if sight.asked:
        asked = choices.choice(sight.asked)
        if choices.random() >= YES:
            return c.DeclineAsk(asked.role, asked.person)
        return c.LetShadow(asked.role, asked.person) if asked.shadow else c.PassOn(asked.role, asked.person)
    if sight.words:
        words = choices.choice(sight.words)
        yes = not finished and choices.random() < YES
        return Confirm(words.id, words.text) if yes else c.DropWords(words.id)
    return None


def _aside(roll: float, choices: Random, sight: Sight, asked: frozenset[str]) -> Wish | None:
    """Something beside answering: about a role, with a role, or to pass on the question."""
    if roll < _STEPS_BACK:
        return c.StepBack(choices.choice(sight.holding)) if sight.holding else None
    if roll < _PASSES_ON:
        return HandOn(choices.choice(sight.holding)) if sight.holding else None
    if roll < _ASKS_FOR_ROLE:
        return _ask_for(choices, sight)
    passed = sight.mine is None or sight.mine.passed
    if roll < _PASSES:
        return None if passed or sight.open_question is None else c.PassQuestion(sight.open_question)
    if roll < _SAYS_OPEN:
        return c.SayOpenTo(choices.choice(sight.not_open_to)) if sight.not_open_to else None
    if roll < _SHADOWS:
        return c.AskToShadow(*choices.choice(sight.to_shadow)) if sight.to_shadow else None
    if roll < _SWAPS:
        return _swap(choices, sight)
    return use_tool(choices, sight, asked) if roll < _USES_TOOL else None


def _ask_for(choices: Random, sight: Sight) -> c.AskForRole | None:
    """Asking for a role: where it is full, one of those who hold it."""
    if not sight.free_to_ask:
        return None
    role = choices.choice(sight.free_to_ask)
    holders = sight.holders_of(role) if sight.full(role) else ()
    return c.AskForRole(role, choices.choice(holders).person if holders else None)


def _swap(choices: Random, sight: Sight) -> c.Command | None:
    """Changing places in a role: a shadow asks the holder, a holder offers it to a shadow."""
    asking: list[c.Command] = [
        c.AskForRole(beside.role, of=holder.person)
        for beside in sight.shadowing
        for holder in sight.holders_of(beside.role)
        if holder.label == beside.label
    ]
    offering: list[c.Command] = [c.PassOn(held.role, shadow.person) for held in sight.held for shadow in held.shadows]
    ways = asking + offering
    return choices.choice(ways) if ways else None


def _answer(sight: Sight) -> Say | None:
    return None if sight.open_question is None else Say(sight.open_question)
