"""What has to be asked before an act is undone or redone: what every phone would show, and an act that nobody expects.

Every act that can be undone stands in `_both_ways`: it reaches every phone, or says why it does not.
"""

from typing import Final, assert_never

import msgspec

from server.domain import events as e
from server.domain.commands import Moderation
from server.domain.decide.undo import is_newest_to_redo, is_newest_to_undo
from server.domain.messages import Text
from server.domain.state import State, UndoableEvent, UndoEntry
from server.sentences import counted, sentence

_UNDOING: Final = 0
_REDOING: Final = 1

Ways = tuple[str, str]
"""What undoing does on every phone, and what redoing does."""


class ReachingAct(msgspec.Struct, frozen=True):
    """An act whose undoing or redoing is asked about first."""

    #: The entry of the act, which names it.
    seq: int
    #: What would happen, to be followed by "on 26 phones": "Reveal question 2"; empty where it reaches no phone but
    #: one's own.
    happens: str
    #: Whether the act is an older one, because newer ones cannot be undone or redone any more, or somebody else's.
    unexpected: bool = False


def undoing(state: State, act: UndoEntry | None, facilitator: str | None) -> ReachingAct | None:
    """What has to be asked before this facilitator undoes an act; None for nothing."""
    if act is None:
        return None
    others = act.by is not None and not state.is_facilitator(act.by)
    return _asked(state, act, _UNDOING, unexpected=others or not is_newest_to_undo(state, facilitator, act))


def redoing(state: State, act: UndoEntry | None, facilitator: str | None) -> ReachingAct | None:
    """What has to be asked before this facilitator redoes an act; None for nothing."""
    if act is None:
        return None
    return _asked(state, act, _REDOING, unexpected=not is_newest_to_redo(state, facilitator, act))


def _asked(state: State, act: UndoEntry, way: int, *, unexpected: bool) -> ReachingAct | None:
    both = _both_ways(state, act, act.chief)
    if both is None:
        return ReachingAct(act.seq, "", unexpected) if unexpected else None
    return ReachingAct(act.seq, both[way], unexpected)


def _both_ways(state: State, entry: UndoEntry, act: UndoableEvent) -> Ways | None:
    """What undoing and redoing do on every phone; None where nobody's phone shows it, or the person's alone."""
    match act:
        case e.ModerationSet(question=question, moderation=moderation, before=earlier):
            return _moderating(state, question, earlier), _moderating(state, question, moderation)
        case e.QuestionAsked() | e.QuestionClosed() | e.QuestionRevealed() | e.QuestionReworded() | e.TimeSet():
            return _ways(act, number=state.questions[act.question].number)
        case (
            e.BreakBegan()
            | e.BreakTimeSet()
            | e.BreakEnded()
            | e.NoticeSent()
            | e.TitleChanged()
            | e.SessionEnded()
            | e.AgreementAdded()
            | e.AgreementChanged()
            | e.AgreementRemoved()
        ):
            return _ways(act)
        case e.RoleAdded(role=role) | e.RoleChanged(role=role):
            return _ways(act, role=role.name)
        case e.RoleHidden(role=role) | e.RoleShown(role=role):
            return _ways(act, role=state.role_name(role))
        case e.BecameOne(earlier=earlier):
            return _ways(act, person=state.label(earlier))
        case e.CallAnswered(call=call):
            return _ways(act, person=state.label(state.calls[call].person))
        case e.HeldUp(contribution=contribution, before=before):
            return _holding(state, before), _holding(state, contribution)
        case e.OutcomeAdopted(number=number) | e.OutcomeDropped(number=number):
            return _ways(act, number=number)
        case e.WhatCameSaid(outcome=outcome):
            return _ways(act, number=state.direction.known_outcome(outcome).number)
        case e.OutcomesServed():
            return None  # phones do not show what a theme serves
        case e.ContributionHeldBack() | e.ContributionRestored():
            return _held_back(state, entry, act)
        case e.ContributionMade() | e.WaterClosed():
            known = state.contributions[act.contribution]
            return _ways(act, number=known.number) if _is_read(state, act.contribution) else None
        case e.ContributionHeard() | e.RoleOffered() | e.SamePersonAsked():
            return None  # the phone of one person
        case _ if isinstance(act, e.TurnAct):
            return _turned(state, entry, act)
        case e.PersonWelcomed() | e.PlannedAdded() | e.PlannedChanged() | e.PlannedMoved():
            return None  # a count of people, and the facilitator's own plan
        case e.RedactionChosen():
            return None  # what happens to the file once the room is closed
        case e.ProposalTaken() | e.ProposalLeft():
            return None  # the phone of whoever proposed it; one without a name finds its own there
        case e.LeadersAsked(turn=turn):
            known_turn = state.direction.known_turn(turn)
            return None if known_turn.set_at is None else _ways(act, number=known_turn.number)
        case _ if isinstance(act, e.CheckEvent):
            return None  # the phones of the design group
        case _ if isinstance(act, e.ThemeEvent):
            return _under_turn(
                state, entry
            )  # the phones of those whose words are in it; one without a name finds its own there
        case _:
            assert_never(act)


def _ways(act: UndoableEvent, *, number: int = 0, role: Text = "", person: Text = "") -> Ways:
    kind = act.__struct_config__.tag
    return (
        sentence(f"reaching.{kind}.undo", number=number, role=role, person=person),
        sentence(f"reaching.{kind}.redo", number=number, role=role, person=person),
    )


def _turned(state: State, entry: UndoEntry, act: e.TurnAct) -> Ways | None:
    """A turn that everybody sees, before or after."""
    turn = state.direction.known_turn(act.turn)
    sets = any(isinstance(known, e.TurnSet) for known in entry.acts)
    return _ways(act, number=turn.number) if sets or turn.set_at is not None else None


def _under_turn(state: State, entry: UndoEntry) -> Ways | None:
    """A theme that is named under a turn which everybody sees."""
    renamed = {known.theme for known in entry.acts if isinstance(known, e.ThemeRenamed)}
    led = {known.turn for known in entry.acts if isinstance(known, e.TurnThemesChanged)}
    turns = (turn for turn in state.direction.turns if turn.set_at is not None)
    number = next((turn.number for turn in turns if turn.id in led or not renamed.isdisjoint(turn.themes)), None)
    if number is None:
        return None
    return (
        sentence("reaching.theme_under_turn.undo", number=number),
        sentence("reaching.theme_under_turn.redo", number=number),
    )


def _held_back(state: State, entry: UndoEntry, act: e.HoldEvent) -> Ways | None:
    """Words that are held back or shown again; where some of them were held up, they are so again."""
    changed = dict.fromkeys(known.contribution for known in entry.acts if isinstance(known, e.HoldEvent))
    if not any(_is_read(state, contribution) for contribution in changed):
        return None
    number = state.contributions[act.contribution].number
    up = any(isinstance(known, e.HeldUp) for known in entry.acts)
    back = counted("reaching.hold_back", len(changed), number=number)
    shown = counted("reaching.show_held_up" if up else "reaching.show", len(changed), number=number)
    return (shown, back) if isinstance(act, e.ContributionHeldBack) else (back, shown)


def _is_read(state: State, contribution: str) -> bool:
    """Whether others may read what was said to the question of this contribution."""
    return state.questions[state.contributions[contribution].question].read_by_others


def _moderating(state: State, question: str, moderation: Moderation) -> str:
    """What it means that others read what is said to a question so."""
    return sentence(f"reaching.moderation.{moderation}", number=str(state.questions[question].number))


def _holding(state: State, contribution: str | None) -> str:
    """What it means that a contribution is held up, or with None that nothing is."""
    if contribution is None:
        return sentence("reaching.put_down")
    return sentence("reaching.held_up", number=state.contributions[contribution].number)
