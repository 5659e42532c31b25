"""Decides what a simulated person does next, by chance and from what their phone shows.

Nobody changes their words or takes them back, because tests expect everything acknowledged in the record as it was
sent. Words that somebody puts in for another person count as one of that person's answers once they say yes.
"""

from collections.abc import Callable
from random import Random
from typing import Final

from coprod_tui.rehearsal.arrivals import another_arrival
from coprod_tui.rehearsal.box_intents import leaves_concern
from coprod_tui.rehearsal.hand_intents import moves_hand
from coprod_tui.rehearsal.intents import Intent, IntentContext, PassOnRole, ReadThree
from coprod_tui.rehearsal.phone_keys import PhoneKeys
from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import QUESTIONS
from coprod_tui.rehearsal.reply_intents import reply
from coprod_tui.rehearsal.role_tools import ask_the_room, restore, use_tool
from coprod_tui.rehearsal.schedule import Answer
from coprod_tui.rehearsal.word_intents import allows_otherwise, builds, challenges, proposes, says_me_too
from coprod_tui.rehearsal.words_said import perspectives
from server.domain import commands as c
from server.projections.signals import SIGNALS

_STEPS_BACK: Final = 0.06
_PASSES_ON: Final = 0.12
_ASKS_FOR_ROLE: Final = 0.16
_PASSES: Final = 0.22
_SAYS_OPEN: Final = 0.24
_SHADOWS: Final = 0.26
_SWAPS: Final = 0.28
_USES_TOOL: Final = 0.32
_ASKS_DIFFERENTLY: Final = 0.335
_SIGNALS: Final = 0.345
_SAYS_ME_TOO: Final = 0.42
_BUILDS: Final = 0.46
_CHALLENGES: Final = 0.485
_ALLOWS_OTHERWISE: Final = 0.505
_CHANGES_ARRIVAL: Final = 0.525
_MOVES_HAND: Final = 0.545
_READS_THREE: Final = 0.58
_PROPOSES: Final = 0.59
_LEAVES_CONCERN: Final = 0.61


def next_intent(rng: Random, view: PhoneView, context: IntentContext, new_secret: Callable[[], str]) -> Intent | None:
    """What they do next, None if nothing."""
    replied = reply(rng, view, context.keys, finished=context.finished)
    if replied is not None or context.finished or view.mine is None:
        return replied
    if context.introduces and view.perspectives:
        return c.SayPerspectives(perspectives(rng, view.perspectives))
    if context.response_due is not None:
        return context.response_due
    question = ask_the_room(rng, view) if context.quiet else None
    if context.scheduled:
        roll = rng.random()
        return (
            question
            or restore(rng, view, context.held_back)
            or _aside(roll, rng, view, context, new_secret)
            or _on_words(roll, rng, view, context.keys, new_secret)
        )
    return question or _aside(rng.random(), rng, view, context, new_secret) or _answer(view)


def _aside(
    roll: float, rng: Random, view: PhoneView, context: IntentContext, new_secret: Callable[[], str]
) -> Intent | None:
    """Something other than an answer: about a role, with a role, about the question, or a pass; `roll` is in 0..1."""
    if roll < _STEPS_BACK:
        return c.StepBack(rng.choice(view.holding)) if view.holding else None
    if roll < _PASSES_ON:
        return PassOnRole(rng.choice(view.holding)) if view.holding else None
    if roll < _ASKS_FOR_ROLE:
        return _ask_for(rng, view)
    passed = context.scheduled or view.mine is None or view.mine.passed
    if roll < _PASSES:
        return None if passed or view.open_question is None else c.PassQuestion(view.open_question)
    if roll < _SAYS_OPEN:
        return c.SayOpenTo(rng.choice(view.not_open_to)) if view.not_open_to else None
    if roll < _SHADOWS:
        return c.AskToShadow(*rng.choice(view.to_shadow)) if view.to_shadow else None
    if roll < _SWAPS:
        return _swap(rng, view)
    if roll < _USES_TOOL:
        return use_tool(rng, view, context.asked, leads=context.scheduled)
    if roll < _ASKS_DIFFERENTLY:
        return _ask_differently(rng, view)
    return c.SendSignal(rng.choice(SIGNALS), new_secret()) if roll < _SIGNALS else None


def _on_words(
    roll: float, rng: Random, view: PhoneView, keys: PhoneKeys, new_secret: Callable[[], str]
) -> Intent | None:
    """Something about words that are there, a hand, or the box; `roll` is in 0..1, and the first part is for asides."""
    if roll < _SIGNALS or roll >= _LEAVES_CONCERN:
        return None
    ways: tuple[tuple[float, Callable[[], Intent | None]], ...] = (
        (_SAYS_ME_TOO, lambda: says_me_too(rng, view, keys, new_secret)),
        (_BUILDS, lambda: builds(rng, view, keys)),
        (_CHALLENGES, lambda: challenges(rng, view, keys)),
        (_ALLOWS_OTHERWISE, lambda: allows_otherwise(rng, view, keys)),
        (_CHANGES_ARRIVAL, lambda: another_arrival(rng, view)),
        (_MOVES_HAND, lambda: moves_hand(rng, view)),
        (_READS_THREE, lambda: ReadThree() if view.of_others else None),
        (_PROPOSES, lambda: proposes(rng, view, keys, new_secret)),
        (_LEAVES_CONCERN, lambda: leaves_concern(rng, new_secret)),
    )
    return next(way for below, way in ways if roll < below)()


def _ask_differently(rng: Random, view: PhoneView) -> c.OfferWording | None:
    """Offers another wording, once a question."""
    if view.open_question is None or view.mine is None or view.mine.wording is not None:
        return None
    return c.OfferWording(view.open_question, rng.choice(QUESTIONS))


def _ask_for(rng: Random, view: PhoneView) -> c.AskForRole | None:
    """Asks for a role; where it is full, asks one of its holders."""
    if not view.free_to_ask:
        return None
    role = rng.choice(view.free_to_ask)
    holders = view.holders_of(role) if view.full(role) else ()
    return c.AskForRole(role, rng.choice(holders).person if holders else None)


def _swap(rng: Random, view: PhoneView) -> c.Command | None:
    """Swaps a role between holder and shadow: a shadow asks the holder, or a holder offers it to a shadow."""
    asking: list[c.Command] = [
        c.AskForRole(beside.role, of=holder.person)
        for beside in view.shadowing
        for holder in view.holders_of(beside.role)
        if holder.label == beside.label
    ]
    offering: list[c.Command] = [c.PassOn(held.role, shadow.person) for held in view.held for shadow in held.shadows]
    ways = asking + offering
    return rng.choice(ways) if ways else None


def _answer(view: PhoneView) -> Answer | None:
    return None if view.open_question is None else Answer(view.open_question)
