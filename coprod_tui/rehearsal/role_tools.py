"""What a simulated person does with the tools of the roles that they hold.

A practising facilitator keeps control of the session: nobody asks a question while one is open or soon after it closed,
and nobody closes one that they did not ask.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import AGREEMENTS, CAME_OF, QUESTIONS, THEMES
from coprod_tui.rehearsal.theme_intents import GatherThemes, gathers
from server.domain import commands as c
from server.domain.decide.holding import HOLDING_TOOLS
from server.domain.decide.outcomes import MOST_ADOPTED
from server.port import GiveWord

_RESTORES: Final = 0.4


@dataclass(frozen=True, slots=True)
class PutIn:
    """Puts in what somebody, who has yet to be found, said aloud."""

    #: The id of the question.
    question: str


@dataclass(frozen=True, slots=True)
class HearWords:
    """Marks something as heard that nobody has acknowledged yet."""


def ask_the_room(rng: Random, view: PhoneView) -> c.AskQuestion | None:
    """A question, if they may ask one and none is open."""
    if not view.between_questions or "ask" not in view.tools:
        return None
    return c.AskQuestion(rng.choice(QUESTIONS))


def restore(rng: Random, view: PhoneView, held_back: frozenset[str]) -> c.Restore | None:
    """Shows something again that they held back, after a while, as long as one of their roles lets them."""
    if not held_back or HOLDING_TOOLS.isdisjoint(view.tools) or rng.random() >= _RESTORES:
        return None
    return c.Restore((rng.choice(sorted(held_back)),))


def use_tool(
    rng: Random, view: PhoneView, asked: frozenset[str], *, leads: bool = False
) -> PutIn | HearWords | GatherThemes | GiveWord | c.Command | None:
    """Something that one of their roles lets them do now; `asked` has the ids of the questions that they asked. With
    `leads` they also hold words up or back, add agreements, give the word, and gather themes.
    """
    tool = rng.choice(view.tools) if view.tools else None
    question = view.open_question
    match tool:
        case None:
            return None
        case "ask" if question in asked:
            return c.CloseQuestion()
        case "ask":
            return _lead(rng, view) if leads else None
        case "words":
            return None if question is None else PutIn(question)
        case "hold_back":
            return _let_through(rng, view) or _hold_back(rng, view) if leads else None
        case "steer" | "open_way":
            return None
        case "heard":
            return _hear(view)
        case "outcomes":
            return _keep_outcomes(rng, view) if leads else None
        case "theme" if leads and (gathering := gathers(rng, view)) is not None:
            return gathering
        case "more_time" if question is None:
            return None
        case _ if view.waits(tool):
            return None
        case _:
            return c.MakeCall(tool, rng.choice(THEMES) if tool == "theme" else "")


def _hear(view: PhoneView) -> HearWords | None:
    return HearWords() if view.mine is not None and view.mine.unheard else None


def _lead(rng: Random, view: PhoneView) -> HearWords | GiveWord | c.Command | None:
    """Something that a Host does beside asking."""
    agreed = [text for text in AGREEMENTS if text not in view.agreements]
    ways = (
        None if view.next_hand is None else GiveWord(view.next_hand),
        c.AddAgreement(agreed[0]) if agreed else None,
        _hold_up(rng, view),
        _hold_back(rng, view),
        _let_through(rng, view),
        _hear(view),
    )
    found = [way for way in ways if way is not None]
    return rng.choice(found) if found else None


def _keep_outcomes(rng: Random, view: PhoneView) -> c.AdoptOutcome | c.SayWhatCame | None:
    """Adopts what was said to the question for outcomes; in the closing round says what came of one."""
    adopted = [known.contribution for known in view.outcomes if known.contribution is not None]
    loose = [known for known in view.readable if known not in adopted]
    asks = view.question is not None and view.question.kind == "outcomes" and view.question.to_all
    if asks and loose and len(adopted) < MOST_ADOPTED:
        return c.AdoptOutcome(rng.choice(loose))
    untold = [known.id for known in view.outcomes if not known.came_of]
    return c.SayWhatCame(rng.choice(untold), rng.choice(CAME_OF)) if untold and view.in_closing_round else None


def _hold_up(rng: Random, view: PhoneView) -> c.HoldUp | c.PutDown | None:
    if view.held_up is not None:
        return c.PutDown()
    return c.HoldUp(rng.choice(view.of_others)) if view.of_others else None


def _hold_back(rng: Random, view: PhoneView) -> c.HoldBack | None:
    if not view.of_others or not view.reasons:
        return None
    return c.HoldBack((rng.choice(view.of_others),), rng.choice(view.reasons))


def _let_through(rng: Random, view: PhoneView) -> c.Restore | None:
    """Lets others read something that waits for a look."""
    return c.Restore((rng.choice(view.to_let_through),)) if view.to_let_through else None
