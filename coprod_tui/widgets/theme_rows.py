"""Draws the themes: each with how much is in it, and how much of that waits to be heard."""

from typing import Final

from textual.content import Content

from coprod_tui.display import fit, line, wrap
from coprod_tui.widgets.row_list import ListedRows
from coprod_tui.widgets.text_layout import Piece, render_pieces, wrap_pieces
from server.projections.counting import many
from server.projections.themes import NO_THEME, SuggestionView, ThemeRow, ThemesView

BAR: Final = "▌"
LOOSE: Final = "In no theme"
_COUNT: Final = 6
_BESIDE: Final = 40
_WIDE: Final = 70
_LEAST: Final = 10


def theme_list(view: ThemesView) -> ListedRows[ThemeRow]:
    """What is in no theme, then the themes in order."""
    loose = ThemeRow(NO_THEME, 0, LOOSE, view.loose, view.loose_heard)
    return ListedRows(f"Themes · {len(view.rows)}", (loose, *view.rows), lambda row: row.id, _lines)


def suggestion_words(found: SuggestionView) -> str:
    """How many more may belong to a theme: "3 more speak of “mornings”"."""
    return f"{many(found.more, 'more speaks', 'more speak')} of “{found.word}”"


def _lines(row: ThemeRow, width: int, selected: bool) -> list[Content]:
    """The lines of a theme: its name and its count, and its marks beside them, or below where there is no width."""
    bar: Piece = (BAR if selected else " ", "$accent")
    marks = _marks(row)
    beside = width >= _WIDE
    across = max(_LEAST, width - 1 - _COUNT - (_BESIDE if beside else 0))
    tone = "italic $muted" if row.id == NO_THEME else "$foreground"
    names = [(fit(text, across), tone) for text in wrap(row.name, across)]
    first: list[Piece] = [bar, names[0], (f"{row.count:>{_COUNT - 1}} ", "bold $accent" if row.count else "$muted")]
    pieces = wrap_pieces(marks, _BESIDE - 2 if beside else width - 3) if marks else []
    lines = [[*first, *([("  ", ""), *pieces[0]] if beside and pieces else [])]]
    lines += [[bar, name] for name in names[1:]]
    lines += [] if beside else [[bar, ("  ", ""), *below] for below in pieces]
    drawn = [render_pieces(one, width) for one in lines]
    return [one.stylize_before("on $selection") if selected else one for one in drawn]


def _marks(row: ThemeRow) -> list[Piece]:
    unheard = row.count - row.heard
    said = (
        ("new" if row.fresh else "", "bold $others"),
        (f"{unheard} not heard" if unheard else "✓ all heard" if row.count else "", "$muted" if unheard else "$well"),
        (f"serves {', '.join(map(str, row.serves))}" if row.serves else "", "$muted"),
        ("which outcome?" if row.unserving else "", "$warning"),
        ("" if row.people is None else f"from {row.people} people", "$people"),
    )
    return [(line(text), style) for text, style in said if text]
