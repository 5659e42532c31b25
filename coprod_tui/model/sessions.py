"""The dashboard's interface to the sessions on this machine, as a protocol.

Every method runs on the dashboard's event loop and must not block it. Where something cannot be done, it raises
Unavailable or Rejected, and nothing has changed.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec

from coprod_tui.model.settings import Settings
from server.domain.errors import Rejected
from server.domain.state import Phase
from server.port import SessionPort
from server.sentences import refusal_words


class Unavailable(Exception):
    """Something cannot be done now; `message` is one plain sentence with the reason and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def reason(refusal: Rejected | Unavailable) -> str:
    """Why something was not done, in a sentence for whoever asked for it."""
    return refusal_words(refusal) if isinstance(refusal, Rejected) else refusal.message


class SessionSummary(msgspec.Struct, frozen=True):
    """An earlier session as home lists it."""

    id: str
    title: str
    #: When it was opened; None if it never was.
    begun_at: datetime | None
    phase: Phase
    #: Whether its room is open.
    running: bool
    #: How many people joined.
    people: int
    contributions: int
    #: Why its file cannot be opened as it is, in a sentence; None where it can.
    damage: str | None = None
    #: Whether it is practice.
    practice: bool = False


class PlanSummary(msgspec.Struct, frozen=True):
    """A plan that a session can begin with."""

    #: The name by which Sessions knows it.
    name: str
    title: str
    #: How many minutes its questions take together.
    minutes: int
    #: How many questions it has.
    questions: int
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class NewSession:
    """What a session begins with."""

    title: str
    #: The name of a PlanSummary, None for no plan.
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
        """Reads a plan file. Raises Unavailable with everything that is to be mended in it."""
        ...

    async def start(self, title: str, *, plan: str | None = None) -> SessionPort:
        """Starts a session and returns the facilitator's port. Raises Rejected for a bad title.

        `plan` is the name of a PlanSummary.
        """
        ...

    async def practise(self, title: str, *, plan: str | None = None) -> SessionPort:
        """Starts a practice session on this machine alone, lets simulated people join it, and returns the port.

        Raises Rejected for a bad title.
        """
        ...

    @property
    def settings_file(self) -> Path:
        """Where the settings are kept."""
        ...

    async def settings(self) -> Settings:
        """The settings as they are kept; options and the environment may say otherwise for now."""
        ...

    async def keep_settings(self, settings: Settings) -> None:
        """Keeps the settings for the next start."""
        ...

    async def tour_is_due(self) -> bool:
        """Whether nobody has been through, or left, the tour on this machine."""
        ...

    async def tour_was_seen(self) -> None:
        """Remembers that the tour need not be offered again."""
        ...

    async def open(self, session: str) -> SessionPort:
        """The facilitator's port to an existing session, whose room is opened if it is closed."""
        ...

    async def export(self, session: str) -> Path:
        """Writes the export of a session, running or not, into a new folder and returns it."""
        ...

    async def show_folder(self, folder: Path) -> None:
        """Opens a folder in the system's file manager."""
        ...

    async def close(self, port: SessionPort) -> None:
        """Closes the room of `port`: its server ends, its file stays. Returns when it has ended."""
        ...
