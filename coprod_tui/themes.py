"""The colours of the dashboard: dark and light, each also with high contrast. No colour is ever the only sign.

`people` colours names, `others` what people added to words, `well` what went well, `muted` what can wait. `selection`
is the background of the selected row, `run-0` to `run-7` tell people apart in the river. The accent marks what can be
acted on.
"""

from typing import Final

from textual.theme import Theme

_RUNS_ON_DARK: Final = ("#8fb8ee", "#eb9fab", "#93cf9f", "#d9a38a", "#c3a9f2", "#7fd3d3", "#cdd06d", "#b6bfcb")
_RUNS_ON_LIGHT: Final = ("#1c4f96", "#98264a", "#1d6433", "#7a4326", "#5b3a9c", "#0f5f63", "#5a5d0a", "#3f4853")


def _theme(
    name: str, *, dark: bool, ground: tuple[str, str, str], text: str, accent: str, tones: dict[str, str]
) -> Theme:
    background, surface, panel = ground
    return Theme(
        name=name,
        dark=dark,
        primary=tones["people"],
        secondary=tones["others"],
        accent=accent,
        success=tones["well"],
        warning=accent,
        error=tones["wrong"],
        foreground=text,
        background=background,
        surface=surface,
        panel=panel,
        variables={
            **tones,
            **{f"run-{at}": tone for at, tone in enumerate(_RUNS_ON_DARK if dark else _RUNS_ON_LIGHT)},
            "border": tones["line"],
            "block-cursor-background": tones["selection"],
            "block-cursor-foreground": text,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": tones["selection"],
            "block-cursor-blurred-foreground": text,
            "input-selection-background": tones["selection"],
            "input-cursor-background": accent,
            "input-cursor-foreground": background,
            "scrollbar": tones["line"],
            "scrollbar-background": background,
            "scrollbar-hover": tones["muted"],
            "scrollbar-active": accent,
        },
    )


DARK: Final = _theme(
    "coprod-dark",
    dark=True,
    ground=("#13161b", "#1a1f26", "#222933"),
    text="#e6e8eb",
    accent="#f2b661",
    tones={
        "people": "#8fb8ee",
        "others": "#eb9fab",
        "well": "#93cf9f",
        "wrong": "#ff8f85",
        "muted": "#949ca8",
        "line": "#3d4652",
        "selection": "#273140",
    },
)
LIGHT: Final = _theme(
    "coprod-light",
    dark=False,
    ground=("#fbfaf7", "#f2f0ea", "#e8e5dc"),
    text="#1d2127",
    accent="#8a4b00",
    tones={
        "people": "#1c4f96",
        "others": "#98264a",
        "well": "#1d6433",
        "wrong": "#a8200d",
        "muted": "#5a626d",
        "line": "#b5b1a6",
        "selection": "#e9e1cd",
    },
)
DARK_CONTRAST: Final = _theme(
    "coprod-dark-contrast",
    dark=True,
    ground=("#000000", "#000000", "#1a1a1a"),
    text="#ffffff",
    accent="#ffd75f",
    tones={
        "people": "#a8d4ff",
        "others": "#ffc0d0",
        "well": "#9df5ae",
        "wrong": "#ffb3ab",
        "muted": "#d6d6d6",
        "line": "#ffffff",
        "selection": "#003a70",
    },
)
LIGHT_CONTRAST: Final = _theme(
    "coprod-light-contrast",
    dark=False,
    ground=("#ffffff", "#ffffff", "#eeeeee"),
    text="#000000",
    accent="#5c2e00",
    tones={
        "people": "#002f6c",
        "others": "#6d0030",
        "well": "#00430f",
        "wrong": "#7a0000",
        "muted": "#303030",
        "line": "#000000",
        "selection": "#ffe9a8",
    },
)
THEMES: Final = (DARK, LIGHT, DARK_CONTRAST, LIGHT_CONTRAST)


def theme_of(colours: str) -> str:
    """The name of the theme with these colours, as the settings name them."""
    return f"coprod-{colours}"
