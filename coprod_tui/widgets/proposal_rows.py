"""Draws what people propose to gather under one theme: what, by whom, and why."""

from textual.content import Content

from coprod_tui.display import line, wrap
from coprod_tui.widgets.row_list import ListedRows
from coprod_tui.widgets.text_layout import Piece, render_pieces, wrap_pieces
from coprod_tui.widgets.theme_rows import BAR
from server.projections.consents import CONSENT_NAMES
from server.projections.counting import many
from server.projections.proposals import ProposalRow

_NO_NAME = "no name"


def proposal_list(proposals: tuple[ProposalRow, ...]) -> ListedRows[ProposalRow]:
    """The proposals that wait, oldest first."""
    title = f"Proposed {len(proposals)} · Enter takes, D leaves"
    return ListedRows(title, proposals, lambda row: row.id, _lines)


def _lines(row: ProposalRow, width: int, selected: bool) -> list[Content]:
    """The lines of a proposal: its number, its name, what it gathers and who proposes it, then why."""
    bar: Piece = (BAR if selected else " ", "$accent")
    why: list[list[Piece]] = [[("  ", ""), (text, "$foreground")] for text in wrap(row.reason, width - 3)]
    drawn = [render_pieces([bar, *pieces], width) for pieces in (*wrap_pieces(_pieces(row), width - 1), *why)]
    return [one.stylize_before("on $selection") if selected else one for one in drawn]


def _pieces(row: ProposalRow) -> list[Piece]:
    numbers = ", ".join(map(str, row.numbers))
    gathers = f"{many(len(row.numbers), 'contribution')} ({numbers})" if numbers else "its words were taken back"
    said = (
        (f"{row.number} “{row.name}”" if row.name else f"{row.number}", "bold $foreground"),
        (gathers, "$accent"),
        (f"{row.gone} taken back" if row.gone and numbers else "", "$muted"),
        (_NO_NAME if row.label is None else row.label, "$people"),
        (CONSENT_NAMES["room"] if row.room_only else "", "$muted"),
    )
    return [(line(text), style) for text, style in said if text]
