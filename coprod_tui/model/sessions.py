"""What the dashboard needs done behind it, as a protocol; it must not know of processes, sockets or files.

The command line builds one from `session` and hands it to the dashboard. Every method runs on the dashboard's own event
loop and must not block it. What cannot be done is said by Unavailable (one plain sentence) or by Rejected, and then
nothing has changed.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec

from server.domain.state import Phase
from server.port import SessionPort


class Unavailable(Exception):
    """It cannot be done now; `message` is one plain sentence that says why and what to do. It may be shown as it is."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class SessionSummary(msgspec.Struct, frozen=True):
    """An earlier session as home lists it.

    `running` while its room is open; `damage` is a sentence where its file cannot be opened as it is, else None.
    """

    id: str
    title: str
    begun_at: datetime | None
    phase: Phase
    running: bool
    people: int
    contributions: int
    damage: str | None = None
    practice: bool = False


class PlanSummary(msgspec.Struct, frozen=True):
    """A plan that a session can begin with: by what `name` Sessions knows it, and what it comes to."""

    name: str
    title: str
    minutes: int
    questions: int
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class NewSession:
    """What a session begins with: its title, and its plan by the name of a PlanSummary, if there is one."""

    title: str
    plan: str | None = None


class Sessions(Protocol):
    """Starts, finds, exports and closes sessions for the dashboard."""

    async def list_sessions(self) -> tuple[SessionSummary, ...]:
        """The sessions kept on this machine, newest first."""
        ...

    async def list_plans(self) -> tuple[PlanSummary, ...]:
        """The plans that come with coprod."""
        ...

    async def read_plan(self, file: str) -> PlanSummary:
        """What a plan file holds. Raises Unavailable, which says what is to be mended in it."""
        ...

    async def start(self, title: str, *, plan: str | None = None) -> SessionPort:
        """Makes a session, opens its room and returns the facilitator's way in. Raises Rejected for a bad title.

        `plan` is the name of a PlanSummary.
        """
        ...

    async def open(self, session: str) -> SessionPort:
        """The facilitator's way into a session that exists, whose room is opened again if it is not open."""
        ...

    async def export(self, session: str) -> Path:
        """Writes the export of a session, running or not, into a new folder of its own and returns that folder."""
        ...

    async def close(self, port: SessionPort) -> None:
        """Closes the room that `port` leads into: its server ends, its file stays. Returns once it has ended."""
        ...
