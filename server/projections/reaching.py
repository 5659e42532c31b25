"""What undoing or redoing an act would do on every phone."""

from typing import Final

import msgspec

from server.domain import events as e
from server.domain.state import State, UndoableEvent, UndoEntry

_UNDOING: Final = 0
_REDOING: Final = 1


class ReachingAct(msgspec.Struct, frozen=True):
    """An act whose undoing or redoing reaches every phone."""

    #: The entry of the act, which names it.
    seq: int
    #: What would happen, to be followed by "on 26 phones": "Reveal question 2".
    happens: str


def undoing(state: State, act: UndoEntry | None) -> ReachingAct | None:
    """What undoing an act would do on every phone; None where it does not reach them all."""
    return _reaching(state, act, _UNDOING)


def redoing(state: State, act: UndoEntry | None) -> ReachingAct | None:
    """What redoing an act would do on every phone; None where it does not reach them all."""
    return _reaching(state, act, _REDOING)


def _reaching(state: State, act: UndoEntry | None, way: int) -> ReachingAct | None:
    if act is None or (both := _both_ways(state, act.chief)) is None:
        return None
    return ReachingAct(act.seq, both[way])


def _both_ways(state: State, act: UndoableEvent) -> tuple[str, str] | None:
    """What undoing does, and what redoing does."""
    match act:
        case e.QuestionAsked() | e.QuestionClosed() | e.QuestionRevealed() | e.QuestionReworded():
            return _question(f"question {state.questions[act.question].number}", act)
        case e.BreakBegan():
            return "Take back the break", "Begin the break again"
        case e.BreakTimeSet():
            return "Change the time of the break back", "Change the time of the break again"
        case e.BreakEnded():
            return "Bring back the break", "End the break again"
        case e.NoticeSent():
            return "Take back the notice", "Show the notice again"
        case e.TitleChanged():
            return "Change the title back", "Change the title again"
        case e.SessionEnded():
            return "Open the session again", "End the session again"
        case _:
            return None


def _question(
    name: str, act: e.QuestionAsked | e.QuestionClosed | e.QuestionRevealed | e.QuestionReworded
) -> tuple[str, str]:
    match act:
        case e.QuestionAsked():
            return f"Take back {name}", f"Ask {name} after all"
        case e.QuestionClosed():
            return f"Open {name} again", f"Close {name} again"
        case e.QuestionRevealed():
            return f"Hide what was said to {name} again", f"Reveal {name} again"
        case _:
            return f"Ask {name} as it was before", f"Ask {name} in the other words again"
