"""The question in the room, with its counts and its clock."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import cell_width, line, shorten, wrap
from coprod_tui.widgets.question.words import (
    beside,
    clocks,
    counts,
    heard,
    number,
    on_break,
    origin,
    readable,
    standing,
)
from coprod_tui.widgets.text_layout import Piece, wrap_pieces
from server.projections.question_line import QuestionLineView
from server.projections.summary import AskedView

_NONE_YET: Final = "No question yet. Press a to ask your own, or n for a prepared one."
_LINES: Final = 3
_GAP: Final = " "
# Below this the question has its line nearly to itself.
_WIDE_FROM: Final = 100


class QuestionLine(Container):
    """The newest question with its clock, its counts, when it can be read, and how it came about.

    Its probes are below, where the screen's style makes room for them.
    """

    DEFAULT_CSS = """
    QuestionLine { layout: vertical; height: auto; padding: 0 1; }
    QuestionLine Static { width: 100%; height: auto; }
    QuestionLine #about.-none { display: none; }
    QuestionLine #probes { display: none; color: $muted; }
    """

    view: reactive[QuestionLineView] = reactive(QuestionLineView)

    def compose(self) -> ComposeResult:
        """Composes the text, the line about it, and its probes."""
        yield Static(id="asked")
        yield Static(id="about")
        yield Static(id="probes")

    def watch_view(self) -> None:
        """Redraws the question."""
        self._show()

    def on_resize(self) -> None:
        """Redraws for the new size."""
        self._show()

    def _show(self) -> None:
        question, width = self.view.question, self.content_size.width
        if width <= 0:
            return
        asked, told, aloud = (self.query_one(f"#{part}", Static) for part in ("asked", "about", "probes"))
        told.set_class(question is None, "-none")
        pause = on_break(self.view)
        if question is None:
            asked.update(Content.assemble(*pause, (_NONE_YET, "$muted")))
            return
        head = f"{number(question, self.view):>2} "
        indent = " " * cell_width(head)
        wide = width >= _WIDE_FROM
        running, behind = clocks(question, self.view.now), standing(self.view)
        asked.update(_text(head, question, width, [*pause, *running, *behind] if wide else [*pause, *running[-1:]]))
        told.update(_about(self.view, question, indent, width))
        ready = "" if self.view.planned is None else beside(self.view.planned)
        aloud.set_class(bool(ready), "-any")
        aloud.update(Content(shorten(f"{indent}{ready}", width)))


def _text(head: str, question: AskedView, width: int, beside: list[Piece]) -> Content:
    """The words with a hanging indent, and `beside` at the right of their first line."""
    used = cell_width(head)
    aside = sum(cell_width(text) for text, _ in beside)
    room = max(10, width - used - aside - len(_GAP))
    rows = wrap(line(question.text), room)
    shown = list(rows[:_LINES])
    if len(rows) > _LINES:
        shown[-1] = shorten(f"{shown[-1]} …", room)
    style = "bold" if question.closed_at is None else "$muted"
    blank = " " * max(0, width - used - cell_width(shown[0]) - aside)
    first = Content.assemble((head, "$muted"), (shown[0], style), blank, *beside)
    return Content("\n").join([first, *(Content.assemble(" " * used, (text, style)) for text in shown[1:])])


def _about(view: QuestionLineView, question: AskedView, indent: str, width: int) -> Content:
    """The counts and how it came about, in fewer words where they would not fit on one line."""
    ways = (
        [
            *counts(question, view.writing, brief=brief),
            readable(question),
            *origin(question, view, brief=brief),
            *heard(view),
        ]
        for brief in (False, True)
    )
    whole, short = (wrap_pieces(pieces, max(10, width - len(indent))) for pieces in ways)
    rows = short if len(short) < len(whole) else whole
    return Content("\n").join(Content.assemble(indent, *row) for row in rows)
