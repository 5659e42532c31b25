"""Decides what a simulated person does next, by chance and from what their phone shows.

Nobody keeps words to the room, changes them or takes them back, because tests expect everything acknowledged in the
export as it was sent. Words that somebody puts in for another person count as one of that person's answers
once they say yes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from coprod_tui.rehearsal.arrivals import another_arrival, arrival
from coprod_tui.rehearsal.box_intents import leaves_concern
from coprod_tui.rehearsal.hand_intents import HandRequest, having_the_word, moves_hand
from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import NEARLY, PERSPECTIVES, QUESTIONS, REASONS, TESTS, THEMES, VALUES
from coprod_tui.rehearsal.role_tools import HearWords, PutIn, ask_the_room, restore, use_tool
from coprod_tui.rehearsal.schedule import Answer, Response
from server.domain import commands as c
from server.port import GiveWord, LeaveConcern
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
_SAYS_ME_TOO: Final = 0.42
_BUILDS: Final = 0.46
_CHALLENGES: Final = 0.485
_ALLOWS_OTHERWISE: Final = 0.505
_CHANGES_ARRIVAL: Final = 0.525
_MOVES_HAND: Final = 0.545
_READS_THREE: Final = 0.58
_PROPOSES: Final = 0.59
_LEAVES_CONCERN: Final = 0.61
_SPEAKING: Final = 0.3
_TWO: Final = 0.35
_TOGETHER: Final = 2
ANSWERS: Final[tuple[c.SayBackAnswer, ...]] = ("yes", "nearly", "not_mine")
_OWN_WORDS: Final = 0.15
_FEELS: Final = (0.05, 0.15, 0.4, 0.4)


@dataclass(frozen=True, slots=True)
class Confirm:
    """Says yes to words that somebody put in for them."""

    #: The id of the words.
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class PassOnRole:
    """Passes a role on to somebody who has yet to be found."""

    #: The id of the role.
    role: str


@dataclass(frozen=True, slots=True)
class AnswerOther:
    """Builds on what somebody said, or challenges it with care."""

    #: The id of the contribution.
    contribution: str
    #: When a challenge arrives; None for a build.
    arrives: c.Arrival | None = None
    #: Who is asked to stand beside them.
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class ReadThree:
    """Reads a few contributions of others that were shown least."""


NeedsPerson = PassOnRole | PutIn
#: What begins with a question to the server.
Asking = NeedsPerson | ReadThree | HearWords
Intent = Answer | AnswerOther | Confirm | Asking | HandRequest | GiveWord | LeaveConcern | c.Command


@dataclass(frozen=True, slots=True)
class IntentContext:
    """What a person's next intent depends on, besides what their phone shows."""

    #: Whether they gave all their answers; then they only reply to others.
    finished: bool = False
    #: Whether no question has been open for long.
    quiet: bool = False
    #: The ids of the questions that they asked themselves.
    asked: frozenset[str] = frozenset()
    #: The ids of their own words without a name, and of those to which they said "Me too".
    own: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    #: The ids of what they hold back.
    held_back: frozenset[str] = frozenset()
    #: Whether they have yet to say what they speak from.
    introduces: bool = False
    #: Whether they answer by a schedule instead of whenever they can.
    scheduled: bool = False
    #: What their schedule has now.
    response_due: Response | None = None


def next_intent(rng: Random, view: PhoneView, context: IntentContext, new_secret: Callable[[], str]) -> Intent | None:
    """What they do next, None if nothing."""
    reply = _reply(rng, view, finished=context.finished)
    if reply is not None or context.finished or view.mine is None:
        return reply
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
            or _on_others(roll, rng, view, context, new_secret)
            or _on_own(roll, rng, view)
            or _proposes(roll, rng, view, new_secret)
            or (another_arrival(rng, view) if _ALLOWS_OTHERWISE <= roll < _CHANGES_ARRIVAL else None)
            or (moves_hand(rng, view) if _CHANGES_ARRIVAL <= roll < _MOVES_HAND else None)
            or _on_reading(roll, view)
            or (leaves_concern(rng, new_secret) if _PROPOSES <= roll < _LEAVES_CONCERN else None)
        )
    return question or _aside(rng.random(), rng, view, context, new_secret) or _answer(view)


def contribution(rng: Random, question: str, text: str, view: PhoneView, new_secret: Callable[[], str]) -> c.Contribute:
    """An answer with `text`, named or under a secret key without a name; named answers may say a perspective."""
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


def answer_to_other(
    rng: Random, intent: AnswerOther, text: str, new_secret: Callable[[], str]
) -> c.Build | c.Challenge:
    """A build on somebody's words, or a challenge to them, with `text`, which nobody else says."""
    if intent.arrives is None:
        return c.Build(intent.contribution, text, key=new_secret() if rng.random() < NAMELESS else None)
    key = new_secret() if intent.beside is None and rng.random() < NAMELESS else None
    test = f"{rng.choice(TESTS)} {text}"
    return c.Challenge(intent.contribution, rng.choice(VALUES), test, intent.arrives, intent.beside, key=key)


def perspectives(rng: Random, offered: tuple[str, ...]) -> tuple[str, ...]:
    """The perspectives that somebody chooses: one or two of those offered, or one in their own words."""
    if rng.random() < _OWN_WORDS:
        return (rng.choice(PERSPECTIVES),)
    return tuple(rng.sample(offered, min(len(offered), 2 if rng.random() < _TWO else 1)))


def felt(rng: Random, new_secret: Callable[[], str]) -> c.SayFelt:
    """How the session was for them."""
    said, taken = rng.choices(range(len(_FEELS)), _FEELS, k=2)
    return c.SayFelt(said, taken, new_secret())


def command_with(rng: Random, looking: NeedsPerson, person: str, text: str) -> c.Command:
    """The command for an intent that needed a person, with the person found; `text` is what they said aloud."""
    if isinstance(looking, PassOnRole):
        return c.PassOn(looking.role, person)
    return c.CaptureWords(looking.question, text, rng.choice(("aloud", "for_someone")), person)


def _reply(rng: Random, view: PhoneView, *, finished: bool) -> Intent | None:
    """A reply to an offer, to somebody who asks for a role or for company, to words that wait for a yes, or to having
    the word.
    """
    if view.offers:
        role = rng.choice(view.offers)
        return c.AcceptOffer(role) if rng.random() < YES else c.DeclineOffer(role)
    if view.asked:
        asked = rng.choice(view.asked)
        if rng.random() >= YES:
            return c.DeclineAsk(asked.role, asked.person)
        return c.LetShadow(asked.role, asked.person) if asked.shadow else c.PassOn(asked.role, asked.person)
    if view.asked_beside:
        challenge = rng.choice(view.asked_beside)
        return c.StandBeside(challenge) if rng.random() < YES else c.DeclineToStandBeside(challenge)
    if view.unanswered and not finished:
        answer = rng.choices(ANSWERS, (6, 3, 1))[0]
        return c.AnswerSayBack(rng.choice(view.unanswered), answer, rng.choice(NEARLY) if answer == "nearly" else "")
    if view.words:
        words = rng.choice(view.words)
        yes = not finished and rng.random() < YES
        return Confirm(words.id, words.text) if yes else c.DropWords(words.id)
    return having_the_word(view)


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


def _on_others(
    roll: float, rng: Random, view: PhoneView, context: IntentContext, new_secret: Callable[[], str]
) -> AnswerOther | c.SayMeToo | None:
    """Something about what others said, where that can be read; `roll` is in 0..1."""
    others = [known for known in view.of_others if known not in context.own]
    fresh = [known for known in others if known not in context.joined]
    if not _SIGNALS <= roll < _CHALLENGES or not others:
        return None
    if roll < _SAYS_ME_TOO:
        return c.SayMeToo(rng.choice(fresh), new_secret()) if fresh else None
    if roll < _BUILDS:
        return AnswerOther(rng.choice(others))
    words = rng.choice(others)
    arrives, beside = arrival(rng, view, words)
    return AnswerOther(words, arrives, beside)


def _on_reading(roll: float, view: PhoneView) -> ReadThree | None:
    """Reads three, where something can be read; `roll` is in 0..1."""
    return ReadThree() if _MOVES_HAND <= roll < _READS_THREE and view.of_others else None


def _on_own(roll: float, rng: Random, view: PhoneView) -> c.ChangeConsent | None:
    """Says anew what may be done with their own words under their name; `roll` is in 0..1."""
    own = () if view.mine is None else view.mine.said
    if not _CHALLENGES <= roll < _ALLOWS_OTHERWISE or not own:
        return None
    words = rng.choice(own)
    return c.ChangeConsent(words.id, "notes" if words.consent == "quoted" else "quoted")


def _proposes(roll: float, rng: Random, view: PhoneView, new_secret: Callable[[], str]) -> c.ProposeTogether | None:
    """Says which contributions belong together; `roll` is in 0..1."""
    if not _READS_THREE <= roll < _PROPOSES or len(view.readable) < _TOGETHER:
        return None
    key = new_secret() if rng.random() < NAMELESS else None
    chosen = tuple(rng.sample(view.readable, _TOGETHER))
    return c.ProposeTogether(chosen, rng.choice(REASONS), rng.choice((*THEMES, "")), key)


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
