"""The state of words that are held back, and of who reads words before others do."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from msgspec.structs import replace

from server.domain import events as e
from server.domain.evolve import listing
from server.domain.state import HeldBack, State


def changed(state: State, event: e.HoldEvent | e.ModerationSet) -> State:
    """The state after words were held back or shown again, or who reads first was set."""
    if isinstance(event, e.ModerationSet):
        question = replace(state.questions[event.question], moderation=event.moderation)
        return replace(state, questions=state.questions.insert(question.id, question))
    held = None
    if isinstance(event, e.ContributionHeldBack):
        held = HeldBack(event.reason, event.by, event.role, event.changed)
    return listing.put(state, replace(state.contributions[event.contribution], held=held))


def opposite(event: e.HoldEvent | e.ModerationSet) -> e.HoldEvent | e.ModerationSet:
    """The event that undoes it."""
    if isinstance(event, e.ModerationSet):
        return e.ModerationSet(event.question, event.before, event.moderation)
    other = e.ContributionRestored if isinstance(event, e.ContributionHeldBack) else e.ContributionHeldBack
    return other(event.contribution, event.reason, event.by, event.role, event.changed)
