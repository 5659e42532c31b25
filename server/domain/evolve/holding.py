"""The state of words that are held back, and of who reads words before others do."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import Contribution, HeldBack, State


def changed(state: State, event: e.HoldEvent | e.ModerationSet) -> State:
    """The state after words were held back or shown again, or who reads first was set."""
    if isinstance(event, e.ModerationSet):
        question = replace(state.questions[event.question], moderation=event.moderation)
        return replace(state, questions=state.questions.insert(question.id, question))
    held = None
    if isinstance(event, e.ContributionHeldBack):
        held = HeldBack(event.reason, event.by, event.role, event.changed)
    known = replace(state.contributions[event.contribution], held=held)
    return listed(replace(state, contributions=state.contributions.insert(known.id, known)), known)


def listed(state: State, words: Contribution) -> State:
    """The state whose lists of what is held back and of what waits for a look fit these words."""
    held = words.held is not None and not words.taken_back
    waits = held and words.waits
    if (words.id in state.held, words.id in state.waiting) == (held, waits):
        return state
    return replace(
        state,
        held=state.held.insert(words.id) if held else state.held.discard(words.id),
        waiting=state.waiting.insert(words.id) if waits else state.waiting.discard(words.id),
    )


def opposite(event: e.HoldEvent | e.ModerationSet) -> e.HoldEvent | e.ModerationSet:
    """The event that undoes it."""
    if isinstance(event, e.ModerationSet):
        return e.ModerationSet(event.question, event.before, event.moderation)
    other = e.ContributionRestored if isinstance(event, e.ContributionHeldBack) else e.ContributionHeldBack
    return other(event.contribution, event.reason, event.by, event.role, event.changed)
