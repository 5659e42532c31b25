"""The frame of every screen of a session: masthead, question, tabs, what waits, key bar, clock.

A screen adds its middle, its handlers, and its part of the context of actions.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, Final, TypeVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.model.tabs import TABS, tab_of
from coprod_tui.screens.dispatch import Handler, Handlers, hints, perform, taken_over
from coprod_tui.screens.handlers.session import SessionHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.widgets.alert import Alert
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.question.line import QuestionLine
from coprod_tui.widgets.tabs import TabLabel, TabsLine, TabsView
from coprod_tui.widgets.waiting import WaitingStrip
from server.projections.dashboard import DashboardView, MastheadView, TabCountsView, at_time

TICK: Final = 1.0
AnyWidget = TypeVar("AnyWidget", bound=Widget)


class SessionScreen(SizedScreen[None]):
    """Shows a session; `view` is set by the application when the session changes, and by the clock."""

    #: The name of this screen in `Action.places`.
    screen_name: ClassVar[ScreenName]

    view: reactive[DashboardView] = reactive(DashboardView)
    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__()
        self.session = session
        self.navigator = navigator
        self.set_reactive(SessionScreen.view, session.view(navigator.now()))
        self.set_class(tab_of(self.screen_name) != "said", "-beside")
        self._parts: list[Callable[[DashboardView], None]] = []
        self._handlers: Handlers = SessionHandlers(self, self.screen_name, session, navigator).all()

    def compose(self) -> ComposeResult:
        """Composes the frame with the middle in it."""
        yield self.bind_view(Masthead(), self._masthead)
        yield self.bind_view(Alert(), lambda view: view.alert)
        yield self.bind_view(QuestionLine(), lambda view: view.question)
        yield self.bind_view(TabsLine(), lambda view: _tabs(view.tabs, self.screen_name))
        yield self.bind_view(WaitingStrip(), lambda view: view.waiting)
        yield from self.compose_middle()
        yield KeyBar().data_bind(SessionScreen.hints)

    def compose_middle(self) -> ComposeResult:
        """Composes the screen's own widgets."""
        yield from ()

    def bind_view(self, widget: AnyWidget, part: Callable[[DashboardView], object]) -> AnyWidget:
        """Returns the widget, which shows its part of every view from now on; an equal part changes nothing."""
        self._parts.append(partial(_show_part, widget, part))
        return widget

    def add_handlers(self, handlers: Handlers) -> None:
        """Adds handlers of actions to those of every screen."""
        self._handlers = {**self._handlers, **handlers}

    def handler(self, chosen: str) -> Handler:
        """The handler of an action as it stands now, for a handler that goes on to it. Raises KeyError."""
        return self._handlers[chosen]

    def on_mount(self) -> None:
        """Starts the clock."""
        self.set_interval(TICK, self._tick)

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        for show in self._parts:
            show(view)
        self.set_class(not view.alert.link.up, "-stale")
        self.set_class(view.summary.phase == "live", "-live")
        self.update_hints()

    def update_hints(self) -> None:
        """Updates the key bar."""
        self.hints = hints(self.action_context())

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        view, waiting = self.view, self.view.waiting
        link = view.alert.link
        return ActionContext(
            self.screen_name,
            view.summary,
            linked=link.up,
            stopped=not link.up and (link.closed or link.gone or bool(link.fault)),
            call=next(iter(waiting.calls), None),
            wording=next(iter(waiting.wordings), None),
            signal=waiting.signal,
            next_question=view.next_question,
            joining=view.joining,
            addresses=len(view.join.addresses),
            rounds=view.compared is not None,
        )

    def action_perform(self, chosen: str) -> None:
        """Performs the action with this id, or says why not."""
        perform(self, chosen, self.action_context(), self._handlers)

    def takes_key(self, key: str) -> bool:
        """Performs the action that has taken over this key, if any."""
        chosen = taken_over(self.action_context()).get(key)
        if chosen is not None:
            self.action_perform(chosen.id)
        return chosen is not None

    def _masthead(self, view: DashboardView) -> MastheadView:
        """The masthead; only the first tab shows how to join, because the others need the line."""
        return view.masthead if tab_of(self.screen_name) == "said" else replace(view.masthead, address=None)

    @on(TabsLine.Clicked)
    def _tab_clicked(self, event: TabsLine.Clicked) -> None:
        self.action_perform(event.tab)

    def _tick(self) -> None:
        """Updates the time; screens that are not shown get it when they are."""
        if self in self.app.screen_stack:
            self.view = at_time(self.view, self.navigator.now())


def _show_part(widget: Any, part: Callable[[DashboardView], object], view: DashboardView) -> None:
    widget.view = part(view)


def _tabs(counts: TabCountsView, screen_name: ScreenName) -> TabsView:
    waiting = {"said": counts.unheard, "roles": counts.asking}
    labels = tuple(TabLabel(tab.id, tab.digit, tab.title, waiting.get(tab.id, 0)) for tab in TABS)
    return TabsView(labels, tab_of(screen_name))
