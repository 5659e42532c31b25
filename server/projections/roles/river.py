"""Who held which role when, as runs over time."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from server.domain.events import HowBegan, HowEnded
from server.domain.state import State, Tenure
from server.projections.people.labels import label_words
from server.sentences import words


class Run(msgspec.Struct, frozen=True):
    """A tenure in the river."""

    person: str
    label: str
    #: The name of the role when it began.
    name: str
    since: datetime
    #: When it ended; None while it lasts.
    until: datetime | None
    how_began: HowBegan
    how_ended: HowEnded | None
    #: The lane in its row, from 0. Runs that overlap are in different lanes.
    lane: int
    #: The number of the person, from 0, in the order of their first role. It selects the same colour and pattern
    #: everywhere.
    tone: int


class RiverRow(msgspec.Struct, frozen=True):
    """A role with the runs of everybody who held it, in the order in which they began."""

    role: str
    name: str
    #: The number of lanes.
    lanes: int
    runs: tuple[Run, ...]


class RiverView(msgspec.Struct, frozen=True):
    """Roles over time."""

    #: The beginning of the time axis; None before anything began.
    begins: datetime | None = None
    #: When the session ended; None while it lasts.
    ended: datetime | None = None
    #: The roles that were held, in the plan's order.
    rows: tuple[RiverRow, ...] = ()
    #: The names of the listed roles that nobody has held.
    unheld: tuple[str, ...] = ()
    #: The label of the only person shown; None for everybody.
    person: str | None = None


class RiverPanelView(msgspec.Struct, frozen=True):
    """A river and its current time."""

    river: RiverView = RiverView()
    #: The time up to which it is drawn; the end of a session that has ended.
    now: datetime = datetime.min.replace(tzinfo=UTC)


def river_view(state: State, person: str | None = None) -> RiverView:
    """The river of everybody, or the rows and runs of one person."""
    tones = _tones(state)
    own = [tenure for tenure in state.all_tenures() if person in (None, tenure.person)]
    rows = tuple(row for role in state.roles if (row := _row(state, role.id, words(role.name), own, tones)) is not None)
    held = {tenure.role for tenure in state.tenures.values()}
    return RiverView(
        begins=beginning(state),
        ended=state.ended_at,
        rows=rows,
        unheld=tuple(words(role.name) for role in state.roles if role.id not in held and not role.hidden),
        person=None if person is None else label_words(state, person),
    )


def beginning(state: State) -> datetime | None:
    """When the session opened, or earlier if a role was already held in the lobby; None before the session was
    created.
    """
    opened = state.opened_at or state.created_at
    return None if opened is None else min((opened, *(tenure.since for tenure in state.tenures.values())))


def _tones(state: State) -> dict[str, int]:
    tones: dict[str, int] = {}
    for tenure in state.all_tenures():
        tones.setdefault(tenure.person, len(tones))
    return tones


def _row(state: State, role: str, name: str, tenures: Iterable[Tenure], tones: dict[str, int]) -> RiverRow | None:
    free: list[datetime | None] = []  # for each lane, the end of its newest run; None while that lasts
    runs: list[Run] = []
    for tenure in (tenure for tenure in tenures if tenure.role == role):
        lane = next((at for at, until in enumerate(free) if until is not None and until <= tenure.since), len(free))
        free[lane : lane + 1] = [tenure.until]
        runs.append(
            Run(
                tenure.person,
                label_words(state, tenure.person),
                words(tenure.name),
                tenure.since,
                tenure.until,
                tenure.how_began,
                tenure.how_ended,
                lane,
                tones[tenure.person],
            )
        )
    return RiverRow(role, name, len(free), tuple(runs)) if runs else None
