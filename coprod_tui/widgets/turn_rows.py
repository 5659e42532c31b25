"""Draws the turns: each with its words, and whether it is set or parked and what it serves."""

from typing import Final

from textual.content import Content

from coprod_tui.display import fit, line, shorten, wrap
from coprod_tui.widgets.row_list import ListedRows
from coprod_tui.widgets.text_layout import Piece, render_pieces, wrap_pieces
from server.projections.counting import many
from server.projections.direction.turns import TurnRow, TurnsView

BAR: Final = "▌"
_NUMBER: Final = 3
_BEFORE: Final = 1 + _NUMBER + 1
_LEAST: Final = 12
_MOST: Final = 100
_EMPTY: Final = (
    "No turn yet. A turn says where this goes next, in your own words.",
    "* makes one: here, or on Said and Themes from what is marked or in hand.",
)


def turn_list(view: TurnsView) -> ListedRows[TurnRow]:
    """The turns in order."""

    def lines(row: TurnRow, width: int, selected: bool) -> list[Content]:
        return _lines(row, width, selected=selected, outcomes=view.outcomes)

    def empty(width: int) -> list[Content]:
        texts = () if view.rows else _EMPTY
        return [Content.styled(part, "$muted") for text in texts for part in wrap(text, width)]

    parked = sum(row.is_parked for row in view.rows)
    title = f"Turns · {len(view.rows)}{f', {parked} not known yet' if parked else ''}"
    return ListedRows(title, view.rows, lambda row: row.id, lines, empty)


def _stand(row: TurnRow, outcomes: int) -> list[Piece]:
    """Whether a turn is set, who proposed it, and what it serves."""
    serves = f"serves {_listed(row.serves)}" if row.serves else "serves none of the outcomes yet" if outcomes else ""
    said = (
        ("✓ set" if row.is_set else "proposed", "$well" if row.is_set else "$muted"),
        ("" if row.by is None else f"by {line(row.by)}", "$people"),
        (serves, "$muted" if row.serves else "$accent"),
    )
    return [(text, style) for text, style in said if text]


def turn_details(row: TurnRow, outcomes: int, width: int) -> list[list[Content]]:
    """The lines about a turn, in groups that belong together."""
    said = [Content.styled(text, "bold $foreground") for text in wrap(row.text, width)]
    marks = [Content.assemble(*pieces) for pieces in wrap_pieces(_stand(row, outcomes), width)]
    return [group for group in (said, marks, _parked(row, width), _led(row, width)) if group]


def _lines(row: TurnRow, width: int, *, selected: bool, outcomes: int) -> list[Content]:
    words = max(_LEAST, min(width - _BEFORE, _MOST))
    bar: Piece = (BAR if selected else " ", "$accent")
    drawn = []
    for at, text in enumerate(wrap(row.text, words)):
        number = f"{row.number:>{_NUMBER}} " if not at else " " * (_NUMBER + 1)
        drawn.append(render_pieces([bar, (number, "$muted"), (fit(text, words), "$foreground")], width))
    known = [(f"? not known yet: {line(row.parked.why)}", "$others")] if row.parked and row.is_parked else []
    for pieces in wrap_pieces([*_stand(row, outcomes), *known], words):
        drawn.append(render_pieces([bar, (" " * (_NUMBER + 1), ""), *pieces], width))
    return [one.stylize_before("on $selection") if selected else one for one in drawn]


def _parked(row: TurnRow, width: int) -> list[Content]:
    """What is not known yet, who would help, when to look again; and why it was taken up again."""
    known = row.parked
    if known is None:
        return []
    told = (
        ("Not known yet", known.why),
        ("Who would help", known.helps),
        ("Look again", known.look_again),
        ("Taken up again", known.over),
    )
    return [
        Content.styled(part, "$others" if row.is_parked else "$muted")
        for label, text in told
        if text
        for part in wrap(f"{label}: {line(text)}", width)
    ]


def _led(row: TurnRow, width: int) -> list[Content]:
    """What led to a turn: themes, and contributions with their words as they stand."""
    themes = (
        f"The themes {_listed_names(row.themes)}"
        if len(row.themes) > 1
        else "".join(f"The theme {line(name)}" for name in row.themes)
    )
    drawn = [Content.styled("What led to it", "$muted")] if row.themes or row.led else []
    drawn += [Content.styled(part, "$foreground") for part in (wrap(themes, width) if themes else [])]
    if row.all_taken_back:
        alone = "All these words were taken back. The turn stands by itself."
        drawn += [Content.styled(part, "$others") for part in wrap(alone, width)]
    for words in () if row.all_taken_back else row.led:
        number = f"{words.number} "
        who = "no name" if words.label is None else line(words.label)
        text = "taken back" if words.taken_back else f"{who}: {line(words.text)}" if words.text else "deleted"
        marks = [mark for mark, there in (("held back", words.held), ("this room only", words.room_only)) if there]
        told = f"{text} ({', '.join(marks)})" if marks and not words.taken_back else text
        tone = "$muted" if words.taken_back or words.held else "$foreground"
        drawn += [
            Content.assemble((number if not at else " " * len(number), "$muted"), (part, tone))
            for at, part in enumerate(wrap(told, max(1, width - len(number))))
        ]
    more = row.led_count - len(row.led)
    if more:
        drawn.append(Content.styled(shorten(f"and {many(more, 'contribution')} more", width), "$muted"))
    return drawn


def _listed(numbers: tuple[int, ...]) -> str:
    """ "outcome 1", "outcomes 1 and 2"."""
    return f"{'outcome' if len(numbers) == 1 else 'outcomes'} {_and(tuple(map(str, numbers)))}"


def _listed_names(names: tuple[str, ...]) -> str:
    return _and(tuple(map(line, names)))


def _and(texts: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
