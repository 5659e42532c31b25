"""A long day on which much was gathered, as it stands in the server, on a dashboard and on a phone.

Drawing and sending are not in its figures.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from typing import Final, NamedTuple, TypeVar

from coprod_tui.model.session_replica import SessionReplica
from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, actor_key
from server.domain.decide import Context, decide
from server.domain.decide.links import MOST_WAITING_CHALLENGES
from server.domain.decide.proposals import MOST_PROPOSALS, MOST_TOGETHER, MOST_WAITING_PROPOSALS
from server.domain.decide.themes import MOST_THEMES
from server.domain.evolve import apply
from server.domain.reasons import REASONS
from server.domain.state import State
from server.engine.envelope import envelope
from server.engine.replica import Replica
from server.port import Entries
from server.projections.dashboard import dashboard_view
from server.projections.mine import MINE
from server.projections.room import ROOM
from server.projections.themes import NO_THEME
from server.sentences import words
from tests.bench.lists import ROWS
from tests.bench.record import NOW, PEOPLE, a_long_day

T = TypeVar("T")

FACILITATOR: Final = Facilitator()
HOST: Final = "p-0"
ONE_IN_TEN: Final = 10
ONE_IN_TWENTY: Final = 20
#: How many more proposals can be made on that day.
PROPOSALS_LEFT: Final = 40


class Took(NamedTuple):
    """Milliseconds of CPU that a command took."""

    #: To decide, and to have the next state.
    writing: float
    #: What everybody's phones share.
    room: float
    #: What the phone of the Host gets for itself.
    mine: float
    #: From the entry to the rows on a dashboard.
    dashboard: float


class Gathered:
    """A session of so many contributions with as many themes, proposals and waiting challenges as there may be.

    One contribution in ten has no name, one is kept to the room, one is held back; one in twenty is open water. With
    `waits`, everything waits for a look and nothing is gathered yet.
    """

    def __init__(self, contributions: int, *, waits: bool = False) -> None:
        self.state = State()
        self._ids = count(1)
        self._entries = [*_said(contributions, waits=waits)]
        for entry in self._entries:
            self.state = apply(self.state, entry)
        self.said = sorted(self.state.contributions.values(), key=lambda known: known.number)
        self.proposals = [f"b-{number}" for number in range(MOST_PROPOSALS)]
        if not waits:
            for events in (*self._themes(), *self._proposals(), *self._challenges(), *self._held()):
                self._add(events)
        self._replica = Replica(self.state, 1, self._entry, lambda: NOW, lambda: 0.5)
        self._replica.mine(HOST)
        self._dashboard = SessionReplica()
        self._dashboard.apply(Entries(tuple(self._entries), len(self._entries)))
        self._show()

    def does(self, command: c.Command, actor: Actor = FACILITATOR) -> Took:
        """How long a command takes in each place."""
        seq = self.state.seq + 1
        at = NOW + timedelta(seconds=seq)
        context = Context(actor, at, self._new_id, Counter[str | None]().__getitem__, words)
        entry, writing = _timed(lambda: self._written(seq, command, context))
        self._entries.append(entry)
        room, own = self._replica.rooms.everybody, self._replica.mine(HOST)
        _, shared = _timed(lambda: self._replica.apply([entry], self.state))
        _, sent = _timed(lambda: encode(ROOM.between(room, self._replica.rooms.everybody)))
        _, mine = _timed(lambda: encode(MINE.between(own, self._replica.mine(HOST))))
        _, dashboard = _timed(lambda: self._shown(entry))
        return Took(writing, shared + sent, mine, dashboard)

    def _new_id(self, prefix: str) -> str:
        return f"{prefix}-n{next(self._ids)}"

    def _written(self, seq: int, command: c.Command, context: Context) -> e.Entry:
        entry = envelope(seq, context.now, context.actor, None, decide(self.state, command, context))
        self.state = apply(self.state, entry)
        return entry

    def _shown(self, entry: e.Entry) -> None:
        self._dashboard.apply(Entries((entry,), entry.seq))
        self._show()

    def _show(self) -> None:
        """What the screen of themes and the list of what was said show."""
        dashboard, own = self._dashboard, actor_key(FACILITATOR)
        themes = dashboard.themes.view(own, lambda _: 0)
        dashboard_view(dashboard.state, dashboard.presence, dashboard.status, NOW, facilitator=own, themes=themes)
        dashboard.themes.suggestion("h-1")
        for theme in ("h-1", NO_THEME, None):
            dashboard.contributions.view(None, "question", "", theme).rows(0, ROWS)

    def _add(self, events: tuple[e.Event, ...]) -> None:
        self._entries.append(e.Entry(self.state.seq + 1, NOW, events, "facilitator"))
        self.state = apply(self.state, self._entries[-1])

    def _entry(self, seq: int) -> e.Entry:
        return self._entries[seq - 1]

    def _themes(self) -> Iterator[tuple[e.Event, ...]]:
        """All but one of the themes that there may be, and what is in none."""
        for number in range(MOST_THEMES - 1):
            theme, inside = f"h-{number}", tuple(known.id for known in self.said[number::MOST_THEMES])
            themed = e.ContributionsThemed(theme, inside)
            said_back = e.ThemeSaidBack(theme, f"z-{number}", "Sentence")
            yield e.ThemeAdded(theme, f"Theme {number}", number), themed, said_back

    def _proposals(self) -> Iterator[tuple[e.Event, ...]]:
        for number, proposal in enumerate(self.proposals[:-PROPOSALS_LEFT]):
            inside = tuple(known.id for known in self.said[number : number + MOST_TOGETHER])
            person = None if number % 2 else f"p-{number % PEOPLE}"
            made = e.ProposalMade(proposal, inside, "Alike", f"Proposed {number}", person)
            yield (made,) if number < MOST_WAITING_PROPOSALS // 2 else (made, e.ProposalLeft(proposal))

    def _challenges(self) -> Iterator[tuple[e.Event, ...]]:
        for number in range(MOST_WAITING_CHALLENGES - 1):
            person, to = f"p-{number % PEOPLE}", self.said[number].id
            yield (e.ChallengeKept(f"g-{number}", to, "Value", "Test", "after_break", person),)

    def _held(self) -> Iterator[tuple[e.Event, ...]]:
        for known in self.said[5::ONE_IN_TEN]:
            yield (e.ContributionHeldBack(known.id, REASONS[0]),)


def _said(contributions: int, *, waits: bool) -> Iterator[e.Entry]:
    entries = a_long_day(2 + PEOPLE + contributions)
    for entry in entries:
        if entry.seq == 3 + PEOPLE:
            break
        yield entry
    seq = 2 + PEOPLE
    moderation = e.ModerationSet("q-1", "look" if waits else "open", "open")
    yield e.Entry(seq + 1, NOW, (e.QuestionRevealed("q-1"), moderation), "facilitator")
    yield e.Entry(seq + 2, NOW, (e.TenureBegan("t-1", "host", HOST, "taken_up"),), HOST)
    for number in range(contributions):
        seq = 5 + PEOPLE + number
        nameless = number % ONE_IN_TEN == 1
        person = None if nameless else f"p-{number % PEOPLE}"
        made = e.ContributionMade(
            f"c-{number:05}",
            "q-1",
            f"What helps me is a bus that comes when it says it will, near the market. {number}",
            person,
            f"{number:064x}" if nameless else None,
            kind="unsure" if number % ONE_IN_TWENTY == 7 else "answer",
            consent="room" if number % ONE_IN_TEN == 3 else "notes",
            waits=waits,
        )
        yield e.Entry(seq, NOW, (made,), person)


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    began = time.process_time()
    made = act()
    return made, 1000 * (time.process_time() - began)
