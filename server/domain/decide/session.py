"""Deciding on the session itself and on who comes in; it must not know of questions or roles."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Visitor
from server.domain.decide.context import Context
from server.domain.errors import Rejected
from server.domain.state import Person, State
from server.domain.text import NAME_CHARACTERS, TITLE_CHARACTERS, clean, required


def create(
    session: str, title: str, code: str, roles: tuple[e.Role, ...], *, practice: bool = False
) -> tuple[e.Event, ...]:
    """The first events of a session. Raises Rejected where the title is empty or too long."""
    title = required(title, most=TITLE_CHARACTERS, field="title")
    return (e.SessionCreated(session, title, code, roles, practice),)


def require_running(state: State) -> None:
    """Raises Rejected session_over once the session has ended."""
    if state.phase == "ended":
        raise Rejected("session_over", "This session has ended. Thank you for being here.")


def known_person(state: State, person: str) -> Person:
    """Somebody who joined. Raises Rejected."""
    found = state.people.get(person)
    if found is None:
        raise Rejected("not_found", "There is no such person in this session.", "person")
    return found


def open_session(state: State) -> tuple[e.Event, ...]:
    """Going live; already live is fine."""
    require_running(state)
    return (e.SessionOpened(),) if state.phase == "lobby" else ()


def end_session(state: State) -> tuple[e.Event, ...]:
    """Ending the session; already ended is fine."""
    return (e.SessionEnded(),) if state.phase != "ended" else ()


def join(state: State, command: c.Join, context: Context) -> tuple[e.Event, ...]:
    """Coming in; a secret that is known is somebody who is in already."""
    if not isinstance(context.actor, Visitor):
        raise Rejected("not_allowed", "You are in already.")
    if context.actor.secret_hash in state.secrets:
        return ()
    require_running(state)
    name = clean(command.name, most=NAME_CHARACTERS, field="name")
    return (e.PersonJoined(context.new_id("p"), context.actor.secret_hash, name),)
