"""How a session's title is shown."""

from typing import Final

PRACTICE: Final = "PRACTICE"


def display_title(title: str, *, practice: bool) -> str:
    """The title, marked where the session is practice."""
    return f"{PRACTICE} · {title}" if practice else title
