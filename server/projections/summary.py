"""The summary of a session: its counts, its newest question and what undo would do."""

from datetime import datetime
from typing import TypeVar, assert_never

import msgspec

from server.domain import events as e
from server.domain.actors import FIRST_FACILITATOR
from server.domain.commands import Moderation, QuestionKind, Reveal
from server.domain.decide.undo import next_redo, next_undo
from server.domain.state import Phase, State, UndoEntry
from server.projections.people.heard import everybody_heard
from server.projections.people.labels import label_words
from server.projections.people.presence import PresenceView
from server.projections.reaching import ReachingAct, redoing, undoing
from server.sentences import counted, sentence, words

_Act = TypeVar("_Act", bound=e.ThemeEvent)


class AskedView(msgspec.Struct, frozen=True):
    """The newest question with its counts."""

    id: str
    #: Its number in the session, from 1.
    number: int
    text: str
    asked_at: datetime
    #: When it closed, or the session ended; None while it is open.
    closed_at: datetime | None
    #: The number of contributions that were not taken back.
    answered: int
    #: The number of people who passed.
    passed: int
    revealed: bool = False
    #: When the time that the room gave it is over; None if no time was set.
    until: datetime | None = None
    reveal: Reveal = "when_revealed"
    #: Whether others read what is said to it at once, after a look, or not at all.
    moderation: Moderation = "open"
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
    kind: QuestionKind = "question"


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
    #: The number of those that wait for a look before others read them.
    to_look_at: int = 0
    #: Whether the room closes, and everybody has said something that is marked as heard.
    all_heard: bool = False
    question: AskedView | None = None
    #: The number of the contribution that is held up; None for none.
    holds_up: int | None = None
    #: What undo would take back, to follow "Undo: "; None if there is nothing.
    undo: str | None = None
    #: What redo would do again, to follow "Redo: "; None if there is nothing.
    redo: str | None = None
    #: What has to be asked before undo; None for nothing. The field below does so for redo.
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
        to_look_at=len(state.lists.waiting),
        all_heard=everybody_heard(state),
        question=None
        if question is None
        else AskedView(
            question.id,
            question.number,
            question.text,
            question.asked_at,
            state.over_at(question),
            question.answered,
            len(question.passed),
            question.revealed,
            question.until,
            question.reveal,
            question.moderation,
            question.responders,
            presence.done if presence.question == question.id else 0,
            len(question.speakers),
            state.round_of(question),
            question.wordings[-1] if question.wordings else None,
            question.put_right[-1:] == (True,),
            None if question.by is None else label_words(state, question.by),
            None if question.by is None else _asked_as(state, question.by, question.asked_at),
            question.kind,
        ),
        holds_up=None if state.held_up is None else state.contributions[state.held_up].number,
        undo=None if undo is None else act_words(state, undo),
        redo=None if redo is None else act_words(state, redo),
        undoing=undoing(state, undo, facilitator),
        redoing=redoing(state, redo, facilitator),
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
    done = _done(state, act)
    if act.by is None or state.is_facilitator(act.by):
        return done
    return sentence("acts.by_person", person=state.label(act.by), act=done)


def _done(state: State, entry: UndoEntry) -> str:
    act = entry.chief
    match act:
        case _ if isinstance(act, e.ThemeEvent):
            return _done_to_themes(state, entry, act)
        case e.ProposalTaken(proposal=proposal):
            return sentence("acts.proposal_taken", number=str(state.proposals[proposal].number))
        case e.ProposalLeft(proposal=proposal):
            return sentence("acts.proposal_left", number=str(state.proposals[proposal].number))
        case _ if isinstance(act, e.TurnAct):
            return _done_to_turn(act, str(state.direction.known_turn(act.turn).number))
        case _ if isinstance(act, e.HoldEvent):
            return _held(state, entry, act)
        case e.LeadersAsked(turn=turn, text=text):
            return sentence("acts.leaders_asked", number=str(state.direction.known_turn(turn).number), text=text)
        case _ if isinstance(act, e.CheckEvent):
            return _done_to_checks(act)
        case _ if isinstance(act, e.LookEvent):
            return _done_to_looking(state, act)
        case _ if isinstance(act, e.OutcomeEvent):
            return _done_to_outcomes(state, act)
        case e.ContributionHeard() if len(entry.acts) > 1:
            return counted("acts.several_heard", len(entry.acts))
        case e.QuestionAsked() | e.QuestionClosed() | e.QuestionReworded() | e.QuestionRevealed() | e.TimeSet():
            return _done_to_question(act, str(state.questions[act.question].number))
        case e.ContributionHeard() | e.ContributionMade():
            number = str(state.contributions[act.contribution].number)
            heard = isinstance(act, e.ContributionHeard)
            return sentence("acts.words_heard" if heard else "acts.words_put_in", number=number)
        case e.PersonWelcomed(person=person, name=name):
            return sentence("acts.welcomed", person=state.label(person) if person in state.people else name)
        case e.PlannedAdded() | e.PlannedChanged() | e.PlannedMoved():
            return _done_to_plan(act)
        case e.CallAnswered(call=call):
            return sentence("acts.call_answered", person=state.label(state.calls[call].person))
        case e.BreakBegan():
            return sentence("acts.break_began")
        case e.BreakTimeSet():
            return sentence("acts.break_time_set")
        case e.BreakEnded():
            return sentence("acts.break_ended")
        case e.NoticeSent():
            return sentence("acts.notice_sent")
        case e.RoleAdded() | e.RoleChanged() | e.RoleHidden() | e.RoleShown() | e.RoleOffered():
            return _done_to_role(state, act)
        case e.SamePersonAsked(person=person, earlier=earlier):
            return sentence("acts.same_asked", person=state.label(person), earlier=state.label(earlier))
        case e.BecameOne(earlier=earlier):
            return sentence("acts.became_one", person=state.label(earlier))
        case e.ModerationSet(question=question, moderation=moderation):
            return sentence(f"acts.moderation_{moderation}", number=str(state.questions[question].number))
        case e.AgreementAdded():
            return sentence("acts.agreement_added")
        case e.AgreementChanged():
            return sentence("acts.agreement_changed")
        case e.AgreementRemoved():
            return sentence("acts.agreement_removed")
        case e.TitleChanged():
            return sentence("acts.title_changed")
        case e.SessionEnded():
            return sentence("acts.session_ended")
        case e.RedactionChosen(room_only=room_only):
            return sentence("acts.redaction_chosen" if room_only else "acts.redaction_left")
        case _:
            assert_never(act)


def _held(state: State, entry: UndoEntry, act: e.HoldEvent) -> str:
    """Whether words were held back or restored. Where only the reason changed, an act does both."""
    several = len({known.contribution for known in entry.acts if isinstance(known, e.HoldEvent)})
    number = str(state.contributions[act.contribution].number)
    if isinstance(act, e.ContributionHeldBack):
        return counted("acts.held_back", several, number=number)
    return counted("acts.restored", several, number=number)


def _done_to_question(
    act: e.QuestionAsked | e.QuestionClosed | e.QuestionReworded | e.QuestionRevealed | e.TimeSet, number: str
) -> str:
    match act:
        case e.QuestionAsked(kind="closing"):
            return sentence("acts.closing_began")
        case e.QuestionAsked():
            return sentence("acts.question_asked", number=number)
        case e.QuestionClosed():
            return sentence("acts.question_closed", number=number)
        case e.QuestionReworded(wording=None):
            return sentence("acts.question_put_right", number=number)
        case e.QuestionReworded():
            return sentence("acts.question_reworded", number=number)
        case e.QuestionRevealed():
            return sentence("acts.question_revealed", number=number)
        case e.TimeSet():
            return sentence("acts.time_set", number=number)
        case _:
            assert_never(act)


def _done_to_plan(act: e.PlannedAdded | e.PlannedChanged | e.PlannedMoved) -> str:
    match act:
        case e.PlannedAdded():
            return sentence("acts.planned_added")
        case e.PlannedMoved():
            return sentence("acts.planned_moved")
        case e.PlannedChanged(question=planned, before=before) if planned.skipped == before.skipped:
            return sentence("acts.planned_changed")
        case e.PlannedChanged(question=planned):
            return sentence("acts.planned_left_out" if planned.skipped else "acts.planned_taken_in")
        case _:
            assert_never(act)


def _done_to_role(state: State, act: e.RoleAdded | e.RoleChanged | e.RoleHidden | e.RoleShown | e.RoleOffered) -> str:
    match act:
        case e.RoleAdded(role=added):
            return sentence("acts.role_added", role=added.name)
        case e.RoleChanged(role=changed):
            return sentence("acts.role_changed", role=changed.name)
        case e.RoleHidden(role=role):
            return sentence("acts.role_hidden", role=state.role_name(role))
        case e.RoleShown(role=role):
            return sentence("acts.role_shown", role=state.role_name(role))
        case e.RoleOffered(role=role, person=person):
            return sentence("acts.role_offered", role=state.role_name(role), person=state.label(person))
        case _:
            assert_never(act)


def _done_to_checks(act: e.CheckEvent) -> str:
    if isinstance(act, e.CheckClosed):
        return sentence("acts.check_closed" if act.closed else "acts.check_opened")
    return sentence(f"acts.check_began_{act.kind}", text=act.text)


def _done_to_looking(state: State, act: e.LookEvent) -> str:
    match act:
        case e.HeldUp(contribution=str(contribution)):
            return sentence("acts.held_up", number=str(state.contributions[contribution].number))
        case e.HeldUp():
            return sentence("acts.put_down")
        case e.WaterClosed(contribution=contribution):
            return sentence("acts.water_closed", number=str(state.contributions[contribution].number))
        case _:
            assert_never(act)


def _done_to_turn(act: e.TurnAct, number: str) -> str:
    match act:
        case e.TurnMade():
            return sentence("acts.turn_made", number=number)
        case e.TurnChanged() | e.TurnThemesChanged():
            return sentence("acts.turn_changed", number=number)
        case e.TurnTakenAway():
            return sentence("acts.turn_taken_away", number=number)
        case e.TurnSet():
            return sentence("acts.turn_set", number=number)
        case e.TurnParked(parked=parked) if parked is not None and parked.over:
            return sentence("acts.turn_unparked", number=number)
        case e.TurnParked(before=before) if before is not None and not before.over:
            return sentence("acts.turn_parking_changed", number=number)
        case e.TurnParked():
            return sentence("acts.turn_parked", number=number)
        case _:
            assert_never(act)


def _done_to_outcomes(state: State, act: e.OutcomeEvent) -> str:
    match act:
        case e.OutcomeAdopted(number=number):
            return sentence("acts.outcome_adopted", number=str(number))
        case e.OutcomeDropped(number=number):
            return sentence("acts.outcome_dropped", number=str(number))
        case e.WhatCameSaid(outcome=outcome):
            return sentence("acts.what_came_said", number=str(state.direction.known_outcome(outcome).number))
        case e.OutcomesServed(target=target):
            theme = state.theme(target)
            if theme is None:
                return sentence("acts.turn_serves", number=str(state.direction.known_turn(target).number))
            return sentence("acts.outcomes_served", theme=theme.name)
        case _:
            assert_never(act)


def _done_to_themes(state: State, entry: UndoEntry, act: e.ThemeEvent) -> str:
    name = _theme_name(state, entry, act.theme)
    emptied, filled = _first(entry, e.ContributionsUnthemed), _first(entry, e.ContributionsThemed)
    added = _first(entry, e.ThemeAdded)
    match act:
        case e.ThemeRemoved() if filled is not None:
            return sentence("acts.theme_merged", theme=name, into=_theme_name(state, entry, filled.theme))
        case e.ContributionsThemed() if added is not None and emptied is not None:
            return sentence("acts.theme_split", theme=name, out_of=_theme_name(state, entry, emptied.theme))
        case e.ContributionsThemed() if added is not None:
            return sentence("acts.theme_added", theme=name)
        case e.ThemeAdded():
            return sentence("acts.theme_added", theme=name)
        case e.ThemeRemoved():
            return sentence("acts.theme_removed", theme=name)
        case e.ThemeRenamed(before=before):
            return sentence("acts.theme_renamed", theme=act.name, before=before)
        case e.ThemeMoved():
            return sentence("acts.theme_moved", theme=name)
        case e.ContributionsThemed(contributions=contributions):
            return counted("acts.themed", len(contributions), theme=name)
        case e.ContributionsUnthemed(contributions=contributions):
            return counted("acts.unthemed", len(contributions), theme=name)
        case e.ThemeSaidBack():
            return sentence("acts.theme_said_back", theme=name)
        case e.ThemeUnsaid():
            return sentence("acts.theme_unsaid", theme=name)
        case _:
            assert_never(act)


def _first(entry: UndoEntry, kind: type[_Act]) -> _Act | None:
    return next((act for act in entry.acts if isinstance(act, kind)), None)


def _theme_name(state: State, entry: UndoEntry, theme: str) -> str:
    """The name of a theme, which may be there only once the act is done again, or undone."""
    known = state.theme(theme)
    if known is not None:
        return known.name
    acts = (done for done in entry.acts if isinstance(done, e.ThemeAdded | e.ThemeRemoved))
    return next(done.name for done in acts if done.theme == theme)
