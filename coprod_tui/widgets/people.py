"""Who joined, and who of them is connected now; it must not know what they said."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import line
from server.projections.people.list import PersonRow

SHOWN: Final = 200
_GAP: Final = Content.assemble(" ", ("·", "$muted"), " ")
_NOBODY: Final = "Nobody yet. People appear here as they join."


class PeoplePanel(VerticalScroll):
    """The newest SHOWN people, newest first; those away stand apart, under that word."""

    rows: reactive[tuple[PersonRow, ...]] = reactive(())

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def watch_rows(self, rows: tuple[PersonRow, ...]) -> None:
        """Somebody came, or their connection changed."""
        away = sum(not row.connected for row in rows)
        self.border_title = Content(f"People · {len(rows)} here{f' · {away} away' if away else ''}")
        self.query_one(Static).update(_names(rows))


def _here(row: PersonRow) -> Content:
    name = (line(row.label), "$people")
    return Content.assemble(name) if row.phone else Content.assemble(name, (" (no phone)", "$muted"))


def _names(rows: tuple[PersonRow, ...]) -> Content:
    if not rows:
        return Content.styled(_NOBODY, "$muted")
    newest = rows[: -SHOWN - 1 : -1]
    here = [_here(row) for row in newest if row.connected]
    away = [Content.styled(line(row.label), "$muted") for row in newest if not row.connected]
    more = [Content.styled(f"and {len(rows) - len(newest)} more", "$muted")] if len(rows) > len(newest) else []
    parts = [_GAP.join(here)] if here else []
    parts += [Content.assemble(("Away: ", "$warning"), _GAP.join(away))] if away else []
    return Content("\n").join([*parts, *more])
