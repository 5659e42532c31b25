"""The colours and patterns by which people differ in the picture of the river.

The first 48 people differ in colour or pattern, and neighbours differ in both.
"""

from collections.abc import Iterable
from typing import Final

from server.exports.river.svg import Attributes, element

# Each: the bar and the colour of its pattern and label, on a light background, then on a dark one.
_COLOURS: Final = (
    ("#dbe8fb", "#1c4f96", "#1f3352", "#8fb8ee"),
    ("#fbdfe5", "#98264a", "#4a2430", "#eb9fab"),
    ("#dcf1e0", "#1d6433", "#1f4029", "#93cf9f"),
    ("#fbe6c6", "#8a4b00", "#4a3413", "#f2b661"),
    ("#e8defa", "#5b3a9c", "#382a55", "#c3a9f2"),
    ("#d3f0ef", "#0f5f63", "#153f42", "#7fd3d3"),
    ("#ebedc9", "#5a5d0a", "#3a3d14", "#cdd06d"),
    ("#e4e6ea", "#3f4853", "#333a44", "#b6bfcb"),
)
# The path on a tile of six by six units.
_PATTERNS: Final = (
    "M0 0H6V6H0Z",
    "M-1 5L5 -1L7 -1L-1 7ZM5 7L7 5L7 7Z",
    "M1.5 3A1.5 1.5 0 1 1 4.5 3A1.5 1.5 0 1 1 1.5 3Z",
    "M0 0H2.4V6H0Z",
    "M0 0H3V3H0ZM3 3H6V6H3Z",
    "M0 1.5H6V4H0Z",
)


def colour(tone: int) -> int:
    """The colour of a person, as an index."""
    return tone % len(_COLOURS)


def pattern(tone: int) -> int:
    """The pattern of a person, as an index."""
    return (tone + tone // 24) % len(_PATTERNS)


def bar_fill(tone: int) -> Attributes:
    """The attributes of a person's bars."""
    light, strong, *_ = _COLOURS[colour(tone)]
    return {"class": f"bar{colour(tone)}", "fill": light, "stroke": strong}


def band_fill(tone: int) -> Attributes:
    """The attributes of the band along a person's bars."""
    return {"fill": f"url(#{_name(tone)})"}


def patterns(tones: Iterable[int]) -> str:
    """The definitions of the patterns that a picture of these people needs."""
    names = {_name(tone): tone for tone in sorted(tones)}
    return element("defs", {}, *(_pattern(name, tone) for name, tone in names.items())) if names else ""


def dark_rules() -> str:
    """The style rules of bars for readers who prefer a dark background."""
    return "".join(
        f".bar{place}{{fill:{bar};stroke:{strong}}}.mark{place}{{fill:{strong}}}"
        for place, (_, _, bar, strong) in enumerate(_COLOURS)
    )


def _name(tone: int) -> str:
    return f"river-{colour(tone)}-{pattern(tone)}"


def _pattern(name: str, tone: int) -> str:
    drawn: Attributes = {
        "class": f"mark{colour(tone)}",
        "fill": _COLOURS[colour(tone)][1],
        "d": _PATTERNS[pattern(tone)],
    }
    tile: Attributes = {"id": name, "width": 6.0, "height": 6.0, "patternUnits": "userSpaceOnUse"}
    return element("pattern", tile, element("path", drawn))
