"""Who held which role when: the river of all, one person's path, and the measures; it must not change the session."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive

from coprod_tui.model.action_context import ActionContext
from coprod_tui.screens.dialogs.measures import MeasuresDialog
from coprod_tui.screens.dialogs.picker import Pick, Picker
from coprod_tui.screens.dispatch import Handlers, bindings, hints, perform
from coprod_tui.screens.handlers.session import SessionHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.room import Room, Views
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.widgets.alert import Alert
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.river.panel import RiverPanel
from server.projections.people.list import PersonRow
from server.projections.roles.river import RiverView
from server.projections.status import AddressView, TroubleView
from server.projections.summary import SummaryView

TICK = 1.0


class RiverScreen(SizedScreen[None]):
    """Binds the river, which it reads anew whenever the views of the room change."""

    CSS_PATH = "river.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("river")]
    AUTO_FOCUS = "RiverPanel"

    views: reactive[Views] = reactive(Views)
    person: reactive[str | None] = reactive(None)
    river: reactive[RiverView] = reactive(RiverView)
    summary: reactive[SummaryView] = reactive(SummaryView)
    address: reactive[AddressView | None] = reactive(None)
    trouble: reactive[TroubleView | None] = reactive(None)
    linked: reactive[bool] = reactive(default=True)
    closed: reactive[bool] = reactive(default=False)
    now: reactive[datetime] = reactive(datetime.now)
    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def __init__(self, room: Room, navigator: Navigator) -> None:
        super().__init__()
        self.set_reactive(RiverScreen.now, navigator.now())
        self._room = room
        self._navigator = navigator
        self._handlers: Handlers = {
            **SessionHandlers(self, "river", room, navigator).all(),
            "back": self._back,
            "path": self._path,
            "measures": self._measures,
            "zoom_in": self._closer,
            "zoom_out": self._wider,
        }

    def compose(self) -> ComposeResult:
        """The river fills the screen."""
        at = RiverScreen
        yield Masthead().data_bind(at.summary, at.address, at.now, at.linked)
        yield Alert().data_bind(at.linked, at.closed, at.trouble)
        yield RiverPanel().data_bind(at.now, view=at.river)
        yield KeyBar().data_bind(at.hints)

    def on_mount(self) -> None:
        """Shows what is known, and the clock goes on."""
        self.views = self._room.views()
        self.set_interval(TICK, self._tick)

    def watch_views(self, views: Views) -> None:
        """The session changed, or what is known of it."""
        self.summary, self.address = views.summary, views.address
        self.trouble, self.linked = views.trouble, views.linked
        self.closed = views.closed
        self.set_class(not views.linked, "-stale")
        self.river = self._room.river(self.person)
        self.hints = hints(self.action_context())

    def watch_person(self) -> None:
        """Another path is to be shown, or everybody's river."""
        self.river = self._room.river(self.person)

    def action_context(self) -> ActionContext:
        """What decides which commands apply now."""
        return ActionContext("river", self.views.summary, linked=self.views.linked)

    def action_perform(self, chosen: str) -> None:
        """Carries out the command with this id, or says why not."""
        perform(self, chosen, self.action_context(), self._handlers)

    async def _back(self) -> None:
        """From a path to everybody, from everybody to the screen beneath."""
        if self.person is not None:
            self.person = None
        elif self.is_current:
            self.app.pop_screen()

    async def _path(self) -> None:
        """Picks a person, or turns back from one's path to everybody."""
        if self.person is not None:
            self.person = None
            return
        picks = path_picks(self._room.river(), self.views.people)
        picked = await self.app.push_screen_wait(Picker("Whose path?", picks))
        if picked is not None:
            self.person = picked

    async def _measures(self) -> None:
        await self.app.push_screen_wait(MeasuresDialog(self._room.measures(self._navigator.now())))

    async def _closer(self) -> None:
        self.query_one(RiverPanel).zoom(1)

    async def _wider(self) -> None:
        self.query_one(RiverPanel).zoom(-1)

    def _tick(self) -> None:
        self.now = self._navigator.now()


def path_picks(river: RiverView, people: tuple[PersonRow, ...]) -> tuple[Pick, ...]:
    """The people to pick from: who held a role in the order of their first, then the others in order of arrival."""
    roles: dict[str, list[str]] = {}
    for run, name in sorted(((run, row.name) for row in river.rows for run in row.runs), key=lambda one: one[0].tone):
        names = roles.setdefault(run.person, [])
        if name not in names:
            names.append(name)
    labels = {row.id: row.label for row in people}
    held = [Pick(person, labels[person], " · ".join(names)) for person, names in roles.items() if person in labels]
    return (*held, *(Pick(row.id, row.label, "no role yet") for row in people if row.id not in roles))
