"""The first screen: start a session, or open an earlier one."""

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
from coprod_tui.screens.dialogs.start import StartDialog
from coprod_tui.screens.dispatch import Handlers, bindings, hints, perform, show_message
from coprod_tui.screens.handlers.session import common_handlers, tell_written
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.titles import display_title
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.times import day
from server.projections.counting import many

START: Final = "start"
_PHASES: Final = {"lobby": "not begun", "live": "not ended", "ended": "ended"}


class HomeScreen(SizedScreen[None]):
    """A list: "Start a session" first, then the sessions kept on this machine, newest first."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]
    AUTO_FOCUS = "OptionList"

    sessions: reactive[tuple[SessionSummary, ...]] = reactive(())
    chosen: reactive[SessionSummary | None] = reactive(None)
    busy: reactive[bool] = reactive(default=False)
    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self._plans: tuple[PlanSummary, ...] = ()
        self._handlers: Handlers = {
            "start": self._start,
            "open": self._open,
            "export": self._export,
            "quit": self._quit,
            **common_handlers(self, "home"),
        }

    def compose(self) -> ComposeResult:
        """Composes the name, one sentence and the list."""
        with Vertical(id="page"):
            yield Static("coprod", id="name")
            yield Static("Everyone joins from a phone. Roles shift. Open questions first.", id="motto")
            yield OptionList(id="choices")
        yield KeyBar().data_bind(HomeScreen.hints)

    def watch_sessions(self) -> None:
        """Fills the list."""
        choices = self.query_one(OptionList)
        before = choices.highlighted
        choices.clear_options()
        choices.add_option(Option(_start_words(), id=START))
        if self.sessions:
            choices.add_option(None)
        now = self._navigator.now()
        choices.add_options([Option(_render(known, now), id=known.id) for known in self.sessions])
        choices.highlighted = min(before or 0, len(self.sessions))

    def watch_chosen(self) -> None:
        """Updates the key bar."""
        self.hints = hints(self.action_context())

    def watch_busy(self) -> None:
        """Updates the key bar."""
        self.hints = hints(self.action_context())

    def on_screen_resume(self) -> None:
        """Reads the sessions again."""
        self._read()

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        return ActionContext("home", earlier=self.chosen.title if self.chosen else None, busy=self.busy)

    def action_perform(self, chosen: str) -> None:
        """Performs the action with this id, or says why not."""
        perform(self, chosen, self.action_context(), self._handlers)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.chosen = next((known for known in self.sessions if known.id == event.option_id), None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_perform("start" if event.option_id == START else "open")

    @work(exclusive=True, group="sessions")
    async def _read(self) -> None:
        try:
            self.sessions = await self._navigator.sessions.list_sessions()
            self._plans = await self._navigator.sessions.list_plans()
        except Unavailable as refusal:
            show_message(self, refusal.message, "error")

    async def _start(self) -> None:
        proposed = f"Session of {day(self._navigator.now().astimezone())}"
        sessions = self._navigator.sessions
        begin = await self.app.push_screen_wait(StartDialog(proposed, self._plans, sessions.read_plan))
        if begin is not None:
            await self._navigator.enter(await sessions.start(begin.title, plan=begin.plan))

    async def _open(self) -> None:
        if self.chosen is not None:
            await self._navigator.enter(await self._navigator.sessions.open(self.chosen.id))

    async def _export(self) -> None:
        if self.chosen is None:
            return
        self.busy = True
        try:
            folder = await self._navigator.sessions.export(self.chosen.id)
        finally:
            self.busy = False
        await tell_written(self, self._navigator, folder)

    async def _quit(self) -> None:
        await self._navigator.leave(close=False)


def _start_words() -> Content:
    return Content.assemble(
        ("Start a session", "bold $accent"),
        "\n",
        ("Asks for a title, and a plan if you like, then shows the way in.", "$muted"),
    )


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
