"""What was said in each round of a question, in columns or below one another."""

from itertools import zip_longest
from typing import Final

from textual.content import Content

from coprod_tui.display import fit, line, wrap
from coprod_tui.widgets.text_layout import render_pieces
from coprod_tui.widgets.times import time_of_day
from server.projections.questions.rounds import RoundRow, RoundView

_SIDE_BY_SIDE_FROM: Final = 90
_LEAST_COLUMN: Final = 34
_GAP: Final = 2
_NAME: Final = 10
_NOTHING: Final = "Nothing was said in this round."


def page(rounds: tuple[RoundView, ...], width: int) -> Content:
    """The rounds, oldest first, in columns where each has enough room."""
    column = (width - _GAP * (len(rounds) - 1)) // max(1, len(rounds))
    if width < _SIDE_BY_SIDE_FROM or column < _LEAST_COLUMN:
        apart = [Content("")]
        return Content("\n").join([part for one in rounds for part in [*_round(one, width), *apart]][:-1])
    columns = [_round(one, column) for one in rounds]
    blank, gap = Content(" " * column), Content(" " * _GAP)
    return Content("\n").join(gap.join(row) for row in zip_longest(*columns, fillvalue=blank))


def _round(view: RoundView, width: int) -> list[Content]:
    state = "open" if view.closed_at is None else f"until {time_of_day(view.closed_at)}"
    when = f"Round {view.round} · {time_of_day(view.asked_at)}, {state}"
    asked = [render_pieces([(part, "$foreground")], width) for part in wrap(view.text, width)]
    counted = f"{view.answered} answered · {view.passed} passed"
    said = [part for row in view.rows for part in _said(row, width)]
    return [
        render_pieces([(fit(when, width), "bold $accent")], width),
        *asked,
        render_pieces([(fit(counted, width), "$muted")], width),
        Content(" " * width),
        *(said or [render_pieces([(fit(_NOTHING, width), "$muted")], width)]),
    ]


def _said(row: RoundRow, width: int) -> list[Content]:
    name, style = ("no name", "italic $muted") if row.label is None else (line(row.label), "$people")
    words = [(part, "$foreground") for part in wrap(row.text, width - _NAME - 1)]
    said = words if row.hands is None else [*words, (f"×{row.hands} hands", "$others")]
    heads = [(f"{fit(name, _NAME)} ", style), *[(" " * (_NAME + 1), "")] * (len(said) - 1)]
    return [render_pieces([head, part], width) for head, part in zip(heads, said, strict=True)]
