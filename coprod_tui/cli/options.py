"""What the command line can ask for, a type a command; it must not know how it is typed."""

from dataclasses import dataclass
from pathlib import Path

from coprod_tui.session.listen_options import ListenOptions


@dataclass(frozen=True, slots=True)
class Home:
    """`coprod`"""

    plain: bool


@dataclass(frozen=True, slots=True)
class New:
    """`coprod new`; `title`, `plan` or both are given, the plan by its file or the name of a ready one."""

    title: str | None
    listen: ListenOptions
    plain: bool
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """`coprod open`"""

    session: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Serve:
    """`coprod serve`; either `session` is given, or `title`, `plan` or both."""

    session: str | None
    title: str | None
    listen: ListenOptions
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """`coprod list`"""

    as_json: bool


@dataclass(frozen=True, slots=True)
class Export:
    """`coprod export`"""

    session: str
    to: Path


@dataclass(frozen=True, slots=True)
class Rehearse:
    """`coprod rehearse --into`"""

    into: str
    people: int
    answers: int
    seed: int | None
    report: Path | None


@dataclass(frozen=True, slots=True)
class RehearsePlan:
    """`coprod rehearse --plan`, in a session of its own, an hour of which takes an hour divided by `speed`."""

    plan: str
    people: int
    speed: float
    seed: int | None
    report: Path | None


@dataclass(frozen=True, slots=True)
class Slips:
    """`coprod slips`"""

    file: Path
    count: int
    title: str
    force: bool


@dataclass(frozen=True, slots=True)
class Repair:
    """`coprod repair`"""

    file: Path


@dataclass(frozen=True, slots=True)
class Plans:
    """`coprod plans`"""

    name: str | None


@dataclass(frozen=True, slots=True)
class Import:
    """`coprod import`"""

    method: Path
    to: Path | None
    force: bool


@dataclass(frozen=True, slots=True)
class Version:
    """`coprod --version`"""


Invocation = (
    Home | New | Open | Serve | List | Export | Rehearse | RehearsePlan | Slips | Repair | Plans | Import | Version
)
