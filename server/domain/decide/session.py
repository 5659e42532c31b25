"""Decisions about the session itself."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.errors import Rejected
from server.domain.plan import SessionPlan
from server.domain.redaction import room_only
from server.domain.state import State
from server.domain.text import TITLE_CHARACTERS, required


def create(
    session: str, code: str, plan: SessionPlan, *, practice: bool = False, zone: str = ""
) -> tuple[e.Event, ...]:
    """The first events of a session. Raises Rejected if the title is empty or too long."""
    title = required(plan.title, most=TITLE_CHARACTERS, field="title")
    created = e.SessionCreated(
        session,
        title,
        code,
        plan.roles,
        practice,
        plan.purpose,
        plan.outcomes,
        plan.perspectives,
        plan.questions,
        zone,
        plan.reasons,
        plan.agreements,
    )
    return (created,)


def change_title(state: State, command: c.ChangeTitle) -> tuple[e.Event, ...]:
    """Changes the title. The present title changes nothing. Raises Rejected if the title is empty or too long."""
    title = required(command.title, most=TITLE_CHARACTERS, field="title")
    return (e.TitleChanged(title, state.title),) if title != state.title else ()


def redact_room_only(state: State, command: c.RedactRoomOnly) -> tuple[e.Event, ...]:
    """Chooses whether words kept to the room are redacted as the ended session closes.

    Until the close it can be undone. Raises Rejected not_ended while more may be said, or if there are none.
    """
    if state.phase != "ended":
        raise Rejected("not_ended")
    if command.on == state.redacts_room_only:
        return ()
    require_room_only(state)
    return (e.RedactionChosen(command.on),)


def require_room_only(state: State) -> None:
    """Raises Rejected if no words kept to the room are there: room_only_deleted if they were, nothing_kept_to_room."""
    if any(room_only(state)):
        return
    if any(said.consent == "room" and said.redacted for said in state.contributions.values()):
        raise Rejected("room_only_deleted")
    raise Rejected("nothing_kept_to_room")


def redaction_fits(state: State, event: e.RedactionChosen) -> bool:
    """Whether an undo or a redo that is this event fits the state: the words are still there, and the room open."""
    return state.phase == "ended" and event.room_only != state.redacts_room_only and any(room_only(state))


def require_running(state: State) -> None:
    """Raises Rejected session_over if the session has ended."""
    if state.phase == "ended":
        raise Rejected("session_over")


def open_session(state: State) -> tuple[e.Event, ...]:
    """Takes the session live. If it is live already, nothing changes."""
    require_running(state)
    return (e.SessionOpened(),) if state.phase == "lobby" else ()


def end_session(state: State, before: tuple[e.Event, ...]) -> tuple[e.Event, ...]:
    """Ends the session, after what its end brings about. If it has ended, nothing changes."""
    return (*before, e.SessionEnded()) if state.phase != "ended" else ()
