"""Decisions about breaks and notices. During a break everything can be sent as before."""

from datetime import timedelta

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.limits import require_minutes
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import State
from server.domain.text import NOTICE_CHARACTERS, required


def start(state: State, command: c.StartBreak, context: Context) -> tuple[e.Event, ...]:
    """Begins a break, or gives the present one another end."""
    require_running(state)
    if state.phase == "lobby":
        raise Rejected("not_live")
    until = context.now + timedelta(minutes=require_minutes(command.minutes))
    current = state.current_break
    if current is None:
        return (e.BreakBegan(until),)
    return () if current.until == until else (e.BreakTimeSet(until, current.until),)


def end(state: State, arriving: tuple[e.Event, ...]) -> tuple[e.Event, ...]:
    """Ends the break, after which the challenges arrive that waited for it. Without a break, nothing changes."""
    require_running(state)
    return () if state.current_break is None else (e.BreakEnded(), *arriving)


def notify(state: State, command: c.SendNotice, context: Context) -> tuple[e.Event, ...]:
    """Sends a notice."""
    require_running(state)
    text = required(command.text, most=NOTICE_CHARACTERS)
    return (e.NoticeSent(context.new_id("b"), text),)
