"""Lines for breaks and notices."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State


def break_fact(state: State, event: e.BreakEvent) -> str:
    """The line for a break or a notice."""
    match event:
        case e.BreakBegan(until=until):
            return f"A break until {wording.clock(until)}"
        case e.BreakTimeSet(until=until):
            return f"The break lasts until {wording.clock(until)} now"
        case e.BreakEnded():
            return "The break is over; phones say: Welcome back"
        case e.BreakWithdrawn():
            return "The break was taken back"
        case e.BreakResumed():
            return f"The break goes on until {wording.clock(state.breaks[-1].until)}"
        case e.NoticeSent(text=text):
            return f"Notice to every phone: {wording.one_line(text)}"
        case e.NoticeWithdrawn():
            return "The notice was taken off the phones again"
        case _:
            assert_never(event)
