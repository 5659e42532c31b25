"""Titles for sessions and slips, which may come from standard input.

Everybody who uses this machine can read the arguments of a program.
"""

import os
from typing import Final

from coprod_tui.diagnostics import say
from coprod_tui.model.sessions import NewSession

#: Stands for what is read from standard input instead.
FROM_INPUT: Final = "-"


def new_session(title: str | None, plan: str | None) -> NewSession:
    """The session to begin: without a title it gets the plan's, and without either it is asked for. Raises Failure."""
    if plan is None:
        return NewSession(title_of(FROM_INPUT if title is None else title))
    from coprod_tui.cli.plans import read_new_session  # noqa: PLC0415 - sessions without a plan need no reader of plans

    return read_new_session(None if title is None else title_of(title), plan)


def title_of(argument: str) -> str:
    """The title that an argument gives, or that is typed or piped in where the argument says so.

    Nothing beyond its line is read, because what follows is for the dashboard or plain mode.
    """
    if argument != FROM_INPUT:
        return argument
    say("What is the session called?")
    typed = bytearray()
    while (one := os.read(0, 1)) not in (b"", b"\n"):
        typed += one
    return typed.decode(errors="replace").strip()
