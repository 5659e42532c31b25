"""Decisions about undo and redo.

The events of an act are tried one after the other, so that the act's own events do not block each other. An act on
which others have built since is skipped.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from typing import Final, TypeVar, assert_never

from server.domain import events as e
from server.domain.actors import actor_key
from server.domain.decide import (
    agreements,
    catalogue,
    holding,
    leaders,
    looking,
    outcomes,
    plan,
    proposals,
    same_person,
    sense,
    session,
    themes,
    turns,
)
from server.domain.decide.context import Context
from server.domain.errors import Rejected
from server.domain.evolve import evolve
from server.domain.evolve.inverse import EitherWay, Inverse, Repetition, inverse, repetition
from server.domain.evolve.same_person import resolved
from server.domain.state import Question, State, UndoEntry

E = TypeVar("E", Inverse, Repetition)
_AFTER_THE_END: Final = (
    e.ContributionHeard,
    e.TitleChanged,
    e.SamePersonAsked,
    e.BecameOne,
    e.ThemeEvent,
    e.ProposalEvent,
    e.HoldEvent,
    e.LookEvent,
    e.TurnEvent,
    e.OutcomeEvent,
    e.ModerationSet,
    e.RedactionChosen,
)
_TRIED_AT: Final = datetime.min.replace(tzinfo=UTC)  # no rule here depends on the time


def undo(state: State, context: Context) -> tuple[e.Event, ...]:
    """Undoes the actor's newest act that can still be undone. Raises Rejected nothing_to_undo."""
    act = next_undo(state, actor_key(context.actor), context.words)
    if act is None:
        raise Rejected("nothing_to_undo")
    return (*_taken_back(act), e.Undone(act.seq))


def redo(state: State, context: Context) -> tuple[e.Event, ...]:
    """Redoes the actor's last undone act that can still be redone. Raises Rejected nothing_to_redo."""
    act = next_redo(state, actor_key(context.actor), context.words)
    if act is None:
        raise Rejected("nothing_to_redo")
    return (*_done_again(act), e.Redone(act.seq))


def next_undo(state: State, actor: str | None, words: catalogue.Words) -> UndoEntry | None:
    """The act that `undo` would undo for an actor, by the actor's id in the record.

    A facilitator can undo their own acts, those of people with a role, and those of nobody known.
    """
    possible = partial(_can_be_taken_back, words)
    acts = _newest_first(_undo_stacks(state, actor))
    return next((act for act in acts if _all(state, _taken_back(act), possible)), None)


def next_redo(state: State, actor: str | None, words: catalogue.Words) -> UndoEntry | None:
    """The act that `redo` would redo for an actor, by the actor's id in the record.

    A facilitator can redo what they undid themselves, and what was undone by nobody known.
    """
    possible = partial(_can_be_done_again, words)
    acts = _newest_first(_redo_stacks(state, actor))
    return next((act for act in acts if _all(state, _done_again(act), possible)), None)


def is_newest_to_undo(state: State, actor: str | None, act: UndoEntry) -> bool:
    """Whether no newer act of the actor's was passed over because it can be undone no more."""
    return all(stack[-1].seq <= act.seq for stack in _undo_stacks(state, actor) if stack)


def is_newest_to_redo(state: State, actor: str | None, act: UndoEntry) -> bool:
    """Whether no act that the actor undid later was passed over because it can be redone no more."""
    return all(stack[-1].seq <= act.seq for stack in _redo_stacks(state, actor) if stack)


def _undo_stacks(state: State, actor: str | None) -> list[tuple[UndoEntry, ...]]:
    leads = state.is_facilitator(actor)
    return [stack for by, stack in state.undo.items() if by == actor or (leads and not state.is_facilitator(by))]


def _redo_stacks(state: State, actor: str | None) -> list[tuple[UndoEntry, ...]]:
    own = {actor, None} if state.is_facilitator(actor) else {actor}
    return [state.redo.get(by, ()) for by in own]


def _newest_first(stacks: Iterable[tuple[UndoEntry, ...]]) -> list[UndoEntry]:
    return sorted((act for stack in stacks for act in stack), key=lambda act: act.seq, reverse=True)


def _taken_back(act: UndoEntry) -> tuple[Inverse, ...]:
    return tuple(event for done in reversed(act.acts) for event in inverse(done))


def _done_again(act: UndoEntry) -> tuple[Repetition, ...]:
    return tuple(map(repetition, act.acts))


def _all(state: State, events: tuple[E, ...], possible: Callable[[State, E], bool]) -> bool:
    """Whether the events are possible one after the other."""
    for number, event in enumerate(events, 1):
        if not possible(state, resolved(state, event)):
            return False
        if number < len(events):
            state = evolve(state, event, _TRIED_AT)
    return True


def _can_be_taken_back(words: catalogue.Words, state: State, event: Inverse) -> bool:
    """Whether an inverse event fits the state: nobody has built on the event that it takes back."""
    match event:
        case e.SessionReopened():
            return state.phase == "ended"
        case e.QuestionWithdrawn(question=question):
            return state.asked[-1:] == (question,) and not _built_on(state, state.questions[question])
        case e.QuestionReopened(question=question):
            return state.asked[-1:] == (question,) and state.open_question is None
        case e.QuestionWordedBack(question=question, text=text):
            return state.asked[-1:] == (question,) and state.questions[question].wordings[-1:] == (text,)
        case e.QuestionConcealed(question=question):
            return question in state.asked and state.questions[question].revealed
        case e.ContributionUnheard(contribution=contribution):
            heard = state.contributions[contribution]
            return heard.heard_at is not None and not heard.taken_back
        case e.ContributionTakenBack(contribution=contribution):
            return not state.contributions[contribution].taken_back
        case e.WelcomeWithdrawn(person=person):
            return _just_welcomed(state, person)
        case e.BreakWithdrawn():
            return state.current_break is not None
        case e.BreakResumed():
            return state.current_break is None and state.breaks != () and state.phase == "live"
        case e.NoticeWithdrawn(notice=notice):
            return any(known.id == notice for known in state.notices)
        case e.PlannedRemoved(question=planned):
            return planned in state.plan and planned.id not in state.planned_asked
        case e.CallReopened(call=call):
            return state.calls[call].answered_at is not None
        case e.RoleRemoved(role=role):
            held_once = any(tenure.role == role.id for tenure in state.tenures.values())
            return state.role(role.id) == role and not held_once and not _in_use(state, role.id)
        case e.RoleHidden(role=role):
            return _is_listed(state, role) and not _in_use(state, role)
        case e.SamePersonClosed(person=person, earlier=earlier):
            return state.same_asked.get(person) == earlier
        case e.BecameTwo(later=later, earlier=earlier):
            return (later, earlier) in state.joined and _roles_have_places(evolve(state, event, _TRIED_AT))
        case e.LeadersUnasked():
            return leaders.fits(state, event)
        case e.CheckWithdrawn():
            return sense.withdrawal_fits(state, event)
        case e.ProposalWaits():
            return proposals.fits(state, event)
        case e.ThemeUnsaid(sentence=sentence):
            return sentence not in state.say_back and themes.fits(state, event)
        case e.OfferClosed(role=role, person=person):
            offer = state.offers.get((role, person))
            return offer is not None and offer.by is None
        case _:
            return _can_go_either_way(words, state, event)


def _can_be_done_again(words: catalogue.Words, state: State, event: Repetition) -> bool:
    """Whether an event that was undone fits the state, which may have changed since."""
    if state.phase == "ended" and not isinstance(event, _AFTER_THE_END):
        return False
    match event:
        case e.SessionEnded():
            return True
        case e.QuestionAsked():
            return _can_be_asked(state, event)
        case e.QuestionClosed(question=question):
            asked = state.open_question
            return asked is not None and asked.id == question
        case e.QuestionReworded(question=question, wording=wording, before=before):
            asked = state.open_question
            there = wording is None or wording in state.offered_wordings
            return asked is not None and asked.id == question and asked.text == before and there
        case e.QuestionRevealed(question=question):
            return question in state.asked and not state.questions[question].revealed
        case e.ContributionHeard(contribution=contribution):
            said = state.contributions[contribution]
            return said.heard_at is None and not said.taken_back
        case e.ContributionPutBack(contribution=contribution):
            return _can_be_put_back(state, contribution)
        case e.PersonWelcomed(person=person, name=name):
            return bool(name) and person not in state.people
        case e.BreakBegan() | e.BreakEnded():
            return (state.current_break is None) == isinstance(event, e.BreakBegan)
        case e.NoticeSent(notice=notice):
            return all(known.id != notice for known in state.notices)
        case e.PlannedAdded(question=planned, at=at):
            return state.planned(planned.id) is None and at <= len(state.plan) < plan.MOST_PLANNED
        case e.CallAnswered(call=call):
            return state.calls[call].answered_at is None
        case e.RoleOffered(role=role, person=person):
            return _can_be_offered(state, role, person)
        case e.SamePersonAsked(person=person, earlier=earlier):
            return {person, earlier} <= {*state.people} and person not in state.same_asked
        case e.BecameOne(later=later, earlier=earlier):
            return {later, earlier} <= {*state.people} and not same_person.endings(state, later, earlier)
        case e.ProposalTaken() | e.ProposalLeft():
            return proposals.fits(state, event)
        case e.LeadersAsked():
            return leaders.fits(state, event)
        case e.CheckBegan():
            return sense.fits(state, event)
        case e.RoleAdded(role=role):
            free = len(state.roles) < catalogue.MOST_ROLES and catalogue.has_own_name(state, role, words)
            return free and state.role(role.id) is None
        case e.RoleHidden(role=role):
            asked_for = any(ask.role == role and ask.of is None for ask in state.asks.values())
            return _is_listed(state, role) and not asked_for
        case _:
            return _can_go_either_way(words, state, event)


def _can_go_either_way(words: catalogue.Words, state: State, event: EitherWay) -> bool:
    """Whether an event that names the earlier value fits the state: that value is still current."""
    match event:
        case e.TitleChanged(before=before):
            return state.title == before
        case e.PlannedChanged(question=planned, before=before):
            return before in state.plan and planned != before
        case e.PlannedMoved(planned=moved, at=at, before=place):
            return max(at, place) < len(state.plan) and state.plan[place].id == moved
        case e.TimeSet(question=question, before=before):
            return question in state.asked and state.questions[question].until == before
        case e.BreakTimeSet(before=before):
            return state.current_break is not None and state.current_break.until == before
        case e.RoleChanged():
            return _can_change_role(words, state, event)
        case _ if isinstance(event, e.ThemeEvent):
            return themes.fits(state, event)
        case _ if isinstance(event, e.HoldEvent | e.ModerationSet):
            return holding.fits(state, event)
        case _ if isinstance(event, e.AgreementEvent):
            return agreements.fits(state, event)
        case e.CheckClosed():
            return sense.fits(state, event)
        case _ if isinstance(event, e.LookEvent):
            return looking.fits(state, event)
        case _ if isinstance(event, e.TurnEvent):
            return turns.fits(state, event)
        case _ if isinstance(event, e.OutcomeEvent):
            return outcomes.fits(state, event)
        case e.RedactionChosen():
            return session.redaction_fits(state, event)
        case e.RoleShown(role=role):
            known = state.role(role)
            return known is not None and known.hidden
        case _:
            assert_never(event)


def _built_on(state: State, asked: Question) -> bool:
    """Whether anybody responded to the question or offered a wording for it, or words to it wait for a yes."""
    waits = any(words.question == asked.id for words in state.captured.values())
    revealed = asked.revealed and asked.reveal != "at_once"
    return bool(asked.answered or asked.passed or revealed or waits or asked.offered or asked.wordings)


def _can_be_asked(state: State, asked: e.QuestionAsked) -> bool:
    """Whether the question can be asked: none is open, and the plan or round to which it refers still exists."""
    planned = asked.planned is None or (
        state.planned(asked.planned) is not None and asked.planned not in state.planned_asked
    )
    again = asked.again is None or asked.again in state.asked
    return planned and again and state.open_question is None and asked.question not in state.asked


def _can_be_put_back(state: State, contribution: str) -> bool:
    """Whether the words still exist, which they do not after a redaction, and their paper slip is free."""
    known = state.contributions[contribution]
    typed_in = known.slip in state.slips or any(known.slip == words.slip for words in state.captured.values())
    return known.taken_back and known.text != "" and not (known.slip and typed_in) and known.question in state.asked


def _just_welcomed(state: State, person: str) -> bool:
    """Whether nobody came after this person, and nothing was ever said under their name."""
    welcomed = state.people.get(person)
    if welcomed is None or welcomed.contributions or len(state.ids_of(person)) > 1:
        return False
    return welcomed.number == state.arrived


def _can_be_offered(state: State, role: str, person: str) -> bool:
    """Whether the role can be offered, and the person neither holds it nor has an offer of it nor asks for it."""
    known, ask = state.role(role), state.asks.get((role, person))
    if known is None or known.hidden or not known.offerable or state.is_full(known):
        return False
    asks = ask is not None and not ask.shadow
    return not asks and (role, person) not in state.offers and state.tenure_of(role, person) is None


def _roles_have_places(state: State) -> bool:
    """Whether no role has more holders than it can have."""
    return all(role.limit is None or len(state.holders(role.id)) <= role.limit for role in state.roles)


def _in_use(state: State, role: str) -> bool:
    """Whether somebody holds the role, is offered it or asks for it."""
    return bool(state.holders(role)) or any(of == role for of, _ in (*state.offers, *state.asks))


def _is_listed(state: State, role: str) -> bool:
    known = state.role(role)
    return known is not None and not known.hidden


def _can_change_role(words: catalogue.Words, state: State, event: e.RoleChanged) -> bool:
    """Whether the role has not changed since, its other name is free, and its other limit allows its holders."""
    other = event.role
    fits = other.limit is None or len(state.holders(other.id)) <= other.limit
    return state.role(other.id) == event.before and catalogue.has_own_name(state, other, words) and fits
