"""Draws the plan: each phase above its questions, each question with its minutes and its stand."""

from typing import Final

from textual.content import Content

from coprod_tui.display import fit, line, shorten, wrap
from coprod_tui.model.action_context import reading
from coprod_tui.widgets.row_list import ListedRows
from coprod_tui.widgets.text_layout import Piece, render_pieces
from coprod_tui.widgets.times import time_of_day
from server.projections.questions.plan import PlannedRow, PlanView

BAR: Final = "▌"
_NUMBER: Final = 3
_BEFORE: Final = 1 + _NUMBER + 1
_MINUTES: Final = 8
_STAND: Final = 11
_LEAST: Final = 12
_MOST: Final = 100
_EMPTY: Final = (
    "Nothing is planned yet. Press + to add a question. On Said n takes a ready one, and a asks your own.",
    "Ready plans can be chosen when a session is started.",
)


def plan_list(view: PlanView, *, airy: bool = False) -> ListedRows[PlannedRow]:
    """The questions of a plan in order; an `airy` list has a blank line before each phase but the first."""
    opening = _opening(view.rows)

    def lines(row: PlannedRow, width: int, selected: bool) -> list[Content]:
        above = [_heading(row.phase, width)] if row.id in opening else []
        apart = [Content()] if above and airy and row.number > 1 else []
        return apart + above + rows(row, width, selected=selected)

    def empty(width: int) -> list[Content]:
        texts = () if view.rows else _EMPTY
        return [Content.styled(part, "$muted") for text in texts for part in wrap(text, width)]

    return ListedRows(_title(view), view.rows, lambda row: row.id, lines, empty)


def rows(row: PlannedRow, width: int, *, selected: bool) -> list[Content]:
    """The lines of a question, each as wide as the list."""
    words = max(_LEAST, min(width - _BEFORE - _MINUTES - _STAND, _MOST))
    tone = "$muted" if row.stand in ("asked", "skipped") else "$foreground"
    below = "$others" if tone == "$foreground" else tone
    bar: Piece = (BAR if selected else " ", "$accent")
    minutes = "" if row.minutes is None else f"{row.minutes} min"
    lines = []
    for at, text in enumerate(wrap(row.text, words)):
        number = f"{row.number:>{_NUMBER}} " if not at else " " * (_NUMBER + 1)
        tail: list[Piece] = [(f"{minutes:>{_MINUTES}}", "$muted"), ("  ", ""), stand(row)] if not at else []
        lines.append(render_pieces([bar, (number, "$muted"), (fit(text, words), tone), *tail], width))
    if (row.reveal, row.moderation) != ("when_revealed", "open"):
        lines.append(
            render_pieces([bar, (" " * (_NUMBER + 1), ""), (reading(row.reveal, row.moderation), below)], width)
        )
    return [one.stylize_before("on $selection") if selected else one for one in lines]


def stand(row: PlannedRow) -> Piece:
    """The stand of a question: a sign, and a word or its time."""
    match row.stand:
        case "asked":
            when = "asked" if row.asked_at is None else time_of_day(row.asked_at)
            return f"✓ {when}", "$well"
        case "open":
            return "● open", "bold $well"
        case "next":
            return "▸ next", "bold $accent"
        case "skipped":
            return "left out", "$muted"
        case _:
            return "later", "$muted"


def _opening(listed: tuple[PlannedRow, ...]) -> frozenset[str]:
    """The ids of the questions that begin a phase."""
    phases = ["", *(row.phase for row in listed)]
    return frozenset(row.id for before, row in zip(phases, listed, strict=False) if row.phase != before)


def _heading(phase: str, width: int) -> Content:
    return Content.styled(shorten(f" {line(phase) or 'Without a phase'}", width), "bold $people")


def _title(view: PlanView) -> str:
    to_ask = sum(row.stand in ("next", "later") for row in view.rows)
    if not view.rows:
        return "Plan"
    left = f"{view.minutes_left} min still planned" if view.minutes_left else f"{to_ask} still to ask"
    return f"Plan · {left if to_ask else 'everything was asked'}"
