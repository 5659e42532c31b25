"""Everything about one role in words: what it is, what it may do, its holders, who is open to it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import line
from coprod_tui.widgets.roles.words import (
    TAKEN_UP,
    Piece,
    asked,
    away_advice,
    beside,
    offered,
    tools,
)
from coprod_tui.widgets.times import ago, duration, time_of_day
from server.projections.dashboard import RoleDetailsView
from server.projections.roles.holders import HolderRow, RoleRow

Line = list[Piece]
_AIRY_FROM: Final = 16


class RoleDetails(VerticalScroll):
    """One text about a role."""

    view: reactive[RoleDetailsView] = reactive(RoleDetailsView)

    def compose(self) -> ComposeResult:
        """Composes one scrolling text."""
        yield Static()

    def watch_view(self, old: RoleDetailsView, new: RoleDetailsView) -> None:
        """Redraws the role; another role is shown from its beginning."""
        before, role = old.role, new.role
        self.border_title = Content(line(role.name) if role else "")
        if before is None or role is None or before.id != role.id:
            self.scroll_home(animate=False)
        self._show()

    def on_resize(self) -> None:
        """Redraws for the new size."""
        self._show()

    def _show(self) -> None:
        role = self.view.role
        groups = [] if role is None else about(role, self.view.now)
        apart = Content("\n\n" if self.size.height >= _AIRY_FROM else "\n")
        self.query_one(Static).update(
            apart.join(Content("\n").join(Content.assemble(*pieces) for pieces in group) for group in groups)
        )


def about(role: RoleRow, now: datetime) -> list[list[Line]]:
    """The lines about a role, in groups that belong together."""
    groups: list[list[Line]] = [
        [[(line(role.sentence), "$foreground")]],
        [*_held(role, now), *_asked(role, now)],
        [*_open(role)],
        [*_given(role)],
    ]
    return [group for group in groups if group]


def _held(role: RoleRow, now: datetime) -> Iterator[Line]:
    alone = len(role.holders) == 1
    for holder in role.holders:
        besides = [piece for one in beside(holder, now, alone=alone) for piece in ((" · ", "$muted"), one)]
        yield [(line(holder.label), "bold $people"), (_since(holder, now), "$foreground"), *besides]
    advice = away_advice(role, now)
    if advice:
        yield [(advice, "$warning")]


def _since(holder: HolderRow, now: datetime) -> str:
    since = f" since {time_of_day(holder.since)}, {duration(holder.since, now)}"
    return since if holder.away is None else f"{since}, away since {time_of_day(holder.away)}"


def _asked(role: RoleRow, now: datetime) -> Iterator[Line]:
    for words, style, at in (
        *((*offered(offer), offer.at) for offer in role.offered),
        *((*asked(ask), ask.at) for ask in role.asked),
    ):
        yield [(f"{words[0].upper()}{words[1:]}", style), (f", {ago(at, now)}", "$muted")]


def _open(role: RoleRow) -> Iterator[Line]:
    if role.hidden:
        yield [("Hidden: nobody is offered it and nobody sees it. Whoever holds it goes on.", "$muted")]
    elif not role.offerable:
        yield [(TAKEN_UP, "$muted")]
    elif not role.suggested:
        yield [("Nobody here who is free for it has said that they are open to it.", "$muted")]
    for one in role.suggested:
        yield [(line(one.label), "$people"), (f": {line(one.why)}", "$muted")]


def _given(role: RoleRow) -> Iterator[Line]:
    may = tools(role)
    if may:
        yield [("Whoever holds it may ", "$muted"), ("; ".join(may), "$foreground")]
    if role.prompt != role.sentence:
        yield [("Their phone says ", "$muted"), (f"“{line(role.prompt)}”", "$foreground")]
