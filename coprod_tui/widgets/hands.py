"""The hands that are up, on one line."""

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from coprod_tui.display import cell_width, line, shorten
from server.projections.counting import many
from server.projections.people.hands import HandRow, HandRows

_SOMEBODY: Final = "Somebody"


def hands_line(hands: HandRows, width: int, *, is_first: bool = True) -> Content:
    """Who has the word, how many hands are up and whose is next; the key too where these are what it would answer."""
    key = f" · k {'gives the word' if hands.waiting else 'ends it'}" if is_first else ""
    words = shorten(" · ".join(_parts(hands)), max(1, width - cell_width(key)))
    return Content.assemble((words, "bold $foreground"), (key, "$muted"))


def who(hand: HandRow) -> str:
    """What to call whoever raised a hand."""
    return _SOMEBODY if hand.who is None else line(hand.who)


def _parts(hands: HandRows) -> Iterator[str]:
    if hands.speaking is not None:
        yield f"{who(hands.speaking)} has the word"
    if hands.waiting:
        first = hands.waiting[0]
        yield many(len(hands.waiting), "hand up", "hands up") + ("" if first.who is None else f", {who(first)} next")
