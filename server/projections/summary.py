"""The view of a session at a glance, for the dashboard's header and footer; it must not hold anybody's words."""

from datetime import datetime
from typing import assert_never

import msgspec

from server.domain import events as e
from server.domain.actors import FIRST_FACILITATOR
from server.domain.commands import Reveal
from server.domain.decide.undo import next_redo, next_undo
from server.domain.state import Phase, State, UndoableEvent, UndoEntry
from server.projections.people.presence import PresenceView


class AskedView(msgspec.Struct, frozen=True):
    """The newest question with its counts; `closed_at` is None while it is open.

    `until` is when the time that the room gave it is over, None where nobody set one. `responded` counts people who
    said something under their name or passed, `done` those who say that they are done; `round` counts from 1 how often
    it was asked; `before` is how it was asked before the room changed it; `by` is what to call the person who asked it,
    where that was not the facilitator, and `by_role` the role by which they did.
    """

    id: str
    number: int
    text: str
    asked_at: datetime
    closed_at: datetime | None
    answered: int
    passed: int
    revealed: bool = False
    until: datetime | None = None
    reveal: Reveal = "when_revealed"
    responded: int = 0
    done: int = 0
    round: int = 1
    before: str | None = None
    by: str | None = None
    by_role: str | None = None


class SummaryView(msgspec.Struct, frozen=True):
    """The figures and words of the header and the footer."""

    session: str = ""
    title: str = ""
    code: str = ""
    phase: Phase = "lobby"
    practice: bool = False
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    #: How many joined.
    here: int = 0
    #: How many are connected.
    connected: int = 0
    writing: int = 0
    contributions: int = 0
    heard: int = 0
    question: AskedView | None = None
    #: What undo would take back, in words that follow "Undo: "; None where it has nothing.
    undo: str | None = None
    #: What redo would do again, in words that follow "Redo: "; None where it has nothing.
    redo: str | None = None


def summary_view(state: State, presence: PresenceView, facilitator: str | None = FIRST_FACILITATOR) -> SummaryView:
    """The session at a glance; what can be undone and redone is that of the facilitator with this id."""
    question = state.question
    undo, redo = next_undo(state, facilitator), next_redo(state, facilitator)
    return SummaryView(
        session=state.session,
        title=state.title,
        code=state.code,
        phase=state.phase,
        practice=state.practice,
        opened_at=state.opened_at,
        ended_at=state.ended_at,
        here=len(state.people),
        connected=len(presence.connected),
        writing=presence.writing,
        contributions=state.kept_contributions,
        heard=state.heard,
        question=None
        if question is None
        else AskedView(
            question.id,
            question.number,
            question.text,
            question.asked_at,
            question.closed_at,
            question.answered,
            len(question.passed),
            question.revealed,
            question.until,
            question.reveal,
            question.responders,
            presence.done if presence.question == question.id else 0,
            state.round_of(question),
            question.wordings[-1] if question.wordings else None,
            None if question.by is None else state.label(question.by),
            None if question.by is None else _asked_as(state, question.by, question.asked_at),
        ),
        undo=None if undo is None else act_words(state, undo),
        redo=None if redo is None else act_words(state, redo),
    )


def _asked_as(state: State, person: str, at: datetime) -> str | None:
    """The role by which somebody could ask the room then, under the name that it had as they came to it."""
    asks = {role.id for role in state.roles if "ask" in role.tools}
    held = (one for one in state.all_tenures() if one.person == person and one.role in asks)
    return next((one.name for one in held if one.since <= at and (one.until is None or at <= one.until)), None)


def act_words(state: State, act: UndoEntry) -> str:
    """What an act did, in a few words that follow "Undo: " or "Redo: "; begins with the label of a person who did it
    with a role.
    """
    done = _done(state, act.chief)
    return f"{state.label(act.by)} {done}" if act.by is not None and act.by in state.people else done


def _done(state: State, act: UndoableEvent) -> str:
    match act:
        case e.QuestionAsked(question=question):
            return f"asked question {state.questions[question].number}"
        case e.QuestionClosed(question=question):
            return f"closed question {state.questions[question].number}"
        case e.ContributionHeard(contribution=contribution):
            return f"heard {state.contributions[contribution].number}"
        case e.QuestionReworded(question=question):
            return f"asked question {state.questions[question].number} differently"
        case e.ContributionMade(contribution=contribution):
            return f"put in {state.contributions[contribution].number}"
        case e.PersonWelcomed(person=person, name=name):
            return f"welcomed {state.label(person) if person in state.people else name}"
        case e.PlannedAdded():
            return "added a question to the plan"
        case e.PlannedChanged(question=planned, before=before):
            skipped = "left out" if planned.skipped else "took in"
            return f"{'changed' if planned.skipped == before.skipped else skipped} a question of the plan"
        case e.PlannedMoved():
            return "moved a question of the plan"
        case e.QuestionRevealed(question=question):
            return f"revealed question {state.questions[question].number}"
        case e.TimeSet(question=question):
            return f"gave question {state.questions[question].number} time"
        case e.CallAnswered(call=call):
            return f"answered {state.label(state.calls[call].person)}"
        case e.RoleAdded(role=added):
            return f"added the role {added.name}"
        case e.RoleChanged(role=changed):
            return f"changed the role {changed.name}"
        case e.RoleHidden(role=role) | e.RoleShown(role=role):
            return f"{'hid' if isinstance(act, e.RoleHidden) else 'showed'} the role {state.role_name(role)}"
        case e.RoleOffered(role=role, person=person):
            return f"offered {state.role_name(role)} to {state.label(person)}"
        case e.TitleChanged():
            return "changed the title"
        case e.SessionEnded():
            return "ended the session"
        case _:
            assert_never(act)
