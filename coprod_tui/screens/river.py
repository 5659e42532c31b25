"""Who held which role when: everybody's river, one person's path, and the measures."""

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive

from coprod_tui.model.action_context import ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.measures import MeasuresDialog
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.widgets.river.panel import RiverPanel
from server.projections.dashboard import DashboardView
from server.projections.measures.roles import role_measures
from server.projections.people.list import PersonView, people_views
from server.projections.roles.river import RiverPanelView, RiverView, river_view
from server.sentences import words


class RiverScreen(SessionScreen):
    """The river, filling the screen."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "river.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("river")]
    AUTO_FOCUS = "RiverPanel"
    screen_name: ClassVar[ScreenName] = "river"

    #: Whose path is shown, None for everybody's river.
    person: reactive[str | None] = reactive(None)

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self.add_handlers(
            {
                "back": self._back,
                "path": self._path,
                "measures": self._measures,
                "zoom_in": self._closer,
                "zoom_out": self._wider,
            }
        )

    def compose_middle(self) -> ComposeResult:
        """Composes the river."""
        yield self.bind_view(RiverPanel(), self._river)

    def watch_person(self) -> None:
        """Shows another path, or everybody's river."""
        self.query_one(RiverPanel).view = self._river(self.view)

    def _river(self, view: DashboardView) -> RiverPanelView:
        return RiverPanelView(river_view(self.session.replica.state, self.person), view.roles.now)

    async def _back(self) -> None:
        """Goes from a path to everybody, from everybody to the first tab."""
        if self.person is not None:
            self.person = None
        else:
            await self.navigator.show_tab("said")

    async def _path(self) -> None:
        """Picks a person, or returns from a path to everybody."""
        if self.person is not None:
            self.person = None
            return
        state = self.session.replica.state
        picks = path_picks(river_view(state), people_views(state))
        picked = await self.app.push_screen_wait(Picker("Whose path?", picks))
        if picked is not None:
            self.person = picked

    async def _measures(self) -> None:
        measures = role_measures(self.session.replica.state, self.navigator.now())
        await self.app.push_screen_wait(MeasuresDialog(measures))

    async def _closer(self) -> None:
        self.query_one(RiverPanel).zoom(1)

    async def _wider(self) -> None:
        self.query_one(RiverPanel).zoom(-1)


def path_picks(river: RiverView, people: tuple[PersonView, ...]) -> tuple[PickerItem, ...]:
    """The people to pick from: those who held a role in the order of their first, then the rest as they arrived."""
    roles: dict[str, list[str]] = {}
    for run, name in sorted(((run, row.name) for row in river.rows for run in row.runs), key=lambda one: one[0].tone):
        names = roles.setdefault(run.person, [])
        if name not in names:
            names.append(name)
    labels = {known.id: words(known.label) for known in people}
    held = [
        PickerItem(person, labels[person], " · ".join(names)) for person, names in roles.items() if person in labels
    ]
    return (
        *held,
        *(PickerItem(known.id, labels[known.id], "no role yet") for known in people if known.id not in roles),
    )
