"""The state of the session itself."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain.evolve import roles
from server.domain.state import Agreement, Pause, State


def created(state: State, event: e.SessionCreated, at: datetime) -> State:
    """A session was created, in its lobby."""
    return replace(
        state,
        session=event.session,
        title=event.title,
        first_title=event.title,
        code=event.code,
        roles=event.roles,
        practice=event.practice,
        purpose=event.purpose,
        outcomes=event.outcomes,
        perspectives=event.perspectives,
        plan=event.plan,
        zone=event.zone,
        reasons=event.reasons or state.reasons,
        agreements=tuple(Agreement(f"planned-{number}", text) for number, text in enumerate(event.agreements, 1)),
        created_at=at,
    )


def title_changed(state: State, event: e.TitleChanged) -> State:
    """The session got another title."""
    return replace(state, title=event.title)


def opened(state: State, at: datetime) -> State:
    """The session went live."""
    return replace(state, phase="live", opened_at=at)


def ended(state: State, at: datetime) -> State:
    """The session ended, and every tenure with it."""
    pauses = (*state.pauses, Pause(None, state.people))
    return roles.all_ended(replace(state, phase="ended", ended_at=at, pauses=pauses), at)


def reopened(state: State) -> State:
    """Ending the session was undone."""
    phase = "lobby" if state.opened_at is None else "live"
    pauses = tuple(pause for pause in state.pauses if pause.question is not None)
    return roles.all_resumed(replace(state, phase=phase, ended_at=None, pauses=pauses))
