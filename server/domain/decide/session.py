"""Decisions about the session itself."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.errors import Rejected
from server.domain.plan import SessionPlan
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
