"""What a simulated person does with the tools of the roles that they hold.

A practising facilitator keeps control of the session: nobody asks a question while one is open or soon after it closed,
and nobody closes one that they did not ask.
"""

from dataclasses import dataclass
from random import Random

from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import QUESTIONS, THEMES
from server.domain import commands as c


@dataclass(frozen=True, slots=True)
class PutIn:
    """Puts in what somebody, who has yet to be found, said aloud."""

    #: The id of the question.
    question: str


def ask_the_room(rng: Random, view: PhoneView) -> c.AskQuestion | None:
    """A question, if they may ask one and none is open."""
    if not view.between_questions or "ask" not in view.tools:
        return None
    return c.AskQuestion(rng.choice(QUESTIONS))


def use_tool(rng: Random, view: PhoneView, asked: frozenset[str]) -> PutIn | c.Command | None:
    """Something that one of their roles lets them do now; `asked` has the ids of the questions that they asked."""
    tool = rng.choice(view.tools) if view.tools else None
    question = view.open_question
    match tool:
        case None:
            return None
        case "ask":
            return c.CloseQuestion() if question in asked else _let_through(rng, view)
        case "words":
            return None if question is None else PutIn(question)
        case "hold_back":
            return _let_through(rng, view)
        case "heard":
            return None
        case "more_time" if question is None:
            return None
        case _ if view.waits(tool):
            return None
        case _:
            return c.MakeCall(tool, rng.choice(THEMES) if tool == "theme" else "")


def _let_through(rng: Random, view: PhoneView) -> c.Restore | None:
    """Lets others read something that waits for a look."""
    return c.Restore((rng.choice(view.to_let_through),)) if view.to_let_through else None
