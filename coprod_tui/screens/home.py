"""The first screen: start a session, or open an earlier one."""

from collections.abc import Awaitable
from datetime import datetime
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coprod_tui.display import line
from coprod_tui.model.action_context import ActionContext
from coprod_tui.model.sessions import PlanSummary, SessionSummary, Unavailable
from coprod_tui.screens.dialogs.settings import SettingsDialog
from coprod_tui.screens.dialogs.start import StartDialog
from coprod_tui.screens.dialogs.tour import TourDialog
from coprod_tui.screens.dispatch import Handlers, bindings, hints, perform
from coprod_tui.screens.handlers.session import common_handlers, tell_written
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.screens.workers import start_worker
from coprod_tui.themes import theme_of
from coprod_tui.titles import display_title
from coprod_tui.widgets.choices import Choices
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.messages import show_message
from coprod_tui.widgets.times import day
from server.domain.errors import Rejected
from server.port import SessionPort
from server.projections.counting import many

START: Final = "start"
PRACTISE: Final = "practise"
SETTINGS: Final = "settings"
_FIRST: Final = (
    (START, "Start a session", "Asks for a title, and a plan if you like, then shows the way in."),
    (PRACTISE, "Practise", "A session with simulated people, on this machine alone."),
    (SETTINGS, "Settings", "Colours, listening address, where exports go."),
)
_PHASES: Final = {"lobby": "not begun", "live": "not ended", "ended": "ended"}


class HomeScreen(SizedScreen[None]):
    """A list: what can be begun, then the sessions kept on this machine, newest first."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]
    AUTO_FOCUS = "Choices"

    sessions: reactive[tuple[SessionSummary, ...]] = reactive(())
    chosen: reactive[SessionSummary | None] = reactive(None)
    doing: reactive[str] = reactive("")
    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self._plans: tuple[PlanSummary, ...] = ()
        self._handlers: Handlers = {
            "start": self._start,
            "practise": self._practise,
            "settings": self._settings,
            "open": self._open,
            "export": self._export,
            "quit": self._quit,
            **common_handlers(self, "home", navigator),
        }

    def compose(self) -> ComposeResult:
        """Composes the name, one sentence and the list."""
        with Vertical(id="page"):
            yield Static("coprod", id="name")
            yield Static("Everyone joins from a phone. Roles shift. Open questions first.", id="motto")
            yield Choices(id="choices")
            yield Static(id="doing")
        yield KeyBar().data_bind(HomeScreen.hints)

    def watch_sessions(self) -> None:
        """Fills the list."""
        choices = self.query_one(Choices)
        before = choices.highlighted
        choices.clear_options()
        choices.add_options([Option(_first_words(label, means), id=id_) for id_, label, means in _FIRST])
        if self.sessions:
            choices.add_option(None)
        now = self._navigator.now()
        choices.add_options([Option(_render(known, now), id=known.id) for known in self.sessions])
        choices.highlighted = min(before or 0, len(_FIRST) + len(self.sessions) - 1)

    def watch_chosen(self) -> None:
        """Updates the key bar."""
        self.hints = hints(self.action_context())

    def watch_doing(self, doing: str) -> None:
        """Says what is being done, and updates the key bar."""
        self.query_one("#doing", Static).update(Content(f"One moment, {doing}…" if doing else ""))
        self.hints = hints(self.action_context())

    def on_mount(self) -> None:
        """Offers the tour where nobody has seen it."""
        start_worker(self, "tour", self._tour)

    def on_screen_resume(self) -> None:
        """Reads the sessions again."""
        self.doing = ""
        self._read()

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        return ActionContext("home", earlier=self.chosen.title if self.chosen else None, doing=self.doing)

    def action_perform(self, chosen: str) -> None:
        """Performs the action with this id, or says why not."""
        perform(self, chosen, self.action_context(), self._handlers)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.chosen = next((known for known in self.sessions if known.id == event.option_id), None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        first = next((id_ for id_, *_ in _FIRST if id_ == event.option_id), None)
        self.action_perform(first or "open")

    @work(exclusive=True, group="sessions")
    async def _read(self) -> None:
        try:
            self.sessions = await self._navigator.sessions.list_sessions()
            self._plans = await self._navigator.sessions.list_plans()
        except Unavailable as refusal:
            show_message(self, refusal.message, "error")

    async def _start(self) -> None:
        sessions = self._navigator.sessions
        begin = await self.app.push_screen_wait(
            StartDialog(f"Session of {self._today()}", self._plans, sessions.read_plan)
        )
        if begin is not None:
            await self._enter("the room is being started", sessions.start(begin.title, plan=begin.plan))

    async def _practise(self) -> None:
        sessions = self._navigator.sessions
        begin = await self.app.push_screen_wait(
            StartDialog(
                f"Practice of {self._today()}",
                self._plans,
                sessions.read_plan,
                heading="Practise",
                question="What is it called? Only simulated people join, and nobody else can.",
            )
        )
        if begin is not None:
            await self._enter("the room is being started", sessions.practise(begin.title, plan=begin.plan))

    async def _enter(self, doing: str, coming: Awaitable[SessionPort]) -> None:
        """Enters a session as soon as its port is there, and says so until another screen is shown."""
        self.doing = doing
        try:
            port = await coming
        except (Rejected, Unavailable):
            self.doing = ""
            raise
        await self._navigator.enter(port)

    def _today(self) -> str:
        return day(self._navigator.now().astimezone())

    async def _tour(self) -> None:
        sessions = self._navigator.sessions
        try:
            if await sessions.tour_is_due():
                await self.app.push_screen_wait(TourDialog())
                await sessions.tour_was_seen()
        except Unavailable as refusal:
            show_message(self, refusal.message, "error")

    async def _open(self) -> None:
        if self.chosen is not None:
            await self._enter("the room is being opened", self._navigator.sessions.open(self.chosen.id))

    async def _export(self) -> None:
        if self.chosen is None:
            return
        self.doing = "the export is being written"
        try:
            folder = await self._navigator.sessions.export(self.chosen.id)
        finally:
            self.doing = ""
        await tell_written(self, self._navigator, folder)

    async def _settings(self) -> None:
        sessions = self._navigator.sessions
        kept = await sessions.settings()
        dialog = SettingsDialog(kept, sessions.settings_file, sessions.keep_settings)
        settings = await self.app.push_screen_wait(dialog)
        if settings is not None and settings.colours != kept.colours:
            self.app.theme = theme_of(settings.colours)

    async def _quit(self) -> None:
        await self._navigator.leave(close=False)


def _first_words(label: str, means: str) -> Content:
    return Content.assemble((label, "bold $accent"), "\n", (means, "$muted"))


def _render(known: SessionSummary, now: datetime) -> Content:
    when = "" if known.begun_at is None else f"{_when(known.begun_at.astimezone(), now.astimezone())} · "
    counts = f"{many(known.people, 'person', 'people')} · {many(known.contributions, 'contribution')} · "
    state = ("● the room is open", "$well") if known.running else (_PHASES[known.phase], "$muted")
    if known.damage is not None:
        state = (line(known.damage), "$error")
    return Content.assemble(
        (line(display_title(known.title, practice=known.practice)), "$foreground"),
        "\n",
        (f"{when}{counts}", "$muted"),
        state,
    )


def _when(at: datetime, now: datetime) -> str:
    if at.date() == now.date():
        return f"today {at:%H:%M}"
    return day(at) if at.year == now.year else f"{day(at)} {at.year}"
