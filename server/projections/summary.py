"""The summary of a session: its counts, its newest question and what undo would do."""

from datetime import datetime
from typing import Final, assert_never

import msgspec

from server.domain import events as e
from server.domain.actors import FIRST_FACILITATOR
from server.domain.commands import Reveal
from server.domain.decide.undo import next_redo, next_undo
from server.domain.state import Phase, State, UndoableEvent, UndoEntry
from server.projections.people.presence import PresenceView
from server.projections.reaching import ReachingAct, redoing, undoing
from server.sentences import words

MOST_NUMBERS: Final = 4


class AskedView(msgspec.Struct, frozen=True):
    """The newest question with its counts."""

    id: str
    #: Its number in the session, from 1.
    number: int
    text: str
    asked_at: datetime
    #: None while it is open.
    closed_at: datetime | None
    #: The number of contributions that were not taken back.
    answered: int
    #: The number of people who passed.
    passed: int
    revealed: bool = False
    #: When the time that the room gave it is over; None if no time was set.
    until: datetime | None = None
    reveal: Reveal = "when_revealed"
    #: The number of people who said something under their name or passed.
    responded: int = 0
    #: The number of people who say that they are done with it.
    done: int = 0
    #: The number of people who said something to it under their name.
    people: int = 0
    #: How many times the question has been asked, counting this one.
    round: int = 1
    #: Its previous wording; None if it was never reworded.
    before: str | None = None
    #: Whether it was put right since that, rather than reworded by the room.
    put_right: bool = False
    #: The label of the person who asked it; None if it was the facilitator.
    by: str | None = None
    #: The name of the role that gave that person the right to ask.
    by_role: str | None = None


class SummaryView(msgspec.Struct, frozen=True):
    """A session at a glance."""

    session: str = ""
    title: str = ""
    code: str = ""
    phase: Phase = "lobby"
    practice: bool = False
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    #: When the break that lasts now is meant to be over; None if there is none.
    break_until: datetime | None = None
    #: The number of people who joined.
    here: int = 0
    #: The number of people who are connected now.
    connected: int = 0
    #: The number of people who are writing now.
    writing: int = 0
    #: The number of contributions that were not taken back.
    contributions: int = 0
    #: The number of those that are marked as heard.
    heard: int = 0
    question: AskedView | None = None
    #: What undo would take back, to follow "Undo: "; None if there is nothing.
    undo: str | None = None
    #: What redo would do again, to follow "Redo: "; None if there is nothing.
    redo: str | None = None
    #: What undo would do on every phone; None where it does not reach them all. The field below does so for redo.
    undoing: ReachingAct | None = None
    redoing: ReachingAct | None = None


def summary_view(state: State, presence: PresenceView, facilitator: str | None = FIRST_FACILITATOR) -> SummaryView:
    """The session at a glance, with what the facilitator with this id can undo and redo."""
    question = state.question
    undo, redo = next_undo(state, facilitator, words), next_redo(state, facilitator, words)
    return SummaryView(
        session=state.session,
        title=state.title,
        code=state.code,
        phase=state.phase,
        break_until=None if state.current_break is None else state.current_break.until,
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
            len(question.speakers),
            state.round_of(question),
            question.wordings[-1] if question.wordings else None,
            question.put_right[-1:] == (True,),
            None if question.by is None else state.label(question.by),
            None if question.by is None else _asked_as(state, question.by, question.asked_at),
        ),
        undo=None if undo is None else act_words(state, undo),
        redo=None if redo is None else act_words(state, redo),
        undoing=undoing(state, undo),
        redoing=redoing(state, redo),
    )


def _asked_as(state: State, person: str, at: datetime) -> str | None:
    """The name of the role with which somebody could ask the room at that time, as the role was called when their
    tenure began.
    """
    asks = {role.id for role in state.roles if "ask" in role.tools}
    held = (one for one in state.all_tenures() if one.person == person and one.role in asks)
    return next((words(one.name) for one in held if one.since <= at and (one.until is None or at <= one.until)), None)


def act_words(state: State, act: UndoEntry) -> str:
    """What an act did, to follow "Undo: " or "Redo: ". Begins with the label of a person who did it with a role."""
    done = _done(state, act.chief)
    return f"{state.label(act.by)} {done}" if act.by is not None and not state.is_facilitator(act.by) else done


def _done(state: State, act: UndoableEvent) -> str:
    match act:
        case e.QuestionAsked(question=question):
            return f"asked question {state.questions[question].number}"
        case e.QuestionClosed(question=question):
            return f"closed question {state.questions[question].number}"
        case e.ContributionHeard(contribution=contribution):
            return f"heard {state.contributions[contribution].number}"
        case e.QuestionReworded(question=question, wording=None):
            return f"put question {state.questions[question].number} right"
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
        case e.BreakBegan():
            return "began a break"
        case e.BreakTimeSet():
            return "changed the time of the break"
        case e.BreakEnded():
            return "ended the break"
        case e.NoticeSent():
            return "sent a notice"
        case e.RoleAdded(role=added):
            return f"added the role {words(added.name)}"
        case e.RoleChanged(role=changed):
            return f"changed the role {words(changed.name)}"
        case e.RoleHidden(role=role) | e.RoleShown(role=role):
            return f"{'hid' if isinstance(act, e.RoleHidden) else 'showed'} the role {words(state.role_name(role))}"
        case e.RoleOffered(role=role, person=person):
            return f"offered {words(state.role_name(role))} to {state.label(person)}"
        case e.SamePersonAsked(person=person, earlier=earlier):
            return f"asked whether {state.label(person)} is {state.label(earlier)}"
        case e.BecameOne(earlier=earlier):
            return f"said that two in the list are {state.label(earlier)}"
        case e.TitleChanged():
            return "changed the title"
        case e.SessionEnded():
            return "ended the session"
        case _ if isinstance(act, e.ThemeEvent):
            return _themed(state, act)
        case _:
            assert_never(act)


def _themed(state: State, act: e.ThemeEvent) -> str:
    """What a change of the themes did. A theme that is not there at the moment has its name from the event alone."""
    known = state.theme(act.theme)
    match act:
        case e.ThemeAdded(name=name):
            return f"added the theme {name}"
        case e.ThemeRemoved(name=name):
            return f"removed the theme {name}"
        case e.ThemeRenamed(name=name, before=before):
            return f"renamed the theme {before} to {name}"
        case e.ThemeMoved():
            return "moved a theme" if known is None else f"moved the theme {known.name}"
        case e.ContributionsThemed(contributions=contributions):
            return f"put {_numbers(state, contributions)} into {'a theme' if known is None else known.name}"
        case e.ContributionsUnthemed(contributions=contributions):
            return f"took {_numbers(state, contributions)} out of {'a theme' if known is None else known.name}"
        case _:
            assert_never(act)


def _numbers(state: State, contributions: tuple[str, ...]) -> str:
    """A few numbers of contributions; of more, how many they are."""
    if len(contributions) > MOST_NUMBERS:
        return f"{len(contributions)} contributions"
    return ", ".join(str(state.contributions[contribution].number) for contribution in contributions)
