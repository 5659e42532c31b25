"""Shows the contributions that speak of a word, of which some may be taken into a theme."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coprod_tui.display import line
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.widgets.contribution_rows import MARKED, NO_NAME
from server.projections.contributions.index import ContributionRow

_SENTENCE: Final = "They may mean something else by it: only what you mark goes in, and it stays in its other themes."


class SuggestionDialog(Dialog[tuple[str, ...]]):
    """Answers with the ids of the contributions that are marked; with none for Escape."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("m,space", "mark", "Mark", show=False),
        Binding("enter", "take", "Take in", show=False, priority=True),
    ]

    def __init__(self, heading: str, rows: tuple[ContributionRow, ...]) -> None:
        super().__init__()
        self._heading = heading
        self._rows = rows
        self._marked: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Composes a sentence and the contributions, none of which is marked."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(line(self._heading))
            box.border_subtitle = Content("m or space marks · Enter takes what is marked · Esc leaves it")
            yield Static(Content(_SENTENCE))
            yield OptionList(*(Option(_words(row, marked=False)) for row in self._rows))

    def action_mark(self) -> None:
        """Marks the contribution in hand, or takes its mark away."""
        choices = self.query_one(OptionList)
        if choices.highlighted is not None:
            row = self._rows[choices.highlighted]
            self._marked ^= {row.id}
            choices.replace_option_prompt_at_index(choices.highlighted, _words(row, marked=row.id in self._marked))

    def action_take(self) -> None:
        """Answers with what is marked, in the order of the list."""
        self.dismiss(tuple(row.id for row in self._rows if row.id in self._marked))

    def action_leave(self) -> None:
        """Leaves everything where it is."""
        self.dismiss(())


def _words(row: ContributionRow, *, marked: bool) -> Content:
    who = NO_NAME if row.label is None else line(row.label)
    sign = (f"{MARKED if marked else ' '} ", "bold $accent")
    return Content.assemble(sign, (f"{row.number} ", "$muted"), (f"{who}: ", "$people"), line(row.text))
