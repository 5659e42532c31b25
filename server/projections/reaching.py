"""What undoing or redoing an act would do on every phone."""

from typing import Final

import msgspec

from server.domain import events as e
from server.domain.commands import Moderation
from server.domain.state import State, UndoableEvent, UndoEntry
from server.sentences import sentence

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
        case e.ModerationSet(question=question, moderation=moderation, before=earlier):
            return _moderating(state, question, earlier), _moderating(state, question, moderation)
        case e.QuestionAsked() | e.QuestionClosed() | e.QuestionRevealed() | e.QuestionReworded():
            number = str(state.questions[act.question].number)
        case e.BreakBegan() | e.BreakTimeSet() | e.BreakEnded() | e.NoticeSent() | e.TitleChanged() | e.SessionEnded():
            number = ""
        case e.HeldUp(contribution=contribution, before=before):
            return _holding(state, before), _holding(state, contribution)
        case _:
            return None
    kind = act.__struct_config__.tag
    return sentence(f"reaching.{kind}.undo", number=number), sentence(f"reaching.{kind}.redo", number=number)


def _moderating(state: State, question: str, moderation: Moderation) -> str:
    """What it means that others read what is said to a question so."""
    return sentence(f"reaching.moderation.{moderation}", number=str(state.questions[question].number))


def _holding(state: State, contribution: str | None) -> str:
    """What it means that a contribution is held up, or with None that nothing is."""
    if contribution is None:
        return sentence("reaching.put_down")
    return sentence("reaching.held_up", number=str(state.contributions[contribution].number))
