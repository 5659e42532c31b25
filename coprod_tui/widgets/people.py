"""Who joined, and who of them is connected."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import line
from server.projections.people.recent import PeoplePanelView, RecentPerson

_GAP: Final = Content.assemble(" ", ("·", "$muted"), " ")
_NOBODY: Final = "Nobody yet. People appear here as they join."


class PeoplePanel(VerticalScroll):
    """The newest people, newest first, then those away under that heading."""

    view: reactive[PeoplePanelView] = reactive(PeoplePanelView)

    def compose(self) -> ComposeResult:
        """Composes one scrolling text."""
        yield Static()

    def watch_view(self, view: PeoplePanelView) -> None:
        """Redraws the people."""
        self.border_title = Content(f"People · {view.here} here{f' · {view.away} away' if view.away else ''}")
        self.query_one(Static).update(_names(view))


def _name(person: RecentPerson) -> Content:
    mark = " (simulated)" if person.simulated else "" if person.phone else " (no phone)"
    return Content.assemble((line(person.label), "$people"), (mark, "$muted"))


def _names(view: PeoplePanelView) -> Content:
    if not view.newest:
        return Content.styled(_NOBODY, "$muted")
    here = [_name(person) for person in view.newest if person.connected]
    away = [Content.styled(line(person.label), "$muted") for person in view.newest if not person.connected]
    unnamed = view.here - len(view.newest)
    parts = [_GAP.join(here)] if here else []
    parts += [Content.assemble(("Away: ", "$warning"), _GAP.join(away))] if away else []
    parts += [Content.styled(f"and {unnamed} more", "$muted")] if unnamed else []
    return Content("\n").join(parts)
