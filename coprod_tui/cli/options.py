"""The commands of the command line, a type for each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coprod_tui.model.settings import Colours, Glyphs
from coprod_tui.session.listen_options import NOT_SAID, ListenOptions


@dataclass(frozen=True, slots=True)
class Look:
    """How the dashboard looks; None for what the settings say."""

    colours: Colours | None = None
    glyphs: Glyphs | None = None


AS_SET: Final = Look()


@dataclass(frozen=True, slots=True)
class Home:
    """`coprod`"""

    plain: bool
    #: Where sessions listen that are started from home.
    listen: ListenOptions = NOT_SAID
    look: Look = AS_SET


@dataclass(frozen=True, slots=True)
class New:
    """`coprod new`"""

    #: The title; None for the plan's, or to ask for it where there is no plan.
    title: str | None
    listen: ListenOptions
    plain: bool
    #: A plan's file, or the name of a ready one.
    plan: str | None = None
    #: The time zone of the room; None for that of this machine.
    zone: str | None = None
    look: Look = AS_SET


@dataclass(frozen=True, slots=True)
class Open:
    """`coprod open`"""

    #: The id or title of the session.
    session: str
    plain: bool
    look: Look = AS_SET


@dataclass(frozen=True, slots=True)
class Serve:
    """`coprod serve`, with `session`, or else with `title`, `plan` or both."""

    #: The id or title of the session; None for a new one.
    session: str | None
    #: The title of a new session; None for the plan's.
    title: str | None
    listen: ListenOptions
    #: A plan's file, or the name of a ready one, for a new session.
    plan: str | None = None
    #: The time zone of the room, for a new session; None for that of this machine.
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """`coprod list`"""

    as_json: bool


@dataclass(frozen=True, slots=True)
class Export:
    """`coprod export`"""

    #: The id or title of the session.
    session: str
    #: The folder to write to; None for a new one where exports go.
    to: Path | None
    #: Whether existing files are replaced.
    force: bool
    #: Whether the concerns of the drop-in box are written, and nothing else.
    concerns: bool = False


@dataclass(frozen=True, slots=True)
class Rehearse:
    """`coprod rehearse --into`"""

    #: The address to join by, with the code; "-" to read it from standard input.
    into: str
    people: int
    #: How many answers each person gives at most; None for as many as they have.
    answers: int | None
    #: How much faster than people do they speak; None for at once, and then they leave.
    speed: float | None
    seed: int | None
    #: The file for the report, None for no file.
    report: Path | None
    #: Whether an existing report is replaced.
    force: bool


@dataclass(frozen=True, slots=True)
class RehearsePlan:
    """`coprod rehearse --plan`, in a session of its own."""

    #: A plan's file, or the name of a ready one.
    plan: str
    people: int
    #: How much faster than planned time passes.
    speed: float
    seed: int | None
    #: The file for the report, None for no file.
    report: Path | None
    #: Whether an existing report is replaced.
    force: bool


@dataclass(frozen=True, slots=True)
class Slips:
    """`coprod slips`"""

    #: The HTML file to write.
    file: Path
    count: int
    #: The heading of every slip; may be empty.
    title: str
    #: Whether an existing file is replaced.
    force: bool


@dataclass(frozen=True, slots=True)
class Repair:
    """`coprod repair`"""

    file: Path


@dataclass(frozen=True, slots=True)
class Plans:
    """`coprod plans`"""

    #: The plan to print; None for the list of plans.
    name: str | None


@dataclass(frozen=True, slots=True)
class Import:
    """`coprod import`"""

    #: The file of the method.
    method: Path
    #: The plan file to write; None to print it.
    to: Path | None
    #: Whether an existing file is replaced.
    force: bool


@dataclass(frozen=True, slots=True)
class Version:
    """`coprod --version`"""


Invocation = (
    Home | New | Open | Serve | List | Export | Rehearse | RehearsePlan | Slips | Repair | Plans | Import | Version
)
