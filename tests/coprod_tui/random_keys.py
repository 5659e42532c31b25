"""Random keys and sizes over a busy session, as a test in short and as a command at length.

`python -m tests.coprod_tui.random_keys --seconds 600` tries one seed after another, and says each.
"""

import argparse
import asyncio
import random
import secrets
import sys
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final

from textual.events import Key, MouseDown, MouseUp, Resize
from textual.geometry import Size

from coprod_tui.app import CoprodApp
from coprod_tui.screens.session_screen import SessionScreen
from server.domain import commands as c
from server.domain.errors import Rejected
from server.port import Link
from server.projections.people.presence import PresenceView
from server.projections.summary import SummaryView, summary_view
from tests.coprod_tui.dashboard_driver import AGAIN, Clock, FakePort, FakeSessions
from tests.coprod_tui.themed import themed_room

SIZES: Final = ((200, 60), (40, 12), (80, 24), (120, 40), (240, 70), (79, 23), (20, 5), (110, 33))
ACTS: Final = "abcdefghijklmnopqrstuvwxyzACFGHJKRSTUV+-/?[1234567"
NAMED: Final = (
    "enter",
    "tab",
    "space",
    "up",
    "down",
    "left",
    "right",
    "pagedown",
    "home",
    "end",
    "delete",
    "shift+down",
    "shift+up",
)
CONTROLS: Final = ("ctrl+p", "ctrl+t", "ctrl+r", "ctrl+e", "ctrl+c", "ctrl+z", "ctrl+q")
_KEY: Final = "0123456789abcdef" * 2
PATIENCE: Final = 5.0  # seconds within which what a live dashboard shows has to be what there is
_NAMES: Final = {
    "+": "plus",
    "-": "minus",
    "/": "slash",
    "?": "question_mark",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
}


@dataclass
class Game:
    """One player at one dashboard."""

    seed: int
    pressed: list[str] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - it has to be the same again

    async def play(self, seconds: float) -> int:
        """Plays for so long, in as many dashboards as the keys quit. Returns how many keys and sizes that were."""
        end = monotonic() + seconds
        while monotonic() < end:
            sessions = FakeSessions(themed_room())
            app = CoprodApp(sessions, Clock(), sessions.port, again=AGAIN)
            async with app.run_test(size=(200, 60), notifications=True):
                while monotonic() < end and app.is_running:
                    await self._turn(app, sessions)
                    assert app._exception is None, self.told(f"crashed: {app._exception!r}")
        return self.count

    def told(self, what: str) -> str:
        """What went wrong, and how to see it again."""
        return f"{what}. Seed {self.seed}; the last of {self.count}: {' '.join(self.pressed[-60:])}"

    async def _turn(self, app: CoprodApp, sessions: FakeSessions) -> None:
        """A burst of keys, clicks and sizes, while the room goes on; then what is shown has to be what there is."""
        for _ in range(self.chance.randint(1, 12)):
            self._act(app)
            if self.chance.random() < 0.3:
                self._goes_on(sessions.port)
            await asyncio.sleep(self.chance.choice((0, 0, 0.001, 0.01, 0.05)))
        if self.chance.random() < 0.2:
            await self._is_up_to_date(app, sessions.port)

    def _act(self, app: CoprodApp) -> None:
        self.count += 1
        sort = self.chance.random()
        if sort < 0.2:
            size = Size(*self.chance.choice(SIZES))
            self.pressed.append(f"{size.width}x{size.height}")
            app._driver._size = size  # type: ignore[union-attr]
            app.post_message(Resize(size, size))
            return
        if sort < 0.25:
            self._click(app)
            return
        keys = ("escape",) if sort < 0.45 else NAMED if sort < 0.6 else CONTROLS if sort < 0.63 else ACTS
        key = self.chance.choice(keys)
        self.pressed.append(key)
        app.post_message(Key(_NAMES.get(key, key), key if len(key) == 1 else None).set_sender(app))

    def _click(self, app: CoprodApp) -> None:
        x, y = self.chance.randrange(app.size.width or 1), self.chance.randrange(app.size.height or 1)
        self.pressed.append(f"@{x},{y}")
        for kind in (MouseDown, MouseUp):
            app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y).set_sender(app))

    def _goes_on(self, port: FakePort) -> None:
        """Somebody does something; now and then what the dashboard hangs on breaks."""
        session = port.inside
        person = self.chance.choice([*session.state.people] or [session.join("Ama")])
        broken: Any = object()
        deeds: tuple[Any, ...] = (
            *[lambda: session.say(person, f"Word {self.count}.") if session.state.asked else session.ask()] * 6,
            lambda: session.phone(person, c.SendSignal("slow_down", _KEY)),
            lambda: session.phone(person, c.AskForRole(self.chance.choice(session.state.roles).id)),
            lambda: session.does(c.EndSession()),
            *[lambda: session.does(c.Undo())] * 2,
            lambda: port.tell(broken),
            lambda: port.tell(Link(up=False, gone=self.chance.random() < 0.5)),
            *[lambda: port.tell(Link(up=True))] * 3,
        )
        try:
            self.chance.choice(deeds)()
        except Rejected:
            return
        port.publish()

    async def _is_up_to_date(self, app: CoprodApp, port: FakePort) -> None:
        by = monotonic() + PATIENCE
        while app.is_running and app._exception is None and _differs(app, port):
            assert monotonic() < by, self.told(f"live without updates: {_differs(app, port)}")
            await asyncio.sleep(0.01)


def _differs(app: CoprodApp, port: FakePort) -> str:
    """How what a dashboard shows as up to date differs from what there is; empty where it does not."""
    screen = app.screen_stack[0]
    if not isinstance(screen, SessionScreen) or not screen.view.masthead.linked:
        return ""
    shown, there = _compared(screen.view.summary), _compared(summary_view(port.inside.state, PresenceView()))
    return "" if shown == there else f"{shown}, but {there}"


def _compared(summary: SummaryView) -> tuple[object, ...]:
    return summary.phase, summary.contributions, summary.heard, summary.undo, summary.question


def main() -> int:
    """Plays for so long, one seed after another."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=600.0)
    options.add_argument("--seed", type=int, help="one seed, again")
    chosen = options.parse_args()
    end, acts = monotonic() + chosen.seconds, 0
    while monotonic() < end:
        game = Game(secrets.randbits(32) if chosen.seed is None else chosen.seed)
        acts += asyncio.run(game.play(min(60.0, end - monotonic())))
        sys.stdout.write(f"seed {game.seed}: no crash, never live without updates; {acts} keys and sizes so far\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
