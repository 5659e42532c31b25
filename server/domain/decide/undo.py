"""Deciding what can be taken back; it must not know how the events will be applied."""

from server.domain import events as e
from server.domain.decide import catalogue
from server.domain.errors import Rejected
from server.domain.state import Question, State, UndoEntry


def undo(state: State) -> tuple[e.Event, ...]:
    """Takes back the newest act that still can be. Raises Rejected nothing_to_undo where there is none."""
    act = newest(state)
    if act is None:
        raise Rejected("nothing_to_undo", "There is nothing that can be undone now.")
    return (*act.inverse, e.Undone(act.seq))


def newest(state: State) -> UndoEntry | None:
    """The act that `undo` would take back: one that people have built on since is passed over."""
    return next((act for act in reversed(state.undo) if _still_possible(state, act)), None)


def _still_possible(state: State, act: UndoEntry) -> bool:
    withdrawn = {event.question for event in act.inverse if isinstance(event, e.QuestionWithdrawn)}
    return all(_applies(state, event, withdrawn) for event in act.inverse)


def _applies(state: State, event: e.Event, withdrawn: set[str]) -> bool:
    match event:
        case e.SessionReopened():
            return state.phase == "ended"
        case e.QuestionWithdrawn(question=question):
            asked = state.questions[question]
            return state.asked[-1:] == (question,) and not _built_on(state, asked)
        case e.QuestionReopened(question=question):
            newest_left = [asked for asked in state.asked if asked not in withdrawn]
            return newest_left[-1:] == [question]
        case e.ContributionUnheard(contribution=contribution):
            heard = state.contributions[contribution]
            return heard.heard_at is not None and not heard.taken_back
        case e.QuestionWordedBack(question=question, text=text):
            newest = state.asked[-1:] == (question,)
            return newest and state.questions[question].wordings[-1:] == (text,)
        case e.ContributionTakenBack(contribution=contribution):
            return not state.contributions[contribution].taken_back
        case e.WelcomeWithdrawn(person=person):
            return _just_welcomed(state, person)
        case e.PlannedRemoved(question=planned):
            return planned in state.plan and planned.id not in state.planned_asked
        case e.PlannedChanged(question=planned, before=before_it):
            return before_it in state.plan and planned != before_it
        case e.PlannedMoved(planned=moved, before=place):
            return place < len(state.plan) and state.plan[place].id == moved
        case e.QuestionConcealed(question=question):
            return question in state.asked and state.questions[question].revealed
        case e.TimeSet(question=question, before=before):
            return question in state.asked and state.questions[question].until == before
        case e.CallReopened(call=call):
            return state.calls[call].answered_at is not None
        case e.RoleRemoved(role=role):
            held_once = any(tenure.role == role.id for tenure in state.tenures.values())
            return state.role(role.id) == role and not held_once and not _in_use(state, role.id)
        case e.RoleChanged():
            return _role_can_change_back(state, event)
        case e.RoleHidden(role=role):
            return not _role(state, role).hidden and not _in_use(state, role)
        case e.RoleShown(role=role):
            return _role(state, role).hidden
        case e.OfferClosed(role=role, person=person):
            offer = state.offers.get((role, person))
            return offer is not None and offer.by is None
        case _:
            return False


def _built_on(state: State, asked: Question) -> bool:
    """Whether somebody responded or said how they would rather be asked, or words to it wait for a yes."""
    waits = any(words.question == asked.id for words in state.captured.values())
    revealed = asked.revealed and asked.reveal != "at_once"
    return bool(asked.answered or asked.passed or revealed or waits or asked.offered or asked.wordings)


def _just_welcomed(state: State, person: str) -> bool:
    """Whether nobody came after them, and nothing stands or stood under their name."""
    welcomed = state.people.get(person)
    return welcomed is not None and welcomed.number == len(state.people) and not welcomed.contributions


def _in_use(state: State, role: str) -> bool:
    """Whether somebody holds it, is offered it or asks for it."""
    return bool(state.holders(role)) or any(of == role for of, _ in (*state.offers, *state.asks))


def _role(state: State, role: str) -> e.Role:
    return next(known for known in state.roles if known.id == role)


def _role_can_change_back(state: State, event: e.RoleChanged) -> bool:
    """Whether nothing else about it changed since, its earlier name is free, and all who hold it now still may."""
    earlier = event.role
    holders = len(state.holders(earlier.id))
    fits = earlier.limit is None or holders <= earlier.limit
    return _role(state, earlier.id) == event.before and catalogue.has_own_name(state, earlier) and fits
