"""The frame of every screen of a session: masthead, question, tabs, what waits, key bar, clock.

A screen adds its middle, its handlers, and its part of the context of actions.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import Key, Paste
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.actions import action
from coprod_tui.actions.action import About
from coprod_tui.actions.arming import CHANGED, Armed
from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.moved import Moved
from coprod_tui.model.session_model import SessionModel
from coprod_tui.model.tabs import TABS, tab_of
from coprod_tui.screens.dispatch import (
    Handler,
    Handlers,
    answers,
    armed_anew,
    hints,
    perform,
    refuse,
    taken_over,
)
from coprod_tui.screens.handlers.session import SessionHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.row_in_hand import Naming, RowInHand
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.widgets.alert import Alert
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.messages import show_message
from coprod_tui.widgets.pinned_outcomes import PinnedOutcomes
from coprod_tui.widgets.question.line import QuestionLine
from coprod_tui.widgets.row_list import RowList
from coprod_tui.widgets.tabs import TabLabel, TabsLine, TabsView
from coprod_tui.widgets.waiting import WaitingStrip
from server.projections.calls import CallRow
from server.projections.dashboard import DashboardView, TabCountsView
from server.projections.people.hands import HandRow

TICK: Final = 1.0
REST: Final = timedelta(seconds=1)
# What works also while keys rest: no sentence that is typed on holds them.
_ALWAYS: Final = ("escape", "ctrl+q")
_MOVED: Final = "The room has just moved on, so nothing was done. This is how it stands now."
AnyWidget = TypeVar("AnyWidget", bound=Widget)
Row = TypeVar("Row")


class SessionScreen(SizedScreen[None]):
    """Shows a session; `view` is set by the application when the session changes, and by the clock."""

    #: The name of this screen in `Action.places`.
    screen_name: ClassVar[ScreenName]

    view: reactive[DashboardView] = reactive(DashboardView)
    hints: reactive[tuple[KeyHint, ...]] = reactive(())
    #: What the second press of an armed action would do; empty where none is armed.
    asks: reactive[str] = reactive("")
    #: Whether keys rest, because one was refused.
    resting: reactive[bool] = reactive(default=False)
    #: The action that waits for its second press.
    armed: reactive[Armed | None] = reactive(None)

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__()
        self.session = session
        self.navigator = navigator
        self.set_reactive(SessionScreen.view, session.view(navigator.now()))
        self.set_class(tab_of(self.screen_name) != "said", "-beside")
        self.free = asyncio.Event()
        self.free.set()
        #: The rows in hand of the screen's lists, by what they are about.
        self.hands: dict[About, RowInHand[Any]] = {}
        self._rests_until = datetime.min.replace(tzinfo=UTC)
        self._seq = session.replica.state.seq
        self._parts: list[Callable[[DashboardView], None]] = []
        handlers = SessionHandlers(self, self.screen_name, session, navigator).all()
        self._handlers: Handlers = {**handlers, "zoom": self._zoom}

    def compose(self) -> ComposeResult:
        """Composes the frame with the middle in it."""
        yield self.bind_view(Masthead(), lambda view: view.masthead)
        yield self.bind_view(Alert(), lambda view: view.alert)
        yield self.bind_view(QuestionLine(), lambda view: view.question)
        yield self.bind_view(PinnedOutcomes(), lambda view: view.direction.outcomes)
        yield self.bind_view(TabsLine(), lambda view: _tabs(view.tabs, self.screen_name))
        yield self.bind_view(WaitingStrip(), lambda view: view.waiting)
        yield from self.compose_middle()
        yield KeyBar().data_bind(SessionScreen.hints, SessionScreen.asks, SessionScreen.resting)

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

    def holds(
        self, naming: Naming[Row], row_list: Callable[[], RowList[Row]] | None = None, about: About = "row"
    ) -> RowInHand[Row]:
        """The row in hand of a list, or of the screen's only one, which is followed from now on."""
        tell = partial(show_message, self, severity="warning")
        hand = RowInHand(self.session, row_list or (lambda: self.query_one(RowList)), naming, about, tell)
        self.hands[about] = hand
        return hand

    def handler(self, chosen: str) -> Handler:
        """The handler of an action as it stands now, for a handler that goes on to it. Raises KeyError."""
        return self._handlers[chosen]

    def on_mount(self) -> None:
        """Starts the clock."""
        self.set_interval(TICK, self._tick)

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        self._seq = self.session.replica.state.seq
        for show in self._parts:
            show(view)
        self.set_class(not view.alert.link.up, "-stale")
        self.set_class(view.summary.phase == "live", "-live")
        self.update_hints()

    def update_hints(self) -> None:
        """Updates the key bar."""
        context = self.action_context()
        if self.armed is not None and (armed := armed_anew(self.armed, context)) != self.armed:
            if armed is None:
                show_message(self, CHANGED, "warning")
            self.set_reactive(SessionScreen.armed, armed)
        self.asks = "" if self.armed is None else self.armed.arming.asks
        self.hints = hints(context) if self.armed is None else answers(self.armed)

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        view, waiting, first = self.view, self.view.waiting, self.view.waiting.first
        link = view.alert.link
        return ActionContext(
            self.screen_name,
            view.summary,
            linked=link.up,
            stopped=not link.up and (link.closed or link.gone or bool(link.fault)),
            call=first if isinstance(first, CallRow) else None,
            hand=first if isinstance(first, HandRow) else None,
            has_word=first is not None and first is waiting.hands.speaking,
            wording=next(iter(waiting.wordings), None),
            signal=waiting.signal,
            next_question=view.next_question,
            joining=view.joining,
            box=view.masthead.box,
            addresses=len(view.join.addresses),
            rounds=view.compared is not None,
            themes=len(view.themes.rows),
            outcomes=view.direction.outcomes,
            moved=self._moved("row"),
            theme_moved=self._moved("theme"),
            proposal_moved=self._moved("proposal"),
            turn_moved=self._moved("turn"),
        )

    def action_perform(self, chosen: str) -> None:
        """Performs the action with this id, says why not, or asks for a second press."""
        armed, self.armed = self.armed, None
        if armed is not None and armed.action != chosen:
            return
        if self._has_moved(chosen):
            refuse(self, _MOVED, "warning")
            return
        context = self.action_context()
        applies = action(chosen).applies(context) is None
        arming = action(chosen).arming(context) if applies else None
        if arming is None or (armed is not None and armed.arming.target == arming.target):
            for hand in self.hands.values() if applies else ():
                hand.acts(action(chosen))
            perform(self, chosen, context, self._handlers)
        else:
            self.armed = Armed(chosen, arming)

    def _moved(self, about: About) -> Moved | None:
        return self.hands[about].moved if about in self.hands else None

    def look(self) -> None:
        """Notes what is in view, as far as the screen knows."""

    def acted(self) -> None:
        """Shows what came of an act, before the next key is judged."""
        self.free.set()
        if self._seq != self.session.replica.state.seq:
            self.view = self.session.view(self.navigator.now())

    def rest(self) -> None:
        """Lets keys do nothing but Escape, until none was pressed for a second."""
        context = self.action_context()
        if context.writing or context.finding:  # what is typed goes into the field
            return
        self._rests_until = self.navigator.now() + REST
        self.resting = True
        self.set_timer(REST.total_seconds(), self._wake)

    async def _zoom(self) -> None:
        """Gives the middle the whole screen, and back."""
        self.toggle_class("-zoomed")

    def _wake(self) -> None:
        self.resting = self.navigator.now() < self._rests_until
        if self.resting:
            self.set_timer(REST.total_seconds(), self._wake)

    def watch_armed(self) -> None:
        """Shows what the second press would do, or the keys again."""
        self.update_hints()

    def on_screen_suspend(self) -> None:
        """Disarms, and lets keys go on: what lies over the screen has keys of its own."""
        self.armed = None
        self.free.set()

    def takes(self, typed: Key | Paste) -> bool:
        """Uses what is typed while keys rest, the second press of an armed action and any other key to disarm it, and
        keys that are taken over.
        """
        key = typed.key if isinstance(typed, Key) else ""
        if self.navigator.now() < self._rests_until and key not in _ALWAYS:
            self._rests_until = self.navigator.now() + REST
            return True
        if self.armed is not None:
            if key == "enter" or key in action(self.armed.action).keys:
                self.action_perform(self.armed.action)
            else:
                self.armed = None
            return True
        chosen = taken_over(self.action_context()).get(key)
        if chosen is not None:
            self.action_perform(chosen.id)
        return chosen is not None

    def _has_moved(self, chosen: str) -> bool:
        """Whether the key would do something else than the key bar says, since the room has just moved on.

        The screen then shows the room as it is.
        """
        if self._seq == self.session.replica.state.seq:
            return False
        known, before = action(chosen), self.action_context()
        self.view = self.session.view(self.navigator.now())
        after = self.action_context()
        return (known.now(before), known.applies(before)) != (known.now(after), known.applies(after))

    @on(TabsLine.Clicked)
    def _tab_clicked(self, event: TabsLine.Clicked) -> None:
        self.action_perform(event.tab)

    def _tick(self) -> None:
        """Updates the time; screens that are not shown get it when they are."""
        if self in self.app.screen_stack:
            self.look()
            self.view = self.session.ticked(self.view, self.navigator.now())


def _show_part(widget: Any, part: Callable[[DashboardView], object], view: DashboardView) -> None:
    widget.view = part(view)


def _tabs(counts: TabCountsView, screen_name: ScreenName) -> TabsView:
    said = counts.unseen.to_newest + counts.unseen.to_earlier
    waiting = {"said": said, "themes": counts.themes, "roles": counts.asking}
    labels = tuple(TabLabel(tab.id, tab.digit, tab.title, waiting.get(tab.id, 0)) for tab in TABS)
    return TabsView(labels, tab_of(screen_name))
