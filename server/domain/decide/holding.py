"""Decisions about words that are held back, which nobody but their author reads, and about who reads words first.

Whoever holds words back gives one of the session's reasons, which their author is told and everybody can read. Words
that wait for a look are held back without a reason.
"""

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Participant
from server.domain.decide import looking
from server.domain.decide.contributions import listed
from server.domain.decide.questions import known
from server.domain.errors import Rejected
from server.domain.messages import Text
from server.domain.reasons import reason_id
from server.domain.state import Contribution, Question, State

HOLDING_TOOLS: frozenset[c.Tool] = frozenset({"ask", "hold_back"})


def hold_back(state: State, command: c.HoldBack, actor: Actor) -> tuple[e.Event, ...]:
    """Holds words back, and puts them down where they are held up. Those that are held back for this reason already
    change nothing.
    """
    reason = next((known for known in state.reasons if reason_id(known) == command.reason), None)
    if reason is None:
        raise Rejected("no_such_reason", field="reason")
    by, role = _holder(state, actor)
    chosen = listed(state, command.contributions)
    _require_read_by(actor, chosen)
    down = looking.down(state) if any(words.id == state.held_up for words in chosen) else ()
    held = (
        event
        for words in chosen
        if words.held is None or words.held.reason != reason
        for event in (*_restored(words), e.ContributionHeldBack(words.id, reason, by, role))
    )
    return (*down, *held)


def restore(state: State, command: c.Restore, actor: Actor) -> tuple[e.Event, ...]:
    """Shows words again. Those that are not held back change nothing.

    What was said for the facilitator alone is let through by nobody else: for them, it is not there.
    """
    chosen = listed(state, command.contributions)
    _require_read_by(actor, chosen)
    return tuple(event for words in chosen for event in _restored(words))


def moderate(state: State, command: c.SetModeration) -> tuple[e.Event, ...]:
    """Sets who reads what is said to a question.

    Once it is open, what only waited for a look is shown. What was said while it was closed goes on waiting: whoever
    said it was told that nobody else reads it.
    """
    question = known(state, command.question)
    if command.moderation == question.moderation:
        return ()
    moderated = e.ModerationSet(question.id, command.moderation, question.moderation)
    if command.moderation == "open":
        return (*(event for words in _waiting(state, question) for event in _restored(words)), moderated)
    return (moderated,)


def fits(state: State, event: e.HoldEvent | e.ModerationSet) -> bool:
    """Whether an undo or a redo that is this event fits the state."""
    if isinstance(event, e.ModerationSet):
        if event.question not in state.asked:
            return False
        return state.questions[event.question].moderation == event.before
    words = state.contributions[event.contribution]
    if words.taken_back or isinstance(event, e.ContributionHeldBack):
        return not words.taken_back and words.held is None
    held = words.held
    return held is not None and (held.reason, held.by, held.role) == (event.reason, event.by, event.role)


def _waiting(state: State, question: Question) -> list[Contribution]:
    """What was said to a question and only waits for a look, oldest first."""
    waiting = (state.contributions[known] for _, known in state.lists.waiting)
    return [words for words in waiting if words.question == question.id and not words.said_closed]


def _require_read_by(actor: Actor, chosen: tuple[Contribution, ...]) -> None:
    if isinstance(actor, Participant) and any(words.waits_unread for words in chosen):
        raise Rejected("words_gone", field="contributions")


def _restored(words: Contribution) -> tuple[e.HoldEvent, ...]:
    held = words.held
    return () if held is None else (e.ContributionRestored(words.id, held.reason, held.by, held.role, held.changed),)


def _holder(state: State, actor: Actor) -> tuple[str | None, Text]:
    """Who holds words back, and with which role; nobody for the facilitator."""
    if not isinstance(actor, Participant):
        return None, ""
    roles = (role for role in state.roles if state.tenure_of(role.id, actor.person) is not None)
    return actor.person, next(role.name for role in roles if not HOLDING_TOOLS.isdisjoint(role.tools))
