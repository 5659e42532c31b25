"""What a facilitator can set for all sessions, and what each setting may be."""

from dataclasses import dataclass
from typing import Final, Literal

Colours = Literal["dark", "light", "dark-contrast", "light-contrast"]
Glyphs = Literal["auto", "unicode", "ascii"]
Sounds = Literal["off", "on"]
HIGHEST_PORT: Final = 65535

COLOURS: Final[dict[Colours, str]] = {
    "dark": "Dark",
    "light": "Light",
    "dark-contrast": "Dark, high contrast",
    "light-contrast": "Light, high contrast",
}
GLYPHS: Final[dict[Glyphs, str]] = {
    "auto": "what this terminal can draw",
    "unicode": "lines and signs",
    "ascii": "plain letters only",
}


SOUNDS: Final[dict[Sounds, str]] = {"off": "off", "on": "a bell when somebody calls or asks"}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; each has a default."""

    colours: Colours = "dark"
    #: What lines and marks are drawn with.
    glyphs: Glyphs = "auto"
    #: The address of this machine to listen on; empty for all of them.
    host: str = ""
    #: The port to listen on, 0 for any free one; "auto" for the usual one or the next that is free.
    port: int | Literal["auto"] = "auto"
    #: The folder for exports; empty for one among the person's documents.
    exports: str = ""
    #: Whether the terminal's bell rings when somebody calls or asks.
    sounds: Sounds = "off"


def port_of(text: str) -> int | Literal["auto"] | None:
    """The port that somebody typed, "auto" for nothing; None where it is none."""
    typed = text.strip()
    if typed in ("", "auto"):
        return "auto"
    return int(typed) if typed.isascii() and typed.isdigit() and int(typed) <= HIGHEST_PORT else None
