"""What a simulated person would do next, by chance and by what they see; it must not know how it is sent.

Nobody keeps words to the room, changes them or takes them back: all that is acknowledged has to be exported as sent.
Words that somebody puts in for another are one of the other's answers, once they say yes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import PERSPECTIVES, QUESTIONS
from coprod_tui.rehearsal.role_tools import PutIn, ask_the_room, use_tool
from coprod_tui.rehearsal.schedule import Answer, Response
from server.domain import commands as c
from server.projections.signals import SIGNALS

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
_ASKS_DIFFERENTLY: Final = 0.335
_SIGNALS: Final = 0.345
_SPEAKING: Final = 0.3
_TWO: Final = 0.35
_OWN_WORDS: Final = 0.15
_FEELS: Final = (0.05, 0.15, 0.4, 0.4)


@dataclass(frozen=True, slots=True)
class Confirm:
    """They say yes to words that somebody put in for them."""

    words: str
    text: str


@dataclass(frozen=True, slots=True)
class PassOnRole:
    """They want to pass a role on."""

    role: str


NeedsPerson = PassOnRole | PutIn
Intent = Answer | Confirm | NeedsPerson | c.Command


@dataclass(frozen=True, slots=True)
class IntentContext:
    """What somebody is up to. Who is `finished` with answers only replies to others.

    `quiet` says that no question has been open for long; `asked` has the questions that they asked themselves;
    `introduces` says that they have yet to say what they speak from; with `schedule` they answer when they have an `response_due`
    to, without whenever they can.
    """

    finished: bool = False
    quiet: bool = False
    asked: frozenset[str] = frozenset()
    introduces: bool = False
    schedule: bool = False
    response_due: Response | None = None


def next_intent(rng: Random, view: PhoneView, context: IntentContext, new_secret: Callable[[], str]) -> Intent | None:
    """What they do next, None if there is nothing to do."""
    reply = _reply(rng, view, finished=context.finished)
    if reply is not None or context.finished or view.mine is None:
        return reply
    if context.introduces and view.perspectives:
        return c.SayPerspectives(perspectives(rng, view.perspectives))
    if context.schedule:
        return context.response_due or _aside(rng.random(), rng, view, context, new_secret)
    question = ask_the_room(rng, view) if context.quiet else None
    return question or _aside(rng.random(), rng, view, context, new_secret) or _answer(view)


def contribution(rng: Random, question: str, text: str, view: PhoneView, new_secret: Callable[[], str]) -> c.Contribute:
    """The answer `text`, with a name or, under a key that nobody else knows, without, as they like; under their name
    they now and then say what they speak from in these very words.
    """
    key = new_secret() if rng.random() < NAMELESS else None
    own = () if view.mine is None else view.mine.perspectives
    return c.Contribute(
        question,
        text,
        kind="unsure" if rng.random() < UNSURE else "answer",
        consent="quoted" if rng.random() < QUOTED else "notes",
        key=key,
        speaking=own[:1] if key is None and rng.random() < _SPEAKING else (),
    )


def perspectives(rng: Random, offered: tuple[str, ...]) -> tuple[str, ...]:
    """What somebody speaks from: one or two of those offered, or their own words."""
    if rng.random() < _OWN_WORDS:
        return (rng.choice(PERSPECTIVES),)
    return tuple(rng.sample(offered, min(len(offered), 2 if rng.random() < _TWO else 1)))


def felt(rng: Random, new_secret: Callable[[], str]) -> c.SayFelt:
    """How it was for them."""
    said, taken = rng.choices(range(len(_FEELS)), _FEELS, k=2)
    return c.SayFelt(said, taken, new_secret())


def command_with(rng: Random, looking: NeedsPerson, person: str, text: str) -> c.Command:
    """What they looked for somebody for, now that it is `person`; `text` is what that person said."""
    if isinstance(looking, PassOnRole):
        return c.PassOn(looking.role, person)
    return c.CaptureWords(looking.question, text, rng.choice(("aloud", "for_someone")), person)


def _reply(rng: Random, view: PhoneView, *, finished: bool) -> Intent | None:
    """The reply to an offer, to somebody who asks, or to words that wait for a yes."""
    if view.offers:
        role = rng.choice(view.offers)
        return c.AcceptOffer(role) if rng.random() < YES else c.DeclineOffer(role)
    if view.asked:
        asked = rng.choice(view.asked)
        if rng.random() >= YES:
            return c.DeclineAsk(asked.role, asked.person)
        return c.LetShadow(asked.role, asked.person) if asked.shadow else c.PassOn(asked.role, asked.person)
    if view.words:
        words = rng.choice(view.words)
        yes = not finished and rng.random() < YES
        return Confirm(words.id, words.text) if yes else c.DropWords(words.id)
    return None


def _aside(
    roll: float, rng: Random, view: PhoneView, context: IntentContext, new_secret: Callable[[], str]
) -> Intent | None:
    """Something beside answering: about a role, with a role, about the question, or to pass on it."""
    if roll < _STEPS_BACK:
        return c.StepBack(rng.choice(view.holding)) if view.holding else None
    if roll < _PASSES_ON:
        return PassOnRole(rng.choice(view.holding)) if view.holding else None
    if roll < _ASKS_FOR_ROLE:
        return _ask_for(rng, view)
    passed = context.schedule or view.mine is None or view.mine.passed
    if roll < _PASSES:
        return None if passed or view.open_question is None else c.PassQuestion(view.open_question)
    if roll < _SAYS_OPEN:
        return c.SayOpenTo(rng.choice(view.not_open_to)) if view.not_open_to else None
    if roll < _SHADOWS:
        return c.AskToShadow(*rng.choice(view.to_shadow)) if view.to_shadow else None
    if roll < _SWAPS:
        return _swap(rng, view)
    if roll < _USES_TOOL:
        return use_tool(rng, view, context.asked)
    if roll < _ASKS_DIFFERENTLY:
        return _ask_differently(rng, view)
    return c.SendSignal(rng.choice(SIGNALS), new_secret()) if roll < _SIGNALS else None


def _ask_differently(rng: Random, view: PhoneView) -> c.OfferWording | None:
    """Another wording, once a question."""
    if view.open_question is None or view.mine is None or view.mine.wording is not None:
        return None
    return c.OfferWording(view.open_question, rng.choice(QUESTIONS))


def _ask_for(rng: Random, view: PhoneView) -> c.AskForRole | None:
    """Asking for a role: where it is full, one of those who hold it."""
    if not view.free_to_ask:
        return None
    role = rng.choice(view.free_to_ask)
    holders = view.holders_of(role) if view.full(role) else ()
    return c.AskForRole(role, rng.choice(holders).person if holders else None)


def _swap(rng: Random, view: PhoneView) -> c.Command | None:
    """Changing places in a role: a shadow asks the holder, a holder offers it to a shadow."""
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
