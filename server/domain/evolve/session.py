"""The state of the session itself."""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.direction_records import Direction, Outcome
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
        direction=Direction(
            tuple(Outcome(f"planned-{number}", number, None, text) for number, text in enumerate(event.outcomes, 1))
        ),
        created_at=at,
    )


def moved_on(state: State, event: e.SessionEvent, at: datetime) -> State:
    """What the session is called, how far it is, or what becomes of its file, has changed."""
    match event:
        case e.TitleChanged(title=title):
            return replace(state, title=title)
        case e.SessionOpened():
            return replace(state, phase="live", opened_at=at)
        case e.SessionEnded():
            pauses = (*state.pauses, Pause(None, state.people))
            return roles.all_ended(replace(state, phase="ended", ended_at=at, pauses=pauses), at)
        case e.SessionReopened():
            phase = "lobby" if state.opened_at is None else "live"
            pauses = tuple(pause for pause in state.pauses if pause.question is not None)
            # More may be said now, so whoever ends the session again chooses again.
            resumed = replace(state, phase=phase, ended_at=None, pauses=pauses, redacts_room_only=False)
            return roles.all_resumed(resumed)
        case e.RedactionChosen(room_only=room_only):
            return replace(state, redacts_room_only=room_only)
        case _:
            assert_never(event)
