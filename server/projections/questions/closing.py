"""How the closing round is asked for: in the words of the plan, in words of one's own, or as it is built in."""

from server.domain.commands import AskPlanned, AskQuestion
from server.domain.events import PlannedQuestion
from server.domain.state import State
from server.sentences import sentence


def closing_question(state: State) -> str:
    """What the closing round asks, if nobody words it otherwise: as it is planned, or as it is built in."""
    planned = _planned(state)
    return sentence("closing.question") if planned is None else planned.text


def closing_command(state: State, text: str) -> AskPlanned | AskQuestion:
    """The command that begins the closing round in these words."""
    planned = _planned(state)
    if planned is not None and planned.text == text.strip():
        return AskPlanned(planned.id)
    return AskQuestion(text, "at_once", kind="closing")


def _planned(state: State) -> PlannedQuestion | None:
    """The first closing round of the plan that was neither asked nor left out."""
    asked = state.planned_asked
    waiting = (known for known in state.plan if known.kind == "closing" and not known.skipped)
    return next((known for known in waiting if known.id not in asked), None)
