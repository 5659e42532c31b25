"""Shows every key of a screen and what the marks mean, from the actions themselves."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coprod_tui.actions import Action, actions_at, key_name
from coprod_tui.display import wrap
from coprod_tui.model.action_context import ScreenName
from coprod_tui.model.tabs import TABS
from coprod_tui.screens.dialogs.dialog import Dialog

_TABS: Final = frozenset({*(tab.id for tab in TABS), "next_tab", "previous_tab"})
_KEYS: Final = 11
_TITLES: Final = 16
_WORDS: Final = 44
_MOVING: Final = (
    ("↑ ↓", "Move", "Takes the row above or below in hand. Page Up, Page Down, Home and End go further."),
    ("Tab", "Next panel", "Gives the keyboard to the next panel."),
    ("Esc", "Back", "Always backs out: of a dialog, of the ask line, of this page."),
)
_MARKS: Final = (
    ("✓", "Heard", "You told whoever said it that it was heard."),
    (
        "✓",
        "Reads as open",
        "In the ask line: your question does. Else advice stands there, and Tab takes other words. Enter always asks.",
    ),
    ("late", "Late", "Said after its question had closed."),
    ("●", "Marked", "Heard, Theme and what else is said of marked contributions concern it. Esc takes all marks away."),
    ("♥", "Me too", "So many said “Me too” to it. It is no order and no rank."),
    ("↳", "Builds on", "So many build on it; with “builds on 12” it builds on contribution 12 itself."),
    ("⚑", "Challenges", "So many challenge it with care; with “challenges 12” it challenges contribution 12."),
    ("◇", "Theme", "It is gathered under this name."),
    ("?", "Not sure", "Sent as “I'm not sure, but…”."),
    ("no name", "No name", "Sent without a name. Nothing says whose words they are, not even on this computer."),
    ("(away)", "Away", "None of their devices is connected just now. They keep their roles."),
    ("( )", "In brackets", "A key that does nothing now. Press it to hear why."),
)
_RIVER: Final = (
    ("↑ ↓", "Role", "Takes the role above or below in hand, at the same time."),
    ("← →", "Before, after", "Takes in hand who held the role before or after. Home and End: the first, the newest."),
    (", .", "Time", "Shows earlier or later time. Shift with ← and → does the same."),
    ("●", "In hand", "All about this one stands in words at the foot."),
    ("→", "Goes on", "They hold the role now."),
    ("◂ ▸", "Further", "It began before the time in view, or lasts beyond it."),
    ("░ ─ ╱", "Patterns", "A pattern and a colour belong to one person, wherever they are drawn."),
)


class HelpDialog(Dialog[bool]):
    """One page of help. Answers whether the tour is wanted."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "leave(False)", "Back", show=False),
        Binding("t", "leave(True)", "Tour", show=False),
    ]

    def __init__(self, screen_name: ScreenName) -> None:
        super().__init__()
        self._screen_name = screen_name

    def compose(self) -> ComposeResult:
        """Composes keys, ways of moving, and marks."""
        known = actions_at(self._screen_name)
        here = _keys(one for one in known if one.about != "everywhere" and one.id not in _TABS)
        everywhere = _keys(one for one in known if one.about == "everywhere" or one.id in _TABS)
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Help")
            box.border_subtitle = Content("↑ ↓ scroll · t the tour of three steps · Esc goes back")
            with VerticalScroll():
                yield Static(
                    Content("\n").join(
                        [
                            _rows("Keys here", here),
                            *self._marks(),
                            _rows("Moving about", _MOVING),
                            _rows("Everywhere", everywhere),
                        ]
                    )
                )

    def action_leave(self, tour: bool) -> None:
        """Goes back, or on to the tour."""
        self.dismiss(tour)

    def _marks(self) -> list[Content]:
        match self._screen_name:
            case "live" | "themes" | "review":
                return [_rows("Marks", _MARKS)]
            case "river":
                return [_rows("In the river", _RIVER)]
            case _:
                return []


def _keys(actions: Iterable[Action]) -> list[tuple[str, str, str]]:
    return [(" ".join(map(key_name, known.keys)), known.title, known.help) for known in actions]


def _rows(heading: str, entries: list[tuple[str, str, str]] | tuple[tuple[str, str, str], ...]) -> Content:
    lines = [Content.styled(f"\n{heading}", "bold $accent")]
    for key, title, words in entries:
        head = ((f"{key:<{_KEYS}}", "bold"), f"{title:<{_TITLES}}")
        first, *rest = wrap(words, _WORDS)
        if len(title) < _TITLES:
            lines.append(Content.assemble(*head, (first, "$muted")))
        else:
            lines.append(Content.assemble(*head))
            rest = [first, *rest]
        lines += [Content.styled(" " * (_KEYS + _TITLES) + said, "$muted") for said in rest]
    return Content("\n").join(lines)
