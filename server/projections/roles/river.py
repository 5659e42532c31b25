"""The view of who held which role when, as runs over time; it must not know how it is drawn."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from server.domain.events import HowBegan, HowEnded
from server.domain.state import State, Tenure


class Run(msgspec.Struct, frozen=True):
    """One tenure: `until` is None while it lasts; `name` is the role's when it began.

    `lane` counts from 0: runs of a row that overlap lie in different ones. `tone` counts people who held any role, from
    0 in the order of their first: it picks a colour and a pattern, the same for a person wherever they are drawn.
    """

    person: str
    label: str
    name: str
    since: datetime
    until: datetime | None
    how_began: HowBegan
    how_ended: HowEnded | None
    lane: int
    tone: int


class RiverRow(msgspec.Struct, frozen=True):
    """One role with the runs of all who held it, in the order in which they began, in `lanes` lanes."""

    role: str
    name: str
    lanes: int
    runs: tuple[Run, ...]


class RiverView(msgspec.Struct, frozen=True):
    """Roles that were held, in the plan's order; `unheld` names the listed ones that nobody has held.

    `begins` is the earliest that is drawn, None before anything began; `ended` is when the session ended, None while it
    lasts. `person` is what to call the one whose path this is, None where it is everybody's.
    """

    begins: datetime | None = None
    ended: datetime | None = None
    rows: tuple[RiverRow, ...] = ()
    unheld: tuple[str, ...] = ()
    person: str | None = None


class RiverPanelView(msgspec.Struct, frozen=True):
    """A river, and the time up to which it is drawn."""

    river: RiverView = RiverView()
    #: The end of a session that has ended.
    now: datetime = datetime.min.replace(tzinfo=UTC)


def river_view(state: State, person: str | None = None) -> RiverView:
    """Everybody's river, or one person's path: the rows and runs that are theirs."""
    tones = _tones(state)
    own = [tenure for tenure in state.all_tenures() if person in (None, tenure.person)]
    rows = tuple(row for role in state.roles if (row := _row(state, role.id, role.name, own, tones)) is not None)
    held = {tenure.role for tenure in state.tenures.values()}
    return RiverView(
        begins=beginning(state),
        ended=state.ended_at,
        rows=rows,
        unheld=tuple(role.name for role in state.roles if role.id not in held and not role.hidden),
        person=None if person is None else state.label(person),
    )


def beginning(state: State) -> datetime | None:
    """When the session opened, or before that where a role was held in its lobby; None before there was a session."""
    opened = state.opened_at or state.created_at
    return None if opened is None else min((opened, *(tenure.since for tenure in state.tenures.values())))


def _tones(state: State) -> dict[str, int]:
    tones: dict[str, int] = {}
    for tenure in state.all_tenures():
        tones.setdefault(tenure.person, len(tones))
    return tones


def _row(state: State, role: str, name: str, tenures: Iterable[Tenure], tones: dict[str, int]) -> RiverRow | None:
    free: list[datetime | None] = []  # for each lane when its newest run ended, None while that lasts
    runs: list[Run] = []
    for tenure in (tenure for tenure in tenures if tenure.role == role):
        lane = next((at for at, until in enumerate(free) if until is not None and until <= tenure.since), len(free))
        free[lane : lane + 1] = [tenure.until]
        runs.append(
            Run(
                tenure.person,
                state.label(tenure.person),
                tenure.name,
                tenure.since,
                tenure.until,
                tenure.how_began,
                tenure.how_ended,
                lane,
                tones[tenure.person],
            )
        )
    return RiverRow(role, name, len(free), tuple(runs)) if runs else None
